// Writes a good trail folder of many entries, to measure renmian-verify by: events like those of a real case, of twelve
// gates and about 2 KB, a thousand cases at a time, twelve steps each.
//
//     renmian-big-folder DIR ENTRIES      DIR/folder and DIR/policy
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iostream>

#include "engine/audit/canonical_json.hpp"
#include "engine/audit/checkpoint.hpp"
#include "engine/audit/entry_bundle.hpp"
#include "engine/audit/tiles.hpp"
#include "engine/trail/event.hpp"
#include "engine/trail/folder_format.hpp"
#include "tests/support/test_signer.hpp"

namespace {

using namespace renmian;
namespace fs = std::filesystem;

constexpr std::size_t kCasesAtOnce = 1000;
constexpr std::int64_t kSteps = 12;

std::string gate(int number) { return fmt::format("a-gate-with-quite-a-long-identifier-as-they-are-{:02}", number); }

std::string definition() {
  std::string gates, row;
  for (int i = 1; i <= 12; ++i) {
    gates += fmt::format(R"({}{{"id":"{}","waiver":""}})", i == 1 ? "" : ",", gate(i));
    row += fmt::format(R"({}"{}")", i == 1 ? "" : ",", gate(i));
  }
  std::string rows, states;
  for (std::int64_t i = 0; i <= kSteps; ++i) {
    states += fmt::format(R"({}{{"code":"state_{:02}","end":{}}})", i == 0 ? "" : ",", i, i == kSteps);
    if (i == kSteps) break;
    rows += fmt::format(
        R"({}{{"command":"step","gates":[{}],"region":"procedure","source":"state_{:02}","target":"state_{:02}"}})",
        i == 0 ? "" : ",", row, i, i + 1);
  }
  return fmt::format(
      R"({{"always":[],"appointment":[],"confirms":[],"gates":[{}],"id":"big","mandatory":[],"rows":[{}],)"
      R"("start":"state_00","states":[{}],"successors":[],"version":1}})",
      gates, rows, states);
}

void write(const fs::path& file, std::string_view bytes) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

struct Running {
  std::uint64_t number = 0;
  std::int64_t seq = 0;
  std::int64_t steps = kSteps;
  Hash leaf{};
  std::string payloads;
};

class BigFolder {
 public:
  BigFolder(fs::path folder, std::uint64_t entries) : folder_(std::move(folder)), entries_(entries) {}

  Checkpoint write_all(const std::string& origin) {
    const auto text = definition();
    digest_ = to_hex(sha256(text));
    write(folder_ / trail_folder::procedure_path(digest_), text);
    std::vector<Running> running(kCasesAtOnce);
    for (auto& each : running) each.number = ++cases_;
    std::vector<StateLine> ended;
    for (std::uint64_t index = 0; index < entries_; ++index) {
      auto& each = running[index % kCasesAtOnce];
      step(each, index, origin);
      if (each.seq < each.steps) continue;
      end(each, ended);
      each = {++cases_};
    }
    for (auto& each : running) {
      if (each.seq > 0) end(each, ended);
    }
    std::ranges::sort(ended, {}, &StateLine::case_id);
    std::string lines;
    for (const auto& line : ended) lines += to_string(line) + "\n";
    write(folder_ / trail_folder::kState, lines);
    flush_bundle();
    for (const auto& tile : tiles_.partial_tiles()) write_tile(tile);
    return {origin, tree_.size(), tree_.root(), {}};
  }

 private:
  static CaseId id(std::uint64_t number) {
    return *parse_id<struct OfCase>(fmt::format("018f0000-0000-7000-8000-{:012x}", number));
  }

  void step(Running& each, std::uint64_t index, const std::string& origin) {
    Event event;
    event.origin = origin;
    event.id = *parse_id<struct OfEvent>(fmt::format("018f1111-0000-7000-8000-{:012x}", index * 7919 % 10'000'019));
    event.case_id = id(each.number);
    event.seq = ++each.seq;
    event.previous = each.leaf;
    event.procedure = "big";
    event.procedure_digest = digest_;
    event.policy_digest = std::string(64, 'a');
    event.command = "step";
    event.from = fmt::format("state_{:02}", each.seq - 1);
    event.to = fmt::format("state_{:02}", each.seq);
    for (int i = 1; i <= 12; ++i) event.gates.emplace_back(gate(i), "met");
    event.actor = {fmt::format("staff-{:04}", index % 977), "cadre_section", "018f0000-0000-7000-8000-00000000a001"};
    event.actor.session = std::string(64, 'b');
    event.at = {1'772'413'200'000'000 + static_cast<std::int64_t>(index) * 30'000'000};
    const auto salt = std::string(as_bytes(sha256(std::to_string(index))));
    const auto content = fmt::format(
        R"({{"data":{{"opinion":"同意。{:0>400}","participants":["张三","李四","王五"],"votes":{{"against":0,"for":9}}}}}})",
        index);
    event.payload_digest = sha256({salt, content});
    each.payloads += to_string(PayloadLine{index, salt, content}) + "\n";
    auto body = to_body(event);
    each.leaf = leaf_hash(body);
    tree_.append(each.leaf);
    for (const auto& tile : tiles_.append({&each.leaf, 1})) write_tile(tile);
    bundle_.push_back(std::move(body));
    if (bundle_.size() == kTileWidth) flush_bundle();
  }

  void end(Running& each, std::vector<StateLine>& ended) {
    write(folder_ / trail_folder::payloads_path(id(each.number)), each.payloads);
    ended.push_back({id(each.number), each.leaf, fmt::format("state_{:02}", each.seq), each.seq, each.seq});
  }

  void flush_bundle() {
    if (bundle_.empty()) return;
    const std::vector<std::string_view> views(bundle_.begin(), bundle_.end());
    write(folder_ / entries_path((tree_.size() - 1) / kTileWidth, static_cast<unsigned>(views.size())),
          to_bundle(views));
    bundle_.clear();
  }

  void write_tile(const Tile& tile) {
    std::string bytes;
    for (const auto& hash : tile.hashes) bytes += as_bytes(hash);
    write(folder_ / tile_path(tile.level, tile.index, static_cast<unsigned>(tile.hashes.size())), bytes);
  }

  const fs::path folder_;
  const std::uint64_t entries_;
  std::string digest_;
  std::uint64_t cases_ = 0;
  MerkleFrontier tree_;
  TileBuilder tiles_;
  std::vector<std::string> bundle_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "renmian-big-folder DIR ENTRIES\n";
    return 3;
  }
  const fs::path place = argv[1];
  const std::string origin = "bench.example/log";
  const test::TestSigner log(origin);
  const auto checkpoint = BigFolder(place / "folder", std::stoull(argv[2])).write_all(origin);
  write(place / "folder" / trail_folder::kCheckpoint, sign_note(to_string(checkpoint), log));
  write(place / "folder" / trail_folder::kManifest, to_string(Manifest{{}, origin, true, 0, {}}) + "\n");
  write(place / "policy", fmt::format("log {}\nquorum none\n", log.verifier_key()));
}
