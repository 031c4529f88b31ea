// Entries that are lost for good: two persons close the log and start a new one, and nothing is hidden.
#include "api/service/new_log.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <fstream>

#include "adapters/archive/folder_reader.hpp"
#include "adapters/store/open.hpp"
#include "api/service/log_keys.hpp"
#include "api/service/office.hpp"
#include "api/service/runtime.hpp"
#include "api/service/trail_export.hpp"
#include "engine/audit/canonical_json.hpp"
#include "engine/audit/proof_file.hpp"
#include "engine/audit/strict_json.hpp"
#include "engine/case/verification.hpp"
#include "engine/trail/folder_checks.hpp"
#include "tests/support/databases.hpp"

namespace renmian {
namespace {

using test::Database;
using test::TemporaryFolder;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr auto kOld = "renmian.local/appointments";
constexpr auto kNew = "renmian.local/appointments-2";

// Three cases of one event each, one after the other.
class NewLogTest : public testing::Test {
 protected:
  NewLogTest() {
    migrate(database_->url());
    config_.database = database_->url();
    config_.key_file = (folder_.path() / "key.pem").string();
    config_.log_level = "off";
    Runtime runtime(config_);
    const Unit unit{{*parse_uuid("01900000-0000-7000-8000-000000000001")}, "示例市统计局", {}};
    runtime.store().save_units({{unit}});
    runtime.store().save_posts({{Post{.id = {*parse_uuid("01900000-0000-7000-8000-000000000002")},
                                      .unit = unit.id,
                                      .title = "局长",
                                      .level = PostLevel::division_head,
                                      .kind = PostKind::head}}});
    runtime.store().save_people({{PersonWithForm{Person{.id = {*parse_uuid("01900000-0000-7000-8000-000000000003")},
                                                        .name = "林示例",
                                                        .sex = "男",
                                                        .birth_month = "1972-08",
                                                        .current_post = "副局长",
                                                        .form_digest = "0"},
                                                 "<Person/>"}}});
    for (int i = 0; i < 3; ++i) {
      CaseToOpen what;
      what.person = {*parse_uuid("01900000-0000-7000-8000-000000000003")};
      what.post = {*parse_uuid("01900000-0000-7000-8000-000000000002")};
      what.need = "局长退休";
      auto request = request_to_open(runtime.desk(), what, by("zzb-001"), "");
      const auto answer = runtime.desk().do_now(std::move(request.value()));
      const auto& opened = std::get<Advanced>(answer);
      cases_.push_back(opened.case_id);
      indices_.push_back(opened.receipt.log_index);
      receipts_.push_back(canonical(boost::json::object{{"checkpoint", *opened.receipt.checkpoint},
                                                        {"leaf", to_base64(opened.receipt.leaf)},
                                                        {"log_index", opened.receipt.log_index}}));
    }
    newest_ = runtime.store().head()->checkpoint;
  }

  static Actor by(const std::string& id) {
    return {.id = id, .role = "cadre_section", .unit = "组织部", .auth = "command_line"};
  }

  // Of the second case, from database and archive.
  void lose_an_entry() {
    std::filesystem::remove_all(config_.archive_folder());
    database_->execute("DROP TRIGGER case_event_delete; DELETE FROM case_event WHERE log_index = " +
                       std::to_string(indices_[1]));
  }

  std::string asked() { return request_new_log(config_, kNew, "磁盘损坏", by("admin-1")).value(); }
  NewLogStarted started() { return approve_new_log(config_, asked(), by("admin-2")).value(); }
  std::string refusal(const std::string& origin) {
    const auto note = request_new_log(config_, origin, "磁盘损坏", by("admin-1"));
    return note ? "asked" : note.error().front().code;
  }
  std::string refusal_of(const std::string& note, const Actor& approver) {
    const auto done = approve_new_log(config_, note, approver);
    return done ? "started" : done.error().front().code;
  }

  VerificationReport verified(const std::string& origin) {
    const auto store = open_store(config_.database);
    Catalogue catalogue(compiled_procedures(), *store);
    return verify(*store, catalogue, LogKeys(config_, origin).verifiers().front(), origin);
  }

