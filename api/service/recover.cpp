#include "api/service/recover.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "adapters/store/open.hpp"
#include "adapters/store/repair.hpp"
#include "engine/audit/tiles.hpp"
#include "engine/trail/erasures.hpp"

namespace renmian {
namespace {

bool is_of(const Payload& payload, const Event& event) {
  return sha256({as_bytes(payload.salt), payload.content}) == event.payload_digest;
}

void set_rows(Repair& repair, const std::vector<RowDifference>& differences) {
  std::vector<CaseRow> right;
  std::vector<CaseId> unknown;
  for (const auto& difference : differences) {
    if (difference.right) {
      right.push_back(*difference.right);
    } else {
      unknown.push_back(difference.case_id);
    }
  }
  repair.put_rows(right);
  repair.remove_rows(unknown);
}

// A checkpoint that the log's key signed.
struct Signed {
  std::string note;
  Checkpoint checkpoint;
  Words where;
};

class Recovery {
 public:
  Recovery(const RecoveryOrder& order, const ArchivedLog& archive)
      : order_(order),
        archive_(archive),
        store_(open_store(order.database)),
        hash_(tree_hash_of(order.origin)),
        frontier_(hash_),
        tiles_(hash_),
        logs_(order.origin) {
    signed_.push_back({archive.note(), archive.checkpoint(), {"存档", "the archive"}});
    if (const auto head = store_->head()) add(head->checkpoint, {"数据库", "the database"});
    if (order.key_state) add(*order.key_state, {"本机密钥状态", "the key state"});
    std::ranges::sort(signed_, {}, [](const Signed& each) { return each.checkpoint.size; });
  }

  boost::system::result<Recovered, Problems> run() {
    if (auto problem = read_through()) return Problems{std::move(*problem)};
    done_.size = frontier_.size();
    done_.checkpoint = signed_.back().note;
    done_.rows = differences(*store_, rows_);
    change();
    return std::move(done_);
  }

 private:
  // What is not signed by the log counts for nothing.
  void add(const std::string& note, Words where) {
    auto opened = open_checkpoint(note, order_.keys, order_.origin);
    if (opened) signed_.push_back({note, std::move(opened->checkpoint), where});
  }

  // The entries of one bundle: those of the archive, then those of the database beyond them.
  std::vector<StoredEvent> page(std::uint64_t index, std::map<std::uint64_t, StoredEvent>& stored) const {
    const auto first = index * kTileWidth;
    stored.clear();
    for (auto& event : store_->events_from(first, kTileWidth)) {
      if (event.log_index < first + kTileWidth) stored.emplace(event.log_index, std::move(event));
    }
    std::vector<StoredEvent> entries;
    for (auto& body : archive_.bundle(index)) {
      auto& entry = entries.emplace_back();
      entry.log_index = first + entries.size() - 1;
      entry.body = std::move(body);
    }
    for (auto next = first + entries.size(); stored.contains(next) && next < last(); ++next) {
      auto& entry = entries.emplace_back();
      entry.log_index = next;
      entry.body = stored.at(next).body;
    }
    return entries;
  }

  std::uint64_t last() const { return signed_.back().checkpoint.size; }

  std::optional<Problem> read_through() {
    auto next = signed_.begin();
    std::map<std::uint64_t, StoredEvent> stored;
    while (frontier_.size() < last()) {
      auto entries = page(frontier_.size() / kTileWidth, stored);
      // At the end of the archive a page is read once more, for what the database has beyond.
      std::erase_if(entries, [&](const auto& entry) { return entry.log_index < frontier_.size(); });
      if (entries.empty()) return gone();
      for (auto& entry : entries) {
        const auto before = stored.find(entry.log_index);
        if (auto problem = take(entry, before == stored.end() ? nullptr : &before->second)) return problem;
        for (; next != signed_.end() && next->checkpoint.size == frontier_.size(); ++next) {
          if (next->checkpoint.root != frontier_.root()) return contradicted(*next);
        }
      }
    }
    return std::nullopt;
  }

  std::optional<Problem> take(StoredEvent& entry, const StoredEvent* stored) {
    Event event;
    try {
      event = parse_event(entry.body);
    } catch (const Fault& fault) {
      return Problem{"archive-damaged", fmt::format("#{}", entry.log_index), fault.message()};
    }
    entry.case_id = event.case_id;
    entry.seq = event.seq;
    entry.leaf = leaf_hash(entry.body, hash_);
    const bool genuine = stored != nullptr && stored->body == entry.body && stored->leaf == entry.leaf &&
                         stored->case_id == entry.case_id && stored->seq == entry.seq;
    if (stored != nullptr) done_.size_before = entry.log_index + 1;
    if (!genuine && !done_.first_difference) done_.first_difference = entry.log_index;
    const bool opens = event.seq == 1;
    if (opens || Erasures::is_one(event)) {
      std::optional<Payload> payload;
      if (stored != nullptr && stored->payload && is_of(*stored->payload, event)) {
        payload = stored->payload;
      } else {
        payload = archived_payload(event, entry.log_index);
      }
      logs_.take(entry.log_index, event,
                 [&] { return payload ? std::optional(payload->content) : std::optional<std::string>(); });
      if (payload && !opens) erasures_.take(entry.log_index, payload->content, event.origin, logs_);
      rows_.take(event, entry.leaf, payload ? &*payload : nullptr);
    } else {
      rows_.take(event, entry.leaf, nullptr);
    }
    frontier_.append(entry.leaf);
    auto full = tiles_.append({&entry.leaf, 1});
    std::ranges::move(full, std::back_inserter(full_tiles_));
    return std::nullopt;
  }

