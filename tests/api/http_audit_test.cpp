// What the server proves of its log is checked as a stranger would: with the log's key and the published formats only.
#include <gmock/gmock.h>

#include "engine/audit/entry_bundle.hpp"
#include "engine/audit/proof_file.hpp"
#include "engine/audit/tiles.hpp"
#include "engine/trail/event.hpp"
#include "tests/support/http_office.hpp"

namespace renmian::test {
namespace {

using testing::HasSubstr;

constexpr auto kOrigin = "renmian.local/appointments";

// A log of `size` entries: one case that is opened, and then told the same again and again.
class AuditedOffice : public HttpOffice {
 public:
  explicit AuditedOffice(int size) : case_id(open_case()) {
    auto at = client();
    for (int version = 1; version < size; ++version) {
      const auto response = at.post("/api/v1/cases/" + case_id + "/commands", vote_history(version),
                                    {{"If-Match", etag(case_id, version)}});
      EXPECT_EQ(response.result_int(), 200) << response.body();
      receipts.push_back(json_of(response).at("receipt").as_object());
    }
  }

  HttpResponse get(const std::string& target, const Fields& fields = {}) {
    return client().get("/api/v1/audit/" + target, fields);
  }

  std::vector<Verifier> keys() { return {Verifier::from_vkey(runtime().trusted_keys().logs.front()).value()}; }
  Checkpoint checkpoint() { return open_checkpoint(get("checkpoint").body(), keys(), kOrigin).value().checkpoint; }

