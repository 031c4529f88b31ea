#include "api/service/log_survey.hpp"

#include <algorithm>
#include <functional>

#include "engine/audit/tiles.hpp"
#include "engine/trail/event.hpp"

namespace renmian {
namespace {

constexpr std::size_t kMostCosigned = 1000;

struct Signed {
  std::string note;
  Checkpoint checkpoint;
};

std::vector<Signed> signed_checkpoints(const RecoveryOrder& order, Store& store, const ArchivedLog* archive) {
  std::vector<Signed> found;
  const auto add = [&](const std::string& note) {
    auto opened = open_checkpoint(note, order.keys, order.origin);
    if (opened) found.push_back({note, std::move(opened->checkpoint)});
  };
  if (const auto head = store.head()) add(head->checkpoint);
  if (order.key_state) add(*order.key_state);
  if (archive != nullptr) add(archive->note());
  for (const auto& cosigned : store.cosignatures(kMostCosigned)) add(cosigned.checkpoint);
  std::ranges::sort(found, std::ranges::greater{}, [](const Signed& each) { return each.checkpoint.size; });
  return found;
}

// The leaf hashes of a damaged log, by index, as far as somebody has them: the archived entry's, the stored tile's, the
// stored entry's. Others are named by what followed them in their case, or by the case's row; where they belong, only
// the root can tell.
struct KnownLeaves {
  std::vector<std::optional<Hash>> by_index;
  std::vector<Hash> without_place;
};

KnownLeaves known_leaves(std::uint64_t size, Store& store, const ArchivedLog* archive, TreeHash hash) {
  KnownLeaves known;
  known.by_index.resize(static_cast<std::size_t>(size));
  std::set<Hash> named;
  const auto put = [&](std::uint64_t index, const Hash& leaf) {
    if (index < size) known.by_index[static_cast<std::size_t>(index)] = leaf;
  };
  for (std::uint64_t page = 0; page * kTileWidth < size; ++page) {
    const auto first = page * kTileWidth;
    for (const auto& event : store.events_from(first, kTileWidth)) {
      if (event.log_index >= first + kTileWidth) break;
      put(event.log_index, leaf_hash(event.body, hash));
      named.insert(parse_event(event.body).previous);
    }
    const auto tile = store.tile(0, page);
    for (std::size_t i = 0; i < tile.size(); ++i) put(first + i, tile[i]);
    const auto bodies = archive == nullptr ? std::vector<std::string>{} : archive->bundle(page);
    for (std::size_t i = 0; i < bodies.size(); ++i) put(first + i, leaf_hash(bodies[i], hash));
  }
  if (std::ranges::all_of(known.by_index, [](const auto& leaf) { return leaf.has_value(); })) return known;
  CaseQuery query;
  for (auto rows = store.cases(query); !rows.empty(); rows = store.cases(query)) {
    for (const auto& row : rows) named.insert(row.leaf);
    query.after = rows.back().about.id;
  }
  named.erase(Hash{});
  for (const auto& leaf : known.by_index) {
    if (leaf) named.erase(*leaf);
  }
  known.without_place.assign(named.begin(), named.end());
  return known;
}

// With more holes, or leaves for them, there would be too many ways to try.
constexpr std::size_t kMostHoles = 4;
constexpr std::size_t kMostWithoutPlace = 6;

// The leaves under `checkpoint`, if those that are known give its root.
std::optional<std::vector<Hash>> leaves_under(const Checkpoint& checkpoint, const KnownLeaves& known, TreeHash hash) {
  std::vector<Hash> leaves;
  std::vector<std::size_t> holes;
  for (std::size_t i = 0; i < checkpoint.size; ++i) {
    if (!known.by_index[i]) holes.push_back(i);
    leaves.push_back(known.by_index[i].value_or(Hash{}));
  }
  if (!holes.empty() && (holes.size() > kMostHoles || known.without_place.size() > kMostWithoutPlace))
    return std::nullopt;
  std::vector<bool> used(known.without_place.size());
  const std::function<bool(std::size_t)> fill = [&](std::size_t hole) {
    if (hole == holes.size()) {
      MerkleFrontier frontier(hash);
      for (const auto& leaf : leaves) frontier.append(leaf);
      return frontier.root() == checkpoint.root;
    }
    for (std::size_t i = 0; i < used.size(); ++i) {
      if (used[i]) continue;
      used[i] = true;
      leaves[holes[hole]] = known.without_place[i];
      if (fill(hole + 1)) return true;
      used[i] = false;
    }
    return false;
  };
  return fill(0) ? std::optional(std::move(leaves)) : std::nullopt;
}

// Sorts the cases of the entries that are there into whole ones and others.
void sort_cases(LogSurvey& survey, Store& store, const ArchivedLog* archive, TreeHash hash) {
  struct Trail {
    std::int64_t seq = 0;
    Hash leaf{};
    bool whole = true;
  };
  std::map<CaseId, Trail> cases;
  SurveyedEntries entries(store, archive, survey, hash);
  for (std::uint64_t index = 0; index < survey.proved.size; ++index) {
    const auto entry = entries.at(index);
    if (!entry) {
      survey.gone.insert(index);
      continue;
    }
    const auto event = parse_event(entry->body);
    auto& trail = cases[event.case_id];
    trail.whole &= event.seq == trail.seq + 1 && event.previous == trail.leaf;
    trail.seq = event.seq;
    trail.leaf = entry->leaf;
  }
  for (const auto& [id, trail] : cases) {
    // Steps lost at its end show in the case's row, if nowhere else.
    const auto row = survey.gone.empty() ? std::nullopt : store.case_row(id);
    if (trail.whole && (!row || row->seq <= trail.seq)) {
      survey.whole.push_back(id);
    } else {
      survey.with_holes.insert(id);
    }
  }
}

}  // namespace

std::optional<LogSurvey> survey(const RecoveryOrder& order, Store& store, const ArchivedLog* archive) {
  const auto hash = tree_hash_of(order.origin);
  const auto checkpoints = signed_checkpoints(order, store, archive);
  if (checkpoints.empty()) return std::nullopt;
  const auto known = known_leaves(checkpoints.front().checkpoint.size, store, archive, hash);
  for (const auto& [note, checkpoint] : checkpoints) {
    auto leaves = leaves_under(checkpoint, known, hash);
    if (!leaves) continue;
    LogSurvey found{checkpoints.front().note, checkpoint, note, std::move(*leaves), {}, {}, {}};
    sort_cases(found, store, archive, hash);
    return found;
  }
  return std::nullopt;
}

void SurveyedEntries::open_page(std::uint64_t index) {
  if (page_ == index) return;
  stored_.clear();
  for (auto& event : store_.events_from(index * kTileWidth, kTileWidth)) {
    stored_.emplace(event.log_index, std::move(event));
  }
  archived_ = archive_ == nullptr ? std::vector<std::string>{} : archive_->bundle(index);
  page_ = index;
}

std::optional<Payload> SurveyedEntries::archived_payload(CaseId case_id, std::uint64_t log_index) {
  if (archive_ == nullptr) return std::nullopt;
  if (case_at_hand_ != case_id) {
    payloads_at_hand_ = archive_->payloads(case_id);
    case_at_hand_ = case_id;
  }
  const auto found = payloads_at_hand_.find(log_index);
  return found == payloads_at_hand_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<StoredEvent> SurveyedEntries::at(std::uint64_t log_index) {
  open_page(log_index / kTileWidth);
  const auto& leaf = survey_.leaves.at(static_cast<std::size_t>(log_index));
  StoredEvent entry;
  std::optional<Payload> payload;
  if (const auto stored = stored_.find(log_index);
      stored != stored_.end() && leaf_hash(stored->second.body, hash_) == leaf) {
    entry.body = stored->second.body;
    payload = stored->second.payload;
    entry.erased_by = stored->second.erased_by;
  } else {
    const auto place = static_cast<std::size_t>(log_index % kTileWidth);
    if (place >= archived_.size() || leaf_hash(archived_[place], hash_) != leaf) return std::nullopt;
    entry.body = archived_[place];
  }
  const auto event = parse_event(entry.body);
  entry.log_index = log_index;
  entry.case_id = event.case_id;
  entry.seq = event.seq;
  entry.leaf = leaf;
  if (entry.erased_by) return entry;
  if (!payload) payload = archived_payload(event.case_id, log_index);
  if (payload && sha256({as_bytes(payload->salt), payload->content}) == event.payload_digest) entry.payload = payload;
  return entry;
}

}  // namespace renmian
