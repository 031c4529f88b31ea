// renmian-verify as it is called.
#include <gmock/gmock.h>

#include <boost/json/parse.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "tests/support/trail_world.hpp"

namespace renmian::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

struct Outcome {
  int exit = -1;
  std::string out;
};

class VerifyTest : public testing::Test {
 protected:
  VerifyTest() {
    std::string place = (fs::temp_directory_path() / "renmian-verify-XXXXXX").string();
    place_ = mkdtemp(place.data());
    for (std::size_t i = 0; i < 3; ++i) world.run_case(i);
    write("policy", world.policy());
    put(world.files());
  }
  ~VerifyTest() override { fs::remove_all(place_); }

  void write(const fs::path& name, const std::string& bytes) const {
    fs::create_directories((place_ / name).parent_path());
    std::ofstream(place_ / name, std::ios::binary) << bytes;
  }
  void put(const Files& files) const {
    fs::remove_all(place_ / "folder");
    for (const auto& [name, bytes] : files) write("folder/" + name, bytes);
  }

  // In the folder that holds `folder` and `policy`; standard error comes with the answer.
  Outcome run(const std::string& arguments) const {
    const auto command =
        "cd " + place_.string() + " && LC_ALL=C.UTF-8 " RENMIAN_VERIFY_BINARY " " + arguments + " 2>&1";
    auto* pipe = popen(command.c_str(), "r");
    Outcome outcome;
    char buffer[4096];
    for (std::size_t got = 0; (got = fread(buffer, 1, sizeof buffer, pipe)) > 0;) outcome.out.append(buffer, got);
    outcome.exit = WEXITSTATUS(pclose(pipe));
    return outcome;
  }

  TrailWorld world;
  fs::path place_;
};

TEST_F(VerifyTest, AGoodFolderGivesTwelveGoodLinesInChinese) {
  const auto done = run("folder --policy policy");
  EXPECT_EQ(done.exit, 0) << done.out;
  EXPECT_THAT(done.out, HasSubstr("✓ tree        记录齐全，根哈希与已签名的相符\n"));
  EXPECT_THAT(done.out, HasSubstr("结论：核验通过\n"));
  EXPECT_THAT(done.out, Not(HasSubstr("✗")));
}

TEST_F(VerifyTest, TamperingIsProvedWithWhatItMeansAndWhatToDo) {
  auto files = world.files();
  files["tile/1/000.p/1"] = "";
  files.at("tile/0/000.p/18")[0] ^= 1;
  put(files);
  const auto done = run("folder --policy policy --language en");
  EXPECT_EQ(done.exit, 1);
  EXPECT_THAT(done.out, HasSubstr("✗ tree"));
  EXPECT_THAT(done.out, HasSubstr("    - the tile tile/0/000.p/18 does not agree with the log\n    This means: "));
  EXPECT_THAT(done.out, HasSubstr("    What to do: keep the folder as it is"));
  EXPECT_THAT(done.out, HasSubstr("Result: tampering is proved"));
}

TEST_F(VerifyTest, WithoutAllEvidenceItExitsWithTwo) {
  write("policy", world.policy().substr(0, world.policy().find("quorum")) + "quorum none\n");
  EXPECT_EQ(run("folder --policy policy").exit, 0);
  fs::remove(place_ / "folder/tile/0/000.p/18");
  const auto done = run("folder --policy policy");
  EXPECT_EQ(done.exit, 2);
  EXPECT_THAT(done.out, HasSubstr("! tree"));
}

TEST_F(VerifyTest, WhatCannotBeReadIsUsage) {
  EXPECT_EQ(run("").exit, 3);
  EXPECT_EQ(run("folder").exit, 3);
  EXPECT_EQ(run("nowhere --policy policy").exit, 3);
  EXPECT_EQ(run("folder --policy nothing").exit, 3);
  EXPECT_EQ(run("folder --policy policy --since policy").exit, 3);
  EXPECT_EQ(run("folder --policy policy --case x").exit, 3);
  EXPECT_EQ(run("--help").exit, 0);
  write("policy", "log nonsense\n");
  const auto done = run("folder --policy policy");
  EXPECT_EQ(done.exit, 3);
  EXPECT_THAT(done.out, HasSubstr("公钥文件不可用"));
}

TEST_F(VerifyTest, OlderCheckpointsAndReceiptsAreTakenRepeatedly) {
  write("a", world.checkpoint(5));
  write("b", world.checkpoint(6));
  write("mine", world.proof(3, 7));
  EXPECT_EQ(run("folder --policy policy --since a --since b --receipt mine").exit, 0);
  world.forge(0, [](Event& event) { event.actor.id = "009"; });
  put(world.files());
  const auto done = run("folder --policy policy --since a --since b --receipt mine --json");
  EXPECT_EQ(done.exit, 1);
  const auto report = boost::json::parse(done.out);
  EXPECT_EQ(report.at("exit"), 1);
  EXPECT_EQ(report.at("lines").at(4).at("code"), "consistency");
  EXPECT_EQ(report.at("lines").at(4).at("found"), 2);
  EXPECT_EQ(report.at("lines").at(4).at("verdict"), "tampering");
  EXPECT_EQ(report.at("lines").at(4).at("findings").at(0).at("file"), "a");
  EXPECT_EQ(report.at("checkpoint").at("size"), 18);
}

TEST_F(VerifyTest, ALinkInTheFolderIsFoundAndNotFollowed) {
  fs::create_symlink("/etc/passwd", place_ / "folder/checkpoints");
  const auto done = run("folder --policy policy");
  EXPECT_EQ(done.exit, 1);
  EXPECT_THAT(done.out, HasSubstr("有不属于审计档案的文件 checkpoints"));
}

TEST_F(VerifyTest, TheBinaryNeedsNeitherDatabaseNorNetwork) {
  auto* pipe = popen("ldd " RENMIAN_VERIFY_BINARY "; nm -C " RENMIAN_VERIFY_BINARY, "r");
  std::string text;
  char buffer[65536];
  for (std::size_t got = 0; (got = fread(buffer, 1, sizeof buffer, pipe)) > 0;) text.append(buffer, got);
  ASSERT_EQ(pclose(pipe), 0);
  EXPECT_THAT(text, HasSubstr("check_folder"));
  for (const auto* unwanted : {"libpq", "sqlite", "soci", "boost::msm", "boost::beast", "boost::asio"}) {
    EXPECT_THAT(text.find(unwanted), std::string::npos) << unwanted;
  }
}

}  // namespace
}  // namespace renmian::test
