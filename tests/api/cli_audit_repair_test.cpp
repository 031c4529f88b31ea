// On the command line: a database brought back from its archive, a new log under two persons, and looking back in time.
#include <gmock/gmock.h>

#include <fstream>

#include "tests/support/command_run.hpp"

namespace renmian::test {
namespace {

using testing::HasSubstr;

constexpr auto kQuota = R"('{"reply":{"title":"职数审核答复","date":"2025-03-03"},"authorised":5,"in_use":4,)"
                        R"("reserved":0,"within_specification":true}')";

class AuditRepairCommand : public testing::Test {
 protected:
  Ran run(const std::string& arguments) const { return here_.run(arguments); }

  void record_quota() {
    const auto given = run("case do " + here_.case_id() + " record_quota_reply --data " + std::string(kQuota) +
                           " --actor bb-001 --role establishment_office");
    ASSERT_EQ(given.status, 0) << given.err;
  }

  void copy(const std::string& from, const std::string& to) const {
    std::filesystem::copy_file(here_.folder() / from, here_.folder() / to,
                               std::filesystem::copy_options::overwrite_existing);
  }

  std::int64_t index_of_opening() const {
    return run("case history " + here_.case_id() + " --json").json().at(0).at("log_index").as_int64();
  }

  InstallationWithCase here_;
};

TEST_F(AuditRepairCommand, AnOldBackupIsBroughtBackAndTheResultIsShown) {
  copy("var/renmian.db", "old.db");
  record_quota();
  copy("old.db", "var/renmian.db");
  EXPECT_EQ(run("case do " + here_.case_id() + " record_quota_reply --data " + std::string(kQuota) +
                " --actor bb-001 --role establishment_office")
                .status,
            3)
      << "the log is frozen";
  const auto recovered = run("audit recover --json --reason 恢复备份");
  EXPECT_EQ(recovered.status, 0) << recovered.out << recovered.err;
  const auto told = recovered.json();
  EXPECT_TRUE(told.at("verification").at("ok").as_bool());
  EXPECT_GE(told.at("recovered").at("entries").as_int64(), 1);
  EXPECT_THAT(run("case history " + here_.case_id()).out, HasSubstr("record_quota_reply"));
  EXPECT_EQ(run("audit verify").status, 0);
}

TEST_F(AuditRepairCommand, AWholeLogIsSaidToBeWhole) {
  const auto recovered = run("audit recover --language zh");
  EXPECT_EQ(recovered.status, 0) << recovered.err;
  EXPECT_THAT(recovered.out, HasSubstr("日志的记录俱全"));
  EXPECT_THAT(recovered.out, HasSubstr("✓ replay"));
}

TEST_F(AuditRepairCommand, APolicyMayNameTheKeyOfAnotherLogFirst) {
  record_quota();
  std::ifstream file(here_.folder() / "var/archive/policy.txt");
  const std::string own{std::istreambuf_iterator(file), {}};
  ASSERT_THAT(own, HasSubstr("log "));
  std::ofstream(here_.folder() / "policy.txt")
      << "log PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW\n"
      << own;
  const auto recovered = run("audit recover --json --policy policy.txt");
  EXPECT_EQ(recovered.status, 0) << recovered.out << recovered.err;
  EXPECT_TRUE(recovered.json().at("verification").at("ok").as_bool());
}

TEST_F(AuditRepairCommand, AFolderThatIsNoArchiveIsRefused) {
  std::filesystem::create_directory(here_.folder() / "empty");
  EXPECT_EQ(run("audit recover --archive empty").status, 2);
}

TEST_F(AuditRepairCommand, RowsThatAreRightAreLeftAlone) {
  const auto rebuilt = run("audit rebuild --json");
  EXPECT_EQ(rebuilt.status, 0);
  EXPECT_TRUE(rebuilt.json().at("rows").as_array().empty());
}

TEST_F(AuditRepairCommand, ANewLogIsRefusedWhileNothingIsLost) {
  const auto asked = run("audit new-log request --origin another.example --reason 试 --out request.txt --json");
  EXPECT_EQ(asked.status, 2);
  EXPECT_EQ(asked.json().at("problems").at(0).at("code"), "nothing-lost");
  EXPECT_FALSE(std::filesystem::exists(here_.folder() / "request.txt"));
}

TEST_F(AuditRepairCommand, ACaseIsShownAsItWas) {
  const auto before = run("case show " + here_.case_id() + " --json").json();
  const auto opened = index_of_opening();
  record_quota();
  const auto now = run("case show " + here_.case_id() + " --json").json();
  const auto then = run("case show " + here_.case_id() + " --json --at " + std::to_string(opened)).json();
  EXPECT_EQ(then.at("version"), before.at("version"));
  EXPECT_EQ(then.at("facts"), before.at("facts"));
  EXPECT_NE(then.at("facts"), now.at("facts"));
  EXPECT_NE(then.at("commands").as_array().size(), 0);
  EXPECT_EQ(run("case show " + here_.case_id() + " --json --at 2025-03-03").json().at("facts"), before.at("facts"));
  EXPECT_THAT(run("case show " + here_.case_id() + " --language zh --at 2025-03-03").out,
              HasSubstr("当时（2025-03-03"));
}

TEST_F(AuditRepairCommand, ACaseThatWasNotOpenYetIsNotShown) {
  EXPECT_EQ(run("case show " + here_.case_id() + " --at 2025-03-02").status, 2);
  EXPECT_EQ(run("case show " + here_.case_id() + " --at '2025-03-03 08:59'").status, 2);
  EXPECT_EQ(run("case show " + here_.case_id() + " --at '2025-03-03 09:01'").status, 0);
  EXPECT_NE(run("case show " + here_.case_id() + " --at yesterday").status, 0);
}

TEST_F(AuditRepairCommand, WhatCameBetweenTwoMomentsIsTold) {
  const auto opened = index_of_opening();
  record_quota();
  const auto told = run("audit diff --json " + std::to_string(opened) + " 2099-12-31");
  EXPECT_EQ(told.status, 0) << told.err;
  const auto json = told.json();
  EXPECT_TRUE(json.at("same_log").as_bool());
  bool found = false;
  for (const auto& change : json.at("cases").as_array()) {
    if (change.at("case").as_string() != here_.case_id()) continue;
    found = true;
    EXPECT_EQ(change.at("version_to").as_int64(), change.at("version_from").as_int64() + 1);
    EXPECT_EQ(change.at("steps").at(0).at("command"), "record_quota_reply");
  }
  EXPECT_TRUE(found);
  EXPECT_THAT(run("audit diff --language en 0 2099-12-31").out, HasSubstr("record_quota_reply"));
}

TEST_F(AuditRepairCommand, TheArchiveIsTheSameLogAsTheDatabase) {
  record_quota();
  const auto told = run("audit diff --json var/archive 2099-12-31").json();
  EXPECT_TRUE(told.at("same_log").as_bool());
  EXPECT_TRUE(told.at("cases").as_array().empty());
  EXPECT_EQ(run("audit diff nowhere 0").status, 2);
}

}  // namespace
}  // namespace renmian::test
