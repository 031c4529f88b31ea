// The register's record of a person: what contradicts itself is refused, what the form says is drafted, and a case
// takes it without anybody typing it again.
#include <gmock/gmock.h>

#include <boost/json/parse.hpp>

#include "api/service/person_record.hpp"
#include "api/service/person_record_draft.hpp"
#include "engine/audit/strict_json.hpp"
#include "engine/data/writer.hpp"
#include "tests/support/forms.hpp"
#include "tests/support/small_procedure.hpp"
#include "tests/support/test_desk.hpp"

namespace renmian {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using namespace std::chrono;

constexpr CivilDate kToday = 2026y / 3 / 2;

std::vector<std::string> codes_and_places(const Problems& problems) {
  std::vector<std::string> list;
  for (const auto& problem : problems) list.push_back(problem.code + " " + problem.place);
  return list;
}

TEST(PersonRecordDates, AnEmptyRecordIsRight) { EXPECT_THAT(problems_of({}, kToday), IsEmpty()); }

TEST(PersonRecordDates, NothingThatHasHappenedLiesAfterToday) {
  const auto tomorrow = add_days(kToday, 1);
  const auto record_of = [](CivilDate day) {
    PersonRecord record;
    record.service_from = record.promoted_on = record.party_since = day;
    record.grassroots = {{day, {}}};
    record.posts = {{.from = day, .trial_from = day}};
    record.exceptional = {{day}};
    record.sanctions = {{.effective_on = day, .restored_on = day}};
    record.training = {{.on = day}};
    record.personal_matters = {{day, "一致"}};
    record.secondments = {{day, {}, "示例县"}};
    return record;
  };
  EXPECT_THAT(problems_of(record_of(kToday), kToday), IsEmpty());
  EXPECT_THAT(
      codes_and_places(problems_of(record_of(tomorrow), kToday)),
      ElementsAre("out-of-range /service_from", "out-of-range /grassroots/0/from", "out-of-range /posts/0/from",
                  "out-of-range /posts/0/trial_from", "out-of-range /promoted_on", "out-of-range /exceptional/0/on",
                  "out-of-range /sanctions/0/effective_on", "out-of-range /sanctions/0/restored_on",
                  "out-of-range /training/0/on", "out-of-range /party_since",
                  "out-of-range /personal_matters/0/verified_on", "out-of-range /secondments/0/from"));
}

TEST(PersonRecordDates, WhatEndsBeganBefore) {
  const auto day = CivilDate{2025y / 5 / 1};
  const auto record_of = [&](CivilDate end) {
    PersonRecord record;
    record.grassroots = {{day, end}};
    record.posts = {{.from = day, .to = end}};
    record.sanctions = {{.effective_on = day, .restored_on = end, .decided_until = end}};
    record.secondments = {{day, end, "示例县"}};
    return record;
  };
  EXPECT_THAT(problems_of(record_of(day), kToday), IsEmpty());
  const auto bad = problems_of(record_of(add_days(day, -1)), kToday);
  EXPECT_THAT(
      codes_and_places(bad),
      ElementsAre("out-of-range /grassroots/0/to", "out-of-range /posts/0/to", "out-of-range /sanctions/0/restored_on",
                  "out-of-range /sanctions/0/decided_until", "out-of-range /secondments/0/to"));
  EXPECT_EQ(bad.at(0).message.zh, "2025-04-30 早于 2025-05-01");
}

TEST(PersonRecordDates, AYearIsGradedOnce) {
  PersonRecord record;
  record.assessments = {{2024, AnnualGrade::excellent}, {2025, AnnualGrade::competent}, {2024, AnnualGrade::competent}};
  EXPECT_THAT(codes_and_places(problems_of(record, kToday)), ElementsAre("duplicate /assessments/2/year"));
}

// A register with one person, and a case about them.
class PersonRegister : public testing::Test {
 protected:
  PersonRegister() { save_form(test::sound_form()); }

  void save_form(const CadreForm& form) {
    const PersonWithForm person{{.id = id, .name = "林示例"}, write_lrmx(form)};
    store->save_people({&person, 1});
  }
  PersonRecordDraft draft_of(const CadreForm& form) {
    save_form(form);
    auto draft = draft_person_record(*store, id, kToday);
    EXPECT_TRUE(draft.has_value());
    return *draft;
  }
  static CadreForm form_with(std::string_view element, std::string text) {
    auto form = test::sound_form();
    form.set(element, std::move(text));
    return form;
  }

  Request to_take(std::string key = {}) {
    Request request;
    request.case_id = open();
    request.command = "take_person_record";
    request.data = boost::json::object{};
    request.actor = clerk;
    request.idempotency_key = std::move(key);
    return request;
  }
  CaseId open() {
    Request request;
    request.case_id = on.desk.new_case_id();
    request.opening = Opening{"small", id, {}, {}};
    request.command = "propose";
    request.data = boost::json::parse(R"({"who":"林"})");
    request.actor = clerk;
    return std::get<Advanced>(on.desk.do_now(request)).case_id;
  }

