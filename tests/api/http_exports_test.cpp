#include <gmock/gmock.h>
#include <zip.h>

#include <filesystem>
#include <thread>

#include "api/service/config.hpp"
#include "engine/audit/digest.hpp"
#include "tests/support/resource_office.hpp"

namespace renmian::test {
namespace {

using namespace std::chrono_literals;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

class ExportsOffice : public ResourceOffice {
 public:
  using ResourceOffice::ResourceOffice;

  HttpResponse request(const boost::json::object& scope, bool with_payloads, const char* token) {
    return client(token).post("/api/v1/exports",
                              {{"scope", scope}, {"with_payloads", with_payloads}, {"reason", "上级检查"}});
  }
  HttpResponse confirm(const std::string& id, const char* token) {
    return client(token).post("/api/v1/exports/" + id + "/confirmation", boost::json::object{});
  }
  // Once it is in none of the states that pass by themselves.
  boost::json::object settled(const std::string& id, const char* token = kHeadToken) {
    for (;;) {
      const auto shown = get("exports/" + id, token);
      const auto state = shown.at("state").as_string();
      if (state != "confirmed" && state != "building") return shown;
      std::this_thread::sleep_for(10ms);
    }
  }
  std::string built(const boost::json::object& scope, bool with_payloads, const char* asks, const char* confirms) {
    const auto asked = request(scope, with_payloads, asks);
    EXPECT_EQ(asked.result_int(), 201) << asked.body();
    const std::string id(json_of(asked).at("id").as_string());
    const auto confirmed = confirm(id, confirms);
    EXPECT_EQ(confirmed.result_int(), 200) << confirmed.body();
    EXPECT_EQ(settled(id).at("state").as_string(), "ready");
    return id;
  }
};

std::vector<std::string> names_in(const std::string& bytes) {
  zip_error_t error;
  auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  auto* zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
  std::vector<std::string> names;
  for (zip_int64_t i = 0; zip != nullptr && i < zip_get_num_entries(zip, 0); ++i) {
    names.emplace_back(zip_get_name(zip, static_cast<zip_uint64_t>(i), 0));
  }
  if (zip != nullptr) zip_discard(zip);
  return names;
}

TEST(HttpExports, WhatOneAsksForAndAnotherConfirmsIsBuiltAndFetched) {
  ExportsOffice office;
  const auto case_id = office.open_case();
  const auto id = office.built({{"cases", {case_id}}}, true, kToken, kHeadToken);
  const auto shown = office.get("exports/" + id, kHeadToken);
  EXPECT_EQ(shown.at("requested_by").as_string(), "zzb-001");
  EXPECT_EQ(shown.at("confirmed_by").as_string(), "zzb-010");

  const auto content = office.client().get("/api/v1/exports/" + id + "/content");
  ASSERT_EQ(content.result_int(), 200) << content.body();
  EXPECT_EQ(content[field::content_type], "application/zip");
  EXPECT_THAT(std::string(content[field::content_disposition]), HasSubstr(id + ".zip"));
  EXPECT_EQ(shown.at("digest").as_string(), to_hex(sha256(content.body())));
  const auto names = names_in(content.body());
  EXPECT_THAT(names, Contains("checkpoint"));
  EXPECT_THAT(names, Contains(testing::StartsWith("payload")));

  const auto exports = office.on_record("record_export");
  ASSERT_EQ(exports.size(), 2U) << "built, and fetched";
  for (const auto& entry : exports) {
    EXPECT_EQ(entry.at("scope").as_string(), "case " + case_id);
    EXPECT_EQ(entry.at("by").as_string(), "zzb-001");
    EXPECT_EQ(entry.at("approved_by").as_string(), "zzb-010");
    EXPECT_EQ(entry.at("reason").as_string(), "上级检查");
    EXPECT_TRUE(entry.at("with_payloads").as_bool());
  }
}

TEST(HttpExports, AnExportWithoutPersonalContentIsTheAuditors) {
  ExportsOffice office;
  office.open_case();
  EXPECT_EQ(office.request({}, false, kToken).result_int(), 403);
  EXPECT_EQ(office.request({}, true, kAuditorToken).result_int(), 403);
  const auto id = office.built({}, false, kAuditorToken, kSupervisorToken);
  const auto content = office.client(kAuditorToken).get("/api/v1/exports/" + id + "/content");
  ASSERT_EQ(content.result_int(), 200);
  EXPECT_THAT(names_in(content.body()), Not(Contains(testing::StartsWith("payload"))));
}

TEST(HttpExports, NobodyConfirmsTheirOwnAndNothingIsBuiltBefore) {
  ExportsOffice office;
  office.open_case();
  const std::string id(json_of(office.request({}, true, kHeadToken)).at("id").as_string());
  const auto own = office.confirm(id, kHeadToken);
  EXPECT_EQ(own.result_int(), 422);
  EXPECT_EQ(json_of(own).at("problems").at(0).at("code").as_string(), "same-person");
  EXPECT_EQ(office.confirm(id, kToken).result_int(), 403) << "the section confirms nothing";
  EXPECT_EQ(office.get("exports/" + id, kHeadToken).at("state").as_string(), "requested");
  const auto early = office.client(kHeadToken).get("/api/v1/exports/" + id + "/content");
  EXPECT_EQ(early.result_int(), 409);
  EXPECT_EQ(code_of(early), "export-not-ready");
  EXPECT_TRUE(office.on_record("record_export").empty());
  EXPECT_EQ(office.confirm(id, kSupervisorToken).result_int(), 200);
  EXPECT_EQ(office.confirm(id, kSupervisorToken).result_int(), 422) << "confirmed before";
}

TEST(HttpExports, OnlyWhoAskedAndWhoConfirmedFetchIt) {
  ExportsOffice office;
  office.open_case();
  const auto id = office.built({}, true, kToken, kHeadToken);
  EXPECT_EQ(office.client(kHeadToken).get("/api/v1/exports/" + id + "/content").result_int(), 200);
  EXPECT_EQ(office.client(kSupervisorToken).get("/api/v1/exports/" + id + "/content").result_int(), 403);
  EXPECT_EQ(office.client(kNobodyToken).get("/api/v1/exports/" + id).result_int(), 403);
  EXPECT_TRUE(office.get("exports", kHeadToken).at("items").as_array().size() == 1U);
}

TEST(HttpExports, AfterSevenDaysTheFileIsGoneAndTheEntryStays) {
  const auto start = *parse_timestamp("2026-03-02T01:00:00.000000Z");
  constexpr std::int64_t kDay = 86'400'000'000;
  ExportsOffice office(start);
  office.open_case();
  const auto id = office.built({}, true, kToken, kHeadToken);
  const auto late = std::string(json_of(office.request({}, true, kToken)).at("id").as_string());
  const auto file = std::filesystem::path(office.runtime().config().exports_folder()) / (id + ".zip");
  EXPECT_TRUE(std::filesystem::exists(file));

  office.runtime().demo_clock()->set({start.microseconds + 7 * kDay - 1});
  EXPECT_EQ(office.client().get("/api/v1/exports/" + id + "/content").result_int(), 200);
  office.runtime().demo_clock()->set({start.microseconds + 8 * kDay});
  EXPECT_EQ(office.confirm(late, kHeadToken).result_int(), 422) << "asked for too long ago";
  office.built({}, true, kToken, kHeadToken);  // the thread looks around
  EXPECT_EQ(office.get("exports/" + id, kHeadToken).at("state").as_string(), "removed");
  EXPECT_FALSE(std::filesystem::exists(file));
  EXPECT_EQ(office.client().get("/api/v1/exports/" + id + "/content").result_int(), 409);
}

TEST(HttpExports, AFileThatCannotBeRemovedKeepsNoOtherExportWaiting) {
  const auto start = *parse_timestamp("2026-03-02T01:00:00.000000Z");
  constexpr std::int64_t kDay = 86'400'000'000;
  ExportsOffice office(start);
  office.open_case();
  const auto id = office.built({}, true, kToken, kHeadToken);
  const auto file = std::filesystem::path(office.runtime().config().exports_folder()) / (id + ".zip");
  std::filesystem::remove(file);
  std::filesystem::create_directories(file / "in the way");
  office.runtime().demo_clock()->set({start.microseconds + 8 * kDay});
  office.built({}, true, kToken, kHeadToken);
  EXPECT_EQ(office.get("exports/" + id, kHeadToken).at("state").as_string(), "ready");

  std::filesystem::remove_all(file);
  office.built({}, true, kToken, kHeadToken);
  EXPECT_EQ(office.get("exports/" + id, kHeadToken).at("state").as_string(), "removed");
}

TEST(HttpExports, WhatIsAskedForMustMakeSense) {
  ExportsOffice office;
  const auto case_id = office.open_case();
  EXPECT_EQ(office.request({{"cases", {case_id}}, {"since", 0}}, true, kToken).result_int(), 422);
  EXPECT_EQ(office.request({{"cases", {kNoId}}}, true, kToken).result_int(), 404);
  EXPECT_EQ(office.request({{"unit", kNoId}}, true, kHeadToken).result_int(), 422);
  EXPECT_EQ(office.client().post("/api/v1/exports", {{"scope", boost::json::object{}}}).result_int(), 422)
      << "no reason";
  EXPECT_EQ(office.status_of("exports/" + std::string(kNoId), kHeadToken), 404U);
  EXPECT_EQ(office.status_of("exports/x", kHeadToken), 404U);
}

TEST(HttpExports, WhatCannotBeBuiltSaysWhy) {
  ExportsOffice office;
  const auto case_id = office.open_case();
  const std::string id(json_of(office.request({{"since", 1'000'000}}, true, kToken)).at("id").as_string());
  ASSERT_EQ(office.confirm(id, kHeadToken).result_int(), 200);
  const auto failed = office.settled(id);
  EXPECT_EQ(failed.at("state").as_string(), "failed");
  EXPECT_FALSE(failed.at("problems").as_array().empty());
  EXPECT_EQ(office.client().get("/api/v1/exports/" + id + "/content").result_int(), 409);
}

}  // namespace
}  // namespace renmian::test
