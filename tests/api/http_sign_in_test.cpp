#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <set>

#include "adapters/store/open.hpp"
#include "tests/support/signed_in.hpp"

namespace renmian::test {
namespace {

const auto kMorning = parse_timestamp("2026-03-02T01:00:00.000000Z");
const Fields kAsBearer{{"Session-Transport", "bearer"}};

void pass(SignedInOffice& office, std::int64_t seconds) {
  auto* clock = office.runtime().demo_clock();
  clock->set({clock->now().microseconds + seconds * 1'000'000});
}

boost::json::object credentials(const std::string& login, const std::string& password, const std::string& code = {}) {
  boost::json::object body{{"login", login}, {"password", password}};
  if (!code.empty()) body["totp"] = code;
  return body;
}

// What the cookie of an answer holds.
std::string cookie_of(const HttpResponse& response) {
  const std::string field(response["Set-Cookie"]);
  return field.substr(0, field.find(';'));
}

HttpResponse put(HttpClient& client, const std::string& target, const boost::json::value& body, Fields fields = {}) {
  static int puts = 0;
  fields.emplace_back("Content-Type", "application/json");
  fields.emplace_back("Idempotency-Key", "put-" + std::to_string(++puts));
  return client.send(verb::put, target, boost::json::serialize(body), fields);
}

HttpResponse remove(HttpClient& client, const std::string& target, Fields fields = {}) {
  static int removals = 0;
  fields.emplace_back("Idempotency-Key", "delete-" + std::to_string(++removals));
  return client.send(verb::delete_, target, {}, fields);
}

std::string token_in(const HttpResponse& response) { return std::string(json_of(response).at("token").as_string()); }

TEST(FirstStart, LetsNobodyInButByItsOneTimePasswords) {
  SignedInOffice office;  // has used them
  auto nobody = office.client();
  for (const auto* password : {"sysadmin", "admin", "password"}) {
    EXPECT_EQ(nobody.post("/api/v1/sessions", credentials("sysadmin", password)).result_int(), 401U);
    EXPECT_EQ(nobody.post("/api/v1/sessions", credentials("admin", password)).result_int(), 401U);
  }
  EXPECT_EQ(nobody.get("/api/v1/cases").result_int(), 401U);
  EXPECT_TRUE(first_start(office.runtime()).empty());
  EXPECT_TRUE(start_again(office.runtime()).empty());
}

TEST(FirstStart, OpensNothingElseUntilPasswordAndSecondFactorAreSet) {
  SignedInOffice office;
  office.add("zzb-001", {{Role::cadre_section}});
  const auto issued = office.client("sysadmin").post("/api/v1/users/zzb-001/password", boost::json::object{});
  ASSERT_EQ(issued.result_int(), 201U) << issued.body();
  const std::string one_time(json_of(issued).at("password").as_string());
  ASSERT_EQ(office.client("secadmin")
                .send(verb::delete_, "/api/v1/users/zzb-001/second-factor", {}, {{"Idempotency-Key", "remove"}})
                .result_int(),
            204U);

  auto nobody = office.client();
  const auto opened = nobody.post("/api/v1/sessions", credentials("zzb-001", one_time), kAsBearer);
  ASSERT_EQ(opened.result_int(), 201U) << opened.body();
  EXPECT_EQ(json_of(opened).at("session").at("to_set_up"), (boost::json::array{"password", "second_factor"}));
  const auto is_shut = [](HttpClient& client) {
    const auto refused = client.get("/api/v1/cases");
    EXPECT_EQ(refused.result_int(), 403U);
    return code_of(refused) == "set-up-first";
  };
  HttpClient first(office.port(), token_in(opened));
  EXPECT_TRUE(is_shut(first));
  EXPECT_EQ(first.get("/api/v1/me").result_int(), 200U);
  EXPECT_EQ(put(first, "/api/v1/me/password", {{"old_password", one_time}, {"new_password", "too short"}}).result_int(),
            422U);
  const auto changed = put(first, "/api/v1/me/password", {{"old_password", one_time}, {"new_password", kOwnPassword}});
  ASSERT_EQ(changed.result_int(), 200U) << changed.body();
  EXPECT_EQ(first.get("/api/v1/me").result_int(), 401U);

  HttpClient second(office.port(), token_in(changed));
  EXPECT_TRUE(is_shut(second));
  const auto factor = second.post("/api/v1/me/second-factor", {{"password", kOwnPassword}});
  ASSERT_EQ(factor.result_int(), 201U) << factor.body();
  const auto secret = from_base32(json_of(factor).at("secret").as_string());
  EXPECT_TRUE(json_of(factor).at("uri").as_string().starts_with("otpauth://totp/"));
  EXPECT_EQ(put(second, "/api/v1/me/second-factor", {{"totp", "000000"}}).result_int(), 401U);
  const auto now = totp_step(office.runtime().desk().clock().now());
  const auto confirmed = put(second, "/api/v1/me/second-factor", {{"totp", totp_code(secret, now)}});
  ASSERT_EQ(confirmed.result_int(), 200U) << confirmed.body();
  HttpClient third(office.port(), token_in(confirmed));
  EXPECT_EQ(third.get("/api/v1/cases").result_int(), 200U);
}

TEST(HttpSignIn, GivesACookieThatNoScriptAndNoOtherSiteCanUse) {
  SignedInOffice office;
  auto client = office.client();
  const auto opened = client.post("/api/v1/sessions", credentials("auditor", kOwnPassword, office.code("auditor")));
  ASSERT_EQ(opened.result_int(), 201U) << opened.body();
  EXPECT_TRUE(json_of(opened).at("token").is_null());
  const auto cookie = cookie_of(opened);
  EXPECT_EQ(opened["Set-Cookie"], cookie + "; Path=/; Secure; HttpOnly; SameSite=Strict");
  EXPECT_EQ(cookie.size(), std::string("__Host-sid=").size() + 43);

  const auto me = client.get("/api/v1/me", {{"Cookie", cookie}});
  ASSERT_EQ(me.result_int(), 200U) << me.body();
  EXPECT_EQ(json_of(me).at("account").as_string(), "auditor");
  const std::string csrf(json_of(me).at("csrf_token").as_string());
  EXPECT_EQ(csrf, json_of(opened).at("csrf_token").as_string());

  const auto sign_out = [&](Fields fields) {
    fields.emplace_back("Cookie", cookie);
    return remove(client, "/api/v1/sessions/current", fields);
  };
  const std::pair<std::string, std::string> ours{"Origin", "http://localhost"};
  EXPECT_EQ(code_of(sign_out({ours})), "csrf-token");
  EXPECT_EQ(code_of(sign_out({ours, {"X-CSRF-Token", "x" + csrf.substr(1) + "x"}})), "csrf-token");
  EXPECT_EQ(code_of(sign_out({{"Origin", "http://elsewhere"}, {"X-CSRF-Token", csrf}})), "cross-site");
  const auto out = sign_out({ours, {"X-CSRF-Token", csrf}});
  EXPECT_EQ(out.result_int(), 204U);
  EXPECT_EQ(out["Clear-Site-Data"], "\"cache\", \"cookies\", \"storage\"");
  EXPECT_EQ(out["Set-Cookie"], "__Host-sid=; Max-Age=0; Path=/; Secure; HttpOnly; SameSite=Strict");
  EXPECT_EQ(client.get("/api/v1/me", {{"Cookie", cookie}}).result_int(), 401U);
}

TEST(HttpSignIn, IsRefusedAlikeForEveryCause) {
  SignedInOffice office;
  office.add("zzb-001", {{Role::cadre_section}});
  office.command("zzb-001", "disable_account", {{"reason", "调离"}}, "sysadmin");
  office.runtime().accounts().told();
  auto client = office.client();
  const auto refused = [&](const boost::json::object& body) {
    const auto response = client.post("/api/v1/sessions", body);
    EXPECT_EQ(response.result_int(), 401U);
    EXPECT_EQ(response["WWW-Authenticate"], "Bearer realm=\"renmian\"");
    auto told = json_of(response);
    told.erase("instance");
    return told;
  };
  const auto unknown = refused(credentials("nobody", kOwnPassword));
  EXPECT_EQ(refused(credentials("auditor", "not the password")), unknown);
  EXPECT_EQ(refused(credentials("auditor", kOwnPassword)), unknown);  // without the code
  EXPECT_EQ(refused(credentials("auditor", kOwnPassword, "000000")), unknown);
  EXPECT_EQ(refused(credentials("zzb-001", kOwnPassword, office.code("zzb-001"))), unknown);
}

TEST(HttpSignIn, TakesNoCodeTwice) {
  SignedInOffice office;
  auto client = office.client();
  const auto body = credentials("auditor", kOwnPassword, office.code("auditor"));
  EXPECT_EQ(client.post("/api/v1/sessions", body).result_int(), 201U);
  EXPECT_EQ(client.post("/api/v1/sessions", body).result_int(), 401U);
}

TEST(HttpSignIn, IsAnsweredAnewUnderTheSameKey) {
  SignedInOffice office;
  auto client = office.client();
  const auto body = credentials("auditor", kOwnPassword, office.code("auditor"));
  const Fields same_key{{"Idempotency-Key", "one"}, {"Session-Transport", "bearer"}};
  EXPECT_EQ(client.post("/api/v1/sessions", body, same_key).result_int(), 201U);
  EXPECT_EQ(client.post("/api/v1/sessions", body, same_key).result_int(), 401U);  // no token is given out from a store
}

TEST(HttpSession, EndsIdleAfterFifteenMinutesAndAnywayAfterEightHours) {
  SignedInOffice office(kMorning);
  auto client = office.client("auditor");
  EXPECT_EQ(client.get("/api/v1/me").result_int(), 200U);
  pass(office, 15 * 60 - 1);
  EXPECT_EQ(client.get("/api/v1/me").result_int(), 200U);
  pass(office, 15 * 60);
  EXPECT_EQ(client.get("/api/v1/me").result_int(), 401U);

  auto other = office.client("secadmin");
  // Begun at kMorning, like that of the auditor; it went on elsewhere.
  EXPECT_EQ(other.get("/api/v1/me").result_int(), 401U);
  const auto opened = other.post("/api/v1/sessions", credentials("secadmin", kOwnPassword, office.code("secadmin")),
                                 {{"Authorization", ""}, {"Session-Transport", "bearer"}});
  ASSERT_EQ(opened.result_int(), 201U) << opened.body();
  HttpClient again(office.port(), token_in(opened));
  for (int minutes = 0; minutes < 8 * 60 - 10; minutes += 10) {
    ASSERT_EQ(again.get("/api/v1/me").result_int(), 200U) << minutes;
    pass(office, 600);
  }
  ASSERT_EQ(again.get("/api/v1/me").result_int(), 200U);
  pass(office, 599);
  EXPECT_EQ(again.get("/api/v1/me").result_int(), 200U);
  pass(office, 1);
  EXPECT_EQ(again.get("/api/v1/me").result_int(), 401U);
}

TEST(HttpSession, OfADisabledAccountEndsAtOnce) {
  SignedInOffice office(kMorning);
  office.add("zzb-001", {{Role::cadre_section}});
  auto client = office.client("zzb-001");
  EXPECT_EQ(client.get("/api/v1/cases").result_int(), 200U);
  office.command("zzb-001", "disable_account", {{"reason", "调离"}}, "sysadmin");
  office.runtime().accounts().told();
  pass(office, 1);
  EXPECT_EQ(client.get("/api/v1/cases").result_int(), 401U);
}

TEST(HttpSession, IsListedToItsOwnerAndEndedByAdministrators) {
  SignedInOffice office;
  office.add("zzb-001", {{Role::cadre_section}});
  office.add("zzb-002", {{Role::cadre_section}});
  const auto accounts = [&](const std::string& login) {
    std::multiset<std::string> found;
    const auto listed = json_of(office.client(login).get("/api/v1/sessions"));
    for (const auto& session : listed.at("items").as_array()) found.emplace(session.at("account").as_string());
    return found;
  };
  EXPECT_EQ(accounts("zzb-001"), (std::multiset<std::string>{"zzb-001"}));
  EXPECT_EQ(accounts("sysadmin"),
            (std::multiset<std::string>{"auditor", "secadmin", "sysadmin", "zzb-001", "zzb-002"}));
  const auto own = json_of(office.client("zzb-001").get("/api/v1/me"));
  const auto path = "/api/v1/sessions/" + std::string(own.at("session").at("id").as_string());
  auto colleague = office.client("zzb-002");
  EXPECT_EQ(remove(colleague, path).result_int(), 404U);
  EXPECT_EQ(office.client("zzb-001").get("/api/v1/me").result_int(), 200U);
  auto administrator = office.client("sysadmin");
  EXPECT_EQ(remove(administrator, path).result_int(), 204U);
  EXPECT_EQ(office.client("zzb-001").get("/api/v1/me").result_int(), 401U);
  EXPECT_EQ(remove(administrator, path).result_int(), 404U);
}

TEST(HttpProof, ThatIsTooOldIsGivenAgainForWhatNeedsAFreshOne) {
  SignedInOffice office(kMorning);
  office.add("zzb-001", {{Role::cadre_section}});
  auto client = office.client("sysadmin");
  const auto issue = [](HttpClient& by) { return by.post("/api/v1/users/zzb-001/password", boost::json::object{}); };
  EXPECT_EQ(issue(client).result_int(), 201U);
  pass(office, 6 * 60);
  const auto refused = issue(client);
  EXPECT_EQ(refused.result_int(), 401U);
  EXPECT_EQ(code_of(refused), "proof-too-old");
  EXPECT_NE(refused["WWW-Authenticate"].find("insufficient_user_authentication"), std::string_view::npos);
  EXPECT_EQ(client.post("/api/v1/sessions/current/proof", {{"password", "not it at all"}}).result_int(), 401U);
  EXPECT_EQ(client.post("/api/v1/sessions/current/proof", boost::json::object{}).result_int(), 422U);
  const auto proved = client.post("/api/v1/sessions/current/proof", {{"password", kOwnPassword}});
  ASSERT_EQ(proved.result_int(), 200U) << proved.body();
  EXPECT_EQ(client.get("/api/v1/me").result_int(), 401U);  // the old token
  HttpClient renewed(office.port(), token_in(proved));
  EXPECT_EQ(issue(renewed).result_int(), 201U);
}

TEST(HttpPassword, IsResetByTheSystemAdministratorAndASecondFactorByTheSecurityAdministratorOnly) {
  SignedInOffice office;
  office.add("zzb-001", {{Role::cadre_section}});
  const auto reset = [&](const std::string& login) {
    return office.client(login).post("/api/v1/users/zzb-001/password", boost::json::object{}).result_int();
  };
  const auto take_factor = [&](const std::string& login) {
    auto client = office.client(login);
    return remove(client, "/api/v1/users/zzb-001/second-factor").result_int();
  };
  for (const auto* login : {"secadmin", "auditor", "zzb-001"}) EXPECT_EQ(reset(login), 403U) << login;
  for (const auto* login : {"sysadmin", "auditor", "zzb-001"}) EXPECT_EQ(take_factor(login), 403U) << login;
  EXPECT_EQ(reset("sysadmin"), 201U);
  EXPECT_EQ(take_factor("secadmin"), 204U);
  EXPECT_EQ(take_factor("secadmin"), 404U);
  EXPECT_EQ(office.client("sysadmin").post("/api/v1/users/nobody/password", boost::json::object{}).result_int(), 404U);
}

TEST(HttpPassword, OfWhoWasAnAdministratorIsTheSystemAdministratorsBusinessOnceTheRightHasEnded) {
  SignedInOffice office(kMorning);
  office.add("sec-2", {{Role::secadmin}});
  auto& identity = office.runtime().identity();
  EXPECT_FALSE(identity.may_sign_in("sec-2"));
  pass(office, 30 * 86'400);
  EXPECT_FALSE(identity.may_sign_in("sec-2")) << "the last day of the right";
  pass(office, 86'400);
  EXPECT_TRUE(identity.may_sign_in("sec-2"));
}

TEST(HttpGuesses, AreLookedAtTenTimesAndTheOwnerStillComesIn) {
  SignedInOffice office(std::nullopt, [](Config& config) {
    config.edge.trusted_proxies = {"127.0.0.1"};
    config.edge.rate_sign_in = 0;
  });
  auto client = office.client();
  int looked_at = 0;
  for (int i = 0; i < 1000; ++i) {
    const auto response = client.post("/api/v1/sessions", credentials("auditor", "guess " + std::to_string(i)),
                                      {{"X-Forwarded-For", "203.0.113.5"}});
    if (response.result_int() == 401U) {
      ++looked_at;
    } else {
      ASSERT_EQ(response.result_int(), 429U);
      EXPECT_FALSE(response["Retry-After"].empty());
    }
  }
  EXPECT_LE(looked_at, 10);
  EXPECT_GE(looked_at, 1);
  const auto opened = client.post("/api/v1/sessions", credentials("auditor", kOwnPassword, office.code("auditor")),
                                  {{"X-Forwarded-For", "198.51.100.7"}});
  EXPECT_EQ(opened.result_int(), 201U) << opened.body();
}

TEST(HttpTokens, AreIssuedToServicesShownOnceAndRevoked) {
  SignedInOffice office;
  office.add("oa", {{Role::document_system}}, account::AccountKind::service);
  office.add("zzb-001", {{Role::cadre_section}});
  auto administrator = office.client("sysadmin");
  const auto issued = administrator.post("/api/v1/tokens", {{"account", "oa"}, {"label", "公文推送"}, {"days", 366}});
  ASSERT_EQ(issued.result_int(), 201U) << issued.body();
  const auto token = token_in(issued);
  HttpClient service(office.port(), token);
  EXPECT_EQ(json_of(service.get("/api/v1/me")).at("account").as_string(), "oa");
  const auto listed = administrator.get("/api/v1/tokens");
  EXPECT_EQ(json_of(listed).at("items").as_array().size(), 1U);
  EXPECT_EQ(listed.body().find(token), std::string::npos);
  const std::string id(json_of(issued).at("about").at("id").as_string());
  EXPECT_EQ(remove(administrator, "/api/v1/tokens/" + id).result_int(), 204U);
  EXPECT_EQ(service.get("/api/v1/me").result_int(), 401U);

  const auto refused = administrator.post("/api/v1/tokens", {{"account", "zzb-001"}, {"label", "x"}, {"days", 1}});
  EXPECT_EQ(refused.result_int(), 422U);
  EXPECT_EQ(json_of(refused).at("problems").at(0).at("code").as_string(), "not-a-service");
  EXPECT_EQ(administrator.post("/api/v1/tokens", {{"account", "oa"}, {"label", "x"}, {"days", 367}}).result_int(),
            422U);
  EXPECT_EQ(
      office.client("zzb-001").post("/api/v1/tokens", {{"account", "oa"}, {"label", "x"}, {"days", 1}}).result_int(),
      403U);
}

TEST(HttpSecrets, AreNotInTheDatabase) {
  SignedInOffice office(std::nullopt, [](Config& config) {
    const auto file = std::filesystem::path(config.key_file).parent_path() / "renmian.db";
    config.database = "sqlite:" + file.string();
    migrate(config.database);
  });
  office.add("oa", {{Role::document_system}}, account::AccountKind::service);
  const auto token =
      token_in(office.client("sysadmin").post("/api/v1/tokens", {{"account", "oa"}, {"label", "x"}, {"days", 1}}));
  ASSERT_EQ(office.client("auditor").get("/api/v1/me").result_int(), 200U);
  std::string bytes;
  for (const auto* name : {"renmian.db", "renmian.db-wal"}) {
    std::ifstream file(office.folder() / name, std::ios::binary);
    bytes.append(std::istreambuf_iterator<char>(file), {});
  }
  ASSERT_NE(bytes.find("argon2id"), std::string::npos);
  EXPECT_EQ(bytes.find(office.token("auditor")), std::string::npos);
  EXPECT_EQ(bytes.find(token), std::string::npos);
  EXPECT_EQ(bytes.find(kOwnPassword), std::string::npos);
  EXPECT_EQ(bytes.find(office.secret("auditor")), std::string::npos);
  EXPECT_EQ(bytes.find(base32(office.secret("auditor"))), std::string::npos);
}

TEST(HttpSignIn, IsOnRecordWithWhoAndFromWhere) {
  SignedInOffice office;
  auto client = office.client();
  ASSERT_EQ(client.post("/api/v1/sessions", credentials("auditor", kOwnPassword, office.code("auditor"))).result_int(),
            201U);
  bool found = false;
  for (const auto& event : office.runtime().store().events_from(0, 1000)) {
    const auto text = event.body + (event.payload ? event.payload->content : std::string{});
    found = found || (text.find("\"signed_in\"") != text.npos && text.find("\"auditor\"") != text.npos &&
                      text.find("127.0.0.1") != text.npos);
    EXPECT_EQ(text.find(kOwnPassword), text.npos);
  }
  EXPECT_TRUE(found);
}

}  // namespace
}  // namespace renmian::test
