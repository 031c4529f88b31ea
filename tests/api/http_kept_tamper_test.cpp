// Who somebody is, is what this program has kept of it: whoever writes sessions, passwords or tokens into the database
// past it gets in as nobody, and it is put on record that they tried.
#include <gmock/gmock.h>

#include <boost/json/parse.hpp>
#include <fstream>

#include "adapters/store/open.hpp"
#include "api/service/identity/secrets.hpp"
#include "tests/support/signed_in.hpp"

namespace renmian::test {
namespace {

using testing::HasSubstr;
using testing::Not;

const auto kMorning = parse_timestamp("2026-03-02T01:00:00.000000Z");

class KeptPastTheProgram : public testing::Test {
 protected:
  KeptPastTheProgram() {
    migrate(database->url());
    office.emplace(kMorning, [&](Config& adjusted) {
      adjusted.database = database->url();
      config = adjusted;
    });
  }

  void pass(std::int64_t seconds) {
    auto* clock = office->runtime().demo_clock();
    clock->set({clock->now().microseconds + seconds * 1'000'000});
  }
  // Nothing of what was found a moment ago is at hand any more.
  unsigned answer_to(const std::string& token) {
    pass(2);
    return HttpClient(office->port(), token).get("/api/v1/me").result_int();
  }
  unsigned sign_in(const std::string& login) {
    pass(kTotpStepSeconds);
    return office->client()
        .post("/api/v1/sessions", {{"login", login}, {"password", kOwnPassword}, {"totp", office->code(login)}})
        .result_int();
  }

  static std::string where(const std::string& kind, const std::string& id) {
    return " WHERE kind = '" + kind + "' AND id = '" + id + "'";
  }
  std::string stored(const std::string& kind, const std::string& id) const {
    return database->value("SELECT body FROM kept_record" + where(kind, id));
  }
  void execute(const std::string& statement) {
    settle();
    database->execute(statement);
  }
  void store(const std::string& kind, const std::string& id, const std::string& body) {
    execute("UPDATE kept_record SET body = '" + body + "'" + where(kind, id));
  }
  void exchange(const std::string& kind, const std::string& id, const std::string& from, const std::string& to) {
    auto body = stored(kind, id);
    const auto at = body.find(from);
    ASSERT_NE(at, std::string::npos) << body;
    store(kind, id, body.replace(at, from.size(), to));
  }

  // The journal has nothing left to write: what waited with the first entry stands before the second.
  void settle() {
    for (int times = 0; times < 2; ++times) {
      office->runtime().journal().record(Found{"test", "测试", "test", {}, *kMorning});
    }
  }

  // What is on record of such records.
  std::vector<std::string> findings() {
    settle();
    std::vector<std::string> all;
    for (const auto& event : office->runtime().store().events_from(0, 1000)) {
      if (!event.payload || parse_event(event.body).command != Found::kCommand) continue;
      const auto data = data_of(event);
      for (const auto& entry : data.at("entries").as_array()) {
        if (entry.at("code") == "kept-record-changed") all.emplace_back(entry.at("en").as_string());
      }
    }
    return all;
  }