  // Of the new log, exported, with a receipt of the old one given: verdict and last finding.
  std::pair<std::string, std::string> verdict_of(std::size_t receipt) {
    const auto store = open_store(config_.database);
    const auto key = [&](const std::string& origin) {
      return LogKeys(config_, origin).signers().front()->verifier_key();
    };
    const auto exported = folder_.path() / fmt::format("exported-{}", receipt);
    Catalogue catalogue(compiled_procedures(), *store);
    ExportWish wish;
    wish.folder = exported;
    EXPECT_TRUE(export_trail(*store, catalogue, {{key(kNew)}, {}, 0}, wish).has_value());
    auto policy = parse_trail_policy("log " + key(kNew) + "\nquorum none\n").value();
    policy.logs.push_back(
        Verifier::from_vkey(key(kOld)).value());  // the same key, which a policy file cannot have twice
    const FolderQuestion question{policy, {}, {{"mine", receipts_[receipt]}}, {}, SystemClock().now()};
    const auto report = check_folder(FolderReader(exported), question).value();
    for (const auto& line : report.lines()) {
      if (line.about.code == "receipts") continue;
      EXPECT_NE(line.verdict(), "tampering") << line.about.code;
    }
    const auto& line = report.line("receipts");
    return {std::string(line.verdict()), line.findings.empty() ? "" : line.findings.back().text.zh};
  }

