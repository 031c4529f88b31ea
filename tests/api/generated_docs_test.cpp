// The files in docs/procedures are what the program says of its procedure today.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "api/procedure_text/book_text.hpp"
#include "api/procedure_text/diagram.hpp"
#include "workflows/appointment/appointment.hpp"

namespace renmian {
namespace {

struct GeneratedFile {
  const char* name;
  std::string (*write)(const Book&, Language);
  Language language = Language::kChinese;
};

std::string content_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  EXPECT_TRUE(in) << file << " cannot be read";
  return {std::istreambuf_iterator<char>(in), {}};
}

class GeneratedDocs : public testing::TestWithParam<GeneratedFile> {};

TEST_P(GeneratedDocs, AreWhatTheProgramWritesToday) {
  const auto& [name, write, language] = GetParam();
  const auto file = std::string(RENMIAN_SOURCE_DIR "/docs/procedures/") + name;
  // Not EXPECT_EQ, which would print both files.
  EXPECT_TRUE(content_of(file) == write(appointment::compiled().book(), language))
      << file << ": run scripts/generate-docs";
}

constexpr GeneratedFile kFiles[] = {{"appointment.md", book_text},
                                    {"appointment.en.md", book_text, Language::kEnglish},
                                    {"appointment.svg", diagram_svg},
                                    {"appointment.dot", diagram_dot},
                                    {"appointment.mmd", diagram_mermaid}};

std::string test_name(const testing::TestParamInfo<GeneratedFile>& info) {
  std::string letters;
  for (const char c : std::string_view(info.param.name)) letters += c == '.' ? '_' : c;
  return letters;
}

INSTANTIATE_TEST_SUITE_P(Procedures, GeneratedDocs, testing::ValuesIn(kFiles), test_name);

}  // namespace
}  // namespace renmian
