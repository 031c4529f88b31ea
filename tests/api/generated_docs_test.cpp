// What docs/ takes from the program is what the program says today: the books and diagrams of docs/procedures, and the
// table of the policy values.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "api/procedure_text/book_text.hpp"
#include "api/procedure_text/diagram.hpp"
#include "api/procedure_text/policy_text.hpp"
#include "api/service/runtime.hpp"

namespace renmian {
namespace {

struct Kind {
  const char* ending;
  std::string (*write)(const Book&, Language);
  Language language = Language::kChinese;
};
constexpr Kind kKinds[] = {{".md", book_text},
                           {".en.md", book_text, Language::kEnglish},
                           {".svg", diagram_svg},
                           {".dot", diagram_dot},
                           {".mmd", diagram_mermaid}};

std::string content_of(const std::string& file) {
  std::ifstream in(RENMIAN_SOURCE_DIR "/docs/" + file, std::ios::binary);
  EXPECT_TRUE(in) << file << " cannot be read";
  return {std::istreambuf_iterator<char>(in), {}};
}

// Not EXPECT_EQ, which would print both texts.
void expect_as_written(const std::string& file, const std::string& written) {
  EXPECT_TRUE(content_of(file) == written) << file << ": run scripts/generate-docs";
}

class GeneratedDocs : public testing::TestWithParam<const Procedure*> {};

TEST_P(GeneratedDocs, AreWhatTheProgramWritesToday) {
  const auto& book = GetParam()->book();
  for (const auto& [ending, write, language] : kKinds) {
    expect_as_written("procedures/" + std::string(book.info.id) + ending, write(book, language));
  }
}

TEST_P(GeneratedDocs, AreListedWithBooksAndPicture) {
  const auto list = content_of("procedures/README.md");
  const std::string id(GetParam()->book().info.id);
  for (const auto* ending : {".md", ".en.md", ".svg"}) {
    EXPECT_THAT(list, testing::HasSubstr("(" + id + ending + ")"));
  }
}

INSTANTIATE_TEST_SUITE_P(Procedures, GeneratedDocs, testing::ValuesIn(compiled_procedures()),
                         [](const auto& test) { return std::string(test.param->book().info.id); });

TEST(GeneratedPolicyValues, AreWhatTheProgramWritesToday) {
  expect_as_written("policy-values.md", policy_text(compiled_procedures()));
}

}  // namespace
}  // namespace renmian