  TemporaryFolder folder_;
  const std::unique_ptr<Database> database_ = Database::sqlite();
  Config config_;
  std::vector<CaseId> cases_;
  std::vector<std::uint64_t> indices_;
  std::vector<std::string> receipts_;
  std::string newest_;
};

TEST_F(NewLogTest, IsNotForALogOfWhichNothingIsLost) { EXPECT_EQ(refusal(kNew), "nothing-lost"); }

TEST_F(NewLogTest, IsAskedForUnderAnotherNameAndTheSameTreeHash) {
  lose_an_entry();
  EXPECT_EQ(refusal(kOld), "origin-same");
  EXPECT_EQ(refusal("renmian.local/appointments/sm3"), "origin-hash");
  EXPECT_EQ(refusal("with space"), "origin-name");
  EXPECT_EQ(refusal(kNew), "asked");
}

TEST_F(NewLogTest, WhoAskedForItCannotApproveIt) {
  lose_an_entry();
  const auto note = asked();
  EXPECT_EQ(refusal_of(note, by("admin-1")), "same-person");
  auto acting = by("admin-2");
  acting.on_behalf_of = "admin-1";
  EXPECT_EQ(refusal_of(note, acting), "same-person");
  EXPECT_EQ(open_store(config_.database)->head()->checkpoint, newest_) << "nothing is changed";
  EXPECT_EQ(refusal_of(note, by("admin-2")), "started");
}

TEST_F(NewLogTest, ARequestThatWasChangedIsNone) {
  lose_an_entry();
  auto note = asked();
  note.replace(note.find("admin-1"), 7, "admin-3");
  EXPECT_EQ(refusal_of(note, by("admin-1")), "note-signature-wrong");
}

TEST_F(NewLogTest, ARequestIsForWhatWasSeenWhenItWasMade) {
  lose_an_entry();
  const auto note = asked();
  database_->execute("DELETE FROM case_event WHERE log_index = " + std::to_string(indices_[2]));
  EXPECT_EQ(refusal_of(note, by("admin-2")), "log-changed");
}

TEST_F(NewLogTest, WholeCasesGoOnAndTheOthersStayBehind) {
  lose_an_entry();
  const auto done = started();
  EXPECT_EQ(done.entries, 2);
  EXPECT_THAT(done.lost_payloads, IsEmpty());
  const auto report = verified(kNew);
  for (const auto& line : report.lines()) EXPECT_TRUE(line.ok()) << line.about.code << " " << line.found;
  const auto store = open_store(config_.database);
  EXPECT_TRUE(store->case_row(cases_[0]));
  EXPECT_FALSE(store->case_row(cases_[1]));
  EXPECT_TRUE(store->case_row(cases_[2]));
  const auto entries = store->events_from(0, 10);
  ASSERT_THAT(entries, SizeIs(3));
  EXPECT_EQ(parse_event(entries[0].body).command, "start_log");
  EXPECT_EQ(parse_event(entries[1].body).origin, kOld) << "verbatim";
}

TEST_F(NewLogTest, TheFirstEntryQuotesTheOldLogAndTheReason) {
  lose_an_entry();
  started();
  const auto first = open_store(config_.database)->events_from(0, 1).front();
  const auto event = parse_event(first.body);
  EXPECT_EQ(event.origin, kNew);
  EXPECT_EQ(event.procedure, "system");
  const auto content = parse_strict(first.payload->content).value();
  const auto& continues = content.at("data").at("continues");
  EXPECT_EQ(continues.at("checkpoint").as_string(), newest_);
  EXPECT_EQ(continues.at("origin").as_string(), kOld);
  EXPECT_EQ(continues.at("reason").as_string(), "磁盘损坏");
  const auto lost = static_cast<std::int64_t>(indices_[1]);
  EXPECT_EQ(continues.at("left_out"), (boost::json::array{{{"first", lost}, {"last", lost}}}));
  EXPECT_EQ(content.at("data").at("requested_by").as_string(), "admin-1");
  EXPECT_EQ(content.at("data").at("approved_by").as_string(), "admin-2");
}

TEST_F(NewLogTest, ReceiptsOfTheOldLogAreHeldAgainstTheEntriesThatWentOn) {
  lose_an_entry();
  started();
  EXPECT_EQ(verdict_of(0).first, "good");
  const auto lost = verdict_of(1);
  EXPECT_EQ(lost.first, "incomplete");
  EXPECT_THAT(lost.second, HasSubstr("启用新日志时未沿用"));
  EXPECT_EQ(verdict_of(2).first, "incomplete") << "what its checkpoint is of is not all here";
}

TEST_F(NewLogTest, TheArchiveOfTheOldLogIsPutAsideBesideItself) {
  lose_an_entry();
  std::filesystem::create_directory(config_.archive_folder());
  EXPECT_FALSE(started().archive_in_the_way);
  EXPECT_FALSE(std::filesystem::exists(config_.archive_folder()));
}

TEST_F(NewLogTest, AnArchiveThatCannotBePutAsideIsToldAndTheNewLogHasStarted) {
  lose_an_entry();
  std::filesystem::create_directory(config_.archive_folder());
  const auto closed = "-closed-log-" + to_hex(sha256(std::string_view(kOld))).substr(0, 8);
  std::filesystem::create_directories(config_.archive_folder() + closed + "/occupied");
  const auto done = started();
  ASSERT_TRUE(done.archive_in_the_way);
  EXPECT_EQ(done.archive_in_the_way->code, "archive-in-the-way");
  EXPECT_EQ(done.archive_in_the_way->place, config_.archive_folder());
  EXPECT_TRUE(verified(kNew).ok());
}

TEST_F(NewLogTest, TheOldLogIsClosedByASignedStatementThatIsKept) {
  lose_an_entry();
  const auto done = started();
  const auto keys = LogKeys(config_, kOld).verifiers();
  const auto statement = open_note(done.statement, keys);
  ASSERT_TRUE(statement.has_value());
  EXPECT_THAT(statement->text, HasSubstr("admin-1"));
  EXPECT_THAT(statement->text, HasSubstr("admin-2"));
  EXPECT_FALSE(parse_checkpoint(statement->text)) << "nobody can take it for a checkpoint";
  EXPECT_EQ(database_->value("SELECT statement FROM closed_log"), done.statement);
  const FolderReader left(done.folder);
  int proofs = 0;
  for (const auto& file : left.files()) {
    if (!file.path.starts_with("proof/")) continue;
    const auto proof = parse_proof_file(left.read(file.path, 100'000, 0).value()).value();
    const auto entry = left.read("entry/" + std::to_string(proof.index) + ".json", 100'000, 0).value();
    EXPECT_TRUE(verify_proof_file(proof, leaf_hash(entry), keys, kOld).has_value()) << file.path;
    ++proofs;
  }
  EXPECT_EQ(proofs, 2);
}

TEST_F(NewLogTest, TheServerWritesOnlyOnceTheNewNameIsInTheConfiguration) {
  lose_an_entry();
  started();
  {
    Runtime under_the_old_name(config_);
    EXPECT_TRUE(under_the_old_name.desk().committer().frozen());
  }
  config_.origin = kNew;
  Runtime runtime(config_);
  EXPECT_FALSE(runtime.desk().committer().frozen());
  Found finding;
  finding.code = "test";
  finding.zh = "试";
  finding.en = "test";
  finding.at = runtime.desk().clock().now();
  runtime.journal().record(finding);
  EXPECT_TRUE(verified(kNew).ok());
}

TEST_F(NewLogTest, StepsLostAtTheEndOfACaseAreMissedThroughItsRow) {
  std::filesystem::remove_all(config_.archive_folder());
  database_->execute(
      "UPDATE case_head SET seq = 2 WHERE case_id = '" + to_string(cases_[0]) +
      "'; DROP TRIGGER case_event_delete; DELETE FROM case_event WHERE log_index = " + std::to_string(indices_[2]));
  EXPECT_THAT(started().left_behind, ElementsAre(cases_[0]));
}

}  // namespace
}  // namespace renmian
