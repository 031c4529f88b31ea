// What the server proves of one case is checked as a stranger would: with the log's key and the published formats only.
#include <gmock/gmock.h>

#include "engine/audit/proof_file.hpp"
#include "tests/support/resource_office.hpp"

namespace renmian::test {
namespace {

constexpr auto kOrigin = "renmian.local/appointments";

class ProofsOffice : public ResourceOffice {
 public:
  std::vector<Verifier> keys() { return {Verifier::from_vkey(runtime().trusted_keys().logs.front()).value()}; }

  std::string case_with_events(int events) {
    const auto id = open_case();
    auto at = client();
    for (int version = 1; version < events; ++version) {
      const auto given =
          at.post("/api/v1/cases/" + id + "/commands", vote_history(version), {{"If-Match", etag(id, version)}});
      EXPECT_EQ(given.result_int(), 200) << given.body();
    }
    return id;
  }
};

TEST(HttpProofs, EveryEventOfACaseIsProvedUnderOneCheckpoint) {
  ProofsOffice office;
  const auto case_id = office.case_with_events(3);
  office.case_with_events(2);
  const auto told = office.get("cases/" + case_id + "/proofs", kHeadToken);
  EXPECT_EQ(told.at("origin").as_string(), kOrigin);
  const auto items = told.at("items").as_array();
  ASSERT_EQ(items.size(), 3U);
  for (const auto& item : items) {
    ProofFile proof;
    proof.index = item.at("log_index").to_number<std::uint64_t>();
    for (const auto& hash : item.at("hashes").as_array()) {
      proof.hashes.push_back(hash_from_base64(hash.as_string()).value());
    }
    proof.checkpoint = told.at("checkpoint").as_string();
    const auto leaf = hash_from_base64(item.at("leaf").as_string()).value();
    const auto verified = verify_proof_file(proof, leaf, office.keys(), kOrigin);
    ASSERT_TRUE(verified.has_value()) << item;
    EXPECT_EQ(verified->checkpoint.size, told.at("size").to_number<std::uint64_t>());
    const auto event = office.runtime().store().events_from(proof.index, 1).at(0);
    EXPECT_EQ(leaf, leaf_hash(event.body));
    EXPECT_EQ(to_string(event.case_id), case_id);
    EXPECT_FALSE(verify_proof_file(proof, leaf_hash("another"), office.keys(), kOrigin).has_value());
  }
}

TEST(HttpProofs, OneEventIsProvedByAFileThatNeedsNothingElse) {
  ProofsOffice office;
  const auto case_id = office.case_with_events(2);
  const auto response = office.client(kHeadToken).get("/api/v1/cases/" + case_id + "/proofs/2");
  ASSERT_EQ(response.result_int(), 200) << response.body();
  EXPECT_EQ(response[field::content_type], "text/plain; charset=utf-8");
  const auto proof = parse_proof_file(response.body()).value();
  const auto event = office.runtime().store().event_at({*parse_uuid(case_id)}, 2);
  ASSERT_TRUE(event.has_value());
  EXPECT_TRUE(verify_proof_file(proof, leaf_hash(event->body), office.keys(), kOrigin).has_value());
  for (const auto* number : {"0", "3", "-1", "x", "18446744073709551616"}) {
    EXPECT_EQ(office.status_of("cases/" + case_id + "/proofs/" + number, kHeadToken), 404U) << number;
  }
}

TEST(HttpProofs, OfACaseThatIsNotThereNothingIsProved) {
  ProofsOffice office;
  office.case_with_events(1);
  EXPECT_EQ(office.status_of("cases/" + std::string(kNoId) + "/proofs", kHeadToken), 404U);
  EXPECT_EQ(office.status_of("cases/x/proofs", kHeadToken), 404U);
}

TEST(HttpMigration, ACaseThatGoesByTheNewestHasNothingToMove) {
  ProofsOffice office;
  const auto case_id = office.open_case();
  const auto plan = office.get("cases/" + case_id + "/migration", kHeadToken);
  EXPECT_FALSE(plan.at("possible").as_bool());
  EXPECT_EQ(plan.at("problems").at(0).at("code").as_string(), "nothing-to-move");
  const auto refused =
      office.client(kHeadToken)
          .post("/api/v1/cases/" + case_id + "/migration",
                {{"to_version", plan.at("to_version")}, {"reason", "新版"}, {"second_person", "zzb-099"}});
  EXPECT_EQ(refused.result_int(), 422) << refused.body();
}

TEST(HttpMigration, ACaseIsMovedToThePolicyInForceWithAReasonAndASecondPerson) {
  ProofsOffice office;
  const auto case_id = office.open_case();
  auto& desk = office.runtime().desk();
  ASSERT_TRUE(
      desk.catalogue()
          .put_in_force(*desk.catalogue().procedure("promote"), {{"publicity_working_days", 9}}, desk.clock().now())
          .has_value());
  const auto plan = office.get("cases/" + case_id + "/migration", kHeadToken);
  EXPECT_TRUE(plan.at("possible").as_bool());
  EXPECT_TRUE(plan.at("policy_changes").as_bool());
  const auto target = "/api/v1/cases/" + case_id + "/migration";
  const auto move = [&](const char* second_person, const char* token) {
    return office.client(token).post(
        target, {{"to_version", plan.at("to_version")}, {"reason", "新参数"}, {"second_person", second_person}});
  };
  EXPECT_EQ(move("zzb-099", kSupervisorToken).result_int(), 403) << "supervision runs no case";
  EXPECT_EQ(move("zzb-010", kHeadToken).result_int(), 422) << "nobody is their own second person";
  const auto moved = move("zzb-099", kHeadToken);
  EXPECT_EQ(moved.result_int(), 200) << moved.body();
  EXPECT_EQ(moved[field::etag], etag(case_id, 2));
  const auto history = office.get("cases/" + case_id + "/history", kHeadToken).at("items").as_array();
  EXPECT_EQ(history.back().at("command").as_string(), "move_to_version");
  EXPECT_EQ(history.back().at("actor").at("role").as_string(), "od_head");
  EXPECT_EQ(office.runtime().store().event_at({*parse_uuid(case_id)}, 2)->trace.request_id, moved["X-Request-Id"]);
}

}  // namespace
}  // namespace renmian::test
