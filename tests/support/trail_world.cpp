#include "tests/support/trail_world.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "engine/audit/checkpoint.hpp"
#include "engine/audit/entry_bundle.hpp"
#include "engine/audit/proof_file.hpp"

namespace renmian::test {
namespace {

constexpr std::int64_t kMinute = 60'000'000;
constexpr std::int64_t kSecond = 1'000'000;

constexpr std::string_view kCommon =
    R"({"always":[],"appointment":["done"],"confirms":["vote"],"gates":[{"id":"named","waiver":""},)"
    R"({"id":"votes","waiver":""}],"id":"common","mandatory":["votes"],"rows":[)"
    R"({"command":"propose","gates":["named"],"region":"procedure","source":"start","target":"voting"},)"
    R"({"command":"vote","gates":["votes","named"],"region":"procedure","source":"voting","target":"done"},)"
    R"({"command":"suspend","gates":[],"region":"standing","source":"active","target":"suspended"},)"
    R"({"command":"resume","gates":[],"region":"standing","source":"suspended","target":"active"},)"
    R"({"command":"end_early","gates":[],"region":"standing","source":"active","target":"terminated"},)"
    R"({"command":"note","gates":[],"region":"dossier","source":"file","target":"file"},)"
    R"({"command":"correct","gates":["named"],"region":"dossier","source":"file","target":"file"}],)"
    R"("start":"start","states":[{"code":"start","end":false},{"code":"voting","end":false},)"
    R"({"code":"done","end":true}],"successors":[],"version":1})";

// One row that leaves the case open.
std::string one_command(std::string_view id, std::string_view command) {
  return fmt::format(
      R"({{"always":[],"appointment":[],"confirms":[],"gates":[],"id":"{}","mandatory":[],"rows":[{{"command":"{}",)"
      R"("gates":[],"region":"procedure","source":"open","target":"open"}}],"start":"open",)"
      R"("states":[{{"code":"open","end":false}}],"successors":[],"version":1}})",
      id, command);
}

std::string tile_bytes(const Tile& tile) {
  std::string bytes;
  for (const auto& hash : tile.hashes) bytes += as_bytes(hash);
  return bytes;
}

std::string salt_of(std::uint64_t log_index) { return std::string(as_bytes(sha256(std::to_string(log_index)))); }

}  // namespace

std::vector<TrailFolder::File> MemoryFolder::files() const {
  std::vector<File> files;
  for (const auto& [path, bytes] : files_) files.push_back({path});
  return files;
}

std::optional<std::string> MemoryFolder::read(const std::string& path, std::size_t most, std::uint64_t offset) const {
  const auto file = files_.find(path);
  if (file == files_.end()) return std::nullopt;
  return offset >= file->second.size() ? std::string{} : file->second.substr(offset, most);
}

TrailWorld::TrailWorld(std::string log_origin)
    : origin(std::move(log_origin)),
      log(origin),
      now(*parse_timestamp("2026-03-02T01:00:00.000000Z")),
      common_(define(std::string(kCommon))),
      system_(define(one_command("system", "start_log"))),
      erasure_(define(one_command("erasure", "carry_out_erasure"))) {}

std::string TrailWorld::define(const std::string& text) {
  auto digest = to_hex(sha256(text));
  definitions.emplace(digest, text);
  return digest;
}

const std::string& TrailWorld::definition_for(const std::string& command) const {
  if (command == "start_log") return system_;
  return command == "carry_out_erasure" ? erasure_ : common_;
}

CaseId TrailWorld::id_of(std::size_t case_number) const {
  return *parse_id<struct OfCase>(fmt::format("018f0000-0000-7000-8000-{:012x}", case_number));
}

std::uint64_t TrailWorld::add(std::size_t case_number, const Step& step, const std::string& content) {
  const auto index = bodies.size();
  const bool common = definition_for(step.command) == common_;
  auto& course = courses_.try_emplace(case_number, Course{0, common ? "start" : "open", {}}).first->second;
  now.microseconds += kMinute;
  Event event;
  event.origin = origin;
  event.id = *parse_id<struct OfEvent>(fmt::format("018f1111-0000-7000-8000-{:012x}", ids_from + index));
  event.case_id = id_of(case_number);
  event.seq = ++course.seq;
  event.previous = course.leaf;
  event.procedure = common ? "common" : step.command == "start_log" ? "system" : "erasure";
  event.procedure_digest = definition_for(step.command);
  event.policy_digest = std::string(64, 'a');
  event.command = step.command;
  event.from = course.position;
  event.to = step.to;
  event.outcome = step.accepted ? Event::Outcome::kAccepted : Event::Outcome::kRefused;
  event.gates = step.gates;
  event.actor = {step.actor, "clerk", "od"};
  event.at = now;
  event.payload_digest = sha256({salt_of(index), content});
  bodies.push_back(to_body(event));
  contents.push_back(content);
  course.position = step.to;
  course.leaf = leaf_hash(bodies.back(), tree_hash_of(origin));
  return index;
}

void TrailWorld::carry_over(const TrailWorld& older, std::uint64_t log_index) {
  carried_.emplace(bodies.size(), log_index);
  bodies.push_back(older.bodies[log_index]);
  contents.push_back(older.contents[log_index]);
}

std::string TrailWorld::salt_at(std::uint64_t log_index) const {
  const auto carried = carried_.find(log_index);
  return salt_of(carried == carried_.end() ? log_index : carried->second);
}

void TrailWorld::run_case(std::size_t case_number) {
  add(case_number, {"propose", "voting", {{"named", "met"}}});
  add(case_number, {"vote", "voting", {{"votes", "unmet"}, {"named", "met"}}, false, "002"});
  add(case_number, {"suspend", "suspended:voting"});
  add(case_number, {"resume", "voting"});
  add(case_number, {"note", "voting"});
  add(case_number, {"vote", "done", {{"votes", "met"}, {"named", "waived"}}, true, "002"});
}

std::vector<Hash> TrailWorld::leaves(std::uint64_t size) const {
  std::vector<Hash> leaves;
  for (std::uint64_t i = 0; i < size; ++i) leaves.push_back(leaf_hash(bodies[i], tree_hash_of(origin)));
  return leaves;
}

std::string TrailWorld::checkpoint(std::uint64_t size) const {
  const auto hash = tree_hash_of(origin);
  const auto all = leaves(size);
  const auto text = to_string(Checkpoint{origin, size, root_of(size, nodes_over(all, hash), hash), {}});
  const std::vector<std::string> lines{
      cosignature_line(text, witness, static_cast<std::uint64_t>(now.microseconds / kSecond))};
  return with_signatures(sign_note(text, log), lines);
}

std::string TrailWorld::proof(std::uint64_t log_index, std::uint64_t size) const {
  const auto hash = tree_hash_of(origin);
  const auto all = leaves(size);
  return to_string(
      ProofFile{{}, log_index, inclusion_proof(log_index, size, nodes_over(all, hash), hash), checkpoint(size)});
}

std::string TrailWorld::policy() const {
  return fmt::format("log {}\nwitness w {}\nquorum w\n", log.verifier_key(), witness.verifier_key());
}

Files TrailWorld::files(const Wish& wish) const {
  const auto size = wish.size == 0 ? bodies.size() : wish.size;
  Manifest manifest{{}, origin, wish.payloads, wish.since, {}};
  std::set<CaseId> mine;
  for (const auto number : wish.cases) mine.insert(id_of(number));
  if (!mine.empty()) manifest.cases.emplace(mine.begin(), mine.end());
  Files files{{"README.txt", "test\n"},
              {"manifest.json", to_string(manifest) + "\n"},
              {"checkpoint", checkpoint(size)},
              {"policy.txt", policy()}};
  std::map<CaseId, StateLine> state;
  for (std::uint64_t i = 0; i < size; ++i) {
    const auto event = parse_event(bodies[i]);
    auto& line = state[event.case_id];
    line = {event.case_id, leaf_hash(bodies[i], tree_hash_of(origin)), event.to, line.seq + 1,
            line.version + (event.outcome == Event::Outcome::kAccepted ? 1 : 0)};
    if ((!mine.empty() && !mine.contains(event.case_id)) || i < wish.since) continue;
    if (!mine.empty()) {
      files[trail_folder::entry_path(i)] = bodies[i];
      files[trail_folder::proof_path(i)] = proof(i, size);
    }
    if (const auto known = definitions.find(event.procedure_digest); known != definitions.end()) {
      files[trail_folder::procedure_path(known->first)] = known->second;
    }
    if (wish.payloads) {
      files[trail_folder::payloads_path(event.case_id)] += to_string(PayloadLine{i, salt_at(i), contents[i]}) + "\n";
    }
  }
  if (mine.empty()) {
    files.merge(tile_files({bodies.begin(), bodies.begin() + static_cast<std::ptrdiff_t>(size)}, leaves(size),
                           wish.since, tree_hash_of(origin)));
  }
  if (!wish.state) return files;
  auto& lines = files["state.jsonl"];
  for (const auto& [id, line] : state) {
    if (mine.empty() || mine.contains(id)) lines += to_string(line) + "\n";
  }
  return files;
}

Files tile_files(const std::vector<std::string>& entries, const std::vector<Hash>& leaves, std::uint64_t since,
                 TreeHash hash) {
  Files files;
  TileBuilder builder(hash);
  for (const auto& tile : builder.append(leaves)) files[tile_path(tile.level, tile.index)] = tile_bytes(tile);
  for (const auto& tile : builder.partial_tiles()) {
    files[tile_path(tile.level, tile.index, static_cast<unsigned>(tile.hashes.size()))] = tile_bytes(tile);
  }
  for (std::uint64_t first = since; first < entries.size(); first += kTileWidth) {
    const auto width = std::min<std::uint64_t>(kTileWidth, entries.size() - first);
    const std::vector<std::string_view> bundle(entries.begin() + static_cast<std::ptrdiff_t>(first),
                                               entries.begin() + static_cast<std::ptrdiff_t>(first + width));
    files[entries_path(first / kTileWidth, static_cast<unsigned>(width))] = to_bundle(bundle);
  }
  return files;
}

}  // namespace renmian::test