  std::string case_id;
  std::vector<boost::json::object> receipts;  // of all steps but the first
};

std::vector<Hash> hashes_of(const boost::json::value& written) {
  std::vector<Hash> hashes;
  for (const auto& each : written.as_array()) hashes.push_back(hash_from_base64(each.as_string()).value());
  return hashes;
}

std::vector<Hash> hashes_in(const std::string& tile) {
  std::vector<Hash> hashes;
  for (std::size_t at = 0; at < tile.size(); at += 32) hashes.push_back(to_array<32>(tile.substr(at, 32)).value());
  return hashes;
}

TEST(HttpAudit, NothingIsPublishedOfALogWithoutEntries) {
  HttpOffice office;
  auto client = office.client();
  for (const auto* target : {"checkpoint", "proof?event=0", "consistency?from=1&to=1", "tile/0/000.p/1"}) {
    EXPECT_EQ(client.get(std::string("/api/v1/audit/") + target).result_int(), 404) << target;
  }
}

TEST(HttpAudit, TheCheckpointIsTheNewestAndSignedByTheLog) {
  AuditedOffice office(3);
  const auto response = office.get("checkpoint");
  EXPECT_EQ(response[field::content_type], "text/plain; charset=utf-8");
  EXPECT_EQ(response[field::cache_control], "no-store");
  EXPECT_EQ(office.checkpoint().size, 3);
}

TEST(HttpAudit, TheCheckpointCarriesWhatWitnessesGaveForExactlyIt) {
  AuditedOffice office(2);
  const auto before = office.get("checkpoint").body();
  office.runtime().store().save_cosignature({"w1", 1, before, "— w1 b2xk\n", office.runtime().desk().clock().now()});
  EXPECT_EQ(office.get("checkpoint").body(), before);
  office.runtime().store().save_cosignature({"w1", 2, before, "— w1 bmV3\n", office.runtime().desk().clock().now()});
  EXPECT_EQ(office.get("checkpoint").body(), before + "— w1 bmV3\n");
}

TEST(HttpAudit, EveryEntryIsProvedByItsIndexAndByTheStepOfItsCase) {
  AuditedOffice office(5);
  const auto events = office.runtime().store().events_from(0, 5);
  ASSERT_EQ(events.size(), 5);
  for (const auto& event : events) {
    const auto by_index = office.get("proof?event=" + std::to_string(event.log_index));
    ASSERT_EQ(by_index.result_int(), 200) << by_index.body();
    const auto proof = parse_proof_file(by_index.body()).value();
    EXPECT_EQ(proof.index, event.log_index);
    EXPECT_TRUE(verify_proof_file(proof, leaf_hash(event.body), office.keys(), kOrigin).has_value());
    EXPECT_FALSE(verify_proof_file(proof, leaf_hash("another"), office.keys(), kOrigin).has_value());
    const auto step = std::to_string(event.seq);
    EXPECT_EQ(office.get("proof?case=" + office.case_id + "&step=" + step).body(), by_index.body());
    EXPECT_EQ(office.get("proof?event=" + office.case_id + "%2F" + step).body(), by_index.body());
  }
}

TEST(HttpAudit, WhatIsNotInTheLogHasNoProof) {
  AuditedOffice office(2);
  const std::string other = "01900000-0000-7000-8000-00000000ffff";
  for (const auto& query : {"event=2", "event=18446744073709551615"}) {
    EXPECT_EQ(office.get(std::string("proof?") + query).result_int(), 404) << query;
  }
  EXPECT_EQ(office.get("proof?case=" + office.case_id + "&step=3").result_int(), 404);
  EXPECT_EQ(office.get("proof?case=" + other + "&step=1").result_int(), 404);
}

TEST(HttpAudit, AProofIsAskedForInOneWayOnly) {
  AuditedOffice office(1);
  for (const std::string query : {"", "?event=-1", "?event=x", "?event=1.0", "?event=x/1", "?step=1", "?case=x&step=1",
                                  "?event=0&step=1", "?event=0&size=1", "?event=18446744073709551616"}) {
    const auto response = office.get("proof" + query);
    EXPECT_EQ(response.result_int(), 400) << query;
    EXPECT_EQ(code_of(response), "bad-query") << query;
  }
  EXPECT_EQ(office.get("proof?case=" + office.case_id).result_int(), 400);
}

TEST(HttpAudit, OneLogIsProvedToBeTheBeginningOfAnother) {
  AuditedOffice office(7);
  std::vector<Hash> leaves;
  for (const auto& event : office.runtime().store().events_from(0, 7)) leaves.push_back(leaf_hash(event.body));
  for (std::uint64_t from = 1; from <= 7; ++from) {
    for (auto to = from; to <= 7; ++to) {
      const auto told = json_of(office.get("consistency?from=" + std::to_string(from) + "&to=" + std::to_string(to)));
      EXPECT_EQ(told.at("origin").as_string(), kOrigin);
      EXPECT_EQ(told.at("from").at("size").as_int64(), static_cast<std::int64_t>(from));
      EXPECT_EQ(told.at("to").at("size").as_int64(), static_cast<std::int64_t>(to));
      const auto root1 = hash_from_base64(told.at("from").at("root").as_string()).value();
      const auto root2 = hash_from_base64(told.at("to").at("root").as_string()).value();
      EXPECT_EQ(root1, root_of(from, nodes_over(leaves)));
      EXPECT_EQ(root2, root_of(to, nodes_over(leaves)));
      EXPECT_TRUE(verify_consistency(from, to, hashes_of(told.at("hashes")), root1, root2));
    }
  }
  EXPECT_EQ(office.checkpoint().root, root_of(7, nodes_over(leaves)));
}

TEST(HttpAudit, SizesThatTheLogNeverHadAreRefusedWithTheSizeItHas) {
  AuditedOffice office(3);
  for (const auto* query : {"from=0&to=3", "from=1&to=4", "from=3&to=2", "from=1", "to=3", "", "from=a&to=3",
                            "from=1&to=3&x=1", "from=1&to=18446744073709551616"}) {
    const auto response = office.get(std::string("consistency?") + query);
    EXPECT_EQ(response.result_int(), 400) << query;
  }
  EXPECT_THAT(office.get("consistency?from=1&to=4").body(), HasSubstr("不大于 3"));
  EXPECT_EQ(office.get("consistency?from=3&to=3").result_int(), 200);
}

TEST(HttpAudit, TilesAndBundlesPutTogetherGiveTheSignedRoot) {
  constexpr int kSize = 300;
  AuditedOffice office(kSize);
  const auto leaves = hashes_in(office.get("tile/0/000").body());
  ASSERT_EQ(leaves.size(), 256);
  const auto rest = hashes_in(office.get("tile/0/001.p/44").body());
  ASSERT_EQ(rest.size(), 44);
  const auto above = hashes_in(office.get("tile/1/000.p/1").body());
  ASSERT_EQ(above.size(), 1);
  EXPECT_EQ(above.front(), root_of(256, nodes_over(leaves)));

  std::vector<Hash> all = leaves;
  all.insert(all.end(), rest.begin(), rest.end());
  EXPECT_EQ(root_of(kSize, nodes_over(all)), office.checkpoint().root);

  std::vector<Hash> entries;
  for (const auto* bundle : {"tile/entries/000", "tile/entries/001.p/44"}) {
    const auto bytes = office.get(bundle).body();
    const auto in_bundle = parse_bundle(bytes).value();
    for (const auto& entry : in_bundle) {
      EXPECT_EQ(parse_event(entry).origin, kOrigin);
      entries.push_back(leaf_hash(entry));
    }
  }
  EXPECT_EQ(entries, all);
}

TEST(HttpAudit, ANarrowerTileThatOnceWasIsStillThere) {
  AuditedOffice office(4);
  const auto now = office.get("tile/0/000.p/4").body();
  EXPECT_EQ(office.get("tile/0/000.p/3").body(), now.substr(0, 96));
  EXPECT_EQ(parse_bundle(office.get("tile/entries/000.p/3").body()).value().size(), 3);
}

TEST(HttpAudit, ATileMayBeKeptForEverByWhoGotItAndIsNotSentTwice) {
  AuditedOffice office(2);
  for (const auto* target : {"tile/0/000.p/2", "tile/entries/000.p/2"}) {
    const auto tile = office.get(target);
    EXPECT_EQ(tile[field::content_type], "application/octet-stream");
    EXPECT_EQ(tile[field::cache_control], "private, max-age=31536000, immutable");
    const std::string tag(tile[field::etag]);
    EXPECT_EQ(tag, '"' + to_hex(sha256(tile.body())) + '"');
    auto client = office.client();
    const auto again = client.get(std::string("/api/v1/audit/") + target, {{"If-None-Match", tag}});
    EXPECT_EQ(again.result_int(), 304);
    EXPECT_EQ(again.body(), "");
    EXPECT_EQ(client.get("/api/v1/health").result_int(), 200) << "the connection goes on after a 304";
    EXPECT_EQ(office.get(target, {{"If-None-Match", "\"other\""}}).result_int(), 200);
  }
}

TEST(HttpAudit, ThereIsOneWayToWriteTheNameOfATile) {
  AuditedOffice office(3);
  for (const auto* target : {"tile/0/000",
                             "tile/0/000.p/4",
                             "tile/0/000.p/0",
                             "tile/0/000.p/03",
                             "tile/0/000.p/256",
                             "tile/0/001.p/1",
                             "tile/1/000.p/1",
                             "tile/8/000",
                             "tile/-1/000",
                             "tile/0/0",
                             "tile/0/x000/000.p/1",
                             "tile/0/00x0.p/3",
                             "tile/0/000.p/",
                             "tile/0/",
                             "tile/0",
                             "tile/",
                             "tile/entries/000",
                             "tile/entries/000.p/4",
                             "tile/entries/",
                             "tile/entries/0.p/3",
                             "tile/entries/18446744073709551616",
                             "tile/00/000.p/3"}) {
    EXPECT_EQ(office.get(target).result_int(), 404) << target;
  }
  EXPECT_EQ(office.get("tile/0/000.p/3").result_int(), 200);
}

TEST(HttpAudit, WhatTheProgramFoundIsListedAndStays) {
  AuditedOffice office(1);
  EXPECT_TRUE(json_of(office.get("findings")).at("items").as_array().empty());
  Found finding;
  finding.code = "leaf-differs";
  finding.zh = "第7步的记录与见证不符";
  finding.en = "step 7 differs from what was witnessed";
  finding.at = office.runtime().desk().clock().now();
  office.runtime().journal().record(finding);
  const auto told = json_of(office.get("findings"));
  ASSERT_EQ(told.at("items").as_array().size(), 1);
  EXPECT_EQ(told.at("items").at(0).at("code").as_string(), "leaf-differs");
  EXPECT_EQ(told.at("items").at(0).at("message").at("zh").as_string(), "第7步的记录与见证不符");
  EXPECT_TRUE(told.at("next").is_null());
  EXPECT_TRUE(json_of(office.get("findings?before=2026-01-01")).at("items").as_array().empty());
  EXPECT_EQ(office.get("findings?before=x").result_int(), 400);
}

TEST(HttpAudit, WithoutWitnessesNoneIsListed) {
  AuditedOffice office(2);
  const auto told = json_of(office.get("witnesses"));
  EXPECT_GE(told.at("size").as_int64(), 2);
  EXPECT_TRUE(told.at("items").as_array().empty());
}

TEST(HttpAudit, WhoHasNoTokenSeesNothing) {
  AuditedOffice office(1);
  auto stranger = office.client("");
  for (const auto* target : {"checkpoint", "proof?event=0", "consistency?from=1&to=1", "tile/0/000.p/1"}) {
    EXPECT_EQ(stranger.get(std::string("/api/v1/audit/") + target).result_int(), 401) << target;
  }
}

TEST(HttpAudit, AReceiptComesWithAcceptanceAndWithRefusalAndHolds) {
  AuditedOffice office(2);
  auto client = office.client();
  const auto refused =
      client.post("/api/v1/cases/" + office.case_id + "/commands",
                  {{"command", "resume"}, {"data", {{"reason", "回来"}}}}, {{"If-Match", etag(office.case_id, 2)}});
  const auto body = json_of(refused);
  ASSERT_EQ(body.at("outcome").as_string(), "refused") << refused.body();
  for (const auto& receipt : {office.receipts.at(0), body.at("receipt").as_object()}) {
    const auto index = receipt.at("log_index").as_int64();
    const auto proof = parse_proof_file(office.get("proof?event=" + std::to_string(index)).body()).value();
    const auto leaf = hash_from_base64(receipt.at("leaf").as_string()).value();
    EXPECT_TRUE(verify_proof_file(proof, leaf, office.keys(), kOrigin).has_value());
    const auto event = office.runtime().store().events_from(static_cast<std::uint64_t>(index), 1).at(0);
    EXPECT_EQ(receipt.at("event").as_string(), to_string(parse_event(event.body).id));
  }
}

}  // namespace
}  // namespace renmian::test
