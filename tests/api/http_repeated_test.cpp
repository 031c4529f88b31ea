// Every change that this server takes is made once and answered alike, whether or not the answer of the first time was
// kept before the program was killed.
#include <gtest/gtest.h>

#include <fstream>

#include "api/http/conditions.hpp"
#include "api/service/oa/oa_push.hpp"
#include "api/service/person_record.hpp"
#include "api/service/policy_changes.hpp"
#include "api/service/trail_exports.hpp"
#include "tests/support/forms.hpp"
#include "tests/support/http_office.hpp"
#include "tests/support/repetition.hpp"
#include "tests/support/unhurried.hpp"

namespace renmian::test {
namespace {

namespace json = boost::json;

const std::string kUnit = "01900000-0000-7000-8000-000000000001", kPost = "01900000-0000-7000-8000-000000000002",
                  kPerson = "01900000-0000-7000-8000-000000000003";
const std::string kHook = "http://127.0.0.1:8080/hook";

std::string id_in(const json::value& body, const char* member = "id") {
  return std::string(body.at(member).as_string());
}

// --- An office of a demo, where one asks for everything ---

class OneForAll : public HttpOffice {
 public:
  OneForAll() : HttpOffice({}, std::nullopt, adjust) {}

  HttpResponse made_once(const Change& change, unsigned status, const std::string& effect) {
    return repetition().made_once(change, status, effect);
  }
  // What is there before.
  json::object there(const std::string& path, const json::value& body, const char* token = kToken) {
    const auto response = client(token).post("/api/v1/" + path, body);
    EXPECT_LT(response.result_int(), 300U) << response.body();
    return json_of(response);
  }
  std::string subscription() {
    return id_in(there("subscriptions", {{"settings", {{"url", kHook}}}}).at("subscription"));
  }
  // In session, with this case on its agenda.
  std::string meeting_of(const std::string& subject) {
    const auto id = id_in(there("meetings", {{"kind", "standing_committee"},
                                             {"title", "2026年第8次常委会"},
                                             {"body", "示例县委"},
                                             {"planned_on", "2026-03-02"},
                                             {"chair", "M1"}}),
                          "case");
    const json::object item{{"item_number", 1},
                            {"case_id", subject},
                            {"title", "任职"},
                            {"introduced_by", "M1"},
                            {"material_sent_on", "2026-02-27"}};
    give(id, 1, "announce_agenda", {{"items", json::array{item}}, {"announced_on", "2026-02-27"}});
    const json::object leader{{"staff", "M1"},
                              {"principal_leader", true},
                              {"candidate_member", false},
                              {"present", true},
                              {"absent_opinion_asked", false}};
    give(id, 2, "take_roll",
         {{"held_on", "2026-03-02"}, {"members", json::array{leader}}, {"observers", json::array{}}});
    return id;
  }
  void keep_letter(const std::string& owner) {
    const Kept<DeadLetter> letter{letter_id(owner, 3), 0, {CaseId{}, 3, 10, {}, {"HTTP 500"}}};
    ASSERT_TRUE(save_kept(runtime().store().kept(), letter, owner));
  }
  Repetition repetition() { return {runtime(), server().port(), kToken}; }

