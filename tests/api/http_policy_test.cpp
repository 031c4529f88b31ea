#include <gmock/gmock.h>

#include <fstream>

#include "api/service/policy_file.hpp"
#include "tests/support/resource_office.hpp"

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

TEST(HttpPolicy, OnlyTheHeadAndTheSecurityAdministratorSetIt) {
  PolicyOffice office;
  for (const auto* token : {kToken, kSupervisorToken, kAuditorToken}) {
    EXPECT_EQ(office.propose({{"publicity_working_days", 7}}, token).result_int(), 403) << token;
  }
  ASSERT_EQ(office.propose({{"publicity_working_days", 7}}, kSecurityToken).result_int(), 201);
  EXPECT_EQ(office.confirm(1, kToken).result_int(), 403);
  EXPECT_EQ(office.confirm(1, kHeadToken).result_int(), 200);
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
