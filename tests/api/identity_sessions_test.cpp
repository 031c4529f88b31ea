#include <gtest/gtest.h>

#include <set>

#include "api/service/identity/secrets.hpp"
#include "tests/support/identity_world.hpp"

namespace renmian::test {
namespace {

TEST(Session, EndsAfterFifteenMinutesWithoutARequest) {
  IdentityWorld world;
  const auto token = world.set_up("zzb-001");
  ASSERT_NE(world.caller(token), nullptr);
  world.pass(15 * 60 - 1);
  EXPECT_NE(world.caller(token), nullptr);  // and is seen again
  world.pass(15 * 60 - 1);
  EXPECT_NE(world.caller(token), nullptr);
  world.pass(15 * 60);
  EXPECT_EQ(world.caller(token), nullptr);
  EXPECT_TRUE(world.identity().sessions().list("zzb-001").empty());
}

TEST(Session, IsSeenFromMemoryToo) {
  IdentityWorld world;
  const auto token = world.set_up("zzb-001");
  ASSERT_NE(world.caller(token), nullptr);
  world.clock().set({world.clock().now().microseconds + 999'999});
  EXPECT_NE(world.identity().known({.cookie = token}), nullptr);
  world.pass(15 * 60 - 1);
  EXPECT_EQ(world.identity().known({.cookie = token}), nullptr);  // too old to be believed unread
  EXPECT_NE(world.identity().find({.cookie = token}), nullptr);
}

TEST(Session, EndsAfterEightHoursWhateverHappens) {
  IdentityWorld world;
  const auto token = world.set_up("zzb-001");
  const auto ends_at = world.identity().sessions().show(digest_of(token))->ends_at;
  while (world.clock().now().microseconds + 600'000'000 < ends_at.microseconds) {
    ASSERT_NE(world.caller(token), nullptr);
    world.pass(600);
  }
  EXPECT_NE(world.caller(token), nullptr);
  world.clock().set({ends_at.microseconds - 1});
  EXPECT_NE(world.caller(token), nullptr);
  world.clock().set(ends_at);
  EXPECT_EQ(world.identity().known({.bearer = token}), nullptr);
  EXPECT_EQ(world.caller(token), nullptr);
}

TEST(Session, KeepsItsEndWhenItGetsANewToken) {
  IdentityWorld world;
  const auto token = world.set_up("zzb-001");
  const auto before = world.identity().sessions().show(digest_of(token));
  world.pass(600);
  const auto proved = world.identity().prove_again(*world.caller(token), kPassword, {}, kOffice);
  const auto& renewed = std::get<OpenedSession>(proved);
  EXPECT_NE(renewed.token, token);
  EXPECT_EQ(renewed.session.ends_at, before->ends_at);
  EXPECT_EQ(renewed.session.proved_at, world.clock().now());
  EXPECT_EQ(world.caller(token), nullptr);
  EXPECT_EQ(world.identity().known({.bearer = token}), nullptr);
  EXPECT_EQ(world.caller(renewed.token)->actor.proved_at, world.clock().now());
}

TEST(Session, IsWrittenAtMostOnceAMinute) {
  IdentityWorld world;
  const auto token = world.set_up("zzb-001");
  const auto versions = [&] { return world.records().find("session", digest_of(token))->version; };
  const auto before = versions();
  for (int i = 0; i < 59; ++i) {
    world.pass(1);
    ASSERT_NE(world.caller(token), nullptr);
  }
  EXPECT_EQ(versions(), before);
  world.pass(1);
  ASSERT_NE(world.caller(token), nullptr);
  EXPECT_EQ(versions(), before + 1);
}

TEST(Session, OfADisabledAccountIsNone) {
  IdentityWorld world;
  const auto token = world.set_up("zzb-001");
  world.holder("zzb-001").active = false;
  world.pass(1);
  EXPECT_EQ(world.identity().known({.bearer = token}), nullptr);
  EXPECT_EQ(world.caller(token), nullptr);
  world.holder("zzb-001").active = true;
  EXPECT_EQ(world.caller(token), nullptr);  // it ended for good
}

TEST(Session, EndsAtOnceForItsOwnerAndForAdministrators) {
  IdentityWorld world;
  const auto token = world.set_up("zzb-001");
  world.identity().sign_out(*world.caller(token));
  EXPECT_EQ(world.identity().known({.bearer = token}), nullptr);
  EXPECT_EQ(world.caller(token), nullptr);

  const auto second = std::get<OpenedSession>(world.sign_in("zzb-001"));
  ASSERT_NE(world.caller(second.token), nullptr);
  EXPECT_TRUE(world.identity().end_session(second.session.id.value, "sysadmin"));
  EXPECT_EQ(world.identity().known({.bearer = second.token}), nullptr);
  EXPECT_EQ(world.caller(second.token), nullptr);
  EXPECT_FALSE(world.identity().end_session(second.session.id.value, "sysadmin"));
  EXPECT_EQ(world.noted().back().what, SignInEvent::ended);
  EXPECT_EQ(world.noted().back().by->value, "sysadmin");
}

TEST(Session, OthersEndWithAnotherPassword) {
  IdentityWorld world;
  const auto first = world.set_up("zzb-001");
  const auto second = std::get<OpenedSession>(world.sign_in("zzb-001")).token;
  const auto stranger = world.set_up("zzb-002");
  const auto changed = world.identity().change_password(*world.caller(second), kPassword, kOtherPassword, kOffice);
  EXPECT_EQ(world.caller(first), nullptr);
  EXPECT_EQ(world.caller(second), nullptr);
  EXPECT_NE(world.caller(std::get<OpenedSession>(changed).token), nullptr);
  EXPECT_NE(world.caller(stranger), nullptr);
}

TEST(Session, IsNotKeptWithItsToken) {
  IdentityWorld world;
  const auto token = world.set_up("zzb-001");
  const auto kept = world.records().list("session", "zzb-001", {}, 10);
  ASSERT_EQ(kept.size(), 1U);
  EXPECT_EQ(kept[0].id, digest_of(token));
  EXPECT_EQ(kept[0].body.find(token), std::string::npos);
}

TEST(Token, IsNeverTheSameTwice) {
  SecureRandom random;
  std::set<std::string> seen;
  for (int i = 0; i < 100'000; ++i) {
    const auto token = new_token(random);
    ASSERT_EQ(token.size(), 43U);
    ASSERT_TRUE(seen.insert(token).second);
  }
  EXPECT_TRUE(new_token(random, kServiceTokenPrefix).starts_with("rmt_"));
}

TEST(CsrfToken, BelongsToOneSession) {
  EXPECT_EQ(csrf_token_of("a"), csrf_token_of("a"));
  EXPECT_NE(csrf_token_of("a"), csrf_token_of("b"));
  EXPECT_NE(csrf_token_of("a"), digest_of("a"));
}

TEST(ServiceToken, HoldsUntilItExpiresOrIsRevoked) {
  IdentityWorld world;
  const auto issued = world.identity().issue_token({"oa", "公文推送", 1}, "sysadmin");
  const auto& token = issued.token.value;
  EXPECT_TRUE(token.starts_with("rmt_"));
  ASSERT_NE(world.caller(token), nullptr);
  EXPECT_EQ(world.caller(token)->actor.id, "oa");
  EXPECT_EQ(world.caller(token)->actor.auth, "token");
  EXPECT_FALSE(world.caller(token)->actor.proved_at);
  EXPECT_EQ(world.identity().find({.cookie = token}), nullptr);
  EXPECT_EQ(world.records().list("service_token", {}, {}, 10)[0].body.find(token), std::string::npos);
  world.pass(86'399);
  EXPECT_NE(world.caller(token), nullptr);
  world.pass(1);
  EXPECT_EQ(world.identity().known({.bearer = token}), nullptr);
  EXPECT_EQ(world.caller(token), nullptr);

  const auto second = world.identity().issue_token({"oa", "公文推送", 366}, "sysadmin");
  ASSERT_NE(world.caller(second.token.value), nullptr);
  EXPECT_TRUE(world.identity().revoke_token(second.about.id.value, "sysadmin"));
  EXPECT_EQ(world.identity().known({.bearer = second.token.value}), nullptr);
  EXPECT_EQ(world.caller(second.token.value), nullptr);
  EXPECT_FALSE(world.identity().revoke_token(second.about.id.value, "sysadmin"));
}

TEST(ServiceToken, IsForActiveServicesOnly) {
  IdentityWorld world;
  EXPECT_TRUE(world.identity().tokens().may_hold("oa"));
  EXPECT_FALSE(world.identity().tokens().may_hold("zzb-001"));
  EXPECT_FALSE(world.identity().tokens().may_hold("nobody"));
  const auto token = world.identity().issue_token({"oa", "公文推送", 1}, "sysadmin").token.value;
  world.holder("oa").active = false;
  EXPECT_EQ(world.caller(token), nullptr);
}

TEST(ClientCertificate, StandsForOneService) {
  IdentityWorld world;
  const std::string fingerprint(64, 'a');
  ASSERT_TRUE(world.identity().register_certificate({"oa", fingerprint, "公文系统"}, "sysadmin"));
  EXPECT_FALSE(world.identity().register_certificate({"oa", fingerprint, "再来一次"}, "sysadmin"));
  const auto caller = world.identity().find({.certificate = fingerprint});
  ASSERT_NE(caller, nullptr);
  EXPECT_EQ(caller->actor.auth, "certificate");
  EXPECT_NE(world.identity().known({.certificate = fingerprint}), nullptr);
  EXPECT_EQ(world.identity().find({.certificate = std::string(64, 'b')}), nullptr);
  EXPECT_TRUE(world.identity().remove_certificate(fingerprint, "sysadmin"));
  EXPECT_EQ(world.identity().known({.certificate = fingerprint}), nullptr);
  EXPECT_EQ(world.identity().find({.certificate = fingerprint}), nullptr);
}

}  // namespace
}  // namespace renmian::test
