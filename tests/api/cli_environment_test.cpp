// When the environment fails: absent, older, newer and locked databases, an unusable key.
#include <gmock/gmock.h>

#include "adapters/store/open.hpp"
#include "tests/support/command_run.hpp"

namespace renmian::test {
namespace {

using testing::HasSubstr;

void write_account(const Installation& here) {
  std::ofstream(here.folder() / "accounts.toml")
      << "[[demo_accounts]]\ntoken = \"a-token-of-some-length\"\nid = \"zzb-001\"\nrole = \"cadre_section\"\n"
         "unit = \"组织部\"\ntitle = \"干部科经办人\"\n";
}

TEST(TheEnvironment, WithoutADatabaseNothingIsDone) {
  const Installation here;
  for (const auto* arguments : {"case list", "person list", "audit verify", "serve --listen 127.0.0.1:0",
                                "--database sqlite:/proc/none/x.db migrate",
                                "--database postgresql://127.0.0.1:1/none case list", "--database none: case list"}) {
    const auto ran = here.run(arguments);
    EXPECT_EQ(ran.status, 3) << arguments;
    EXPECT_EQ(ran.out, "") << arguments;
    EXPECT_THAT(ran.err, HasSubstr("故障 ")) << arguments;
  }
  EXPECT_THAT(here.run("case list").err, HasSubstr("store-unavailable"));
  EXPECT_EQ(here.run("case list --json").json().at("code"), "store-unavailable");
  EXPECT_THAT(here.run("--language en case list").err, HasSubstr("fault store-unavailable"));
}

TEST(TheEnvironment, MigrateMakesTheDatabase) {
  const Installation here;
  EXPECT_EQ(here.run("migrate --json").json().at("schema"), program_schema_version());
  EXPECT_EQ(here.run("migrate").status, 0);
  EXPECT_EQ(here.run("case list --json").json().as_array().size(), 0U);
}

TEST(TheEnvironment, ADatabaseFromTheFutureIsLeftAlone) {
  const Installation here;
  const auto database = Database::sqlite();
  migrate(database->url());
  database->execute("INSERT INTO schema_version (version) VALUES (9999)");
  for (const auto* arguments : {"case list", "migrate", "audit verify", "demo"}) {
    const auto ran = here.run("--database " + database->url() + " " + arguments);
    EXPECT_EQ(ran.status, 3) << arguments;
    EXPECT_THAT(ran.err, HasSubstr("schema-newer")) << arguments;
  }
}

TEST(TheEnvironment, ADatabaseThatWasNeverMigratedSaysSo) {
  const Installation here;
  const auto database = Database::sqlite();
  database->execute("CREATE TABLE other (a)");
  const auto ran = here.run("--database " + database->url() + " case list");
  EXPECT_EQ(ran.status, 3);
  EXPECT_THAT(ran.err, HasSubstr("schema-older"));
}

TEST(TheEnvironment, ALockedDatabaseIsAFaultAndNotARefusal) {
  const InstallationWithCase here;
  const auto store = open_store(here.database());
  const auto writing = store->begin();
  writing->lock_head();
  const auto ran = here.run("case do " + here.case_id() + R"( raise_issue --data '{"issue":"1","what":"x"}')");
  EXPECT_EQ(ran.status, 3);
  EXPECT_THAT(ran.err, HasSubstr("store-locked"));
}

TEST(TheEnvironment, AKeyThatOthersMayReadIsNotUsed) {
  const InstallationWithCase here;
  std::filesystem::permissions(here.folder() / "var/log-key.pem", std::filesystem::perms(0644));
  const auto ran = here.run("case list");
  EXPECT_EQ(ran.status, 3);
  EXPECT_THAT(ran.err, HasSubstr("key-unreadable"));
}

TEST(TheEnvironment, AnotherKeyDoesNotWriteIntoTheLog) {
  const InstallationWithCase here;
  here.run("--database sqlite:other.db migrate");
  here.run("--database sqlite:other.db --key-file other.pem case list");  // makes the key of another log
  const auto ran =
      here.run("--key-file other.pem case do " + here.case_id() + R"( raise_issue --data '{"issue":"1","what":"x"}')");
  EXPECT_EQ(ran.status, 3);
  EXPECT_THAT(ran.err, HasSubstr("log-frozen"));
  EXPECT_EQ(here.run("--key-file other.pem audit verify").status, 1);
}

TEST(TheEnvironment, AMissingKeyIsNotReplacedOnceTheLogHasEntries) {
  const InstallationWithCase here;
  std::filesystem::remove(here.folder() / "var/log-key.pem");
  const auto ran = here.run("case list");
  EXPECT_EQ(ran.status, 3);
  EXPECT_THAT(ran.err, HasSubstr("key-missing"));
  EXPECT_FALSE(std::filesystem::exists(here.folder() / "var/log-key.pem"));
}

TEST(TheEnvironment, TheServerSaysWhereItListensAndWhoMayCome) {
  const InstallationWithCase here;
  write_account(here);
  const auto served =
      here.run("--config accounts.toml serve --listen 127.0.0.1:0", "timeout --preserve-status --signal TERM 1");
  EXPECT_EQ(served.status, 0) << served.err;
  EXPECT_THAT(served.out, testing::ContainsRegex("http://127\\.0\\.0\\.1:[0-9]+\n"));
  EXPECT_THAT(served.out, HasSubstr("a-token-of-some-length  zzb-001  cadre_section  干部科经办人"));
}

TEST(TheEnvironment, AServerThatIsNotThereIsAFault) {
  const InstallationWithCase here;
  write_account(here);
  const auto ran = here.run("--config accounts.toml scenario start.jsonl --server http://127.0.0.1:1");
  EXPECT_EQ(ran.status, 3);
  EXPECT_THAT(ran.err, HasSubstr("server-unreachable"));
  EXPECT_EQ(here.run("scenario start.jsonl --server nonsense").status, 2);
}

TEST(TheEnvironment, TheDemoFillsAnEmptyDatabaseOnly) {
  const Installation here;
  const auto made = here.run("demo --json --seed 7");
  ASSERT_EQ(made.status, 0) << made.out << made.err;
  EXPECT_GT(made.json().at("cases").to_number<int>(), 0);
  const auto accounts = here.folder() / "var/renmian.toml";
  EXPECT_THAT(file_content(accounts), HasSubstr("[[demo_accounts]]"));
  EXPECT_EQ(std::filesystem::status(accounts).permissions(), std::filesystem::perms(0600));
  EXPECT_EQ(here.run("audit verify").status, 0);
  const auto again = here.run("demo");
  EXPECT_EQ(again.status, 2);
  EXPECT_THAT(again.err, HasSubstr("database-not-empty"));
}

}  // namespace
}  // namespace renmian::test