 private:
  void give(const std::string& id, int version, const char* command, const json::object& data) {
    const auto answer = client().post("/api/v1/cases/" + id + "/commands", {{"command", command}, {"data", data}},
                                      {{"If-Match", etag(id, version)}});
    EXPECT_EQ(answer.result_int(), 200U) << answer.body();
  }
  static void adjust(Config& config) {
    config.edge = unhurried();
    config.outside.allow = {"127.0.0.1"};
    config.outside.ports.insert(8080);
    const auto file = folder_.path() / "oa.toml";
    std::ofstream(file) << "name = \"city-oa\"\nurl = \"https://oa.example\"\nlink = \"https://rm.example\"\n"
                        << "template = \"ecology\"\n[values]\nsyscode = \"renmian\"\n";
    config.outside.oa = {file.string()};
  }
  inline static const TemporaryFolder folder_;
};

const RepetitionRow<OneForAll> kRows[] = {
    {verb::post, "cases",
     [](OneForAll& office) { office.made_once(change(verb::post, "cases", office.case_to_open()), 201, "cases"); }},
    {verb::post, "cases/{id}/commands",
     [](OneForAll& office) {
       const auto id = office.open_case();
       office.made_once(change(verb::post, "cases/" + id + "/commands", vote_history(), {{"If-Match", etag(id, 1)}}),
                        200, "cases/" + id + "/history");
     }},
    {verb::post, "cases/{id}/migration",
     [](OneForAll& office) {
       const auto id = office.open_case();
       auto& catalogue = office.runtime().desk().catalogue();
       const auto& procedure = *catalogue.procedure("promote");
       ASSERT_TRUE(
           catalogue.put_in_force(procedure, {{"publicity_working_days", 9}}, office.runtime().desk().clock().now()));
       office.made_once(
           change(verb::post, "cases/" + id + "/migration",
                  {{"to_version", procedure.book().info.version}, {"reason", "新参数"}, {"second_person", "zzb-099"}}),
           200, "cases/" + id + "/history");
     }},
    {verb::post, "batches",
     [](OneForAll& office) {
       office.made_once(change(verb::post, "batches", {{"title", "批次"}}), 201, "batches");
     }},
    {verb::post, "batches/{id}/commands",
     [](OneForAll& office) {
       const auto batch = id_in(office.there("batches", {{"title", "批次"}}));
       auto of_batch = office.case_to_open();
       of_batch["batch"] = batch;
       const auto id = id_in(office.there("cases", of_batch), "case");
       auto command = vote_history();
       command["mode"] = "each";
       office.made_once(change(verb::post, "batches/" + batch + "/commands", command), 200, "cases/" + id + "/history");
     }},
    {verb::post, "meetings",
     [](OneForAll& office) {
       office.made_once(change(verb::post, "meetings",
                               {{"kind", "standing_committee"},
                                {"title", "2026年第8次常委会"},
                                {"body", "示例县委"},
                                {"planned_on", "2026-03-02"},
                                {"chair", "M1"}}),
                        201, "meetings");
     }},
    {verb::post, "persons",
     [](OneForAll& office) {
       office.made_once({verb::post, "persons", write_lrmx(sound_form()), {}, "application/xml"}, 201, "persons");
     }},
    {verb::put, "persons/{id}/record",
     [](OneForAll& office) {
       const auto path = "persons/" + kPerson + "/record";
       office.made_once(change(verb::put, path, write_described(PersonRecord{})), 200, path);
     }},
    {verb::put, "persons/{id}/kin",
     [](OneForAll& office) {
       const auto path = "persons/" + kPerson + "/kin";
       office.made_once(change(verb::put, path, {{"items", json::array{{{"staff", "zzb-009"}, {"relation", "self"}}}}}),
                        200, path);
     }},
    {verb::post, "units",
     [](OneForAll& office) {
       office.made_once(change(verb::post, "units", {{"name", "单位"}}), 201, "units");
     }},
    {verb::put, "units/{id}",
     [](OneForAll& office) {
       const auto path = "units/" + kUnit;
       const auto shown = http::etag_of(office.repetition().get(path));
       office.made_once(change(verb::put, path, {{"name", "另名"}}, {{"If-Match", shown}}), 200, path);
     }},
    {verb::post, "posts",
     [](OneForAll& office) {
       office.made_once(change(verb::post, "posts",
                               {{"unit", kUnit}, {"title", "科长"}, {"level", "section_head"}, {"kind", "head"}}),
                        201, "posts");
     }},
    {verb::put, "posts/{id}",
     [](OneForAll& office) {
       const auto path = "posts/" + kPost;
       const auto shown = http::etag_of(office.repetition().get(path));
       office.made_once(
           change(verb::put, path, {{"unit", kUnit}, {"title", "主任"}, {"level", "division_head"}, {"kind", "head"}},
                  {{"If-Match", shown}}),
           200, path);
     }},
    {verb::put, "quota",
     [](OneForAll& office) {
       office.made_once(
           change(verb::put, "quota", {{"unit", kUnit}, {"level", "section_head"}, {"authorised", 2}, {"in_use", 1}}),
           200, "quota");
     }},
    {verb::post, "delegations",
     [](OneForAll& office) {
       office.made_once(
           change(verb::post, "delegations",
                  {{"from", "zzb-001"}, {"to", "zzb-002"}, {"first_day", "2026-01-01"}, {"last_day", "2026-12-31"}}),
           201, "delegations");
     }},
    {verb::post, "delegations/{id}/revocation",
     [](OneForAll& office) {
       const auto id = id_in(office.there(
           "delegations",
           {{"from", "zzb-001"}, {"to", "zzb-002"}, {"first_day", "2026-01-01"}, {"last_day", "2026-12-31"}}));
       office.made_once({verb::post, "delegations/" + id + "/revocation"}, 200, "delegations");
     }},
    {verb::post, "documents",
     [](OneForAll& office) {
       const auto id = office.open_case();
       office.made_once({verb::post, "documents?case=" + id + "&name=a.txt", "内容", {}, "application/octet-stream"},
                        201, "cases/" + id + "/documents");
     }},
    {verb::post, "policy/{id}/proposals",
     [](OneForAll& office) {
       office.made_once(change(verb::post, "policy/promote/proposals",
                               {{"values", {{"publicity_working_days", 7}}}, {"reason", "从严"}}),
                        201, "policy/promote/proposals");
     }},
    {verb::post, "policy/{id}/proposals/{n}/confirmation",
     [](OneForAll& office) {
       office.there("policy/promote/proposals", {{"values", {{"publicity_working_days", 7}}}, {"reason", "从严"}},
                    kOtherToken);
       office.made_once({verb::post, "policy/promote/proposals/1/confirmation"}, 200, "policy/promote/proposals");
     }},
    {verb::post, "exports",
     [](OneForAll& office) {
       office.made_once(change(verb::post, "exports", {{"scope", json::object{}}, {"reason", "检查"}}), 201, "exports");
     }},
    {verb::post, "exports/{id}/confirmation",
     [](OneForAll& office) {
       office.open_case();
       const auto id = id_in(office.there("exports", {{"scope", json::object{}}, {"reason", "检查"}}, kOtherToken));
       office.runtime().exports().stop();  // so that it stays as it was confirmed
       office.made_once({verb::post, "exports/" + id + "/confirmation"}, 200, "exports/" + id);
     }},
    {verb::post, "subscriptions",
     [](OneForAll& office) {
       office.made_once(change(verb::post, "subscriptions", {{"settings", {{"url", kHook}}}}), 201, "subscriptions");
     }},
    {verb::put, "subscriptions/{id}",
     [](OneForAll& office) {
       const auto path = "subscriptions/" + office.subscription();
       office.made_once(change(verb::put, path, {{"url", kHook}, {"format", "binary"}}), 200, path);
     }},
    {verb::delete_, "subscriptions/{id}",
     [](OneForAll& office) {
       office.made_once({verb::delete_, "subscriptions/" + office.subscription()}, 204, "subscriptions");
     }},
    {verb::post, "subscriptions/{id}/state",
     [](OneForAll& office) {
       const auto path = "subscriptions/" + office.subscription();
       office.made_once(change(verb::post, path + "/state", {{"state", "paused"}}), 200, path);
     }},
    {verb::post, "subscriptions/{id}/secret",
     [](OneForAll& office) {
       const auto path = "subscriptions/" + office.subscription();
       office.made_once({verb::post, path + "/secret"}, 200, path);
     }},
    {verb::delete_, "subscriptions/{id}/secret",
     [](OneForAll& office) {
       const auto path = "subscriptions/" + office.subscription();
       office.there(path + "/secret", nullptr);
       office.made_once({verb::delete_, path + "/secret"}, 200, path);
     }},
    {verb::post, "subscriptions/{id}/replay",
     [](OneForAll& office) {
       office.open_case();
       const auto path = "subscriptions/" + office.subscription();
       office.made_once(change(verb::post, path + "/replay", {{"from", 0}}), 200, path);
     }},
    {verb::post, "subscriptions/{id}/dead-letters/{n}/redelivery",
     [](OneForAll& office) {
       const auto id = office.subscription();
       office.keep_letter(id);
       const Change again{verb::post, "subscriptions/" + id + "/dead-letters/3/redelivery"};
       auto repetition = office.repetition();
       const auto first = repetition.send(again, "once");
       EXPECT_EQ(first.result_int(), 202U) << first.body();
       repetition.lose_answers();
       auto& kept = office.runtime().store().kept();
       EXPECT_TRUE(kept.remove(DeadLetter::kKind, letter_id(id, 3))) << "it was delivered";
       EXPECT_TRUE(kept.remove(Redelivery::kKind, letter_id(id, 3)));
       EXPECT_EQ(repetition.send(again, "once").body(), first.body());
       EXPECT_TRUE(list_kept<Redelivery>(kept, id).empty());
       EXPECT_EQ(repetition.send(again, "another").result_int(), 404U);
     }},
    {verb::delete_, "subscriptions/{id}/dead-letters/{n}",
     [](OneForAll& office) {
       const auto id = office.subscription();
       office.keep_letter(id);
       const auto letters = "subscriptions/" + id + "/dead-letters";
       office.made_once({verb::delete_, letters + "/3"}, 204, letters);
     }},
    {verb::post, "oa/{id}/dead-letters/{n}/redelivery",
     [](OneForAll& office) {
       office.keep_letter(oa_owner("city-oa"));
       const Change again{verb::post, "oa/city-oa/dead-letters/3/redelivery"};
       auto repetition = office.repetition();
       const auto first = repetition.send(again, "once");
       EXPECT_EQ(first.result_int(), 202U) << first.body();
       repetition.lose_answers();
       EXPECT_EQ(repetition.send(again, "once").body(), first.body());
       EXPECT_EQ(list_kept<Redelivery>(office.runtime().store().kept(), oa_owner("city-oa")).size(), 1U);
     }},
    {verb::delete_, "oa/{id}/dead-letters/{n}",
     [](OneForAll& office) {
       office.keep_letter(oa_owner("city-oa"));
       office.made_once({verb::delete_, "oa/city-oa/dead-letters/3"}, 204, "oa/city-oa/dead-letters");
     }},
    {verb::post, "meetings/{id}/decisions",
     [](OneForAll& office) {
       const auto subject = office.open_case(), id = office.meeting_of(subject);
       const json::object result{{"item_number", 1},
                                 {"case_id", subject},
                                 {"outcome", "adopt"},
                                 {"introduced_by", "M1"},
                                 {"superior_reply_stated", false},
                                 {"methods", {"hands"}},
                                 {"opinions", json::array{{{"staff", "M1"}, {"opinion", "agree"}, {"spoke", 1}}}},
                                 {"recused", json::array{}},
                                 {"ballots", {{"agree", 1}, {"disagree", 0}, {"defer", 0}}},
                                 {"strong_disagreement", false},
                                 {"minutes", {{"title", "会议纪要"}, {"date", "2026-03-02"}}}};
       office.made_once(
           change(verb::post, "meetings/" + id + "/decisions", {{"mode", "each"}, {"results", json::array{result}}}),
           200, "cases/" + subject + "/history");
     }},
    {verb::put, "demo/clock",
     [](OneForAll& office) {
       const Change set = change(verb::put, "demo/clock", {{"now", "2026-03-02T01:00:00.000000Z"}});
       EXPECT_EQ(office.repetition().send(set, "once").result_int(), 404U) << "its clock is the system's";
       EXPECT_EQ(office.repetition().send(set, "once").result_int(), 404U);
     }},
};

// Accounts and what proves who they are have their own (http_repeated_sign_in_test.cpp).
bool is_of_no_account(const http::Route& route) {
  return route.operation->tag != "sign-in" && !route.pattern.starts_with("/api/v1/users");
}

TEST(HttpRepeated, EveryChangeIsMadeOnceAndAnsweredAlike) { check_each(kRows, is_of_no_account); }

TEST(HttpRepeated, OfAChangeThatWasBegunAnotherRequestUnderTheKeyIsRefused) {
  OneForAll office;
  const auto id = office.subscription(), other = office.subscription();
  auto repetition = office.repetition();
  EXPECT_EQ(repetition.send({verb::delete_, "subscriptions/" + id}, "once").result_int(), 204U);
  repetition.lose_answers();
  const auto refused = repetition.send({verb::delete_, "subscriptions/" + other}, "once");
  EXPECT_EQ(refused.result_int(), 422U);
  EXPECT_EQ(code_of(refused), "key-reused");
}

TEST(HttpRepeated, WhatIsGoneIsNotThereForAnotherKey) {
  OneForAll office;
  const auto id = office.subscription();
  auto repetition = office.repetition();
  EXPECT_EQ(repetition.send({verb::delete_, "subscriptions/" + id}, "one").result_int(), 204U);
  EXPECT_EQ(repetition.send({verb::delete_, "subscriptions/" + id}, "two").result_int(), 404U);
}

// Killed after the policy came into force, before it was noted who had confirmed it.
TEST(HttpRepeated, AConfirmationThatWasCutOffIsBroughtToItsEnd) {
  OneForAll office;
  office.there("policy/promote/proposals", {{"values", {{"publicity_working_days", 7}}}, {"reason", "从严"}},
               kOtherToken);
  auto repetition = office.repetition();
  const Change confirmation{verb::post, "policy/promote/proposals/1/confirmation"};
  EXPECT_EQ(repetition.send(confirmation, "once").result_int(), 200U);
  repetition.lose_answers();
  auto& kept = office.runtime().store().kept();
  auto record = *kept.find(PolicyProposal::kKind, "promote:000001");
  auto proposal = json::parse(record.body).as_object();
  proposal["confirmed_by"] = proposal["confirmed_at"] = nullptr;
  record.body = json::serialize(proposal);
  ASSERT_TRUE(kept.save(record));
  const auto again = repetition.send(confirmation, "once");
  EXPECT_EQ(again.result_int(), 200U) << again.body();
  EXPECT_EQ(json_of(again).at("confirmed_by").as_string(), "zzb-001");
}

}  // namespace
}  // namespace renmian::test
