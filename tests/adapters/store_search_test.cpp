// What is found by names and documents, and what is counted.
#include <gmock/gmock.h>

#include "engine/registry/search.hpp"
#include "tests/adapters/store_behaviour.hpp"

namespace renmian::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// The moment a UUID version 7 was made at.
Timestamp time_of(const Uuid& uuid) {
  std::int64_t milliseconds = 0;
  for (std::size_t i = 0; i < 6; ++i) milliseconds = milliseconds * 256 + uuid.bytes[i];
  return Timestamp{milliseconds * 1'000};
}

class StoreSearch : public StoreBehaviour {
 protected:
  SearchIndex& index() { return store().search(); }

  Person add_person(const std::string& name) {
    const Person person{new_id<PersonId>(), name, "男", "1980-01", "局长", "digest", Timestamp{}};
    const PersonWithForm with_form{person, "form"};
    store().save_people({&with_form, 1});
    return person;
  }

  void save_terms(const NamedThing& thing, const std::vector<std::string>& more = {}) {
    TermsOf terms{thing, endings_of(thing.name)};
    terms.terms.insert(terms.terms.end(), more.begin(), more.end());
    index().save_terms({&terms, 1});
  }

  std::vector<std::string> people(std::string_view text, std::size_t limit = 10) {
    std::vector<std::string> names;
    for (const auto& person : index().people(text, limit)) names.push_back(person.name);
    return names;
  }

  void set(const CaseTraces& traces) {
    const auto unit = store().begin();
    unit->set_traces({&traces, 1});
    unit->commit();
  }
};

TEST_P(StoreSearch, APersonIsFoundByAnyPartOfWhatIsKept) {
  const auto wang = add_person("王小明"), li = add_person("李明");
  save_terms({Named::kPerson, wang.id.uuid, wang.name}, {"wxm", "xm", "m"});
  save_terms({Named::kPerson, li.id.uuid, li.name}, {"lm", "m"});
  EXPECT_THAT(people("王"), ElementsAre("王小明"));
  EXPECT_THAT(people("小明"), ElementsAre("王小明"));
  EXPECT_THAT(people("明"), ElementsAre("王小明", "李明"));
  EXPECT_THAT(people("明", 1).size(), 1U);
  EXPECT_THAT(people("xm"), ElementsAre("王小明"));
  EXPECT_THAT(people("wxmm"), IsEmpty());
  EXPECT_THAT(people("王明"), IsEmpty());
  EXPECT_EQ(index().people_page("明", PersonId{}, 1).at(0).id, wang.id);
  EXPECT_EQ(index().people_page("明", wang.id, 9).at(0).id, li.id);
  EXPECT_THAT(index().people_page("明", li.id, 9), IsEmpty());
}

TEST_P(StoreSearch, ANameThatRepeatsItselfIsFoundOnce) {
  const auto person = add_person("明明明");
  save_terms({Named::kPerson, person.id.uuid, person.name});
  EXPECT_THAT(people("明"), ElementsAre("明明明"));
}

TEST_P(StoreSearch, UnitsAndPostsAreFoundApart) {
  const Unit unit{new_id<UnitId>(), "市水务局", std::nullopt};
  const Post post{new_id<PostId>(), unit.id, "水务局局长", PostLevel::division_head};
  store().save_units({&unit, 1});
  store().save_posts({&post, 1});
  save_terms({Named::kUnit, unit.id.uuid, unit.name});
  save_terms({Named::kPost, post.id.uuid, post.title});
  ASSERT_EQ(index().units("水务", 10).size(), 1U);
  EXPECT_EQ(index().units("水务", 10)[0].id, unit.id);
  ASSERT_EQ(index().posts("水务", 10).size(), 1U);
  EXPECT_EQ(index().posts("水务", 10)[0].level, PostLevel::division_head);
  EXPECT_THAT(index().people("水务", 10), IsEmpty());
}

TEST_P(StoreSearch, WhatWasSavedAwaitsItsTermsOnceMore) {
  const auto person = add_person("王小明");
  const NamedThing thing{Named::kPerson, person.id.uuid, "王小明"};
  const Unit unit{new_id<UnitId>(), "市水务局", std::nullopt};
  store().save_units({&unit, 1});
  EXPECT_THAT(index().without_terms(10), ElementsAre(thing, NamedThing{Named::kUnit, unit.id.uuid, "市水务局"}));
  EXPECT_THAT(index().without_terms(1), ElementsAre(thing));
  save_terms(thing);
  save_terms({Named::kUnit, unit.id.uuid, unit.name});
  EXPECT_THAT(index().without_terms(10), IsEmpty());

  auto renamed = person;
  renamed.name = "王大明";
  const PersonWithForm with_form{renamed, "form"};
  store().save_people({&with_form, 1});
  save_terms(thing);
  EXPECT_THAT(index().without_terms(10), ElementsAre(NamedThing{Named::kPerson, person.id.uuid, "王大明"}))
      << "the terms of another name are not saved";
  save_terms({Named::kPerson, person.id.uuid, "王大明"});
  EXPECT_THAT(people("大"), ElementsAre("王大明"));
  EXPECT_THAT(people("小"), IsEmpty());
}

TEST_P(StoreSearch, PeopleAreListedByName) {
  const auto c = add_person("丙"), a = add_person("乙"), b = add_person("乙");
  const auto names = [&](std::string_view after_name, PersonId after, std::size_t limit) {
    std::vector<PersonId> ids;
    for (const auto& person : store().people_by_name(after_name, after, limit)) ids.push_back(person.id);
    return ids;
  };
  EXPECT_THAT(names("", {}, 10), ElementsAre(c.id, a.id, b.id));
  EXPECT_THAT(names("乙", a.id, 10), ElementsAre(b.id));
  EXPECT_THAT(names("丙", c.id, 1), ElementsAre(a.id));
}

TEST_P(StoreSearch, CasesAreFoundByTheBeginningOfADocumentsNumber) {
  const auto one = new_id<CaseId>(), other = new_id<CaseId>();
  set({one, {"市委〔2026〕1号", "组发〔2026〕12号"}});
  set({other, {"组发〔2026〕7号"}});
  EXPECT_THAT(index().cases_with_document("组发〔2026〕12号", 10), ElementsAre(one));
  EXPECT_THAT(index().cases_with_document("组发", 10), ElementsAre(one, other));
  EXPECT_THAT(index().cases_with_document("组发", 1).size(), 1U);
  EXPECT_THAT(index().cases_with_document("12号", 10), IsEmpty());
  set({one, {"组发〔2026〕12号"}});
  EXPECT_THAT(index().cases_with_document("市委", 10), IsEmpty()) << "it was replaced";
  EXPECT_THAT(index().cases_with_document("组发〔2026〕12号", 10), ElementsAre(one));
}

TEST_P(StoreSearch, ErasureTakesTheDocumentsOfTheCaseToo) {
  const auto about = new_case();
  open_cases(store(), {about}, 0);
  set({about.id, {"组发〔2026〕12号"}});
  const std::vector<std::uint64_t> erased{0};
  store().erase_payloads(erased, 0);
  EXPECT_THAT(index().cases_with_document("组发", 10), IsEmpty());
}

TEST_P(StoreSearch, CasesAreCountedByPositionUnitAndOpening) {
  auto a = new_case(), b = new_case(), c = new_case(), d = new_case();
  const auto water = new_id<UnitId>();
  a.unit = b.unit = water;
  a.level = PostLevel::division_head;
  b.level = PostLevel::section_head;
  c.procedure = "removal";
  d.procedure = "system";
  open_cases(store(), {a, b}, 0, "motion");
  open_cases(store(), {c, d}, 2, "publicity");
  auto& counts = store().counts();
  const PositionCount motion{"appointment", "motion", 2}, removal{"removal", "publicity", 1};
  EXPECT_THAT(counts.positions({.except_procedures = {"system"}}), ElementsAre(motion, removal));
  EXPECT_THAT(counts.positions({.unit = water}), ElementsAre(motion));
  EXPECT_THAT(counts.positions({.visible = Visible{.units = {water}, .highest_level = PostLevel::section_head}}),
              ElementsAre(PositionCount{"appointment", "motion", 1}));
  EXPECT_THAT(counts.positions({.visible = Visible{.cases = {c.id}}}), ElementsAre(removal));
  EXPECT_THAT(counts.positions({.unit = water, .visible = Visible{.cases = {c.id}}}), IsEmpty())
      << "a right to a case of another unit adds nothing to this one";
  EXPECT_THAT(counts.positions({.unit = water, .visible = Visible{.cases = {a.id, c.id}}}),
              ElementsAre(PositionCount{"appointment", "motion", 1}));
  EXPECT_THAT(counts.positions({.visible = Visible{}}), IsEmpty());
  const auto opened_at = [](const NewCase& of) { return time_of(of.id.uuid); };
  EXPECT_THAT(counts.positions({.from = opened_at(b), .until = opened_at(c)}),
              ElementsAre(PositionCount{"appointment", "motion", 1}));
}

TEST_P(StoreSearch, RefusalsAndOpenWorkAreCounted) {
  constexpr auto kDay = std::chrono::year(2026) / 11 / 2;
  auto a = new_case(), b = new_case();
  const auto water = new_id<UnitId>();
  a.unit = water;
  open_cases(store(), {a, b}, 0);
  set({a.id, {}, {{"G-VOTE", 2}, {"G-FORM", 1}}});
  set({b.id, {}, {{"G-VOTE", 1}}});
  {
    const auto unit = store().begin();
    const auto item = [](const char* code, CivilDate due) {
      return DueItem{.code = code, .role = "od_head", .since = std::chrono::year(2026) / 1 / 1, .due = due};
    };
    const std::vector<DueOfCase> due{{a.id, {item("x", kDay), item("y", add_days(kDay, 1))}},
                                     {b.id, {item("x", add_days(kDay, -1))}}};
    unit->set_due(due);
    unit->commit();
  }
  auto& counts = store().counts();
  EXPECT_THAT(counts.refusals({}), ElementsAre(GateCount{"G-FORM", 1, 1}, GateCount{"G-VOTE", 3, 2}));
  EXPECT_THAT(counts.refusals({.unit = water}), ElementsAre(GateCount{"G-FORM", 1, 1}, GateCount{"G-VOTE", 2, 1}));
  EXPECT_THAT(counts.due({}, kDay), ElementsAre(DueCount{"od_head", DueItem::Kind::kWork, 3, 1}))
      << "what is due today is not overdue";
  EXPECT_THAT(counts.due({}, add_days(kDay, 1)), ElementsAre(DueCount{"od_head", DueItem::Kind::kWork, 3, 2}));
  EXPECT_THAT(counts.due({.unit = water}, kDay), ElementsAre(DueCount{"od_head", DueItem::Kind::kWork, 2, 0}));

  std::vector<CaseId> waiting;
  for (const auto& row : store().due({.visible = Visible{.units = {water}}})) waiting.push_back(row.case_id);
  EXPECT_THAT(waiting, ElementsAre(a.id, a.id));
  EXPECT_THAT(store().due({.visible = Visible{}}), IsEmpty());
  EXPECT_EQ(store().due({.visible = Visible{.everything = true}}).size(), 3U);
}

INSTANTIATE_TEST_SUITE_P(Every, StoreSearch, testing::Values("Memory", "SQLite", "PostgreSQL"),
                         [](const auto& instance) { return std::string(instance.param); });

}  // namespace
}  // namespace renmian::test
