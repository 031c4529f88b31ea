// A folder from strangers: what is read of it, and what is not.
#include "adapters/archive/folder_reader.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "engine/base/problem.hpp"

namespace renmian {
namespace {

namespace fs = std::filesystem;

class FolderReaderTest : public testing::Test {
 protected:
  FolderReaderTest() {
    std::string place = (fs::temp_directory_path() / "renmian-folder-XXXXXX").string();
    place_ = mkdtemp(place.data());
    write("folder/checkpoint", "0123456789");
    write("folder/tile/0/000", "tile");
    write("outside", "secret");
  }
  ~FolderReaderTest() override { fs::remove_all(place_); }

  void write(const fs::path& name, const std::string& bytes) const {
    fs::create_directories((place_ / name).parent_path());
    std::ofstream(place_ / name) << bytes;
  }

  FolderReader reader() const { return FolderReader(place_ / "folder"); }

  // The paths, those that are no regular files in brackets.
  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const auto& file : reader().files()) names.push_back(file.regular ? file.path : "[" + file.path + "]");
    return names;
  }

  fs::path place_;
};

TEST_F(FolderReaderTest, ListsAndReadsRegularFiles) {
  EXPECT_THAT(names(), testing::ElementsAre("checkpoint", "tile/0/000"));
  EXPECT_EQ(reader().read("tile/0/000", 100, 0), "tile");
  EXPECT_EQ(reader().read("checkpoint", 4, 0), "0123");
  EXPECT_EQ(reader().read("checkpoint", 4, 8), "89");
  EXPECT_EQ(reader().read("checkpoint", 4, 10), "");
  EXPECT_EQ(reader().read("manifest.json", 4, 0), std::nullopt);
}

TEST_F(FolderReaderTest, FollowsNoLinks) {
  fs::create_symlink("../outside", place_ / "folder/link");
  fs::create_directory_symlink("..", place_ / "folder/up");
  EXPECT_THAT(names(), testing::ElementsAre("checkpoint", "[link]", "tile/0/000", "[up]"));
  EXPECT_EQ(reader().read("link", 100, 0), std::nullopt);
  EXPECT_EQ(reader().read("up/outside", 100, 0), std::nullopt);
}

TEST_F(FolderReaderTest, ReadsNothingFromOutside) {
  EXPECT_EQ(reader().read("../outside", 100, 0), std::nullopt);
  EXPECT_EQ(reader().read("tile/../../outside", 100, 0), std::nullopt);
  EXPECT_EQ(reader().read((place_ / "outside").string(), 100, 0), std::nullopt);
  EXPECT_EQ(reader().read("tile", 100, 0), std::nullopt);
}

TEST_F(FolderReaderTest, APipeIsNoFileAndHoldsNobodyUp) {
  ASSERT_EQ(mkfifo((place_ / "folder/pipe").c_str(), 0600), 0);
  EXPECT_THAT(names(), testing::Contains("[pipe]"));
  EXPECT_EQ(reader().read("pipe", 100, 0), std::nullopt);
}

TEST_F(FolderReaderTest, NamesThatWouldSpoilATerminalAreWrittenOut) {
  write("folder/\x1b[2J", "x");
  write("folder/\xff", "x");
  EXPECT_THAT(names(), testing::ElementsAre("\\x1b[2J", "\\xff", "checkpoint", "tile/0/000"));
}

TEST_F(FolderReaderTest, NoFolderIsAFault) {
  EXPECT_THROW(FolderReader(place_ / "none"), Fault);
  EXPECT_THROW(FolderReader(place_ / "outside"), Fault);
  EXPECT_THROW(read_given_file(place_ / "folder", 10), Fault);
  EXPECT_EQ(read_given_file(place_ / "outside", 3), "sec");
}

}  // namespace
}  // namespace renmian