  const PersonId id{*parse_uuid("01900000-0000-7000-8000-000000000003")};
  const Actor clerk{"001", "cadre_section", "od"};
  std::unique_ptr<Store> store = open_store("memory:");
  TestDesk on{*store, small::compiled()};
};

TEST_F(PersonRegister, ARecordIsKeptWithItsDay) {
  PersonRecord record;
  record.promoted_on = 2023y / 6 / 1;
  const auto kept = save_person_record(on.desk, id, record);
  ASSERT_TRUE(kept.has_value());
  EXPECT_EQ(kept->as_of, on.clock.now());
  EXPECT_EQ(store->person_record(id)->record.promoted_on, record.promoted_on);

  record.promoted_on = 2026y / 3 / 3;
  EXPECT_THAT(codes_and_places(save_person_record(on.desk, id, record).error()),
              ElementsAre("out-of-range /promoted_on"));
  EXPECT_EQ(store->person_record(id)->record.promoted_on, CivilDate{2023y / 6 / 1}) << "what was there stays";
  EXPECT_THAT(codes_and_places(save_person_record(on.desk, {}, {}).error()), ElementsAre("no-such-person "));
}

TEST_F(PersonRegister, ACaseTakesTheRecordAsTheRegisterHasIt) {
  PersonRecord record;
  record.rank = "四级调研员";
  ASSERT_TRUE(save_person_record(on.desk, id, record).has_value());
  auto request = to_take();
  EXPECT_THAT(fill_from_registers(on.desk, request), IsEmpty());
  EXPECT_EQ(request.data.at("as_of").as_string(), "2026-03-02");
  EXPECT_EQ(request.data.at("person"), write_described(record));
}

TEST_F(PersonRegister, WithoutARecordTheRequestSaysSo) {
  auto request = to_take();
  EXPECT_THAT(codes_and_places(fill_from_registers(on.desk, request)), ElementsAre("no-person-record /data"));
  EXPECT_TRUE(request.data.as_object().empty());
}

TEST_F(PersonRegister, OtherRequestsAreLeftAsTheyAre) {
  auto with_data = to_take();
  with_data.data = {{"as_of", "2026-03-01"}};
  auto other = to_take();
  other.command = "propose";
  auto unknown = to_take();
  unknown.case_id = {};
  for (auto* request : {&with_data, &other, &unknown}) {
    const auto before = request->data;
    EXPECT_THAT(fill_from_registers(on.desk, *request), IsEmpty());
    EXPECT_EQ(request->data, before);
  }
}

TEST_F(PersonRegister, TiesAreReplacedAndNamedOnce) {
  EXPECT_THAT(save_ties(*store, id, {{{"001", Kin::spouse}, {"002", Kin::cousin}}}), IsEmpty());
  EXPECT_THAT(save_ties(*store, id, {{{"003", Kin::self}}}), IsEmpty());
  EXPECT_EQ(boost::json::serialize(write_described(ties_of(*store, id))),
            R"({"items":[{"staff":"003","relation":"self"}]})");
  EXPECT_THAT(codes_and_places(save_ties(*store, id, {{{"004", Kin::self}, {"004", Kin::child}}})),
              ElementsAre("duplicate /items/1/staff"));
  EXPECT_EQ(ties_of(*store, id).items.size(), 1U);
  EXPECT_THAT(codes_and_places(save_ties(*store, {}, {})), ElementsAre("no-such-person "));
}

TEST_F(PersonRegister, ADraftHoldsWhatTheFormSays) {
  auto form = test::sound_form();
  form.set("RuDangShiJian", "199505");
  form.set("JianKangZhuangKuang", "健康");
  form.set("QuanRiZhiJiaoYu_XueLi", "大学");
  form.set("ZaiZhiJiaoYu_XueLi", "研究生");
  form.set("NianDuKaoHeJieGuo", "2023年：称职；2024年：优秀；2025年：基本称职");
  form.add_family_member({"妻子", "王虚构", "197501", "群众", "示例中学教师"});
  const auto record = draft_of(form).record;
  EXPECT_EQ(record.at("service_from").as_string(), "1994-07-31")
      << "of a month, the day that speaks less for the person";
  EXPECT_TRUE(record.at("party_member").as_bool());
  EXPECT_TRUE(record.at("party_since").is_null()) << "joining is not full membership";
  EXPECT_TRUE(record.at("health_ok").as_bool());
  EXPECT_EQ(boost::json::serialize(record.at("education")), R"({"level":"master","full_time":false})");
  EXPECT_EQ(boost::json::serialize(record.at("assessments")),
            R"([{"year":2023,"grade":"competent"},{"year":2024,"grade":"excellent"},)"
            R"({"year":2025,"grade":"basically_competent"}])");
  EXPECT_EQ(boost::json::serialize(record.at("family")),
            R"([{"name":"王虚构","relation":"spouse","workplace":"示例中学教师"}])");
  ASSERT_EQ(record.at("posts").as_array().size(), 1U) << "studies are no post";
  EXPECT_EQ(record.at("posts").at(0).at("title").as_string(), "示例市统计局局长");
  EXPECT_EQ(record.at("posts").at(0).at("from").as_string(), "1994-07-31");
}

TEST_F(PersonRegister, ADraftIsRefusedUntilAPersonHasCompletedIt) {
  auto draft = draft_of(form_with("QuanRiZhiJiaoYu_XueLi", "大学"));
  const auto refused = read_described<PersonRecord>(draft.record);
  ASSERT_FALSE(refused.has_value());
  EXPECT_THAT(codes_and_places(refused.error()),
              ElementsAre("wrong-type /posts/0/unit", "wrong-type /posts/0/level", "wrong-type /posts/0/kind",
                          "wrong-type /posts/0/leadership", "wrong-type /posts/0/rank_track"));
  EXPECT_THAT(codes_and_places(draft.notes), Contains("to-complete /posts/0"));

  auto& post = draft.record.at("posts").at(0).as_object();
  post["unit"] = "示例市统计局";
  post["level"] = "division_head";
  post["kind"] = "head";
  post["leadership"] = true;
  post["rank_track"] = false;
  const auto completed = read_described<PersonRecord>(draft.record);
  ASSERT_TRUE(completed.has_value());
  EXPECT_TRUE(save_person_record(on.desk, id, *completed).has_value());
}

TEST_F(PersonRegister, ADraftSaysWhatTheFormLeavesOpen) {
  EXPECT_THAT(codes_and_places(draft_of(form_with("RuDangShiJian", "199505")).notes),
              Contains("to-complete /party_since"));
  const auto plain = draft_of(test::sound_form());
  EXPECT_FALSE(plain.record.at("party_member").as_bool());
  EXPECT_TRUE(plain.record.at("education").at("level").is_null());
  EXPECT_THAT(codes_and_places(plain.notes), Contains("to-complete /education"));
  EXPECT_THAT(codes_and_places(plain.notes), Contains("to-complete /health_ok"));
  EXPECT_TRUE(draft_of(form_with("CanJiaGongZuoShiJian", "1994")).record.at("service_from").is_null());

  auto form = test::sound_form();
  form.add_family_member({"曾祖父", "林示范", "", "群众", ""});
  const auto notes = codes_and_places(draft_of(form).notes);
  EXPECT_THAT(notes, Contains("to-complete /family/0/relation"));
  EXPECT_THAT(notes, Contains("to-complete /family/0/workplace"));
}

TEST_F(PersonRegister, AnAssessmentThatIsNotOfOneYearIsLeftToAPerson) {
  for (const auto* text : {"2023-2025年称职", "称职", "2024年合格", "2024年"}) {
    const auto draft = draft_of(form_with("NianDuKaoHeJieGuo", text));
    EXPECT_TRUE(draft.record.at("assessments").as_array().empty()) << text;
    EXPECT_THAT(codes_and_places(draft.notes), Contains("to-complete /assessments")) << text;
  }
  const auto twice = draft_of(form_with("NianDuKaoHeJieGuo", "2024年优秀；2024年称职"));
  EXPECT_EQ(twice.record.at("assessments").as_array().size(), 1U);
  EXPECT_THAT(codes_and_places(twice.notes), Contains("to-complete /assessments"));
}

TEST_F(PersonRegister, EducationIsTheHighestAndADegreeCounts) {
  const auto education = [&](std::string full_time, std::string degree, std::string part_time) {
    auto form = test::sound_form();
    form.set("QuanRiZhiJiaoYu_XueLi", std::move(full_time));
    form.set("QuanRiZhiJiaoYu_XueWei", std::move(degree));
    form.set("ZaiZhiJiaoYu_XueLi", std::move(part_time));
    return boost::json::serialize(draft_of(form).record.at("education"));
  };
  EXPECT_EQ(education("研究生", "法学博士", ""), R"({"level":"doctor","full_time":true})");
  EXPECT_EQ(education("研究生", "法学硕士", ""), R"({"level":"master","full_time":true})");
  EXPECT_EQ(education("大专", "", "中央党校大学"), R"({"level":"bachelor","full_time":false})");
  EXPECT_EQ(education("大学", "", "大学"), R"({"level":"bachelor","full_time":true})");
  EXPECT_EQ(education("研究生班", "", ""), R"({"level":"bachelor","full_time":true})");
  EXPECT_EQ(education("高中", "", ""), R"({"level":"secondary","full_time":true})");
}

TEST_F(PersonRegister, NobodyAndAFormThatCannotBeReadHaveNoDraft) {
  EXPECT_THAT(codes_and_places(draft_person_record(*store, {}, kToday).error()), ElementsAre("no-such-person "));
  const PersonWithForm person{{.id = id, .name = "林示例"}, "<Person/>"};
  store->save_people({&person, 1});
  EXPECT_FALSE(draft_person_record(*store, id, kToday).has_value());
}

}  // namespace
}  // namespace renmian
