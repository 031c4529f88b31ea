// Changes of accounts, and of what proves who they are, asked for again after their answer was lost.
#include <gtest/gtest.h>

#include "tests/support/repetition.hpp"
#include "tests/support/signed_in.hpp"

namespace renmian::test {
namespace {

namespace json = boost::json;

const std::string kFingerprint(64, 'a');

// With a clerk, who is signed in, and a service.
class Accounts : public SignedInOffice {
 public:
  explicit Accounts(std::optional<Timestamp> start = {}) : SignedInOffice(start) {
    add("zzb-001", {{Role::cadre_section}});
    add("oa", {{Role::document_system}}, account::AccountKind::service);
  }
  Repetition by(const std::string& login) { return {runtime(), port(), token(login)}; }
  unsigned status_with(const std::string& bearer) { return HttpClient(port(), bearer).get("/api/v1/me").result_int(); }
  json::array listed(const std::string& path) { return json::parse(by("sysadmin").get(path)).at("items").as_array(); }
  std::string session_of(const std::string& login) {
    for (const auto& session : listed("sessions")) {
      if (session.at("account").as_string() == login) return std::string(session.at("id").as_string());
    }
    return {};
  }
};

const Change kToken = change(verb::post, "tokens", {{"account", "oa"}, {"label", "公文推送"}, {"days", 30}});
const Change kCertificate =
    change(verb::post, "certificates", {{"account", "oa"}, {"fingerprint", kFingerprint}, {"label", "公文系统"}});
const Change kOneTime{verb::post, "users/zzb-001/password"};

// A secret is told again to who asks again.
HttpResponse told_twice(Repetition repetition, const Change& change) {
  const auto first = repetition.send(change, "once");
  EXPECT_EQ(first.result_int(), 201U) << first.body();
  const auto again = repetition.send(change, "once");
  EXPECT_EQ(again.result_int(), 201U);
  EXPECT_EQ(again.body(), first.body());
  return first;
}

const RepetitionRow<Accounts> kRows[] = {
    {verb::post, "users",
     [](Accounts& office) {
       office.by("sysadmin")
           .made_once(change(verb::post, "users",
                             {{"login", "zzb-009"},
                              {"kind", "person"},
                              {"name", "示例"},
                              {"unit", "组织部"},
                              {"reason", "新调入"}}),
                      201, "users");
     }},
    {verb::post, "users/{id}/commands",
     [](Accounts& office) {
       const auto shown = office.client("sysadmin").get("/api/v1/users/zzb-001");
       office.by("sysadmin")
           .made_once(change(verb::post, "users/zzb-001/commands",
                             {{"command", "disable_account"}, {"data", {{"reason", "调离"}}}},
                             {{"If-Match", std::string(shown[field::etag])}}),
                      200, "users/zzb-001");
     }},
    {verb::post, "users/{id}/password",
     [](Accounts& office) {
       told_twice(office.by("sysadmin"), kOneTime);
       EXPECT_EQ(office.session_of("zzb-001"), "");
     }},
    {verb::delete_, "users/{id}/second-factor",
     [](Accounts& office) {
       auto repetition = office.by("secadmin");
       repetition.made_once({verb::delete_, "users/zzb-001/second-factor"}, 204, "sessions");
       EXPECT_EQ(repetition.send({verb::delete_, "users/zzb-001/second-factor"}, "another").result_int(), 404U);
     }},
    {verb::post, "tokens",
     [](Accounts& office) {
       const auto token_in = [](const HttpResponse& issued) {
         return std::string(json_of(issued).at("token").as_string());
       };
       auto repetition = office.by("sysadmin");
       const auto first = token_in(told_twice(repetition, kToken));
       repetition.lose_answers();
       const auto second = token_in(repetition.send(kToken, "once"));
       EXPECT_EQ(office.listed("tokens").size(), 1U) << "one that nobody was told of is taken back";
       EXPECT_EQ(office.status_with(first), 401U);
       EXPECT_EQ(office.status_with(second), 200U);
       repetition.lose_answers();
       repetition.send(kToken, "once");
       EXPECT_EQ(office.status_with(second), 200U) << "somebody was told of this one";
     }},
    {verb::delete_, "tokens/{id}",
     [](Accounts& office) {
       const auto issued = json_of(office.by("sysadmin").send(kToken, "issue"));
       const std::string id(issued.at("about").at("id").as_string());
       office.by("sysadmin").made_once({verb::delete_, "tokens/" + id}, 204, "tokens");
     }},
    {verb::post, "certificates",
     [](Accounts& office) { office.by("sysadmin").made_once(kCertificate, 201, "certificates"); }},
    {verb::delete_, "certificates/{id}",
     [](Accounts& office) {
       EXPECT_EQ(office.by("sysadmin").send(kCertificate, "register").result_int(), 201U);
       office.by("sysadmin").made_once({verb::delete_, "certificates/" + kFingerprint}, 204, "certificates");
     }},
    {verb::delete_, "sessions/{id}",
     [](Accounts& office) {
       office.by("sysadmin").made_once({verb::delete_, "sessions/" + office.session_of("zzb-001")}, 204, "sessions");
     }},
    {verb::post, "me/second-factor",
     [](Accounts& office) {
       told_twice(office.by("zzb-001"), change(verb::post, "me/second-factor", {{"password", kOwnPassword}}));
     }},
    // What opens a session, renews or ends it is not told again, since that would be to give the session to who holds
    // its old token.
    {verb::post, "sessions",
     [](Accounts& office) {
       Repetition nobody(office.runtime(), office.port(), "");
       const auto sign_in =
           change(verb::post, "sessions",
                  {{"login", "zzb-001"}, {"password", kOwnPassword}, {"totp", office.code("zzb-001")}});
       EXPECT_EQ(nobody.send(sign_in, "once").result_int(), 201U);
       EXPECT_EQ(nobody.send(sign_in, "once").result_int(), 401U) << "no code is taken twice";
     }},
    {verb::post, "sessions/oidc",
     [](Accounts& office) {
       Repetition nobody(office.runtime(), office.port(), "");
       const auto code = change(verb::post, "sessions/oidc", {{"totp", "000000"}});
       EXPECT_EQ(nobody.send(code, "once").result_int(), nobody.send(code, "once").result_int());
     }},
    {verb::post, "sessions/current/proof",
     [](Accounts& office) {
       const auto proof = change(verb::post, "sessions/current/proof", {{"password", kOwnPassword}});
       auto clerk = office.by("zzb-001");
       EXPECT_EQ(clerk.send(proof, "once").result_int(), 200U);
       EXPECT_EQ(clerk.send(proof, "once").result_int(), 401U);
     }},
    {verb::delete_, "sessions/current",
     [](Accounts& office) {
       auto clerk = office.by("zzb-001");
       EXPECT_EQ(clerk.send({verb::delete_, "sessions/current"}, "once").result_int(), 204U);
       EXPECT_EQ(clerk.send({verb::delete_, "sessions/current"}, "once").result_int(), 401U);
     }},
    {verb::put, "me/password",
     [](Accounts& office) {
       const auto set =
           change(verb::put, "me/password", {{"old_password", kOwnPassword}, {"new_password", "w9 zt4 hb6 q"}});
       auto clerk = office.by("zzb-001");
       const auto first = clerk.send(set, "once");
       ASSERT_EQ(first.result_int(), 200U) << first.body();
       EXPECT_EQ(clerk.send(set, "once").result_int(), 401U);
       EXPECT_EQ(office.status_with(std::string(json_of(first).at("token").as_string())), 200U);
     }},
    {verb::put, "me/second-factor",
     [](Accounts& office) {
       auto clerk = office.by("zzb-001");
       const auto proposed =
           json_of(clerk.send(change(verb::post, "me/second-factor", {{"password", kOwnPassword}}), "propose"));
       const auto code =
           totp_code(from_base32(proposed.at("secret").as_string()), totp_step(office.runtime().desk().clock().now()));
       const auto confirm = change(verb::put, "me/second-factor", {{"totp", code}});
       EXPECT_EQ(clerk.send(confirm, "once").result_int(), 200U);
       EXPECT_EQ(clerk.send(confirm, "once").result_int(), 401U);
     }},
};

bool is_of_accounts(const http::Route& route) {
  return route.operation->tag == "sign-in" || route.pattern.starts_with("/api/v1/users");
}

TEST(HttpRepeatedSignIn, EveryChangeIsMadeOnceAndAnsweredAlike) { check_each(kRows, is_of_accounts); }

TEST(HttpRepeatedSignIn, ASecretIsToldAgainForTenMinutes) {
  Accounts office(parse_timestamp("2026-03-02T01:00:00.000000Z"));
  auto& clock = *office.runtime().demo_clock();
  const auto start = clock.now().microseconds;
  auto repetition = office.by("sysadmin");
  const auto first = repetition.send(kOneTime, "once").body();
  clock.set({start + 600'000'000 - 1});
  EXPECT_EQ(repetition.send(kOneTime, "once").body(), first);
  clock.set({start + 600'000'000});
  EXPECT_NE(repetition.send(kOneTime, "once").body(), first);
}

TEST(HttpRepeatedSignIn, NoSecretIsKeptInClear) {
  Accounts office;
  const auto issued = json_of(office.by("sysadmin").send(kToken, "once"));
  const std::string token(issued.at("token").as_string());
  const auto kept = office.runtime().store().kept().list("sealed_answer", "", "", 10);
  ASSERT_EQ(kept.size(), 1U);
  EXPECT_EQ(kept[0].body.find(token), std::string::npos);
  EXPECT_TRUE(office.runtime().store().kept().list("answer", "", "", 10).empty());
}

TEST(HttpRepeatedSignIn, AnotherRequestUnderTheKeyToASecretIsRefused) {
  Accounts office;
  auto repetition = office.by("sysadmin");
  repetition.send(kToken, "once");
  const auto other = change(verb::post, "tokens", {{"account", "oa"}, {"label", "其他"}, {"days", 30}});
  EXPECT_EQ(code_of(repetition.send(other, "once")), "key-reused");
}

}  // namespace
}  // namespace renmian::test
