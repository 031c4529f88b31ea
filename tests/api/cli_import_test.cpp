// Forms on the command line: good ones give people, one bad one and nothing is kept.
#include <gmock/gmock.h>

#include "tests/support/command_run.hpp"

namespace renmian::test {
namespace {

using testing::HasSubstr;

class ImportCommand : public testing::Test {
 protected:
  ImportCommand() { EXPECT_EQ(run("migrate").status, 0); }
  Ran run(const std::string& arguments) const { return here_.run(arguments); }
  static std::string form(const std::string& name) { return " '" + (RENMIAN_TEST_DATA "/forms/" + name) + "'"; }
  std::size_t people() const { return run("person list --json").json().as_array().size(); }

  Installation here_;
};

TEST_F(ImportCommand, GoodFormsGivePeople) {
  const auto imported = run("import" + form("valid_02_overseas_newfields.lrmx") + form("valid_03_minimal_bom.lrmx"));
  EXPECT_EQ(imported.status, 0) << imported.err;
  EXPECT_THAT(imported.out, HasSubstr("赵样"));
  EXPECT_EQ(people(), 2U);
}

TEST_F(ImportCommand, AnOldFormTakesThePhotoBesideIt) {
  const auto imported = run("import --json" + form("valid_01_long_resume.lrm"));
  ASSERT_EQ(imported.status, 0) << imported.out;
  const auto id = std::string(imported.json().at(0).at("person").at("id").as_string());
  ASSERT_EQ(run("person export " + id + " --output with.lrmx").status, 0);

  std::filesystem::copy_file(RENMIAN_TEST_DATA "/forms/valid_01_long_resume.lrm", here_.folder() / "bare.lrm");
  const auto bare = run("import --json bare.lrm");
  ASSERT_EQ(bare.status, 0) << bare.out;
  const auto bare_id = std::string(bare.json().at(0).at("person").at("id").as_string());
  ASSERT_EQ(run("person export " + bare_id + " --output without.lrmx").status, 0);

  EXPECT_GT(std::filesystem::file_size(here_.folder() / "with.lrmx"),
            std::filesystem::file_size(here_.folder() / "without.lrmx") +
                std::filesystem::file_size(RENMIAN_TEST_DATA "/forms/valid_01_long_resume.pic"));
}

TEST_F(ImportCommand, WhatIsExportedIsReadAgain) {
  const auto imported = run("import --json" + form("valid_03_minimal_bom.lrmx")).json();
  const auto id = std::string(imported.at(0).at("person").at("id").as_string());
  EXPECT_EQ(run("person export " + id + " --output out.lrmx").status, 0);
  const auto again = run("import --json out.lrmx");
  EXPECT_EQ(again.status, 0);
  EXPECT_EQ(again.json().at(0).at("person").at("name"), imported.at(0).at("person").at("name"));
  const auto twice = run("person export " + id + " --output out.lrmx");
  EXPECT_EQ(twice.status, 2);
  EXPECT_THAT(twice.err, HasSubstr("file-exists out.lrmx"));
}

TEST_F(ImportCommand, OneBadFormAndNothingIsKept) {
  for (const auto* bad : {"bad_01_truncated.lrmx", "bad_02_wrong_encoding.lrmx", "bad_03_impossible_dates.lrmx",
                          "attack_xxe_billion_laughs.lrmx"}) {
    const auto refused = run("import" + form("valid_03_minimal_bom.lrmx") + form("bad/" + std::string(bad)));
    EXPECT_EQ(refused.status, 2) << bad;
    EXPECT_EQ(refused.out, "") << bad;
    EXPECT_THAT(refused.err, HasSubstr(bad));
    EXPECT_EQ(people(), 0U) << bad;
  }
}

TEST_F(ImportCommand, ABadFormIsNamedWithElementAndReason) {
  const auto refused = run("import --json" + form("bad/bad_03_impossible_dates.lrmx"));
  EXPECT_EQ(refused.status, 2);
  const auto told = refused.json();
  const auto& problems = told.at("problems").as_array();
  EXPECT_FALSE(problems.empty());
  for (const auto& problem : problems) {
    EXPECT_THAT(std::string(problem.at("place").as_string()), HasSubstr("bad_03_impossible_dates.lrmx /Person/"));
    EXPECT_FALSE(problem.at("message").at("zh").as_string().empty());
    EXPECT_FALSE(problem.at("message").at("en").as_string().empty());
  }
}

TEST_F(ImportCommand, AMissingFileAndAFolderAreNamed) {
  const auto missing = run("import none.lrmx" + form("valid_03_minimal_bom.lrmx"));
  EXPECT_EQ(missing.status, 2);
  EXPECT_THAT(missing.err, HasSubstr("file-unreadable none.lrmx"));
  EXPECT_THAT(run("import .").err, HasSubstr("file-unreadable ."));
  EXPECT_EQ(people(), 0U);
}

}  // namespace
}  // namespace renmian::test
