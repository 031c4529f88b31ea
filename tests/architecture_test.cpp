// Includes point one way: api -> adapters -> engine, api -> workflows -> engine. A rule kept by a test outlives its
// authors.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <string>

namespace {

namespace fs = std::filesystem;

// What the files of a folder may include, besides the standard library (a name without a dot or slash).
const std::map<std::string, std::string> kMayInclude = {
    {"engine", "engine/|boost/(describe|json|mp11|mpl|msm|system)|fmt/|openssl/"},
    {"workflows", "workflows/|engine/|boost/(describe|mp11)"},
    {"adapters/archive", "adapters/archive/|adapters/system/|engine/|fmt/|fcntl\\.h|sys/|unistd\\.h"},
    {"adapters/documents", "adapters/documents/|adapters/system/|engine/|libxml/|zip\\.h"},
    {"adapters/forms", "adapters/forms/|engine/|libxml/|iconv\\.h|fmt/"},
    {"adapters/http_client", "adapters/http_client/|engine/|boost/|openssl/"},
    {"adapters/identity", "adapters/identity/|adapters/system/durable_file|engine/|argon2\\.h|fmt/|openssl/"},
    {"adapters/keys", "adapters/keys/|adapters/system/|engine/|openssl/|fcntl\\.h|sys/|unistd\\.h"},
    {"adapters/oidc", "adapters/oidc/|adapters/http_client/|engine/|boost/|cjose/|openssl/"},
    {"adapters/pinyin", "adapters/pinyin/|unicode/"},
    {"adapters/store", "adapters/store/|engine/|soci/|libpq|sqlite3\\.h|boost/|fmt/|sys/|fcntl\\.h|unistd\\.h"},
    {"adapters/system", "adapters/system/|engine/|openssl/|fcntl\\.h|sys/|unistd\\.h"},
    {"adapters/witness",
     "adapters/witness/|adapters/http_client/|adapters/system/durable_file|engine/|boost/|fmt/|openssl/|fcntl\\.h|sys/"
     "|unistd\\.h"},
    {"api", "api/|adapters/|workflows/|engine/|[A-Za-z]"},
};

const fs::path kRoot = RENMIAN_SOURCE_DIR;

std::vector<fs::path> sources_below(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const auto ending = entry.path().extension();
    if (entry.is_regular_file() && (ending == ".hpp" || ending == ".cpp")) files.push_back(entry.path());
  }
  return files;
}

TEST(EveryFolder, IncludesOnlyWhatItMayKnow) {
  const std::regex include_line(R"re(^\s*#\s*include\s*[<"]([^>"]+)[>"])re");
  const std::regex standard("[a-z_0-9]+");
  for (const auto& [folder, allowed] : kMayInclude) {
    const std::regex may("(" + allowed + ").*");
    std::size_t seen = 0;
    for (const auto& file : sources_below(kRoot / folder)) {
      std::ifstream in(file);
      for (std::string line; std::getline(in, line);) {
        std::smatch match;
        if (!std::regex_search(line, match, include_line)) continue;
        ++seen;
        const auto name = match[1].str();
        EXPECT_TRUE(std::regex_match(name, standard) || std::regex_match(name, may))
            << file << " includes " << name << ", which " << folder << "/ may not know";
      }
    }
    EXPECT_GT(seen, 0U) << folder;
  }
}

TEST(EveryAdapter, HasItsOwnLineInTheListAbove) {
  for (const auto& entry : fs::directory_iterator(kRoot / "adapters")) {
    if (entry.is_directory()) {
      EXPECT_TRUE(kMayInclude.contains("adapters/" + entry.path().filename().string())) << entry.path();
    }
  }
}

TEST(EveryFile, IsSmallEnoughToBeReadAtOnce) {
  constexpr std::size_t kMostLines = 450;
  for (const auto* folder : {"engine", "workflows", "adapters", "api"}) {
    for (const auto& file : sources_below(kRoot / folder)) {
      std::ifstream in(file);
      std::size_t lines = 0;
      for (std::string line; std::getline(in, line);) ++lines;
      EXPECT_LE(lines, kMostLines) << file;
    }
  }
}

}  // namespace
