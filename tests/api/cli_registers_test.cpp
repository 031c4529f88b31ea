// The registers on the command line: quotas, records of people, ties to staff, delegations.
#include <gmock/gmock.h>

#include <boost/json/serialize.hpp>

#include "tests/support/command_run.hpp"

namespace renmian::test {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

constexpr auto kUnknown = "01890000-0000-7000-8000-000000000000";

class RegisterCommands : public testing::Test {
 protected:
  RegisterCommands() : person(" " + here_.person_id()) {
    unit = std::string(std::string_view(run("unit list --json").json().at(0).at("id").as_string()));
  }
  Ran run(const std::string& arguments) const { return here_.run(arguments); }
  void write(const std::string& file, const std::string& content) const {
    std::ofstream(here_.folder() / file) << content;
  }
  // Refused as bad input that names `what`, in the text and in the document.
  void expect_bad(const std::string& arguments, const std::string& what) const {
    const auto told = run(arguments);
    EXPECT_EQ(told.status, 2) << arguments;
    EXPECT_THAT(told.err, HasSubstr("输入有误 " + what)) << arguments;
    EXPECT_EQ(told.out, "") << arguments;
    const auto document = run("--json " + arguments);
    EXPECT_EQ(document.status, 2) << arguments;
    EXPECT_EQ(document.json().at("problems").at(0).at("code").as_string(), what.substr(0, what.find(' '))) << arguments;
  }

  InstallationWithCase here_;
  const std::string person;
  std::string unit;
};

constexpr auto kNoRecord =
    R"({"service_from": null, "grassroots": [], "posts": [], "exceptional": [], "assessments": [],
  "sanctions": [], "education": {"level": "bachelor", "full_time": true}, "training": [], "party_member": false,
  "legal_qualifications": [], "family": [], "personal_matters": [], "secondments": []})";

TEST_F(RegisterCommands, AQuotaIsSetAndListed) {
  const auto line = "quota set --unit " + unit + " --level division_head";
  const auto set = run(line + " --authorised 2 --in-use 1");
  EXPECT_EQ(set.status, 0) << set.err;
  EXPECT_THAT(set.out, HasSubstr("示例市统计局"));
  EXPECT_EQ(run(line + " --authorised 2 --in-use 3 --json").json().at("vacant").as_int64(), -1);
  const auto over = run(line + " --authorised 2 --in-use 3");
  EXPECT_THAT(over.out, HasSubstr("超职数 1"));
  EXPECT_THAT(run(line + " --authorised 2 --in-use 3 --language en").out, HasSubstr("over quota by 1"));
  const auto listed = run("quota list --json").json();
  ASSERT_EQ(listed.as_array().size(), 1U);
  EXPECT_EQ(listed.at(0).at("in_use").as_int64(), 3);
  EXPECT_THAT(run("quota list").out, HasSubstr("空缺"));
}

TEST_F(RegisterCommands, AQuotaThatIsNotAsItShouldBeIsRefused) {
  const auto of = [&](const std::string& id, const std::string& level, const std::string& rest) {
    return "quota set --unit " + id + " --level " + level + " " + rest;
  };
  expect_bad(of(kUnknown, "division_head", "--authorised 1 --in-use 0"), "no-such-unit /unit");
  expect_bad(of(unit, "division_head", "--authorised -1 --in-use 0"), "out-of-range /authorised");
  expect_bad(of(unit, "division_head", "--authorised 1 --in-use 1000001"), "out-of-range /in_use");
  expect_bad(of(unit, "county", "--authorised 1 --in-use 0"), "usage");
  expect_bad(of("x", "division_head", "--authorised 1 --in-use 0"), "usage");
  expect_bad(of(unit, "division_head", "--authorised one --in-use 0"), "usage");
  expect_bad(of(unit, "division_head", "--authorised 1"), "usage");
  expect_bad(of(unit, "division_head", "--in-use 1"), "usage");
  EXPECT_TRUE(run("quota list --json").json().as_array().empty());
}

TEST_F(RegisterCommands, ARecordIsSetShownAndTakenIntoTheCase) {
  write("record.json", kNoRecord);
  expect_bad("person record show" + person, "no-person-record");
  const auto take = "case do " + here_.case_id() + " take_person_record";
  expect_bad(take, "no-person-record /data");
  const auto set = run("person record set" + person + " --file record.json");
  EXPECT_EQ(set.status, 0) << set.err;
  EXPECT_THAT(run("person record show" + person).out, StartsWith("{"));
  const auto kept = run("person record show --json" + person).json();
  EXPECT_EQ(kept.at("person").as_string(), here_.person_id());
  EXPECT_EQ(kept.at("record").at("education").at("level").as_string(), "bachelor");

  const auto taken = run(take);
  EXPECT_EQ(taken.status, 0) << taken.err;
  const auto history = run("case history --json " + here_.case_id()).json();
  EXPECT_EQ(history.as_array().back().at("data").at("person"), kept.at("record"));
}

