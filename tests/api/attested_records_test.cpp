// Records that are believed only as the program wrote them.
#include "api/service/identity/attested_records.hpp"

#include <gmock/gmock.h>

#include <boost/json/parse.hpp>
#include <fstream>

#include "adapters/store/memory_kept_records.hpp"
#include "adapters/system/secure_random.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/identity_world.hpp"

namespace renmian::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class AttestedRecordsTest : public testing::Test {
 protected:
  AttestedRecordsTest() { SealKeys::create(file_, random_); }

  std::unique_ptr<AttestedRecords> over(const SealKeys& keys) {
    return std::make_unique<AttestedRecords>(database_, keys, [this](std::string_view kind, std::string_view id) {
      told_.push_back(std::string(kind) + " " + std::string(id));
    });
  }
  // As somebody writes it who can write to the database and has no key.
  void write(KeptRecord record) {
    database_.remove(record.kind, record.id);
    for (const auto version = std::exchange(record.version, 0); record.version < version; ++record.version) {
      ASSERT_TRUE(database_.save(record));
    }
  }
  static std::vector<std::string> ids(const std::vector<KeptRecord>& records) {
    std::vector<std::string> all;
    for (const auto& record : records) all.push_back(record.id);
    return all;
  }

  TemporaryFolder folder_;
  const std::filesystem::path file_ = folder_.path() / "seal";
  SecureRandom random_;
  MemoryKeptRecords database_;
  std::vector<std::string> told_;
};

const KeptRecord kRecord{"session", "id", "owner", 0, R"({"account":"li"})"};

TEST_F(AttestedRecordsTest, AreGivenOutAsTheyWereSaved) {
  const SealKeys keys(file_);
  const auto records = over(keys);
  ASSERT_TRUE(records->save(kRecord));
  auto saved = kRecord;
  saved.version = 1;
  EXPECT_EQ(records->find("session", "id"), saved);
  EXPECT_THAT(records->list("session", "owner", "", 10), ElementsAre(saved));
  EXPECT_EQ(boost::json::parse(database_.find("session", "id")->body).at("record"), boost::json::parse(kRecord.body));
  saved.body = "{}";
  ASSERT_TRUE(records->save(saved));
  EXPECT_EQ(records->find("session", "id")->body, "{}");
  EXPECT_FALSE(records->save(saved)) << "it stands at another version";
  EXPECT_THAT(told_, IsEmpty());
}

TEST_F(AttestedRecordsTest, AreBelievedWithNoPartChanged) {
  const SealKeys keys(file_);
  const auto records = over(keys);
  ASSERT_TRUE(records->save(kRecord));
  const auto stored = *database_.find("session", "id");
  const auto believed = [&](const std::function<void(KeptRecord&)>& change) {
    auto changed = stored;
    change(changed);
    write(changed);
    return records->find(changed.kind, changed.id).has_value();
  };
  EXPECT_TRUE(believed([](KeptRecord&) {})) << "the same once more";
  EXPECT_FALSE(believed([](KeptRecord& record) { record.kind = "service_token"; }));
  EXPECT_FALSE(believed([](KeptRecord& record) { record.id = "other"; }));
  EXPECT_FALSE(believed([](KeptRecord& record) { record.owner = "other"; }));
  EXPECT_FALSE(believed([](KeptRecord& record) { record.version = 2; }));
  EXPECT_FALSE(believed([](KeptRecord& record) { record.body.replace(record.body.find("li"), 2, "wu"); }));
  EXPECT_FALSE(believed([](KeptRecord& record) { record.id = "ido", record.owner = "wner"; }));
  EXPECT_THAT(
      told_, ElementsAre("service_token id", "session other", "session id", "session id", "session id", "session ido"));
  for (const std::string body : {"", "{}", R"({"account":"li"})", R"({"mark":"","record":{"account":"li"}})",
                                 R"({"mark":","record":})", R"({"mark":"","record":})"}) {
    EXPECT_FALSE(believed([&](KeptRecord& record) { record.body = body; })) << body;
  }
}

