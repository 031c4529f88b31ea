// Signing in at an OpenID provider, one that lies included.
#include <gmock/gmock.h>

#include <fstream>

#include "adapters/identity/totp.hpp"
#include "adapters/store/memory_kept_records.hpp"
#include "adapters/system/secure_random.hpp"
#include "api/service/identity/oidc_sign_in.hpp"
#include "tests/support/base32_text.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/oidc_provider.hpp"

namespace renmian {
namespace {

namespace json = boost::json;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

constexpr auto kFrom = "192.0.2.1";
constexpr std::int64_t kSecond = 1'000'000;

class OidcTest : public testing::Test {
 protected:
  OidcTest() {
    SealKeys::create(folder_.path() / "seal", random_);
    seal_keys_ = std::make_unique<SealKeys>(folder_.path() / "seal");
    attested_ = std::make_unique<AttestedRecords>(kept_, *seal_keys_, [](std::string_view, std::string_view) {});
    Identity::Surroundings around{*attested_,
                                  clock_,
                                  random_,
                                  *seal_keys_,
                                  [this](std::string_view account) {
                                    const auto found = holders_.find(std::string(account));
                                    return found == holders_.end() ? std::nullopt : std::optional(found->second);
                                  },
                                  no_words,
                                  [this](const SignInNoted& noted) { notes_.push_back(noted.what); },
                                  [this](const SignInNoted& noted) { notes_.push_back(noted.what); }};
    identity_ = std::make_unique<Identity>(std::move(around), Identity::Settings{});
    outside_.oidc = OidcConfig{.issuer = provider_.issuer(),
                               .client_id = "renmian",
                               .redirect_uri = "https://rm.example/callback",
                               .second_factor_acr = {"2"},
                               .second_factor_amr = {"otp", "hwk"}};
  }

  OidcSignIn& oidc() {
    if (!oidc_) oidc_ = open_oidc(outside_, true, *identity_, *attested_, clock_, random_);
    return *oidc_;
  }

  std::int64_t seconds() const { return clock_.now().microseconds / kSecond; }
  void wait(std::int64_t seconds) { clock_.set({clock_.now().microseconds + seconds * kSecond}); }

  static std::string parameter(const std::string& url, const char* name) {
    const auto parsed = boost::urls::parse_uri(url).value();
    const auto found = parsed.params().find(name);
    return found == parsed.params().end() ? "" : std::string((*found).value);
  }

  // What the browser of somebody who signs in there brings back.
  OidcReturn returned(const OidcBegun& begun) {
    return {.browser = begun.browser,
            .state = parameter(begun.url, "state"),
            .code = provider_.sign_in(begun.url, seconds())};
  }
  OidcReturn returned() { return returned(oidc().begin().value()); }

  static std::string code_of(const OidcSignIn::Ended& ended) {
    const auto* problem = std::get_if<Problem>(&ended);
    return problem == nullptr ? "" : problem->code;
  }
  std::string code_of_sign_in() { return code_of(oidc().end(returned(), kFrom)); }
  std::string code_with(const json::object& claims) {
    provider_.change([&](auto& behaviour) { behaviour.claims = claims; });
    return code_of_sign_in();
  }

  static std::vector<std::string> no_words(std::string_view) { return {}; }

  std::string set_second_factor(const std::string& account) {
    Credentials credentials(*attested_, clock_, random_, *seal_keys_, no_words, {});
    const auto secret = test::from_base32(credentials.propose_second_factor(account).secret.value);
    EXPECT_TRUE(credentials.confirm_second_factor(account, totp_code(secret, totp_step(clock_.now()))));
    wait(kTotpStepSeconds);
    return secret;
  }

