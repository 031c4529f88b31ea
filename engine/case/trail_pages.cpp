#include "engine/case/trail_pages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "engine/trail/event.hpp"

namespace renmian {
namespace {

constexpr std::size_t kEntriesPerPage = 2048;
constexpr std::size_t kCasesPerPage = 200;
constexpr std::size_t kMostWitnesses = 100;  // as many signatures as a note may bear

Checkpoint checkpoint_of(const std::string& note) {
  auto checkpoint = parse_checkpoint(std::string_view(note).substr(0, note.find("\n\n") + 1));
  if (!checkpoint) {
    throw Fault("checkpoint-unreadable", {"日志的检查点不可读", "the checkpoint of the log cannot be read"}, note);
  }
  return std::move(*checkpoint);
}

TrailHead with_cosignatures(std::string note, std::span<const Cosignature> cosignatures) {
  TrailHead head{checkpoint_of(note), {}};
  for (const auto& [witness, size, checkpoint, line, received_at] : cosignatures) {
    if (size == head.checkpoint.size && checkpoint_of(checkpoint) == head.checkpoint) note += line;
  }
  head.note = std::move(note);
  return head;
}

StateLine standing_of(const CaseRow& row) { return {row.about.id, row.leaf, row.position, row.seq, row.version}; }

// By their events; `ids` in order.
std::vector<StateLine> standings_by_events(Store& store, std::uint64_t size, std::span<const CaseId> ids) {
  std::vector<StateLine> standings;
  for (; !ids.empty(); ids = ids.subspan(std::min(ids.size(), kCasesPerPage))) {
    for (const auto& stored : store.events_of(ids.first(std::min(ids.size(), kCasesPerPage)))) {
      if (stored.log_index >= size) continue;
      const auto event = parse_event(stored.body);
      if (standings.empty() || standings.back().case_id != stored.case_id)
        standings.push_back({stored.case_id, {}, {}, 0, 0});
      auto& standing = standings.back();
      standing.position = event.to;
      standing.version += event.outcome == Event::Outcome::kAccepted ? 1 : 0;
      standing.seq = stored.seq;
      standing.leaf = stored.leaf;
    }
  }
  return standings;
}

// `rows` were read after the log had `size` entries: whatever moved since has entries after that.
std::vector<StateLine> as_of(Store& store, std::uint64_t size, std::map<CaseId, StateLine> rows) {
  std::set<CaseId> moved;
  if (const auto now = newest_head(store); now && now->checkpoint.size > size) {
    read_entries(store, size, now->checkpoint.size, [&](std::span<const StoredEvent> page) {
      for (const auto& stored : page) {
        if (rows.erase(stored.case_id) > 0) moved.insert(stored.case_id);
      }
    });
  }
  const std::vector<CaseId> again(moved.begin(), moved.end());
  for (auto& standing : standings_by_events(store, size, again)) rows[standing.case_id] = standing;
  std::vector<StateLine> standings;
  for (auto& [id, standing] : rows) standings.push_back(std::move(standing));
  return standings;
}

}  // namespace

std::optional<TrailHead> newest_head(Store& store) {
  auto head = store.head();
  if (!head) return std::nullopt;
  return with_cosignatures(std::move(head->checkpoint), store.cosignatures(kMostWitnesses));
}

std::optional<TrailHead> newest_witnessed_head(Store& store) {
  const auto cosignatures = store.cosignatures(kMostWitnesses);
  if (cosignatures.empty()) return std::nullopt;
  return with_cosignatures(cosignatures.front().checkpoint, cosignatures);
}

void read_entries(Store& store, std::uint64_t from, std::uint64_t to,
                  const std::function<void(std::span<const StoredEvent>)>& take) {
  while (from < to) {
    const auto wanted = std::min<std::uint64_t>(to - from, kEntriesPerPage);
    const auto page = store.events_from(from, static_cast<std::size_t>(wanted));
    for (std::size_t i = 0; i < wanted; ++i) {
      if (i < page.size() && page[i].log_index == from + i) continue;
      throw Fault("log-entry-missing",
                  {fmt::format("缺少日志第 {} 条", from + i), fmt::format("entry {} of the log is missing", from + i)});
    }
    take(page);
    from += wanted;
  }
}

const std::string* definition_of(const Catalogue& catalogue, std::string_view digest) {
  const auto& all = catalogue.procedures();
  const auto found = std::ranges::find_if(all, [&](const auto* each) { return each->book().digest == digest; });
  return found == all.end() ? nullptr : &(*found)->book().definition;
}

std::vector<StateLine> standings(Store& store, std::uint64_t size, std::span<const CaseId> cases) {
  std::map<CaseId, StateLine> rows;
  for (const auto id : cases) {
    if (const auto row = store.case_row(id)) rows[id] = standing_of(*row);
  }
  return as_of(store, size, std::move(rows));
}

std::vector<StateLine> all_standings(Store& store, std::uint64_t size) {
  std::map<CaseId, StateLine> rows;
  CaseQuery query;
  query.limit = kCasesPerPage;
  for (;;) {
    const auto page = store.cases(query);
    if (page.empty()) break;
    for (const auto& row : page) rows[row.about.id] = standing_of(row);
    query.after = page.back().about.id;
  }
  return as_of(store, size, std::move(rows));
}

}  // namespace renmian
