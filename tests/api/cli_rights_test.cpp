// On the command line, once there are accounts: what is asked of rights, and what helps an administrator who forgot the
// password.
#include <gmock/gmock.h>

#include "tests/support/command_run.hpp"

namespace renmian::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;

class RightsCommand : public testing::Test {
 protected:
  RightsCommand() {
    EXPECT_EQ(run("migrate").status, 0);
    EXPECT_EQ(run("account init").status, 0);
  }

  Ran run(const std::string& arguments) const { return here_.run(arguments); }

  // All entries of the journal.
  std::string on_record() const {
    std::string entries;
    const auto days = run("--actor auditor case list --position system_day_open --json").json();
    for (const auto& day : days.as_array()) {
      const std::string id(std::string_view(day.at("id").as_string()));
      entries += run("--actor auditor case history --json " + id).out;
    }
    return entries;
  }

  Installation here_;
};

TEST_F(RightsCommand, APolicyIsSetByWhoeverMaySetIt) {
  const std::string set = "policy set '{\"publicity_working_days\":7}' --procedure promote";
  EXPECT_EQ(run(set).status, 2) << "nobody known";
  EXPECT_EQ(run("--actor auditor " + set).status, 2);
  EXPECT_EQ(run("--actor secadmin " + set).status, 0);
}

TEST_F(RightsCommand, TheTrailIsExportedByWhoeverMayExportIt) {
  const auto leaves_folder = [&](const std::string& folder) {
    return std::filesystem::exists(here_.folder() / folder / "checkpoint");
  };
  EXPECT_EQ(run("audit export one --without-payloads").status, 2) << "nobody known";
  EXPECT_EQ(run("--actor secadmin audit export one --without-payloads").status, 2);
  EXPECT_EQ(run("--actor auditor audit export one").status, 2) << "contents are personal";
  EXPECT_FALSE(leaves_folder("one"));
  EXPECT_EQ(run("--actor auditor audit export one --without-payloads").status, 0);
  EXPECT_TRUE(leaves_folder("one"));
}

TEST_F(RightsCommand, AnAdministratorsPasswordIsIssuedAnewAndThatIsOnRecord) {
  const auto recovered = run("--actor it-007 account recover sysadmin --reason 忘记密码 --json");
  ASSERT_EQ(recovered.status, 0) << recovered.err;
  const auto issued = recovered.json().at(0);
  EXPECT_EQ(issued.at("account").as_string(), "sysadmin");
  const std::string password(std::string_view(issued.at("password").as_string()));
  EXPECT_FALSE(password.empty());
  const auto entries = on_record();
  EXPECT_THAT(entries, AllOf(HasSubstr("account-recovered"), HasSubstr("忘记密码"), HasSubstr("it-007")));
  EXPECT_EQ(entries.find(password), std::string::npos);
}

TEST_F(RightsCommand, NobodyButAnAdministratorIsRecoveredAndNotWithoutAReason) {
  ASSERT_EQ(run("--actor sysadmin account open zzb-001 --name 林示例 --in 干部科 --reason 调入").status, 0);
  const auto other = run("account recover zzb-001 --reason 忘记密码 --language en");
  EXPECT_EQ(other.status, 2);
  EXPECT_THAT(other.out + other.err, HasSubstr("none of the three administrators"));
  EXPECT_EQ(run("account recover nobody --reason 忘记密码").status, 2);
  EXPECT_EQ(run("account recover sysadmin").status, 2);
  EXPECT_THAT(on_record(), testing::Not(HasSubstr("account-recovered")));
}

}  // namespace
}  // namespace renmian::test