  // Entries of a case mostly come together, so the last case's file is kept at hand.
  std::optional<Payload> archived_payload(const Event& event, std::uint64_t log_index) {
    if (at_hand_ != event.case_id) {
      payloads_at_hand_ = archive_.payloads(event.case_id);
      at_hand_ = event.case_id;
    }
    const auto found = payloads_at_hand_.find(log_index);
    if (found == payloads_at_hand_.end() || !is_of(found->second, event)) return std::nullopt;
    return found->second;
  }

  Problem gone() const {
    const auto& newest = signed_.back();
    return {"entries-gone",
            fmt::format("#{}", frontier_.size()),
            {fmt::format("日志第 {} 至 {} 条，{}中的检查点已签名确认，但存档和数据库都没有；不能恢复到更早的状态。"
                         "确已无法找回的，用 renmian audit new-log 另启日志",
                         frontier_.size(), last() - 1, newest.where.zh),
             fmt::format("entries {} to {} are under the checkpoint in {}, and neither the archive nor the database "
                         "has them; nothing is set back behind them. If they are gone for good, start a new log: "
                         "renmian audit new-log",
                         frontier_.size(), last() - 1, newest.where.en)}};
  }

  Problem contradicted(const Signed& by) const {
    if (by.checkpoint.size == archive_.checkpoint().size && by.checkpoint.root == archive_.checkpoint().root) {
      return {
          "archive-damaged",
          archive_.folder().string(),
          {fmt::format("存档的 {} 条记录与其已签名的检查点不符", by.checkpoint.size),
           fmt::format("the {} entries of the archive do not agree with its signed checkpoint", by.checkpoint.size)}};
    }
    if (by.checkpoint.size > archive_.checkpoint().size) {
      return {"entries-gone",
              fmt::format("#{}", archive_.checkpoint().size),
              {fmt::format("数据库中第 {} 条起的记录已被改动，存档尚无这些记录", archive_.checkpoint().size),
               fmt::format("entries from {} on were changed in the database, and the archive does not reach so far",
                           archive_.checkpoint().size)}};
    }
    return {"two-histories",
            fmt::format("#{}", by.checkpoint.size),
            {fmt::format("存档与{}中的检查点互相矛盾，而两者都有日志密钥的签名，请立即报告监督部门", by.where.zh),
             fmt::format("the archive and the checkpoint in {} contradict each other, and the log's key signed both; "
                         "report this to the supervisors at once",
                         by.where.en)}};
  }

  void change() {
    Repair repair(order_.database);
    const auto from = done_.first_difference.value_or(done_.size);
    repair.remove_entries(from);
    std::vector<Repair::Erasure> erasures;
    std::map<std::uint64_t, StoredEvent> stored;
    for (std::uint64_t index = 0; index * kTileWidth < done_.size; ++index) {
      auto entries = page(index, stored);
      std::erase_if(entries, [&](const auto& entry) { return entry.log_index >= done_.size; });
      std::vector<StoredEvent> to_add;
      for (auto& entry : entries) {
        const auto event = parse_event(entry.body);
        settle_payload(repair, event, entry.log_index);
        if (const auto by = erasures_.erased_by(entry.log_index)) erasures.push_back({entry.log_index, *by});
        if (entry.log_index < from) continue;
        entry.case_id = event.case_id;
        entry.seq = event.seq;
        entry.leaf = leaf_hash(entry.body, hash_);
        to_add.push_back(std::move(entry));
      }
      if (!to_add.empty()) repair.add_entries(to_add);
      done_.entries += to_add.size();
    }
    repair.remove_payloads_from(done_.size);
    repair.remove_keys_from(done_.size);
    repair.set_erasures(erasures);
    repair.replace_tiles(full_tiles_);
    repair.set_head({frontier_.serialise(), done_.checkpoint});
    set_rows(repair, done_.rows);
    repair.commit();
  }

  void settle_payload(Repair& repair, const Event& event, std::uint64_t log_index) {
    const auto stored = repair.payload(log_index);
    if (erasures_.erased_by(log_index)) {
      if (!stored) return;
      repair.remove_payload(log_index);
      ++done_.erased_again;
      return;
    }
    if (stored && is_of(*stored, event)) return;
    if (const auto archived = archived_payload(event, log_index)) {
      repair.put_payload(log_index, *archived);
      ++done_.payloads;
      return;
    }
    if (stored) repair.remove_payload(log_index);
    done_.lost_payloads.push_back(log_index);
  }

  const RecoveryOrder& order_;
  const ArchivedLog& archive_;
  const std::unique_ptr<Store> store_;
  const TreeHash hash_;
  std::vector<Signed> signed_;  // the smallest first
  MerkleFrontier frontier_;
  TileBuilder tiles_;
  std::vector<Tile> full_tiles_;
  ContinuedLogs logs_;
  Erasures erasures_;
  CaseRows rows_;
  std::optional<CaseId> at_hand_;
  std::map<std::uint64_t, Payload> payloads_at_hand_;
  Recovered done_;
};

}  // namespace

boost::system::result<Recovered, Problems> recover(const RecoveryOrder& order, const ArchivedLog& archive) {
  return Recovery(order, archive).run();
}

std::vector<RowDifference> rebuild(const std::string& database) {
  const auto store = open_store(database);
  CaseRows rows;
  std::uint64_t next = 0;
  for (auto events = store->events_from(0, kTileWidth); !events.empty();
       events = store->events_from(next, kTileWidth)) {
    for (const auto& stored : events) {
      rows.take(parse_event(stored.body), stored.leaf, stored.payload ? &*stored.payload : nullptr);
    }
    next = events.back().log_index + 1;
  }
  auto found = differences(*store, rows);
  if (!found.empty()) {
    Repair repair(database);
    set_rows(repair, found);
    repair.commit();
  }
  return found;
}

}  // namespace renmian
