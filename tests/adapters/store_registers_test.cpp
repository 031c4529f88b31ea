// The registers of every store; store_behaviour_test.cpp says which stores that are.
#include <gmock/gmock.h>

#include "tests/adapters/store_behaviour.hpp"

namespace renmian::test {
namespace {

using testing::ElementsAre;
using testing::ElementsAreArray;
using testing::IsEmpty;

template <class Entry>
auto ids(const std::vector<Entry>& entries) {
  std::vector<decltype(Entry::id)> all;
  for (const auto& entry : entries) all.push_back(entry.id);
  return all;
}

TEST_P(StoreBehaviour, UnitsAndPostsAreKeptAndReplaced) {
  Unit bureau{new_id<UnitId>(), "市水务局", std::nullopt};
  const Unit office{new_id<UnitId>(), "O'Brien \"办公室\"", bureau.id};
  store().save_units(std::vector{office, bureau});
  bureau.name = "市水利局";
  store().save_units({&bureau, 1});

  const auto units = store().units();
  ASSERT_EQ(units.size(), 2U);
  EXPECT_EQ(units[0].id, bureau.id);
  EXPECT_EQ(units[0].name, bureau.name);
  EXPECT_FALSE(units[0].parent);
  EXPECT_EQ(units[1].name, office.name);
  EXPECT_EQ(units[1].parent, bureau.id);
  EXPECT_EQ(store().unit(office.id)->name, office.name);
  EXPECT_FALSE(store().unit(new_id<UnitId>()));

  Post post{new_id<PostId>(), bureau.id, "局长", PostLevel::division_head, PostKind::head, PostSystem::elected, true};
  store().save_posts({&post, 1});
  const auto stored = store().post(post.id);
  ASSERT_TRUE(stored);
  EXPECT_EQ(stored->unit, bureau.id);
  EXPECT_EQ(stored->title, post.title);
  EXPECT_EQ(stored->level, PostLevel::division_head);
  EXPECT_EQ(stored->kind, PostKind::head);
  EXPECT_EQ(stored->system, PostSystem::elected);
  EXPECT_TRUE(stored->special);
  post.special = false;
  store().save_posts({&post, 1});
  ASSERT_EQ(store().posts().size(), 1U);
  EXPECT_FALSE(store().posts()[0].special);
  EXPECT_FALSE(store().post(new_id<PostId>()));
}

TEST_P(StoreBehaviour, UnitsAndPostsAreGivenPageByPage) {
  const Unit one{new_id<UnitId>(), "甲", {}}, two{new_id<UnitId>(), "乙", {}}, three{new_id<UnitId>(), "丙", {}};
  store().save_units(std::vector{three, one, two});
  EXPECT_THAT(ids(store().units({}, 2)), ElementsAre(one.id, two.id));
  EXPECT_THAT(ids(store().units(two.id, 2)), ElementsAre(three.id));
  EXPECT_THAT(store().units(three.id, 2), IsEmpty());

  std::vector<Post> posts;
  for (const auto& unit : {one, two, one, two, one}) {
    posts.push_back({.id = new_id<PostId>(),
                     .unit = unit.id,
                     .title = "科长",
                     .level = PostLevel::section_head,
                     .kind = PostKind::head});
  }
  store().save_posts(posts);
  EXPECT_THAT(ids(store().posts({}, {}, 10)), ElementsAreArray(ids(posts)));
  EXPECT_THAT(ids(store().posts({}, posts[1].id, 2)), ElementsAre(posts[2].id, posts[3].id));
  EXPECT_THAT(ids(store().posts(one.id, {}, 2)), ElementsAre(posts[0].id, posts[2].id));
  EXPECT_THAT(ids(store().posts(one.id, posts[2].id, 2)), ElementsAre(posts[4].id));
  EXPECT_THAT(store().posts(three.id, {}, 2), IsEmpty());
}

PersonWithForm person_called(const std::string& name, const std::string& form = "<Person/>") {
  return {{new_id<PersonId>(), name, "女", "1980-07", "副局长", "digest", Timestamp{5}}, form};
}

TEST_P(StoreBehaviour, PeopleAreKeptWithTheirForms) {
  auto person = person_called("张三", std::string("\xef\xbb\xbf<Person>\0\xff\r\n'\\x00</Person>", 28));
  store().save_people({&person, 1});
  auto stored = store().person(person.person.id);
  ASSERT_TRUE(stored);
  EXPECT_EQ(stored->form, person.form);
  EXPECT_EQ(stored->person.name, person.person.name);
  EXPECT_EQ(stored->person.sex, person.person.sex);
  EXPECT_EQ(stored->person.birth_month, person.person.birth_month);
  EXPECT_EQ(stored->person.current_post, person.person.current_post);
  EXPECT_EQ(stored->person.form_digest, person.person.form_digest);
  EXPECT_EQ(stored->person.imported_at, person.person.imported_at);

  person.form = "";
  person.person.current_post = "局长";
  store().save_people({&person, 1});
  stored = store().person(person.person.id);
  EXPECT_EQ(stored->form, "");
  EXPECT_EQ(stored->person.current_post.value, "局长");
  EXPECT_FALSE(store().person(new_id<PersonId>()));
}

TEST_P(StoreBehaviour, PeopleAreFoundByPartOfTheirName) {
  const std::vector<PersonWithForm> saved{person_called("张三"), person_called("张三丰"), person_called("李四"),
                                          person_called("100%_!A")};
  store().save_people(saved);
  const auto names = [&](std::string_view part, std::optional<PersonId> after = {}, std::size_t limit = 10) {
    std::vector<std::string> found;
    for (const auto& person : store().people(part, after, limit)) found.push_back(person.name);
    return found;
  };
  EXPECT_THAT(names("张三"), ElementsAre("张三", "张三丰"));
  EXPECT_THAT(names("张三", saved[0].person.id), ElementsAre("张三丰"));
  EXPECT_THAT(names("", {}, 3), ElementsAre("张三", "张三丰", "李四"));
  EXPECT_THAT(names("%"), ElementsAre("100%_!A")) << "a wildcard stands for itself";
  EXPECT_THAT(names("_!"), ElementsAre("100%_!A"));
  EXPECT_THAT(names("!"), ElementsAre("100%_!A"));
  EXPECT_THAT(names("a"), IsEmpty()) << "capital letters are others";
  EXPECT_THAT(names("王"), IsEmpty());
}

TEST_P(StoreBehaviour, BatchesAreKeptAndPaged) {
  const std::vector<Batch> saved{{new_id<BatchId>(), "第一批", Timestamp{1}},
                                 {new_id<BatchId>(), "第二批", Timestamp{2}}};
  for (const auto& batch : saved) store().save_batch(batch);
  ASSERT_TRUE(store().batch(saved[1].id));
  EXPECT_EQ(store().batch(saved[1].id)->title, saved[1].title);
  EXPECT_EQ(store().batch(saved[1].id)->opened_at, Timestamp{2});
  EXPECT_FALSE(store().batch(new_id<BatchId>()));
  EXPECT_EQ(store().batches({}, 10).size(), 2U);
  EXPECT_EQ(store().batches({}, 1).at(0).id, saved[0].id);
  EXPECT_EQ(store().batches(saved[0].id, 10).at(0).id, saved[1].id);
  EXPECT_THAT(store().batches(saved[1].id, 10), IsEmpty());
}

TEST_P(StoreBehaviour, ThePolicyInForceIsTheLastOne) {
  EXPECT_FALSE(store().policy_in_force("appointment"));
  PolicyVersion first{"d1", "appointment", R"({"publicity_days":5})", Timestamp{10}};
  store().save_policy(first);
  store().save_policy({"d2", "appointment", R"({"publicity_days":7})", Timestamp{20}});
  store().save_policy({"d3", "removal", "{}", Timestamp{30}});
  EXPECT_EQ(store().policy_in_force("appointment")->digest, "d2");
  EXPECT_EQ(store().policy("d1")->values, first.values);
  EXPECT_EQ(store().policy("d1")->procedure, "appointment");
  EXPECT_EQ(store().policy("d1")->in_force_at, Timestamp{10});
  EXPECT_FALSE(store().policy("d4"));
  first.in_force_at = Timestamp{40};  // put in force again
  store().save_policy(first);
  EXPECT_EQ(store().policy_in_force("appointment")->digest, "d1");
}

}  // namespace
}  // namespace renmian::test
