// What is written is whole, private, and what a killed process left behind does no harm.
#include "adapters/archive/folder_writer.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "engine/base/problem.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/folder_content.hpp"

namespace renmian {
namespace {

namespace fs = std::filesystem;
using testing::IsEmpty;
using testing::Pair;
using testing::UnorderedElementsAre;

constexpr std::string_view kPath = "payloads/a.jsonl";

class FolderWriterTest : public testing::Test {
 protected:
  fs::path place() const { return temporary_.path() / "trail"; }
  std::map<std::string, std::string> files() const { return test::content_of(place()); }

  static PayloadLine line(std::uint64_t index) {
    // A content that looks like the end of another line.
    return {index, std::string(32, 's'), R"({"text":",\"log_index\":9,\"salt\":\"x\"}"})"};
  }
  static std::string text(std::initializer_list<std::uint64_t> indices) {
    std::string all;
    for (const auto index : indices) all += to_string(line(index)) + "\n";
    return all;
  }
  static std::vector<PayloadLine> lines(std::initializer_list<std::uint64_t> indices) {
    std::vector<PayloadLine> all;
    for (const auto index : indices) all.push_back(line(index));
    return all;
  }
  void leave_behind(std::string_view path, const std::string& bytes) const {
    std::ofstream(place() / path, std::ios::binary | std::ios::app) << bytes;
  }

  static unsigned mode_of(const fs::path& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 07777U : 0U;
  }

