// The pages of the registers and of accounts, walked through as `next` leads.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/support/http_office.hpp"
#include "tests/support/signed_in.hpp"

namespace renmian::test {
namespace {

template <class IdType>
IdType numbered(unsigned number) {
  return {*parse_uuid(fmt::format("01900000-0000-7000-8000-{:012x}", number))};
}
Post post_of(UnitId unit, unsigned number) {
  return {.id = numbered<PostId>(number),
          .unit = unit,
          .title = "科长",
          .level = PostLevel::section_head,
          .kind = PostKind::head};
}

// The ids (or whatever `member`) of all pages, each of at most `limit`, as `next` leads from one to the other.
std::vector<std::string> all_pages(HttpClient& client, std::string target, std::size_t limit,
                                   const char* member = "id") {
  std::vector<std::string> all;
  target += (target.find('?') == target.npos ? "?limit=" : "&limit=") + std::to_string(limit);
  while (!target.empty()) {
    const auto response = client.get(target);
    EXPECT_EQ(response.result_int(), 200) << response.body();
    const auto page = json_of(response);
    EXPECT_LE(page.at("items").as_array().size(), limit);
    for (const auto& item : page.at("items").as_array()) all.emplace_back(item.at(member).as_string());
    target = page.at("next").is_null() ? "" : std::string(page.at("next").as_string());
    EXPECT_EQ(response["Link"], target.empty() ? "" : "<" + target + ">; rel=\"next\"");
  }
  return all;
}

TEST(HttpPages, OfUnitsAndPostsHaveNoGapAndNoRepetition) {
  HttpOffice office;
  auto client = office.client();
  std::vector<std::string> units{"01900000-0000-7000-8000-000000000001"}, posts{"01900000-0000-7000-8000-000000000002"},
      of_one;
  for (unsigned i = 0; i < 5; ++i) {
    const Unit unit{numbered<UnitId>(0x100 + i), "某局", {}};
    const auto post = post_of(numbered<UnitId>(0x100 + i % 2), 0x200 + i);
    office.runtime().store().save_units({&unit, 1});
    office.runtime().store().save_posts({&post, 1});
    units.push_back(to_string(unit.id));
    posts.push_back(to_string(post.id));
    if (i % 2 == 0) of_one.push_back(to_string(post.id));
  }
  for (const std::size_t limit : {1, 2, 5, 6, 7}) {
    EXPECT_EQ(all_pages(client, "/api/v1/units", limit), units) << limit;
    EXPECT_EQ(all_pages(client, "/api/v1/posts", limit), posts) << limit;
    EXPECT_EQ(all_pages(client, "/api/v1/posts?unit=" + units[1], limit), of_one) << limit;
  }
  EXPECT_TRUE(all_pages(client, "/api/v1/posts?unit=" + posts[0], 10).empty());
  EXPECT_EQ(client.get("/api/v1/posts?unit=x").result_int(), 400);
  EXPECT_EQ(client.get("/api/v1/units?after=x").result_int(), 400);
  EXPECT_EQ(client.get("/api/v1/units?limit=501").result_int(), 400);
}

// More of what may not be seen than is read at once.
TEST(HttpPages, HoldOnlyWhatTheCallerMaySee) {
  SignedInOffice office;
  const Unit ours{numbered<UnitId>(1), "本局", {}}, others{numbered<UnitId>(2), "他局", {}};
  std::vector<Post> posts;
  std::vector<std::string> visible;
  for (unsigned i = 0; i < 1'300; ++i) {
    const bool is_ours = i == 0 || i == 550 || i == 551 || i == 1'299;
    posts.push_back(post_of(is_ours ? ours.id : others.id, 0x100 + i));
    if (is_ours) visible.push_back(to_string(posts.back().id));
  }
  office.runtime().store().save_units(std::vector{ours, others});
  office.runtime().store().save_posts(posts);
  office.add("zzb-001", {{.role = Role::cadre_section, .unit = ours.id}});
  auto client = office.client("zzb-001");
  for (const std::size_t limit : {1, 2, 3, 4, 500}) {
    EXPECT_EQ(all_pages(client, "/api/v1/posts", limit), visible) << limit;
  }
  EXPECT_EQ(all_pages(client, "/api/v1/units", 1), std::vector{to_string(ours.id)});
  EXPECT_TRUE(all_pages(client, "/api/v1/posts?unit=" + to_string(others.id), 2).empty());
}

TEST(HttpPages, OfAccountsGoOnByLogin) {
  SignedInOffice office;
  office.add("zzb-001", {});
  auto client = office.client("sysadmin");
  const std::vector<std::string> logins{"auditor", "secadmin", "sysadmin", "zzb-001"};
  for (const std::size_t limit : {1, 2, 3, 4, 5}) {
    EXPECT_EQ(all_pages(client, "/api/v1/users", limit, "login"), logins) << limit;
  }
}

}  // namespace
}  // namespace renmian::test