TEST_F(AttestedRecordsTest, ThatAreNotBelievedAreToldOfOnceAsTheyAre) {
  const SealKeys keys(file_);
  const auto records = over(keys);
  write({"session", "a", "", 1, "{}"});
  for (int times = 0; times < 3; ++times) {
    EXPECT_FALSE(records->find("session", "a"));
    EXPECT_THAT(records->list("session", "", "", 10), IsEmpty());
  }
  EXPECT_THAT(told_, ElementsAre("session a"));
  write({"session", "a", "", 1, "[]"});
  EXPECT_FALSE(records->find("session", "a"));
  EXPECT_THAT(told_, ElementsAre("session a", "session a"));
}

TEST_F(AttestedRecordsTest, AreListedPastThoseThatAreNotBelieved) {
  const SealKeys keys(file_);
  const auto records = over(keys);
  for (const auto* id : {"b", "d", "f"}) ASSERT_TRUE(records->save({"session", id, "", 0, "{}"}));
  for (const auto* id : {"a", "c", "e", "g"}) write({"session", id, "", 1, "{}"});
  EXPECT_THAT(ids(records->list("session", "", "", 2)), ElementsAre("b", "d"));
  EXPECT_THAT(ids(records->list("session", "", "", 3)), ElementsAre("b", "d", "f"));
  EXPECT_THAT(ids(records->list("session", "", "", 4)), ElementsAre("b", "d", "f"));
  EXPECT_THAT(ids(records->list("session", "", "b", 2)), ElementsAre("d", "f"));
}

TEST_F(AttestedRecordsTest, TakeThePlaceOfOneThatIsNotBelievedAndOfNoOther) {
  const SealKeys keys(file_);
  const auto records = over(keys);
  write({"session", "id", "somebody", 9, "{}"});
  EXPECT_TRUE(records->save(kRecord));
  EXPECT_EQ(records->find("session", "id")->body, kRecord.body);
  EXPECT_FALSE(records->save(kRecord));
}

TEST_F(AttestedRecordsTest, GoOnWithANewKeyBesideTheOld) {
  {
    const SealKeys keys(file_);
    ASSERT_TRUE(over(keys)->save(kRecord));
  }
  std::ofstream(file_, std::ios::app) << std::string(64, 'a') << '\n';
  const SealKeys both(file_);
  auto record = *over(both)->find("session", "id");
  const auto before = database_.find("session", "id")->body;
  ASSERT_TRUE(over(both)->save(record));
  std::ofstream(file_) << std::string(64, 'a') << '\n';
  const SealKeys latest(file_);
  EXPECT_TRUE(over(latest)->find("session", "id"));
  EXPECT_THAT(told_, IsEmpty());
  write({"session", "id", "owner", 1, before});
  EXPECT_TRUE(over(both)->find("session", "id"));
  EXPECT_FALSE(over(latest)->find("session", "id")) << "of a key that is gone";
}

TEST(IdentityRecords, WrittenPastTheProgramLetNobodyIn) {
  IdentityWorld world;
  const std::string id(64, 'a');
  const ClientCertificateRecord certificate{"oa", "公文", "sysadmin", world.clock().now()};
  ASSERT_TRUE(
      world.database().save({"client_certificate", id, "oa", 0, boost::json::serialize(write_described(certificate))}));
  EXPECT_EQ(world.identity().find({.certificate = id}), nullptr);
  EXPECT_THAT(world.identity().tokens().list_certificates(), IsEmpty());
  EXPECT_THAT(world.disbelieved(), ElementsAre("client_certificate"));
  EXPECT_TRUE(world.identity().register_certificate({"oa", id, "公文"}, "sysadmin"));
  EXPECT_NE(world.identity().find({.certificate = id}), nullptr);
}

TEST(IdentityRecords, OfAChangedCredentialANewOneTimePasswordTakesThePlace) {
  IdentityWorld world;
  world.set_up("zzb-001");
  auto stored = *world.database().find("credential", "zzb-001");
  stored.body = world.records().find("credential", "zzb-001")->body;
  ASSERT_TRUE(world.database().save(stored));
  EXPECT_FALSE(is_in(world.sign_in("zzb-001")));
  const auto issued = world.identity().issue_one_time_password("zzb-001", "sysadmin");
  EXPECT_TRUE(is_in(world.identity().sign_in({"zzb-001", issued.password.value, {}, kOffice})));
}

}  // namespace
}  // namespace renmian::test