  const std::unique_ptr<Database> database = Database::sqlite();
  Config config;
  std::optional<SignedInOffice> office;
};

TEST_F(KeptPastTheProgram, ASessionIsNone) {
  const std::string token(43, 'x');
  const auto now = office->runtime().desk().clock().now();
  const SessionRecord session{.account = "secadmin",
                              .auth = "session",
                              .began_at = now,
                              .seen_at = now,
                              .proved_at = now,
                              .ends_at = {now.microseconds + 3'600'000'000}};
  const auto body = boost::json::serialize(write_described(session));
  execute("INSERT INTO kept_record (kind, id, owner, version, body) VALUES ('session', '" + digest_of(token) +
          "', 'secadmin', 1, '" + body + "')");
  EXPECT_EQ(answer_to(token), 401U);
  EXPECT_EQ(answer_to(token), 401U);
  const auto told = findings();
  ASSERT_EQ(told.size(), 1U) << "once";
  EXPECT_THAT(told.front(), HasSubstr("session record"));
  EXPECT_THAT(told.front(), HasSubstr(digest_of(token).substr(0, 16)));
  EXPECT_THAT(told.front(), Not(HasSubstr("secadmin")));

  // Nor with the mark of a session of one's own.
  const auto own = stored("session", digest_of(office->token("auditor")));
  const auto end = own.find("\"record\":") + 9;
  store("session", digest_of(token), own.substr(0, end) + body + "}");
  EXPECT_EQ(answer_to(token), 401U);
  EXPECT_EQ(findings().size(), 2U);
  EXPECT_EQ(answer_to(office->token("secadmin")), 200U);
}

TEST_F(KeptPastTheProgram, ASessionOfOnesOwnIsNoOtherAccounts) {
  const auto& token = office->token("auditor");
  const auto id = digest_of(token);
  ASSERT_EQ(answer_to(token), 200U);
  exchange("session", id, "\"auditor\"", "\"secadmin\"");
  EXPECT_EQ(answer_to(token), 401U);
  exchange("session", id, "\"secadmin\"", "\"auditor\"");
  EXPECT_EQ(answer_to(token), 200U);
  execute("UPDATE kept_record SET owner = 'secadmin'" + where("session", id));
  EXPECT_EQ(answer_to(token), 401U);
}

TEST_F(KeptPastTheProgram, APasswordOfAnotherAccountIsNotTheirs) {
  const auto password_of = [&](const std::string& login) {
    const auto record = boost::json::parse(stored("credential", login)).at("record");
    return std::string(record.at("password").as_string());
  };
  const auto before = stored("credential", "secadmin");
  exchange("credential", "secadmin", password_of("secadmin"), password_of("auditor"));
  EXPECT_EQ(sign_in("secadmin"), 401U);
  store("credential", "secadmin", stored("credential", "auditor"));
  EXPECT_EQ(sign_in("secadmin"), 401U);
  const auto told = findings();
  ASSERT_EQ(told.size(), 2U);
  EXPECT_THAT(told.front(), HasSubstr("credential record"));
  EXPECT_THAT(told.front(), Not(HasSubstr("secadmin")));
  store("credential", "secadmin", before);
  EXPECT_EQ(sign_in("secadmin"), 201U);
  EXPECT_EQ(sign_in("auditor"), 201U);
}

TEST_F(KeptPastTheProgram, ATokenOfOneServiceIsNoOthers) {
  office->add("oa-1", {{Role::cadre_section}}, account::AccountKind::service);
  office->add("oa-2", {{Role::cadre_section}}, account::AccountKind::service);
  const auto issued = office->runtime().identity().issue_token({"oa-1", "公文", 1}, "sysadmin");
  const auto& id = issued.about.id.value;
  ASSERT_EQ(answer_to(issued.token.value), 200U);
  exchange("service_token", id, "\"oa-1\"", "\"oa-2\"");
  EXPECT_EQ(answer_to(issued.token.value), 401U);
  ASSERT_EQ(findings().size(), 1U);
  EXPECT_THAT(findings().front(), HasSubstr("service_token record"));
  exchange("service_token", id, "\"oa-2\"", "\"oa-1\"");
  EXPECT_EQ(answer_to(issued.token.value), 200U);
}

TEST_F(KeptPastTheProgram, WhatWasKeptGoesOnUnderANewSealKey) {
  office->add("oa", {{Role::cadre_section}}, account::AccountKind::service);
  const auto issued = office->runtime().identity().issue_token({"oa", "公文", 1}, "sysadmin");
  const std::string line(64, 'b');
  std::ofstream(config.seal_key(), std::ios::app) << line << '\n';

  pass(kTotpStepSeconds);
  Runtime anew(config, office->runtime().demo_clock()->now());
  auto& identity = anew.identity();
  EXPECT_NE(identity.find({.bearer = office->token("auditor")}), nullptr);
  EXPECT_NE(identity.find({.bearer = issued.token.value}), nullptr);
  const auto session = identity.sign_in({"auditor", kOwnPassword, office->code("auditor"), "127.0.0.1"});
  ASSERT_TRUE(std::holds_alternative<OpenedSession>(session));
  const auto kept = stored("session", digest_of(std::get<OpenedSession>(session).token));
  EXPECT_THAT(kept, HasSubstr("\"mark\":\"" + to_hex(sha256(from_hex(line).value())).substr(0, 8)));
}

}  // namespace
}  // namespace renmian::test