TEST_F(RegisterCommands, ARecordThatIsNotAsItShouldBeIsRefused) {
  write("short.json", "{}");
  write("not.json", "{");
  auto future = boost::json::parse(kNoRecord).as_object();
  future["promoted_on"] = "2100-01-01";
  write("future.json", boost::json::serialize(future));
  write("record.json", kNoRecord);
  const auto set = "person record set" + person;
  expect_bad(set + " --file short.json", "missing-member /grassroots");
  expect_bad(set + " --file future.json", "out-of-range /promoted_on");
  expect_bad(set + " --file none.json", "file-unreadable none.json");
  EXPECT_EQ(run(set + " --file not.json").status, 2);
  expect_bad(set, "usage");
  expect_bad(std::string("person record set ") + kUnknown + " --file record.json", "no-such-person");
  expect_bad("person record set x --file record.json", "usage");
  expect_bad("person record show x", "usage");
  expect_bad(std::string("person record draft ") + kUnknown, "no-such-person");
  expect_bad("person record show" + person, "no-person-record");
}

TEST_F(RegisterCommands, ADraftIsAFileToComplete) {
  const auto draft = run("person record draft" + person);
  EXPECT_EQ(draft.status, 0) << draft.err;
  EXPECT_TRUE(boost::json::parse(draft.out).as_object().contains("posts"));
  EXPECT_THAT(draft.err, HasSubstr("请补充"));
  const auto document = run("person record draft --json" + person);
  EXPECT_EQ(document.err, "");
  EXPECT_EQ(document.json().at("record"), boost::json::parse(draft.out));
  EXPECT_EQ(document.json().at("notes").at(0).at("code").as_string(), "to-complete");
}

TEST_F(RegisterCommands, TiesToStaffAreSetAndListed) {
  write("kin.json", R"({"items": [{"staff": "bb-001", "relation": "spouse"}]})");
  write("twice.json", R"({"items": [{"staff": "a", "relation": "self"}, {"staff": "a", "relation": "child"}]})");
  write("friend.json", R"({"items": [{"staff": "a", "relation": "friend"}]})");
  EXPECT_EQ(run("person kin set" + person + " --file kin.json").status, 0);
  expect_bad("person kin set" + person + " --file twice.json", "duplicate /items/1/staff");
  expect_bad("person kin set" + person + " --file friend.json", "unknown-value /items/0/relation");
  expect_bad(std::string("person kin set ") + kUnknown + " --file kin.json", "no-such-person");
  expect_bad(std::string("person kin list ") + kUnknown, "no-such-person");
  EXPECT_THAT(run("person kin list" + person).out, HasSubstr("bb-001  spouse"));
  EXPECT_EQ(run("person kin list --json" + person).json().at("items").as_array().size(), 1U);
}

TEST_F(RegisterCommands, ADelegationIsAddedListedAndRevoked) {
  const std::string add =
      "delegation add --from zzb-001 --to zzb-003 --first-day 2026-12-01 --last-day 2026-12-31 --command suspend";
  const auto added = run(add + " --key one --json");
  ASSERT_EQ(added.status, 0) << added.out;
  const auto id = std::string(std::string_view(added.json().at("id").as_string()));
  EXPECT_EQ(run(add + " --key one --json").json(), added.json());
  EXPECT_EQ(run("delegation list --json --to zzb-003").json().as_array().size(), 1U);
  EXPECT_TRUE(run("delegation list --json --to zzb-001").json().as_array().empty());
  EXPECT_THAT(run("delegation list").out, HasSubstr("zzb-001 → zzb-003"));
  EXPECT_THAT(run("delegation revoke " + id).out, HasSubstr("已撤销"));
  EXPECT_EQ(run("delegation revoke " + id).status, 0);
  EXPECT_TRUE(run("delegation list --json").json().at(0).at("revoked").as_bool());
}

TEST_F(RegisterCommands, ADelegationThatIsNotAsItShouldBeIsRefused) {
  const std::string of = "delegation add --from zzb-001 --to zzb-003 ";
  const std::string days = "--first-day 2026-12-01 --last-day 2026-12-31 ";
  expect_bad(of + "--first-day 2026-12-02 --last-day 2026-12-01", "out-of-range /last_day");
  expect_bad(of + "--first-day tomorrow --last-day 2026-12-01", "wrong-type /first_day");
  expect_bad(of + days + "--command fly", "unknown-command /commands/0");
  expect_bad(of + days + "--batch " + kUnknown, "no-such-batch /batch");
  expect_bad(of + days + "--batch x", "usage");
  expect_bad("delegation add --from zzb-001 --to zzb-001 " + days, "same-staff /to");
  expect_bad("delegation add --from zzb-001 " + days, "usage");
  expect_bad(of + "--first-day 2026-12-01", "usage");
  expect_bad(std::string("delegation revoke ") + kUnknown, "no-such-delegation");
  expect_bad("delegation revoke x", "usage");
  EXPECT_TRUE(run("delegation list --json").json().as_array().empty());
}

}  // namespace
}  // namespace renmian::test
