// What the program says to wrong usage, in which language, and with which exit status.
#include <gmock/gmock.h>

#include "tests/support/command_run.hpp"

namespace renmian::test {
namespace {

using testing::HasSubstr;

class Usage : public testing::Test {
 protected:
  Ran run(const std::string& arguments, const std::string& before = {}) const { return here_.run(arguments, before); }

  Installation here_;
};

TEST_F(Usage, HelpIsThereForEveryCommandInBothLanguages) {
  for (const auto* command : {"",
                              "serve",
                              "migrate",
                              "demo",
                              "procedure",
                              "procedure list",
                              "procedure show",
                              "procedure diagram",
                              "procedure check",
                              "import",
                              "case",
                              "case list",
                              "case open",
                              "case show",
                              "case do",
                              "case history",
                              "batch",
                              "batch list",
                              "batch open",
                              "batch show",
                              "batch do",
                              "person",
                              "person list",
                              "person show",
                              "person export",
                              "unit",
                              "unit list",
                              "unit add",
                              "post",
                              "post list",
                              "post add",
                              "policy",
                              "policy show",
                              "policy set",
                              "policy values",
                              "audit",
                              "audit verify",
                              "scenario"}) {
    const auto ran = run(std::string(command) + " --help");
    EXPECT_EQ(ran.status, 0) << command;
    EXPECT_THAT(ran.out, HasSubstr(" / ")) << command;
    EXPECT_EQ(ran.err, "") << command;
  }
}

TEST_F(Usage, TheVersionIsTold) {
  const auto ran = run("--version");
  EXPECT_EQ(ran.status, 0);
  EXPECT_THAT(ran.out, testing::StartsWith("renmian "));
}

TEST_F(Usage, WhatCannotBeUnderstoodHasStatusTwo) {
  for (const auto* arguments : {"",
                                "no-such-command",
                                "case",
                                "case no-such",
                                "case show",
                                "case show not-an-id",
                                "case list --limit 0",
                                "case list --limit 10001",
                                "case list --no-such-option",
                                "procedure show no-such",
                                "procedure diagram",
                                "procedure diagram promote --format png",
                                "batch do",
                                "serve --listen nowhere",
                                "serve --demo-clock yesterday",
                                "demo --seed minus",
                                "--language fr case list",
                                "--log-level loud case list",
                                "policy show --procedure no-such",
                                "audit verify --verifier-key none",
                                "scenario no-such-file",
                                "import",
                                "unit add",
                                "unit add --name x --parent not-an-id",
                                "post add --title x --level section_head --kind head",
                                "person export"}) {
    const auto ran = run(arguments);
    EXPECT_EQ(ran.status, 2) << arguments;
    EXPECT_EQ(ran.out, "") << arguments;
    EXPECT_NE(ran.err, "") << arguments;
  }
}

TEST_F(Usage, ErrorsSpeakChineseUnlessToldOtherwise) {
  EXPECT_THAT(run("case show not-an-id").err, HasSubstr("输入有误 usage"));
  EXPECT_THAT(run("--language en case show not-an-id").err, HasSubstr("bad input usage"));
  EXPECT_THAT(run("case show not-an-id", "LANG=en_US.UTF-8").err, HasSubstr("bad input usage"));
  EXPECT_THAT(run("case show not-an-id", "LC_ALL=zh_CN.UTF-8 LANG=en_US.UTF-8").err, HasSubstr("输入有误 usage"));
  EXPECT_THAT(run("--language zh case show not-an-id", "LANG=en_US.UTF-8").err, HasSubstr("输入有误 usage"));
  EXPECT_THAT(run("case show not-an-id", "LANG=C.UTF-8").err, HasSubstr("输入有误 usage"));
}

TEST_F(Usage, WithJsonErrorsAreOneDocument) {
  const auto ran = run("--json case show not-an-id");
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.json().at("problems").at(0).at("code"), "usage");
  EXPECT_EQ(ran.err, "");
}

TEST_F(Usage, ABadConfigurationNamesFileAndKey) {
  std::ofstream(here_.folder() / "bad.toml") << "databse = \"memory:\"\n";
  const auto ran = run("--config bad.toml procedure list");
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.err, HasSubstr("bad.toml /databse"));
  EXPECT_EQ(run("--config none.toml procedure list").status, 2);
}

TEST_F(Usage, ProceduresNeedNoDatabase) {
  const auto list = run("procedure list --json").json();
  EXPECT_EQ(list.at(0).at("id"), "promote");
  EXPECT_EQ(run("procedure show promote --json").json().at("digest"), list.at(0).at("digest"));
  EXPECT_THAT(run("procedure show promote").out, HasSubstr("fan-1-file"));
  EXPECT_THAT(run("procedure diagram promote --format dot").out, HasSubstr("digraph"));
  EXPECT_THAT(run("procedure diagram promote --format mermaid").out, HasSubstr("stateDiagram-v2"));
  EXPECT_THAT(run("procedure diagram promote").out, HasSubstr("<svg"));
  EXPECT_FALSE(std::filesystem::exists(here_.folder() / "var"));
}

TEST_F(Usage, TheProofsHoldAtRunTimeToo) {
  const auto ran = run("procedure check --json");
  EXPECT_EQ(ran.status, 0);
  const auto checks = ran.json();
  std::set<std::string> codes;
  for (const auto& check : checks.as_array()) {
    EXPECT_TRUE(check.at("ok").as_bool()) << check;
    codes.insert(std::string(std::string_view(check.at("check").as_string())));
  }
  EXPECT_THAT(codes, testing::IsSupersetOf({"mandatory-gates", "reaches-end", "reachable", "one-row-each"}));
  EXPECT_THAT(run("procedure check").out, HasSubstr("✓ mandatory-gates"));
}

}  // namespace
}  // namespace renmian::test
