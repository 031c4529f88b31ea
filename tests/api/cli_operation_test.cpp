// On the command line: an installation is looked over, copied while in use, and brought back with its log verified.
#include <gmock/gmock.h>

#include <fstream>

#include "tests/support/command_run.hpp"

namespace renmian::test {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class OperationCommand : public testing::Test {
 protected:
  Ran run(const std::string& arguments) const { return here_.run(arguments); }

  // The findings of a check with this level.
  std::vector<std::string> found(const std::string& check, const std::string& level) const {
    std::vector<std::string> texts;
    const auto all = run("doctor --json").json();
    for (const auto& finding : all.as_array()) {
      if (finding.at("check").as_string() != check || finding.at("level").as_string() != level) continue;
      texts.emplace_back(std::string_view(finding.at("what").at("en").as_string()));
    }
    return texts;
  }

  void append(const std::string& file, const std::string& text) const {
    std::ofstream(here_.folder() / file, std::ios::app) << text;
  }

  InstallationWithCase here_;
};

TEST_F(OperationCommand, DoctorFindsNothingBadInAFreshInstallation) {
  const auto looked = run("doctor --language en");
  EXPECT_EQ(looked.status, 0) << looked.out << looked.err;
  EXPECT_THAT(looked.out,
              AllOf(HasSubstr("reached, schema"), HasSubstr("entries, signed by the keys here"), Not(HasSubstr("✗"))));
}

TEST_F(OperationCommand, DoctorSaysWhatIsWrongAndWhatToDo) {
  fs::permissions(here_.folder() / "var/log-key.pem", fs::perms::owner_read | fs::perms::others_read);
  append("server.toml", "listen = \"0.0.0.0:8080\"\nsecond_factor = \"off\"\n");
  const auto looked = run("--config server.toml doctor --quiet --language en");
  EXPECT_EQ(looked.status, 1);
  EXPECT_THAT(looked.out, AllOf(HasSubstr("others can read the key"), HasSubstr("chmod 600"),
                                HasSubstr("plain HTTP was to be served"), HasSubstr("tls_certificate"),
                                HasSubstr("no second factor"), Not(HasSubstr("✓"))));
}

TEST_F(OperationCommand, DoctorKnowsADatabaseThatWasSetBack) {
  fs::copy_file(here_.folder() / "var/renmian.db", here_.folder() / "old.db");
  ASSERT_EQ(run("case do " + here_.case_id() + " record_vote_history --data '{\"times_rejected\":0}'").status, 0);
  fs::remove(here_.folder() / "var/renmian.db-wal");
  fs::copy_file(here_.folder() / "old.db", here_.folder() / "var/renmian.db", fs::copy_options::overwrite_existing);
  EXPECT_THAT(found("keys", "bad"), testing::ElementsAre(HasSubstr("it was set back")));
}

TEST_F(OperationCommand, DoctorAsksForAMigrationBeforeItLooksFurther) {
  const auto looked = run("--database sqlite:empty.db doctor --quiet --language en");
  EXPECT_EQ(looked.status, 1);
  EXPECT_THAT(looked.out, HasSubstr("database"));
}

TEST_F(OperationCommand, ABackupComesBackWholeWithItsLogVerified) {
  const auto taken = run("backup saved --json");
  ASSERT_EQ(taken.status, 0) << taken.out << taken.err;
  EXPECT_GT(taken.json().at("log_size").to_number<int>(), 0);
  EXPECT_FALSE(fs::exists(here_.folder() / "saved/log-key.pem")) << "keys do not share the fate of the database";

  const auto restored = run("--database sqlite:again/renmian.db restore saved --json");
  ASSERT_EQ(restored.status, 0) << restored.out << restored.err;
  EXPECT_TRUE(restored.json().at("whole").as_bool());
  EXPECT_EQ(run("--database sqlite:again/renmian.db case list --json").out, run("case list --json").out);
}

TEST_F(OperationCommand, ABackupIsNeverPutOverWhatIsThere) {
  ASSERT_EQ(run("backup saved").status, 0);
  EXPECT_THAT(run("restore saved --json").out, HasSubstr("database-not-empty"));
  EXPECT_THAT(run("backup saved --json").out, HasSubstr("folder-not-empty"));
}

TEST_F(OperationCommand, ABackupIsNotMixedWithWhatIsLeftOfAnotherDatabase) {
  ASSERT_EQ(run("backup saved").status, 0);
  for (const auto* left : {"again/renmian.db-wal", "again/renmian.db-journal"}) {
    fs::create_directories(here_.folder() / "again");
    append(left, "x");
    EXPECT_THAT(run("--database sqlite:again/renmian.db restore saved --json").out,
                AllOf(HasSubstr("restore-failed"), HasSubstr(left)));
    EXPECT_FALSE(fs::exists(here_.folder() / "again/renmian.db"));
    fs::remove_all(here_.folder() / "again");
  }
}

TEST_F(OperationCommand, ADamagedBackupIsNotRestored) {
  ASSERT_EQ(run("backup saved").status, 0);
  append("saved/database.sqlite", "x");
  const auto restored = run("--database sqlite:again/renmian.db restore saved --json");
  EXPECT_EQ(restored.status, 2);
  EXPECT_THAT(restored.out, AllOf(HasSubstr("backup-damaged"), HasSubstr("database.sqlite")));
  EXPECT_FALSE(fs::exists(here_.folder() / "again/renmian.db"));
  EXPECT_THAT(run("restore nothing-here --json").out, HasSubstr("backup-manifest"));
}

TEST_F(OperationCommand, APostgresqlDatabaseIsCopiedAndBroughtBackToo) {
  const auto first = Database::postgresql(), second = Database::postgresql();
  const auto at = [](const Database& database) { return "--database '" + database.url() + "' "; };
  ASSERT_EQ(run(at(*first) + "migrate").status, 0);
  ASSERT_EQ(run(at(*first) + "--key-file pg/key.pem unit add --name 示例市统计局").status, 0);
  ASSERT_EQ(run(at(*first) + "--key-file pg/key.pem scenario start.jsonl").status, 0);
  const auto taken = run(at(*first) + "--key-file pg/key.pem backup saved --json");
  ASSERT_EQ(taken.status, 0) << taken.out << taken.err;

  const auto restored = run(at(*second) + "--key-file pg/key.pem restore saved --json");
  ASSERT_EQ(restored.status, 0) << restored.out << restored.err;
  EXPECT_TRUE(restored.json().at("whole").as_bool());
  EXPECT_EQ(run(at(*second) + "case list --json").out, run(at(*first) + "case list --json").out);
  EXPECT_THAT(run(at(*second) + "--key-file pg/key.pem restore saved --json").out, HasSubstr("database-not-empty"));
  EXPECT_THAT(run("--database sqlite:other.db restore saved --json").out, HasSubstr("restore-failed"));
}

}  // namespace
}  // namespace renmian::test