  test::TemporaryFolder folder_;
  MemoryKeptRecords kept_;
  SecureRandom random_;
  ManualClock clock_{*parse_timestamp("2026-03-02T08:00:00.000000Z")};
  std::unique_ptr<SealKeys> seal_keys_;
  std::unique_ptr<AttestedRecords> attested_;
  std::map<std::string, Holder> holders_{{"zzb-001", {.active = true, .unit = "组织部", .name = "经办"}},
                                         {"zzb-002", {.active = true, .unit = "组织部", .name = "科长"}},
                                         {"zzb-009", {.active = false, .unit = "组织部", .name = "离任"}},
                                         {"oa", {.active = true, .service = true, .unit = "组织部", .name = "OA"}}};
  std::vector<SignInEvent> notes_;
  test::OidcProvider provider_;
  std::unique_ptr<Identity> identity_;
  OutsideConfig outside_;
  std::unique_ptr<OidcSignIn> oidc_;
};

TEST_F(OidcTest, SendsTheBrowserToTheProviderWithEverythingThatBindsTheAnswer) {
  const auto begun = oidc().begin();
  ASSERT_TRUE(begun);
  EXPECT_THAT(begun->url, StartsWith(provider_.issuer() + "/authorize?tenant=1&"));
  EXPECT_EQ(parameter(begun->url, "response_type"), "code");
  EXPECT_EQ(parameter(begun->url, "client_id"), "renmian");
  EXPECT_EQ(parameter(begun->url, "redirect_uri"), "https://rm.example/callback");
  EXPECT_EQ(parameter(begun->url, "scope"), "openid profile");
  EXPECT_EQ(parameter(begun->url, "code_challenge_method"), "S256");
  EXPECT_EQ(parameter(begun->url, "acr_values"), "2");
  EXPECT_EQ(parameter(begun->url, "prompt"), "");
  EXPECT_THAT(parameter(begun->url, "state"), SizeIs(64));
  EXPECT_THAT(parameter(begun->url, "nonce"), SizeIs(64));
  EXPECT_THAT(parameter(begun->url, "code_challenge"), SizeIs(43));
  EXPECT_THAT(begun->url, Not(HasSubstr(begun->browser)));
  const auto other = oidc().begin();
  for (const auto* name : {"state", "nonce", "code_challenge"}) {
    EXPECT_NE(parameter(begun->url, name), parameter(other->url, name)) << name;
  }
}

TEST_F(OidcTest, SignsInTheAccountThatTheClaimNames) {
  const auto ended = oidc().end(returned(), kFrom);
  const auto* opened = std::get_if<OpenedSession>(&ended);
  ASSERT_NE(opened, nullptr) << code_of(ended);
  EXPECT_EQ(opened->session.account.value, "zzb-001");
  EXPECT_EQ(opened->session.auth.value, "oidc");
  EXPECT_THAT(opened->session.to_set_up, IsEmpty());
  EXPECT_EQ(identity_->find({.bearer = opened->token})->actor.id, "zzb-001");
  EXPECT_THAT(notes_, ElementsAre(SignInEvent::signed_in));
}

TEST_F(OidcTest, TakesTheClaimThatIsConfigured) {
  outside_.oidc->login_claim = "staff_number";
  EXPECT_EQ(code_with({}), "oidc-account");
  EXPECT_EQ(code_with({{"staff_number", "zzb-002"}}), "");
}

TEST_F(OidcTest, MakesNoAccountAndOpensNoneThatMayNotSignIn) {
  for (const auto* login : {"nobody", "zzb-009", "oa", "", "ZZB-001", " zzb-001"}) {
    EXPECT_EQ(code_with({{"preferred_username", login}}), "oidc-account") << login;
    EXPECT_EQ(code_with({{"preferred_username", login}, {"amr", nullptr}}), "oidc-account") << login;
  }
  EXPECT_EQ(code_with({{"preferred_username", nullptr}}), "oidc-account");
  EXPECT_EQ(code_with({{"preferred_username", json::array{"zzb-001"}}}), "oidc-account");
  EXPECT_THAT(notes_,
              AllOf(Not(IsEmpty()), testing::Each(testing::AnyOf(SignInEvent::refused, SignInEvent::slowed_down))));
  EXPECT_THAT(identity_->sessions().list(""), IsEmpty());
}

TEST_F(OidcTest, BelievesNoTokenThatIsNotForThisSignIn) {
  const auto now = seconds();
  EXPECT_EQ(code_with({{"nonce", "another"}}), "oidc-token");
  EXPECT_EQ(code_with({{"aud", "another"}}), "oidc-token");
  EXPECT_EQ(code_with({{"iss", "https://other.example"}}), "oidc-token");
  EXPECT_EQ(code_with({{"exp", now - 60}}), "oidc-token");
  EXPECT_EQ(code_with({{"exp", now - 59}}), "");
  provider_.change([](auto& behaviour) { behaviour = {.algorithm = "none"}; });
  EXPECT_EQ(code_of_sign_in(), "oidc-token");
  EXPECT_THAT(notes_, ElementsAre(SignInEvent::refused, SignInEvent::refused, SignInEvent::refused,
                                  SignInEvent::refused, SignInEvent::signed_in, SignInEvent::refused));
}

TEST_F(OidcTest, ReadsTheKeysAgainWhenTheyWereExchanged) {
  EXPECT_EQ(code_of_sign_in(), "");
  const auto asked = provider_.requests();
  EXPECT_EQ(code_of_sign_in(), "");
  EXPECT_EQ(provider_.requests(), asked + 1) << "the token only";
  provider_.exchange_key("two");
  EXPECT_EQ(code_of_sign_in(), "");
}

TEST_F(OidcTest, EndsASignInOnce) {
  const auto brought = returned();
  EXPECT_EQ(code_of(oidc().end(brought, kFrom)), "");
  EXPECT_EQ(code_of(oidc().end(brought, kFrom)), "oidc-state");
  auto with_new_code = brought;
  with_new_code.code = returned().code;
  EXPECT_EQ(code_of(oidc().end(with_new_code, kFrom)), "oidc-state");
}

TEST_F(OidcTest, EndsASignInWithItsOwnCodeOnly) {
  const auto used = returned();
  EXPECT_EQ(code_of(oidc().end(used, kFrom)), "");
  auto brought = returned();
  brought.code = used.code;
  EXPECT_EQ(code_of(oidc().end(brought, kFrom)), "oidc-code") << "used before";
  brought = returned();
  brought.code = returned().code;
  EXPECT_EQ(code_of(oidc().end(brought, kFrom)), "oidc-code") << "of another sign-in: PKCE";
}

TEST_F(OidcTest, EndsASignInInTheBrowserThatBeganIt) {
  const auto one = returned(), other = returned();
  auto mixed = one;
  mixed.browser = other.browser;
  EXPECT_EQ(code_of(oidc().end(mixed, kFrom)), "oidc-state");
  mixed.browser.clear();
  EXPECT_EQ(code_of(oidc().end(mixed, kFrom)), "oidc-state");
  mixed = one;
  mixed.state = other.state;
  EXPECT_EQ(code_of(oidc().end(mixed, kFrom)), "oidc-state");
  mixed.state.clear();
  EXPECT_EQ(code_of(oidc().end(mixed, kFrom)), "oidc-state");
  EXPECT_EQ(code_of(oidc().end(one, kFrom)), "") << "none of this has ended it";
}

TEST_F(OidcTest, EndsASignInWithinTenMinutes) {
  const auto in_time = oidc().begin().value(), late = oidc().begin().value();
  wait(599);
  EXPECT_EQ(code_of(oidc().end(returned(in_time), kFrom)), "");
  wait(1);
  EXPECT_EQ(code_of(oidc().end(returned(late), kFrom)), "oidc-state");
}

TEST_F(OidcTest, TellsTheIssuersApart) {
  auto brought = returned();
  brought.issuer = "https://other.example";
  EXPECT_EQ(code_of(oidc().end(brought, kFrom)), "oidc-issuer");
  brought = returned();
  brought.issuer = provider_.issuer();
  EXPECT_EQ(code_of(oidc().end(brought, kFrom)), "");
}

TEST_F(OidcTest, AsksForTheIssuerWhereTheProviderAnnouncesIt) {
  provider_.change([](auto& behaviour) {
    behaviour.document = {{"authorization_response_iss_parameter_supported", true}};
  });
  auto brought = returned();
  EXPECT_EQ(code_of(oidc().end(brought, kFrom)), "oidc-issuer");
  brought = returned();
  brought.issuer = provider_.issuer();
  EXPECT_EQ(code_of(oidc().end(brought, kFrom)), "");
}

TEST_F(OidcTest, SaysWhatTheProviderSaidWhenItLetNobodyIn) {
  auto brought = returned();
  brought.error = "access_denied";
  const auto ended = oidc().end(brought, kFrom);
  EXPECT_EQ(code_of(ended), "oidc-refused");
  EXPECT_THAT(std::get<Problem>(ended).message.en, HasSubstr("access_denied"));
  brought = returned();
  brought.error = "<script>";
  EXPECT_THAT(std::get<Problem>(oidc().end(brought, kFrom)).message.en, Not(HasSubstr("script")));
}

TEST_F(OidcTest, PutsOnlySomeOfManyRefusalsOnRecordOneByOne) {
  const auto refused_from = [&](const std::string& from) {
    const auto begun = oidc().begin().value();
    oidc().end({.browser = begun.browser, .state = parameter(begun.url, "state"), .error = "access_denied"}, from);
  };
  const auto on_record = [&](SignInEvent what) { return std::ranges::count(notes_, what); };
  refused_from(kFrom);
  EXPECT_EQ(on_record(SignInEvent::refused), 1);
  for (int i = 0; i < 50; ++i) refused_from(kFrom);
  EXPECT_EQ(on_record(SignInEvent::refused), 10);
  EXPECT_EQ(on_record(SignInEvent::slowed_down), 1);
  refused_from("198.51.100.7");
  EXPECT_EQ(on_record(SignInEvent::refused), 11) << "of another address";
  wait(600);
  refused_from(kFrom);
  EXPECT_EQ(on_record(SignInEvent::refused), 12);
}

TEST_F(OidcTest, WantsTheStrengthThatIsConfigured) {
  outside_.oidc->required_acr = {"2", "3"};
  EXPECT_EQ(code_with({}), "oidc-acr");
  EXPECT_EQ(code_with({{"acr", "1"}}), "oidc-acr");
  EXPECT_EQ(code_with({{"acr", "3"}}), "");
  EXPECT_EQ(parameter(oidc().begin()->url, "acr_values"), "2 3");
}

TEST_F(OidcTest, AsksForACodeWhereTheProviderSawNoSecondFactor) {
  const auto secret = set_second_factor("zzb-001");
  provider_.change([](auto& behaviour) { behaviour.claims = {{"amr", {"pwd"}}}; });
  const auto brought = returned();
  ASSERT_TRUE(std::holds_alternative<OidcSignIn::NeedsCode>(oidc().end(brought, kFrom)));
  EXPECT_EQ(code_of(oidc().end(brought, kFrom)), "oidc-state");

  const auto give = [&](const std::string& browser, const std::string& code) {
    return oidc().give_code(browser, code, kFrom);
  };
  const auto code = totp_code(secret, totp_step(clock_.now()));
  EXPECT_TRUE(std::holds_alternative<NotProved>(give(brought.browser, code == "000000" ? "000001" : "000000")));
  EXPECT_TRUE(std::holds_alternative<Problem>(give(returned().browser, code))) << "has not been at the provider";
  EXPECT_TRUE(std::holds_alternative<Problem>(give("", code)));
  const auto opened = give(brought.browser, code);
  ASSERT_TRUE(std::holds_alternative<OpenedSession>(opened));
  EXPECT_EQ(std::get<OpenedSession>(opened).session.account.value, "zzb-001");
  wait(kTotpStepSeconds);
  EXPECT_TRUE(std::holds_alternative<Problem>(give(brought.browser, totp_code(secret, totp_step(clock_.now())))));
}

TEST_F(OidcTest, WaitsTenMinutesForTheCode) {
  const auto secret = set_second_factor("zzb-001");
  provider_.change([](auto& behaviour) { behaviour.claims = {{"amr", nullptr}}; });
  const auto begun = oidc().begin().value();
  wait(300);
  ASSERT_TRUE(std::holds_alternative<OidcSignIn::NeedsCode>(oidc().end(returned(begun), kFrom)));
  wait(300);
  const auto code = totp_code(secret, totp_step(clock_.now()));
  EXPECT_TRUE(std::holds_alternative<Problem>(oidc().give_code(begun.browser, code, kFrom)));
}

TEST_F(OidcTest, RefusesWhoeverHasASecondFactorNowhere) {
  EXPECT_EQ(code_with({{"amr", nullptr}}), "oidc-second-factor");
  EXPECT_EQ(code_with({{"amr", nullptr}, {"acr", "2"}}), "");
  oidc_ = open_oidc(outside_, false, *identity_, *attested_, clock_, random_);
  EXPECT_EQ(code_with({{"amr", nullptr}}), "") << "none is required";
}

TEST_F(OidcTest, ProvesASessionAgain) {
  const auto session = *identity_->sign_in_as("zzb-001", "oidc", kFrom);
  wait(600);
  const auto begun = oidc().begin(session.session.id.value).value();
  EXPECT_EQ(parameter(begun.url, "prompt"), "login");
  EXPECT_EQ(parameter(begun.url, "max_age"), "0");
  const auto ended = oidc().end(returned(begun), kFrom);
  ASSERT_TRUE(std::holds_alternative<OpenedSession>(ended)) << code_of(ended);
  const auto& renewed = std::get<OpenedSession>(ended);
  EXPECT_EQ(identity_->find({.bearer = renewed.token})->actor.proved_at, clock_.now());
  EXPECT_EQ(identity_->find({.bearer = session.token}), nullptr);
  EXPECT_THAT(notes_, ElementsAre(SignInEvent::signed_in, SignInEvent::proved_again));
}

TEST_F(OidcTest, ProvesASessionByItsOwnerNowOnly) {
  const auto session = *identity_->sign_in_as("zzb-001", "oidc", kFrom);
  const auto code_of_proof = [&](const json::object& claims) {
    provider_.change([&](auto& behaviour) { behaviour.claims = claims; });
    return code_of(oidc().end(returned(oidc().begin(session.session.id.value).value()), kFrom));
  };
  EXPECT_EQ(code_of_proof({{"auth_time", seconds() - 61}}), "oidc-token");
  EXPECT_EQ(code_of_proof({{"auth_time", nullptr}}), "oidc-token");
  EXPECT_EQ(code_of_proof({{"preferred_username", "zzb-002"}}), "oidc-account");
  EXPECT_EQ(code_of_proof({{"amr", {"pwd"}}}), "oidc-second-factor");
  EXPECT_NE(identity_->find({.bearer = session.token}), nullptr);
  identity_->end_session(session.session.id.value, "zzb-001");
  EXPECT_EQ(code_of_proof({}), "oidc-account");
}

TEST_F(OidcTest, KeepsNothingThatWouldLetAnybodyIn) {
  const auto begun = oidc().begin().value();
  const auto kept = kept_.list(OidcLoginRecord::kKind, "", "", 10);
  ASSERT_THAT(kept, SizeIs(1));
  const auto all = kept.front().id + kept.front().owner + kept.front().body;
  EXPECT_THAT(all, Not(HasSubstr(begun.browser)));
  for (const auto* name : {"state", "nonce", "code_challenge"}) {
    EXPECT_THAT(all, Not(HasSubstr(parameter(begun.url, name)))) << name;
  }
}

TEST_F(OidcTest, ShowsItsSecretAsTheStandardWants) {
  EXPECT_EQ(code_of_sign_in(), "");
  EXPECT_EQ(provider_.last_authorization(), "") << "a public client";
  const auto file = folder_.path() / "secret";
  std::ofstream(file) << "s:e c+r%et\n";
  outside_.oidc->client_secret_file = file;
  oidc_.reset();
  EXPECT_EQ(code_of_sign_in(), "");
  EXPECT_EQ(provider_.last_authorization(), "Basic " + to_base64("renmian:s%3Ae%20c%2Br%25et"));
}

TEST_F(OidcTest, StartsWithNoSecretThatIsNotThere) {
  outside_.oidc->client_secret_file = folder_.path() / "nowhere";
  EXPECT_THROW(oidc(), Fault);
  std::ofstream(folder_.path() / "empty") << "\n";
  outside_.oidc->client_secret_file = folder_.path() / "empty";
  EXPECT_THROW(oidc(), Fault);
}

TEST_F(OidcTest, SaysThatTheProviderCannotBeAskedAndTriesAgainNextTime) {
  const auto issuer = outside_.oidc->issuer;
  outside_.oidc->issuer = "https://127.0.0.1:1";
  EXPECT_EQ(oidc().begin().error().code, "oidc-provider-unreachable");
  outside_.oidc->issuer = issuer;
  oidc_.reset();
  const auto brought = returned();
  provider_.change([](auto& behaviour) { behaviour.token_status = 503; });
  EXPECT_EQ(code_of(oidc().end(brought, kFrom)), "oidc-provider");
  provider_.change([](auto& behaviour) { behaviour = {}; });
  EXPECT_EQ(code_of_sign_in(), "");
}

TEST_F(OidcTest, TakesNoDocumentOfAnotherProviderNorOneThatLeadsElsewhere) {
  for (const json::object& changed :
       {json::object{{"issuer", "https://other.example"}}, json::object{{"issuer", nullptr}},
        json::object{{"token_endpoint", nullptr}}, json::object{{"token_endpoint", "https://10.0.0.1/token"}},
        json::object{{"jwks_uri", "https://169.254.169.254/latest/meta-data/"}},
        json::object{{"authorization_endpoint", "javascript:alert(1)"}},
        json::object{{"authorization_endpoint", "https://a.example/\r\nX: y"}}}) {
    provider_.change([&](auto& behaviour) { behaviour.document = changed; });
    oidc_.reset();
    EXPECT_EQ(oidc().begin().error().code, "oidc-provider") << json::serialize(changed);
  }
}

}  // namespace
}  // namespace renmian
