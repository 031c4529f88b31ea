#include <gmock/gmock.h>

#include <fstream>
#include <thread>

#include "api/service/policy_changes.hpp"
#include "api/service/policy_file.hpp"
#include "tests/support/resource_office.hpp"
#include "tests/support/signed_in.hpp"

namespace renmian::test {
namespace {

using testing::HasSubstr;

class PolicyOffice : public ResourceOffice {
 public:
  using ResourceOffice::ResourceOffice;

  HttpResponse propose(const boost::json::object& values, const char* token = kHeadToken,
                       const std::string& procedure = "promote") {
    return client(token).post("/api/v1/policy/" + procedure + "/proposals",
                              {{"values", values}, {"reason", "从严掌握"}});
  }
  HttpResponse confirm(int number, const char* token = kSecurityToken, const std::string& procedure = "promote") {
    return client(token).post("/api/v1/policy/" + procedure + "/proposals/" + std::to_string(number) + "/confirmation",
                              boost::json::object{});
  }
  boost::json::value value_of(const std::string& key, const std::string& member = "value") {
    const auto policy = get("policy/promote");
    for (const auto& row : policy.at("values").as_array()) {
      if (row.at("key").as_string() == key) return row.at(member);
    }
    ADD_FAILURE() << key;
    return nullptr;
  }
};

TEST(HttpPolicy, EveryValueInForceIsShownWithItsDefaultAndItsRule) {
  PolicyOffice office;
  const auto all = office.get("policy").at("items").as_array();
  EXPECT_EQ(all.size(), compiled_procedures().size());
  for (const auto& policy : all) {
    EXPECT_EQ(policy.at("digest").as_string().size(), 64U);
    for (const auto& row : policy.at("values").as_array()) {
      EXPECT_EQ(row.at("value"), row.at("default")) << row;
      EXPECT_FALSE(row.at("rule").as_string().empty());
      EXPECT_THAT(std::string(row.at("mark").as_string()), testing::MatchesRegex("[VOSM]"));
    }
  }
  EXPECT_EQ(office.get("policy/promote").at("procedure").as_string(), "promote");
  EXPECT_EQ(office.status_of("policy/nothing"), 404U);
  EXPECT_EQ(office.status_of("policy/nothing/proposals"), 404U);
}

TEST(HttpPolicy, WhatOneProposesAnotherPutsInForceAndBothStandOnRecord) {
  PolicyOffice office;
  const auto before = office.get("policy/promote");
  const auto proposed = office.propose({{"publicity_working_days", 7}});
  ASSERT_EQ(proposed.result_int(), 201) << proposed.body();
  EXPECT_EQ(json_of(proposed).at("number").as_int64(), 1);
  EXPECT_TRUE(json_of(proposed).at("confirmed_by").is_null());
  EXPECT_EQ(office.value_of("publicity_working_days"), 5) << "not in force yet";

  const auto confirmed = office.confirm(1);
  ASSERT_EQ(confirmed.result_int(), 200) << confirmed.body();
  EXPECT_EQ(json_of(confirmed).at("confirmed_by").as_string(), "sys-001");
  EXPECT_EQ(office.value_of("publicity_working_days"), 7);
  EXPECT_EQ(office.value_of("publicity_working_days", "default"), 5);
  EXPECT_EQ(office.get("policy/promote").at("digest"), json_of(proposed).at("digest"));
  EXPECT_NE(office.get("policy/promote").at("digest"), before.at("digest"));

  const auto changes = office.on_record("record_policy");
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes.at(0).at("by").as_string(), "zzb-010");
  EXPECT_EQ(changes.at(0).at("approved_by").as_string(), "sys-001");
  EXPECT_EQ(changes.at(0).at("digest"), json_of(proposed).at("digest"));
  const auto history = office.get("policy/promote/proposals").at("items").as_array();
  ASSERT_EQ(history.size(), 1U);
  EXPECT_EQ(history.at(0).at("values").at("publicity_working_days"), 7);
  EXPECT_EQ(history.at(0).at("proposed_by").as_string(), "zzb-010");
}

TEST(HttpPolicy, WhatIsLaxerThanTheRegulationIsRefusedWithTheRule) {
  PolicyOffice office;
  const auto refused = office.propose({{"publicity_working_days", 4}});
  EXPECT_EQ(refused.result_int(), 422);
  EXPECT_THAT(refused.body(), HasSubstr("/publicity_working_days"));
  EXPECT_THAT(refused.body(), HasSubstr("只可从严"));
  EXPECT_EQ(office.propose({{"no_such_value", 4}}).result_int(), 422);
  EXPECT_TRUE(office.get("policy/promote/proposals").at("items").as_array().empty());
}

TEST(HttpPolicy, NothingIsProposedWithoutSayingTheValues) {
  PolicyOffice office;
  for (const auto& body : {boost::json::object{{"reason", "从严掌握"}},
                           boost::json::object{{"reason", "从严掌握"}, {"values", nullptr}}}) {
    const auto refused = office.client(kHeadToken).post("/api/v1/policy/promote/proposals", body);
    EXPECT_EQ(refused.result_int(), 422);
    EXPECT_EQ(json_of(refused).at("problems").at(0).at("place").as_string(), "/values");
  }
}

TEST(HttpPolicy, WhatIsInForceAlreadyIsNotProposedAgain) {
  PolicyOffice office;
  const auto refused = office.propose({});
  EXPECT_EQ(refused.result_int(), 422);
  EXPECT_EQ(json_of(refused).at("problems").at(0).at("code").as_string(), "nothing-new");
}

TEST(HttpPolicy, NobodyConfirmsTheirOwnProposalNorTwice) {
  PolicyOffice office;
  ASSERT_EQ(office.propose({{"publicity_working_days", 7}}).result_int(), 201);
  const auto own = office.confirm(1, kHeadToken);
  EXPECT_EQ(own.result_int(), 422);
  EXPECT_EQ(json_of(own).at("problems").at(0).at("code").as_string(), "same-person");
  EXPECT_EQ(office.confirm(1).result_int(), 200);
  const auto again = office.confirm(1);
  EXPECT_EQ(again.result_int(), 422);
  EXPECT_EQ(json_of(again).at("problems").at(0).at("code").as_string(), "not-waiting");
  EXPECT_EQ(office.confirm(2).result_int(), 404);
}

TEST(HttpPolicy, AProposalFallsWhenAnotherPolicyCameIntoForceMeanwhile) {
  PolicyOffice office;
  ASSERT_EQ(office.propose({{"publicity_working_days", 7}}).result_int(), 201);
  ASSERT_EQ(office.propose({{"publicity_working_days", 6}}).result_int(), 201);
  ASSERT_EQ(office.confirm(2).result_int(), 200);
  const auto moved = office.confirm(1);
  EXPECT_EQ(moved.result_int(), 422);
  EXPECT_EQ(json_of(moved).at("problems").at(0).at("code").as_string(), "policy-moved");
  EXPECT_EQ(office.value_of("publicity_working_days"), 6);
}

TEST(HttpPolicy, AProposalFallsWhenAnotherNodeJustPutAPolicyInForce) {
  PolicyOffice office(*parse_timestamp("2026-03-02T01:00:00.000000Z"));  // a clock that stands: what was read holds
  ASSERT_EQ(office.propose({{"publicity_working_days", 7}}).result_int(), 201);
  const auto& catalogue = office.runtime().desk().catalogue();
  Catalogue other(catalogue.procedures(), office.runtime().store());
  ASSERT_TRUE(other.put_in_force(*other.procedure("promote"), boost::json::object{{"publicity_working_days", 6}},
                                 {office.runtime().desk().clock().now().microseconds + 1}));
  const auto moved = office.confirm(1);
  EXPECT_EQ(moved.result_int(), 422);
  EXPECT_EQ(json_of(moved).at("problems").at(0).at("code").as_string(), "policy-moved");
}

TEST(HttpPolicy, OfTwoProposalsConfirmedAtOnceOneComesIntoForce) {
  for (int round = 0; round < 10; ++round) {
    PolicyOffice office;
    ASSERT_EQ(office.propose({{"publicity_working_days", 7}}).result_int(), 201);
    ASSERT_EQ(office.propose({{"publicity_working_days", 6}}).result_int(), 201);
    std::array<unsigned, 2> answers{};
    std::thread other([&] { answers[1] = office.confirm(2).result_int(); });
    answers[0] = office.confirm(1).result_int();
    other.join();
    EXPECT_THAT(answers, testing::UnorderedElementsAre(200, testing::AnyOf(422, 503)));
    const bool first = answers[0] == 200;
    EXPECT_EQ(office.value_of("publicity_working_days"), first ? 7 : 6);
    EXPECT_EQ(json_of(office.confirm(first ? 2 : 1)).at("problems").at(0).at("code").as_string(), "policy-moved");
    EXPECT_EQ(office.on_record("record_policy").size(), 1U);
  }
}

TEST(HttpPolicy, WhatTheProgramNoLongerTakesIsNeitherPutInForceNorOnRecord) {
  PolicyOffice office;
  ASSERT_EQ(office.propose({{"publicity_working_days", 7}}).result_int(), 201);
  auto& kept = office.runtime().store().kept();
  auto proposal = kept.find(PolicyProposal::kKind, "promote:000001").value();
  const std::string values = R"(publicity_working_days\":7)";
  ASSERT_NE(proposal.body.find(values), std::string::npos) << proposal.body;
  proposal.body.replace(proposal.body.find(values), values.size(), R"(publicity_working_days\":1)");
  ASSERT_TRUE(kept.save(proposal));  // as if limits were stricter now
  EXPECT_EQ(office.confirm(1).result_int(), 422);
  EXPECT_EQ(office.value_of("publicity_working_days"), 5);
  EXPECT_TRUE(office.on_record("record_policy").empty());
}

TEST(HttpPolicy, OnlyTheHeadAndTheSecurityAdministratorSetIt) {
  PolicyOffice office;
  for (const auto* token : {kToken, kSupervisorToken, kAuditorToken}) {
    EXPECT_EQ(office.propose({{"publicity_working_days", 7}}, token).result_int(), 403) << token;
  }
  ASSERT_EQ(office.propose({{"publicity_working_days", 7}}, kSecurityToken).result_int(), 201);
  EXPECT_EQ(office.confirm(1, kToken).result_int(), 403);
  EXPECT_EQ(office.confirm(1, kHeadToken).result_int(), 200);
}

TEST(HttpPolicy, IsNotSetByWhoseRightIsLimitedToAUnit) {
  SignedInOffice office;
  const Unit unit{{*parse_uuid("01900000-0000-7000-8000-000000000001")}, "示例市统计局", {}};
  office.runtime().store().save_units({{unit}});
  office.add("li", {{.role = Role::od_head, .unit = unit.id}});
  office.add("wang", {{.role = Role::od_head}});
  const auto proposed_by = [&](const std::string& login) {
    return office.client(login)
        .post("/api/v1/policy/promote/proposals", {{"values", {{"publicity_working_days", 7}}}, {"reason", "从严掌握"}})
        .result_int();
  };
  EXPECT_EQ(proposed_by("li"), 403);
  EXPECT_EQ(proposed_by("wang"), 201);
}

TEST(PolicyFile, IsReadAgainWithoutARestartAndOnlyOnceForOneContent) {
  TemporaryFolder folder;
  const auto file = (folder.path() / "policy.toml").string();
  std::ofstream(file) << "[promote]\npublicity_working_days = 6\n";
  PolicyOffice office(std::nullopt, [&](Config& config) { config.policy_file = file; });
  EXPECT_EQ(office.value_of("publicity_working_days"), 6);
  EXPECT_EQ(reload_policy(office.runtime()), 0U);
  std::ofstream(file) << "[promote]\npublicity_working_days = 8\n";
  EXPECT_EQ(reload_policy(office.runtime()), 1U);
  EXPECT_EQ(reload_policy(office.runtime()), 0U);
  EXPECT_EQ(office.value_of("publicity_working_days"), 8);
  EXPECT_EQ(office.on_record("record_policy").size(), 2U);
}

TEST(PolicyFile, ThatIsLaxerChangesNothing) {
  TemporaryFolder folder;
  const auto file = (folder.path() / "policy.toml").string();
  std::ofstream(file) << "[promote]\npublicity_working_days = 6\n";
  PolicyOffice office(std::nullopt, [&](Config& config) { config.policy_file = file; });
  std::ofstream(file) << "[promote]\npublicity_working_days = 1\n";
  EXPECT_THROW(reload_policy(office.runtime()), Fault);
  EXPECT_EQ(office.value_of("publicity_working_days"), 6);
}

}  // namespace
}  // namespace renmian::test