  test::TemporaryFolder temporary_;
};

TEST_F(FolderWriterTest, PutsAFileWithTheFoldersItNeedsForNobodyButItsOwner) {
  FolderWriter folder(place());
  folder.put("tile/0/000", "hashes");
  EXPECT_THAT(files(), UnorderedElementsAre(Pair("tile/0/000", "hashes")));
  EXPECT_EQ(mode_of(place()), 0700U);
  EXPECT_EQ(mode_of(place() / "tile/0"), 0700U);
  EXPECT_EQ(mode_of(place() / "tile/0/000"), 0600U);
}

TEST_F(FolderWriterTest, ReplacesAFileThatDiffersAndLeavesOneThatDoesNot) {
  FolderWriter folder(place());
  folder.put("checkpoint", "one");
  const auto inode = [&] {
    struct stat status {};
    ::stat((place() / "checkpoint").c_str(), &status);
    return status.st_ino;
  };
  const auto first = inode();
  folder.put("checkpoint", "one");
  EXPECT_EQ(inode(), first);
  folder.put("checkpoint", "two");
  EXPECT_NE(inode(), first);
  EXPECT_EQ(folder.read("checkpoint"), "two");
}

TEST_F(FolderWriterTest, WhatIsNotThereReadsAsNothing) {
  FolderWriter folder(place());
  EXPECT_EQ(folder.read("checkpoint"), std::nullopt);
  folder.remove("checkpoint");
  EXPECT_EQ(folder.remove_payloads(kPath, std::vector<std::uint64_t>{1}), 0U);
}

TEST_F(FolderWriterTest, TheSealIsTheCheckpoint) {
  FolderWriter folder(place());
  folder.put("manifest.json", "{}\n");
  folder.seal("signed");
  EXPECT_THAT(files(), UnorderedElementsAre(Pair("manifest.json", "{}\n"), Pair("checkpoint", "signed")));
}

TEST_F(FolderWriterTest, PayloadsGrow) {
  FolderWriter folder(place());
  EXPECT_FALSE(folder.set_payloads_from(kPath, 0, lines({3, 5})));
  EXPECT_FALSE(folder.set_payloads_from(kPath, 6, lines({8})));
  EXPECT_EQ(folder.read(kPath), text({3, 5, 8}));
  EXPECT_EQ(mode_of(place() / kPath), 0600U);
}

TEST_F(FolderWriterTest, LinesFromTheIndexOnAreReplacedAndTheLastBeforeItStays) {
  FolderWriter folder(place());
  folder.set_payloads_from(kPath, 0, lines({3, 5, 8}));
  EXPECT_FALSE(folder.set_payloads_from(kPath, 9, {}));
  EXPECT_EQ(folder.read(kPath), text({3, 5, 8}));
  EXPECT_TRUE(folder.set_payloads_from(kPath, 8, lines({8, 12})));
  EXPECT_EQ(folder.read(kPath), text({3, 5, 8, 12}));
  EXPECT_TRUE(folder.set_payloads_from(kPath, 5, {}));
  EXPECT_EQ(folder.read(kPath), text({3}));
}

TEST_F(FolderWriterTest, ALineCutShortAtAnyByteIsCutOff) {
  const auto torn = text({8});
  for (std::size_t length = 1; length < torn.size(); ++length) {
    FolderWriter folder(place());
    folder.set_payloads_from(kPath, 0, lines({3, 5}));
    leave_behind(kPath, torn.substr(0, length));
    ASSERT_TRUE(folder.set_payloads_from(kPath, 8, lines({8}))) << length;
    ASSERT_EQ(folder.read(kPath), text({3, 5, 8})) << length;
    fs::remove(place() / kPath);
  }
}

TEST_F(FolderWriterTest, APayloadFileWithoutLinesIsNotKept) {
  FolderWriter folder(place());
  EXPECT_FALSE(folder.set_payloads_from(kPath, 0, {}));
  folder.set_payloads_from(kPath, 0, lines({3}));
  EXPECT_TRUE(folder.set_payloads_from(kPath, 3, {}));
  EXPECT_THAT(files(), IsEmpty());
}

TEST_F(FolderWriterTest, PayloadsAreTakenOut) {
  FolderWriter folder(place());
  folder.set_payloads_from(kPath, 0, lines({3, 5, 8}));
  EXPECT_EQ(folder.remove_payloads(kPath, std::vector<std::uint64_t>{4, 5}), 1U);
  EXPECT_EQ(folder.read(kPath), text({3, 8}));
  EXPECT_EQ(folder.remove_payloads(kPath, std::vector<std::uint64_t>{3, 8}), 2U);
  EXPECT_THAT(files(), IsEmpty());
}

TEST_F(FolderWriterTest, WhatAKilledProcessWasWritingGoesAway) {
  fs::create_directories((place() / kIncomingPath).parent_path());
  leave_behind(kIncomingPath, "a piece of a file");
  FolderWriter folder(place());
  EXPECT_THAT(files(), IsEmpty());
  folder.seal("whole");
  EXPECT_THAT(files(), UnorderedElementsAre(Pair("checkpoint", "whole")));
  EXPECT_FALSE(fs::exists(place() / "tile"));
}

TEST_F(FolderWriterTest, RemovesFilesAndFolders) {
  FolderWriter folder(place());
  folder.put("payloads/a", "a");
  folder.put("payloads/b", "b");
  folder.put("policy.txt", "p");
  folder.remove("payloads");
  EXPECT_THAT(files(), UnorderedElementsAre(Pair("policy.txt", "p")));
  folder.remove("policy.txt");
  EXPECT_THAT(files(), IsEmpty());
}

TEST_F(FolderWriterTest, TwoOfThemTakeTurns) {
  std::atomic<bool> opened = false;
  std::thread second;
  {
    FolderWriter first(place());
    second = std::thread([&] {
      FolderWriter waits(place());
      opened = true;
    });
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    EXPECT_FALSE(opened);
  }
  second.join();
  EXPECT_TRUE(opened);
}

TEST_F(FolderWriterTest, AFolderThatCannotBeIsAFault) {
  std::ofstream(temporary_.path() / "file") << "in the way";
  try {
    FolderWriter folder(temporary_.path() / "file" / "trail");
    FAIL() << "no fault";
  } catch (const Fault& fault) {
    EXPECT_EQ(fault.code(), "folder-not-written");
    EXPECT_THAT(fault.message().zh, testing::HasSubstr("file/trail"));
  }
}

}  // namespace
}  // namespace renmian
