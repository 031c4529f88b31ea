#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

#include "api/service/identity/kept.hpp"
#include "tests/support/identity_world.hpp"

namespace renmian::test {
namespace {

std::vector<ToSetUp> to_set_up(const std::variant<OpenedSession, NotProved>& result) {
  return std::get<OpenedSession>(result).session.to_set_up;
}

std::ptrdiff_t count(IdentityWorld& world, SignInEvent what) {
  return std::ranges::count(world.noted(), what, &SignInNoted::what);
}

TEST(OneTimePassword, OpensOnlyWhatReplacesItForADay) {
  IdentityWorld world;
  const auto issued = world.identity().issue_one_time_password("zzb-001", "sysadmin");
  EXPECT_FALSE(is_in(world.sign_in("zzb-001", kPassword)));
  const auto opened = world.sign_in("zzb-001", issued.password.value);
  EXPECT_EQ(to_set_up(opened), (std::vector{ToSetUp::password, ToSetUp::second_factor}));
  EXPECT_TRUE(world.caller(std::get<OpenedSession>(opened).token)->must_set_up);
  world.pass(86'399);
  EXPECT_TRUE(is_in(world.sign_in("zzb-001", issued.password.value)));
  world.pass(1);
  EXPECT_FALSE(is_in(world.sign_in("zzb-001", issued.password.value)));
}

TEST(OneTimePassword, IsNoLongerOneOncePasswordAndSecondFactorAreSet) {
  IdentityWorld world;
  const auto token = world.set_up("zzb-001");
  EXPECT_FALSE(world.caller(token)->must_set_up);
  EXPECT_TRUE(to_set_up(world.sign_in("zzb-001")).empty());
  world.pass(400LL * 86'400);
  EXPECT_TRUE(to_set_up(world.sign_in("zzb-001")).empty());  // passwords do not grow old by themselves
}

TEST(OneTimePassword, EndsWhatHeldBefore) {
  IdentityWorld world;
  const auto token = world.set_up("zzb-001");
  world.identity().issue_one_time_password("zzb-001", "sysadmin");
  EXPECT_EQ(world.caller(token), nullptr);
  EXPECT_FALSE(is_in(world.sign_in("zzb-001")));
}

TEST(SignIn, TakesPasswordAndCodeTogether) {
  IdentityWorld world;
  world.set_up("zzb-001");
  EXPECT_FALSE(is_in(world.identity().sign_in({"zzb-001", kPassword, {}, kOffice})));
  EXPECT_FALSE(is_in(world.identity().sign_in({"zzb-001", kPassword, "000000", kOffice})));
  EXPECT_FALSE(is_in(world.sign_in("zzb-001", kOtherPassword)));
  EXPECT_TRUE(is_in(world.sign_in("zzb-001")));
}

TEST(SignIn, TakesNoCodeTwice) {
  IdentityWorld world;
  world.set_up("zzb-001");
  const auto code = world.new_code("zzb-001");
  EXPECT_TRUE(is_in(world.identity().sign_in({"zzb-001", kPassword, code, kOffice})));
  EXPECT_FALSE(is_in(world.identity().sign_in({"zzb-001", kPassword, code, kOffice})));
  EXPECT_FALSE(is_in(world.make()->sign_in({"zzb-001", kPassword, code, kOffice})));  // nor on another node
}

TEST(SignIn, IsForActivePeopleOnly) {
  IdentityWorld world;
  world.set_up("zzb-001");
  world.holder("zzb-001").active = false;
  EXPECT_FALSE(is_in(world.sign_in("zzb-001")));
  const auto issued = world.identity().issue_one_time_password("oa", "sysadmin");
  EXPECT_FALSE(is_in(world.sign_in("oa", issued.password.value)));
  EXPECT_FALSE(is_in(world.sign_in("nobody")));
}

TEST(SignIn, IsPutOnRecordWhateverBecomesOfIt) {
  IdentityWorld world;
  world.set_up("zzb-001");
  world.noted().clear();
  ASSERT_TRUE(is_in(world.sign_in("zzb-001")));
  ASSERT_FALSE(is_in(world.sign_in("zzb-001", kOtherPassword, kElsewhere)));
  ASSERT_FALSE(is_in(world.sign_in("a password typed here", kOtherPassword)));
  ASSERT_EQ(world.noted().size(), 3U);
  EXPECT_EQ(world.noted()[0].what, SignInEvent::signed_in);
  EXPECT_EQ(world.noted()[0].account->value, "zzb-001");
  EXPECT_EQ(world.noted()[0].from->value, kOffice);
  EXPECT_EQ(world.noted()[1].what, SignInEvent::refused);
  EXPECT_EQ(world.noted()[1].account->value, "zzb-001");
  EXPECT_EQ(world.noted()[1].from->value, kElsewhere);
  EXPECT_FALSE(world.noted()[2].account);  // nobody known; what was typed could be a secret
}

TEST(Guesses, AreLookedAtAtMostTenTimesInTenMinutes) {
  IdentityWorld world;
  world.set_up("zzb-001");  // from the office, which is known from now on
  world.noted().clear();
  for (int i = 0; i < 1000; ++i) {
    const auto from = i % 3 == 0 ? std::string(kOffice) : "203.0.113." + std::to_string(i % 200);
    EXPECT_FALSE(is_in(world.identity().sign_in({"zzb-001", "guess number " + std::to_string(i), "000000", from})));
  }
  EXPECT_EQ(count(world, SignInEvent::refused), 10);
  EXPECT_GE(count(world, SignInEvent::slowed_down), 1);
}

TEST(Guesses, OfManyAccountsFromOneAddressAreTooAtMostTen) {
  IdentityWorld world;
  for (int i = 0; i < 1000; ++i) {
    EXPECT_FALSE(is_in(world.identity().sign_in({"user-" + std::to_string(i), "the same guess", {}, kElsewhere})));
  }
  EXPECT_EQ(count(world, SignInEvent::refused), 10);
  EXPECT_EQ(count(world, SignInEvent::slowed_down), 1);
}

TEST(Guesses, FromOneNetworkOfIpv6AreThoseOfOneAddress) {
  IdentityWorld world;
  world.set_up("zzb-001");
  const auto guess = [&](int host) {
    return world.identity().sign_in({"zzb-001", "guess", {}, "2001:db8:1:2::" + std::to_string(host)});
  };
  for (int host = 1; host <= 3; ++host) EXPECT_FALSE(wait_of(guess(host)));
  EXPECT_TRUE(wait_of(guess(4)));
}

TEST(Guesses, AreNotCountedWhereNothingCouldBeLookedAt) {
  IdentityWorld world;
  world.set_up("zzb-001");
  auto credential = find_kept<CredentialRecord>(world.records(), "zzb-001").value();
  const auto sealed = std::exchange(credential.value.second_factor, Line("damaged"));
  ASSERT_TRUE(save_kept(world.records(), credential, credential.id));
  for (int i = 0; i < 20; ++i) {
    EXPECT_THROW(world.identity().sign_in({"zzb-001", kPassword, "000000", kElsewhere}), Fault);
  }
  credential = find_kept<CredentialRecord>(world.records(), "zzb-001").value();
  credential.value.second_factor = sealed;
  ASSERT_TRUE(save_kept(world.records(), credential, credential.id));
  EXPECT_TRUE(is_in(world.sign_in("zzb-001", kPassword, kElsewhere)));
}

TEST(Guesses, DoNotKeepTheOwnerOut) {
  IdentityWorld world;
  world.set_up("zzb-001");
  for (int i = 0; i < 1000; ++i) {
    static_cast<void>(world.identity().sign_in({"zzb-001", "guess", {}, "203.0.113." + std::to_string(i % 250)}));
  }
  EXPECT_TRUE(is_in(world.sign_in("zzb-001")));                          // from where they always come
  EXPECT_FALSE(is_in(world.sign_in("zzb-001", kPassword, kElsewhere)));  // a new place has to wait

  IdentityWorld other;
  other.set_up("zzb-001");
  for (int i = 0; i < 1000; ++i) static_cast<void>(other.identity().sign_in({"zzb-001", "guess", {}, "203.0.113.1"}));
  EXPECT_TRUE(is_in(other.sign_in("zzb-001", kPassword, kElsewhere)));  // one guesser leaves a new place its share
}

TEST(Guesses, AreForgottenAfterTenMinutes) {
  IdentityWorld world;
  world.set_up("zzb-001");
  const auto begun = world.clock().now();
  for (int i = 0; i < 3; ++i) static_cast<void>(world.identity().sign_in({"zzb-001", "guess", {}, kElsewhere}));
  world.pass(30);
  EXPECT_EQ(wait_of(world.identity().sign_in({"zzb-001", kPassword, world.code_now("zzb-001"), kElsewhere})), 570);
  world.clock().set({begun.microseconds + 599'000'000});
  EXPECT_EQ(wait_of(world.identity().sign_in({"zzb-001", kPassword, world.code_now("zzb-001"), kElsewhere})), 1);
  world.clock().set({begun.microseconds + 600'000'000});
  EXPECT_TRUE(is_in(world.identity().sign_in({"zzb-001", kPassword, world.code_now("zzb-001"), kElsewhere})));
}

TEST(Guesses, AreCountedInOtherPlacesTooWhereAPasswordIsAsked) {
  IdentityWorld world;
  const auto token = world.set_up("zzb-001");
  for (int i = 0; i < 4; ++i) {
    EXPECT_EQ(wait_of(world.identity().prove_again(*world.caller(token), "guess", {}, kOffice)), std::nullopt);
  }
  EXPECT_NE(wait_of(world.identity().prove_again(*world.caller(token), kPassword, {}, kOffice)), std::nullopt);
  const auto changed = world.identity().change_password(*world.caller(token), kPassword, kOtherPassword, kOffice);
  EXPECT_TRUE(std::get<NotProved>(changed).wait_seconds);
}

TEST(Proof, IsGivenByPasswordOrByCode) {
  IdentityWorld world;
  auto token = world.set_up("zzb-001");
  EXPECT_FALSE(is_in(world.identity().prove_again(*world.caller(token), kOtherPassword, {}, kOffice)));
  EXPECT_FALSE(is_in(world.identity().prove_again(*world.caller(token), {}, world.code_now("zzb-001"), kOffice)));
  token = std::get<OpenedSession>(world.identity().prove_again(*world.caller(token), kPassword, {}, kOffice)).token;
  const auto code = world.new_code("zzb-001");
  EXPECT_TRUE(is_in(world.identity().prove_again(*world.caller(token), {}, code, kOffice)));
  EXPECT_EQ(world.noted().back().what, SignInEvent::proved_again);
}

TEST(PasswordChange, TakesTheOldOneAndGivesReasonsForWhatItRefuses) {
  IdentityWorld world;
  const auto token = world.set_up("zzb-001");
  const auto change = [&](const char* old_password, const char* new_password) {
    return world.identity().change_password(*world.caller(token), old_password, new_password, kOffice);
  };
  EXPECT_TRUE(std::holds_alternative<NotProved>(change(kOtherPassword, kOtherPassword)));
  const auto code = [](const Identity::Changed& result) { return std::get<Problems>(result).front().code; };
  EXPECT_EQ(code(change(kPassword, "short")), "password-length");
  EXPECT_EQ(code(change(kPassword, "with zzb-001 in it")), "password-context");
  EXPECT_EQ(code(change(kPassword, kPassword)), "password-used-before");
  EXPECT_TRUE(std::holds_alternative<OpenedSession>(change(kPassword, kOtherPassword)));
  EXPECT_FALSE(is_in(world.sign_in("zzb-001")));
  EXPECT_TRUE(is_in(world.sign_in("zzb-001", kOtherPassword)));
}

TEST(PasswordChange, LeavesAOneTimePasswordThatWasIssuedMeanwhile) {
  IdentityWorld world;
  const auto token = world.set_up("zzb-001");
  std::string issued;
  world.meanwhile([&] { issued = world.identity().issue_one_time_password("zzb-001", "sysadmin").password.value; });
  const auto changed = world.identity().change_password(*world.caller(token), kPassword, kOtherPassword, kOffice);
  EXPECT_TRUE(std::holds_alternative<NotProved>(changed));
  EXPECT_FALSE(is_in(world.sign_in("zzb-001", kOtherPassword)));
  EXPECT_TRUE(is_in(world.sign_in("zzb-001", issued)));
}

TEST(SecondFactor, IsSetOnlyWithThePasswordAndACodeOfIt) {
  IdentityWorld world;
  const auto token = world.set_up("zzb-001");
  const auto propose = [&](const char* password) {
    return world.identity().propose_second_factor(*world.caller(token), password, kOffice);
  };
  EXPECT_TRUE(std::holds_alternative<NotProved>(propose(kOtherPassword)));
  EXPECT_TRUE(std::holds_alternative<NewFactor>(propose(kPassword)));
  EXPECT_FALSE(is_in(world.identity().confirm_second_factor(*world.caller(token), "000000", kOffice)));
  EXPECT_TRUE(is_in(world.sign_in("zzb-001")));  // the one before still holds
}

TEST(SecondFactor, IsSealedWhereItIsKept) {
  IdentityWorld world;
  world.set_up("zzb-001");
  const auto issued = world.identity().issue_one_time_password("zzb-002", "sysadmin");
  const auto token = std::get<OpenedSession>(world.sign_in("zzb-002", issued.password.value)).token;
  const auto proposed = world.identity().propose_second_factor(*world.caller(token), issued.password.value, kOffice);
  const auto secret = std::get<NewFactor>(proposed).secret.value;
  for (const auto& record : world.records().list("credential", {}, {}, 10)) {
    EXPECT_EQ(record.body.find(secret), std::string::npos);
    EXPECT_EQ(record.body.find(kPassword), std::string::npos);
  }
  // It opens in no other account's record.
  auto stolen = *find_kept<CredentialRecord>(world.records(), "zzb-001");
  const auto victim = find_kept<CredentialRecord>(world.records(), "zzb-002");
  stolen.value.second_factor = victim->value.proposed_factor;
  ASSERT_TRUE(save_kept(world.records(), stolen, "zzb-001"));
  EXPECT_THROW(static_cast<void>(world.sign_in("zzb-001")), Fault);
}

TEST(SecondFactor, ThatIsRemovedHasToBeSetAgain) {
  IdentityWorld world;
  const auto token = world.set_up("zzb-001");
  EXPECT_TRUE(world.identity().remove_second_factor("zzb-001", "secadmin"));
  EXPECT_FALSE(world.identity().remove_second_factor("zzb-001", "secadmin"));
  EXPECT_EQ(world.caller(token), nullptr);
  EXPECT_EQ(to_set_up(world.identity().sign_in({"zzb-001", kPassword, {}, kOffice})),
            std::vector{ToSetUp::second_factor});
}

TEST(SecondFactor, IsNotAskedForWhereItIsOff) {
  auto settings = IdentityWorld::cheap();
  settings.credentials.second_factor = false;
  IdentityWorld world(settings);
  const auto issued = world.identity().issue_one_time_password("zzb-001", "sysadmin");
  EXPECT_EQ(to_set_up(world.sign_in("zzb-001", issued.password.value)), std::vector{ToSetUp::password});
}

TEST(PasswordCost, RisesWhenThePasswordIsNextGiven) {
  IdentityWorld world;
  world.set_up("zzb-001");
  const auto kept = [&] { return find_kept<CredentialRecord>(world.records(), "zzb-001")->value.password->value; };
  EXPECT_NE(kept().find("$m=64,t=1,p=1$"), std::string::npos) << kept();
  auto settings = IdentityWorld::cheap();
  settings.credentials.cost = {.memory_kib = 128, .passes = 2, .lanes = 1};
  const auto dearer = world.make(settings);
  EXPECT_FALSE(is_in(dearer->sign_in({"zzb-001", kOtherPassword, world.new_code("zzb-001"), kOffice})));
  EXPECT_NE(kept().find("$m=64,t=1,p=1$"), std::string::npos) << kept();
  EXPECT_TRUE(is_in(dearer->sign_in({"zzb-001", kPassword, world.new_code("zzb-001"), kOffice})));
  EXPECT_NE(kept().find("$m=128,t=2,p=1$"), std::string::npos) << kept();
  EXPECT_TRUE(is_in(world.sign_in("zzb-001")));
}

TEST(Mlps, AsksForThreeClassesNinetyDaysAndNoneOfTheLastFive) {
  auto settings = IdentityWorld::cheap();
  settings.credentials.mlps_passwords = true;
  IdentityWorld world(settings);
  auto token = world.set_up("zzb-001");
  const auto change = [&](const std::string& old_password, const std::string& new_password) {
    auto changed = world.identity().change_password(*world.caller(token), old_password, new_password, kOffice);
    if (const auto* opened = std::get_if<OpenedSession>(&changed)) token = opened->token;
    return changed;
  };
  const auto code = [](const Identity::Changed& result) { return std::get<Problems>(result).front().code; };
  EXPECT_EQ(code(change(kPassword, "only two classes")), "password-classes");
  std::string last = kPassword;
  const auto numbered = [](int i) { return "qz7 hn" + std::to_string(i) + " rb3 kx"; };
  for (int i = 1; i <= 4; ++i) {
    ASSERT_TRUE(std::holds_alternative<OpenedSession>(change(last, numbered(i)))) << i;
    last = numbered(i);
    EXPECT_EQ(code(change(last, kPassword)), "password-used-before");
  }
  ASSERT_TRUE(std::holds_alternative<OpenedSession>(change(last, numbered(5))));
  ASSERT_TRUE(std::holds_alternative<OpenedSession>(change(numbered(5), kPassword)));  // five came between

  const auto set_at = world.clock().now();
  world.clock().set({set_at.microseconds + (90LL * 86'400 - 31) * 1'000'000});
  EXPECT_TRUE(to_set_up(world.sign_in("zzb-001")).empty());
  world.clock().set({set_at.microseconds + 90LL * 86'400 * 1'000'000});
  EXPECT_EQ(to_set_up(world.sign_in("zzb-001")), std::vector{ToSetUp::password});
}

TEST(ProofFromElsewhere, SignsInNoAdministratorAndNobodyWhoIsNotActive) {
  IdentityWorld world;
  EXPECT_TRUE(world.identity().sign_in_as("zzb-001", "oidc", kOffice));
  world.holder("zzb-001").administrator = true;
  EXPECT_FALSE(world.identity().sign_in_as("zzb-001", "oidc", kOffice));
  world.holder("zzb-002").active = false;
  EXPECT_FALSE(world.identity().sign_in_as("zzb-002", "oidc", kOffice));
  EXPECT_FALSE(world.identity().sign_in_as("oa", "oidc", kOffice)) << "a service";
}

}  // namespace
}  // namespace renmian::test
