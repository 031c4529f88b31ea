#include "engine/case/verification.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <new>
#include <unordered_set>

#include "engine/audit/checkpoint.hpp"
#include "engine/base/in_parallel.hpp"
#include "engine/case/loaded_case.hpp"
#include "engine/trail/entry_checks.hpp"
#include "engine/trail/erasures.hpp"

namespace renmian {
namespace {

constexpr std::size_t kEventsPerPage = 2000;
constexpr std::size_t kCasesPerPage = 100;
constexpr std::uint64_t kWidestHole = 1'000'000;  // beyond it tiles are not told apart any more

constexpr LineText kLines[] = {
    {"checkpoint",
     {"检查点由日志密钥签名，来源正确", "the checkpoint is signed by the log's key, of the right origin"},
     {"日志头不是由本日志的密钥签出的", "the head of the log was not signed by this log's key"},
     {"停止办理，以密钥状态和归档核对日志头", "stop work, and compare the head with the key state and the archive"}},
    {"canonical",
     {"每条记录规范可读，属于本日志", "every entry is canonical, can be read, and is of this log"},
     {"记录在写入之后被改动", "the entry was changed after it was written"},
     {"以归档中的同一条记录核对", "compare it with the same entry in the archive"}},
    {"leaves",
     {"每条记录的叶哈希相符", "every entry has the leaf hash stored with it"},
     {"记录或其叶哈希在写入之后被改动", "the entry or its leaf hash was changed after it was written"},
     {"以归档中的同一条记录核对", "compare it with the same entry in the archive"}},
    {"tree",
     {"记录连续无缺，根哈希与已签名的相符", "no entry is missing, and the root is the one signed"},
     {"有记录被改动、删除、插入或调换", "entries were changed, removed, inserted or exchanged"},
     {"停止办理，从归档恢复日志", "stop work, and restore the log from the archive"}},
    {"tiles",
     {"哈希块与日志相符", "the tiles agree with the log"},
     {"哈希块被改动或删除，或其下的记录被改动", "a tile was changed or removed, or an entry under it was changed"},
     {"“树”一行若无问题，由归档恢复哈希块即可", "if the line \"tree\" is good, restore the tiles from the archive"}},
    {"chains",
     {"每个事项的步骤首尾相接，合于流程", "the steps of every case follow each other as the procedure says"},
     {"该事项的步骤被改动，或未依规定程序办理", "steps of the case were changed, or did not go by the procedure"},
     {"调阅该事项的纸质材料，逐步核对", "compare the case step by step with its papers"}},
    {"payloads",
     {"所附数据与摘要相符", "the data of every event has the digest named"},
     {"该步所附数据被改动，或已遗失", "the data of the step was changed, or is lost"},
     {"从数据备份中取回该步所附数据", "take the data of the step from the backup"}},
    {"replay",
     {"每个事项重演后与事项表相符", "every case replayed stands where its row says"},
     {"事项表未随审计日志变化，被直接改动", "the row did not change with the log: it was changed directly"},
     {"以审计日志为准，重建事项表", "the log is right; rebuild the rows from it"}},
    {"unique",
     {"事件编号与步号没有重复", "no event id and no step occurs twice"},
     {"旧的记录被再次写入", "an old entry was written again"},
     {"停止办理，从归档恢复日志", "stop work, and restore the log from the archive"}}};

class Verification {
 public:
  Verification(Store& store, Catalogue& catalogue, const std::string& origin, const VerificationProgress& progress)
      : store_(store),
        catalogue_(catalogue),
        origin_(origin),
        hash_(tree_hash_of(origin)),
        progress_(progress),
        report_(kLines),
        entries_({[this](const std::string& digest) { return definition(digest); },
                  [this](const Event& event, std::uint64_t) { return payload_of(event); }},
                 origin, report_),
        tree_(hash_),
        tiles_(hash_) {
    for (const auto* procedure : catalogue.procedures()) {
      auto definition = parse_definition(procedure->book().definition).value();
      definitions_.emplace(definition.digest, std::move(definition));
    }
  }

  VerificationReport run(const Verifier& verifier) {
    const auto head = store_.head();
    if (head) take_checkpoint(*head, verifier);
    read_log(head ? (signed_ ? signed_->size : frontier_size(*head)) : 0);
    check_tree(head);
    entries_.finish(tree_.size());
    check_missing_payloads();
    replay();
    report_.cases = entries_.cases().size();
    return std::move(report_);
  }

 private:
  void found(std::string_view line, Text text, std::optional<std::uint64_t> log_index = {},
             std::optional<CaseId> case_id = {}, std::optional<std::int64_t> seq = {}) {
    report_.found(line, {std::move(text), Severity::kTampering, log_index, case_id, seq});
  }
  void found(std::string_view line, const StoredEvent& stored, Text text) {
    found(line, std::move(text), stored.log_index, stored.case_id, stored.seq);
  }

  const Definition* definition(const std::string& digest) const {
    const auto known = definitions_.find(digest);
    return known == definitions_.end() ? nullptr : &known->second;
  }

  std::optional<PayloadLine> payload_of(const Event& event) const {
    const auto stored = store_.event_at(event.case_id, event.seq);
    if (!stored || !stored->payload) return std::nullopt;
    return PayloadLine{stored->log_index, std::string(as_bytes(stored->payload->salt)), stored->payload->content};
  }

  void take_checkpoint(const LogHead& head, const Verifier& verifier) {
    report_.checkpoint = head.checkpoint;
    const auto opened = open_note(head.checkpoint, {&verifier, 1});
    if (!opened) return found("checkpoint", opened.error().message);
    signed_ = parse_checkpoint(opened->text);
    if (!signed_) return found("checkpoint", {"检查点格式不对", "the checkpoint is malformed"});
    if (signed_->origin == origin_) return;
    found("checkpoint", {fmt::format("检查点属于日志“{}”，不是“{}”", signed_->origin, origin_),
                         fmt::format("the checkpoint is of the log \"{}\", not \"{}\"", signed_->origin, origin_)});
  }

  // Without a signed size, as much as the frontier claims.
  std::uint64_t frontier_size(const LogHead& head) const {
    const auto frontier = MerkleFrontier::deserialise(head.frontier, hash_);
    return frontier ? frontier->size() : MerkleFrontier::kMaxSize;
  }

  void read_log(std::uint64_t size) {
    std::uint64_t next = 0;
    while (next < size) {
      const auto wanted = std::min<std::uint64_t>(kEventsPerPage, size - next);
      auto page = store_.events_from(next, static_cast<std::size_t>(wanted));
      std::erase_if(page, [size](const auto& stored) { return stored.log_index >= size; });
      const auto checked = check(page);
      std::vector<Hash> leaves;
      for (std::size_t i = 0; i < page.size(); ++i) {
        const auto index = page[i].log_index;
        if (index > next) {
          missing(next, index);
          // A hole in place of what is missing, so that of the tiles only those it was in differ.
          leaves.resize(leaves.size() + static_cast<std::size_t>(std::min(index - next, kWidestHole)));
        }
        leaves.push_back(checked[i]);
        next = std::max(next, index) + 1;
      }
      report_.events += page.size();
      if (leaves.empty()) break;
      for (const auto& leaf : leaves) tree_.append(leaf);
      check_tiles(leaves);
      if (progress_) progress_({"核对日志", "checking the log"}, next, size);
    }
    if (next < size && size < MerkleFrontier::kMaxSize) missing(next, size);
    // Somebody may just have committed more; under the same head there can be none.
    const auto surplus = store_.events_from(next, 1);
    const auto head = store_.head();
    if (!surplus.empty() && (head ? head->checkpoint : std::string{}) == report_.checkpoint) {
      found("tree", {"签名的检查点之外还有记录", "there are entries beyond the signed checkpoint"},
            surplus.front().log_index, surplus.front().case_id, surplus.front().seq);
    }
  }

  // Gives the leaf hashes of the entries as they are stored.
  std::vector<Hash> check(const std::vector<StoredEvent>& page) {
    struct Read {
      ReadEntry entry;
      bool payload_agrees = true;
    };
    std::vector<Read> read(page.size());
    in_parallel(page.size(), [&](std::size_t i) {
      const auto& stored = page[i];
      read[i].entry = read_entry(stored.log_index, stored.body, hash_);
      if (const auto& event = read[i].entry.event; event && stored.payload) {
        read[i].payload_agrees =
            sha256({as_bytes(stored.payload->salt), stored.payload->content}) == event->payload_digest;
      }
    });
    std::vector<Hash> leaves;
    for (std::size_t i = 0; i < page.size(); ++i) {
      const auto& stored = page[i];
      check(stored, read[i].entry);
      if (!read[i].payload_agrees) {
        found("payloads", stored,
              {fmt::format("第 {} 步所附数据与其摘要不符", stored.seq),
               fmt::format("the data of step {} does not have the digest its event names", stored.seq)});
      }
      leaves.push_back(read[i].entry.leaf);
    }
    return leaves;
  }

  void check(const StoredEvent& stored, const ReadEntry& entry) {
    if (entry.leaf != stored.leaf) {
      found("leaves", stored,
            {fmt::format("第 {} 步的内容与所存的叶哈希不符", stored.seq),
             fmt::format("the content of step {} does not have the leaf hash stored with it", stored.seq)});
    }
    if (const auto& event = entry.event) {
      if (event->case_id != stored.case_id || event->seq != stored.seq) {
        found("chains", stored,
              {fmt::format("第 {} 步的记录与审计链不符：所存的事项或步号与内容不同", stored.seq),
               fmt::format("step {} does not agree with the audit chain: it is stored under another case or step than "
                           "its content says",
                           stored.seq)});
      }
      if (!stored.payload) {
        without_payload_.push_back({stored.log_index, stored.case_id, stored.seq});
      } else if (Erasures::is_one(*event)) {
        erasures_.take(stored.log_index, stored.payload->content, event->origin, entries_.logs());
      }
    }
    entries_.check(entry);
  }

  void check_missing_payloads() {
    for (const auto& [log_index, case_id, seq] : without_payload_) {
      auto finding = erasures_.about_missing(log_index);
      finding.case_id = case_id;
      finding.seq = seq;
      report_.found("payloads", std::move(finding));
    }
  }

  void missing(std::uint64_t from, std::uint64_t to) {
    found("tree",
          {fmt::format("缺少日志第 {} 至 {} 条", from, to - 1),
           fmt::format("entries {} to {} are missing", from, to - 1)},
          from);
  }

  void check_tiles(const std::vector<Hash>& leaves) {
    for (const auto& tile : tiles_.append(leaves)) {
      if (store_.tile(tile.level, tile.index) == tile.hashes) continue;
      const auto path = tile_path(tile.level, tile.index);
      found("tiles", {fmt::format("哈希块 {} 缺失或与日志不符", path),
                      fmt::format("the tile {} is missing or does not agree with the log", path)});
    }
  }

  void check_tree(const std::optional<LogHead>& head) {
    if (signed_ && (signed_->size != tree_.size() || signed_->root != tree_.root())) {
      found("tree", {fmt::format("由 {} 条记录算出的根哈希与已签名的不符", report_.events),
                     fmt::format("the root of the {} entries is not the one that was signed", report_.events)});
    }
    if (head && head->frontier != tree_.serialise()) {
      found("tree", {"日志头的边缘哈希与日志不符", "the frontier in the head does not agree with the log"});
    }
  }

  void replay() {
    std::uint64_t done = 0;
    CaseQuery query;
    query.limit = kCasesPerPage;
    for (;;) {
      const auto rows = store_.cases(query);
      if (rows.empty()) break;
      std::vector<CaseId> ids;
      for (const auto& row : rows) ids.push_back(row.about.id);
      const auto events = store_.events_of(ids);
      std::vector<std::span<const StoredEvent>> of_row;
      for (std::size_t from = 0; const auto& row : rows) {
        auto to = from;
        while (to < events.size() && events[to].case_id == row.about.id) ++to;
        of_row.push_back(std::span(events).subspan(from, to - from));
        from = to;
      }
      std::vector<std::vector<Finding>> findings(rows.size());
      in_parallel(rows.size(), [&](std::size_t i) { findings[i] = replay(rows[i], of_row[i]); });
      for (auto& of_case : findings) {
        for (auto& finding : of_case) report_.found("replay", std::move(finding));
      }
      for (const auto& row : rows) has_row_.insert(row.about.id);
      query.after = rows.back().about.id;
      done += rows.size();
      if (progress_) progress_({"重演事项", "replaying the cases"}, done, entries_.cases().size());
    }
    for (const auto& [id, trail] : entries_.cases()) {
      if (has_row_.contains(id)) continue;
      found("replay", {"日志中有该事项，事项表中没有", "the log knows this case, but it has no row"}, {}, id,
            trail.seq);
    }
  }

  // On several threads at once; changes nothing.
  std::vector<Finding> replay(const CaseRow& row, std::span<const StoredEvent> events) {
    std::vector<Finding> findings;
    const auto found_here = [&](Text text) {
      findings.push_back({std::move(text), Severity::kTampering, {}, row.about.id, row.seq});
    };
    const auto differs = [&](Words what) {
      found_here({fmt::format("事项表所记的{}与审计日志不符", what.zh),
                  fmt::format("the {} in the case's row does not agree with the audit log", what.en)});
    };
    // The case may have been opened, or have moved on, since the log was read.
    events = events.first(static_cast<std::size_t>(
        std::count_if(events.begin(), events.end(), [&](const auto& event) { return event.seq <= row.seq; })));
    if (events.empty()) {
      found_here({"事项表中有该事项，日志中没有", "the case has a row, but the log does not know it"});
      return findings;
    }
    const auto known = entries_.cases().find(row.about.id);
    if (known != entries_.cases().end() && row.seq < known->second.seq) differs({"步数", "number of steps"});
    if (std::ranges::any_of(events, [this](const auto& event) { return erased(event); })) {
      // What it was about can no longer be read; where it stands, the log tells all the same.
      if (known == entries_.cases().end() || row.seq != known->second.seq) return findings;
      const auto& trail = known->second;
      if (*trail.position != row.position) differs({"状态", "state"});
      if (trail.version != row.version) differs({"版本号", "version"});
      if (trail.leaf != row.leaf) differs({"最后一步的哈希", "hash of the last step"});
      return findings;
    }
    try {
      const auto loaded = load_case(events, catalogue_);
      if (to_string(loaded->position) != row.position) differs({"状态", "state"});
      if (loaded->version != row.version) differs({"版本号", "version"});
      if (loaded->seq != row.seq) differs({"步数", "number of steps"});
      if (loaded->leaf != row.leaf) differs({"最后一步的哈希", "hash of the last step"});
      // As the case was opened; it may have moved to a newer version since.
      const auto& about = *loaded->about;
      if (row.about.procedure != about.procedure || row.about.procedure_version != about.procedure_version) {
        differs({"流程", "procedure"});
      }
      if (row.about.policy != about.policy) differs({"政策参数", "policy"});
      if (row.about.person != loaded->about->person) differs({"人选", "person"});
      if (row.about.post != loaded->about->post) differs({"职位", "post"});
      if (row.about.batch != loaded->about->batch) differs({"批次", "batch"});
      if (row.about.opened_at != loaded->about->opened_at) differs({"启动时间", "time of opening"});
    } catch (const Fault& fault) {
      // What concerns the case is a finding; a store that fails is not.
      if (fault.code().starts_with("store-") || fault.code().starts_with("crypto-")) throw;
      found_here(fault.message());
    } catch (const std::bad_alloc&) {
      throw;
    } catch (const std::exception&) {
      found_here({"该事项所附数据不可读", "the data of this case cannot be read"});
    }
    return findings;
  }

  bool erased(const StoredEvent& event) const {
    return !event.payload && erasures_.about_missing(event.log_index).severity == Severity::kRemark;
  }

  struct WithoutPayload {
    std::uint64_t log_index;
    CaseId case_id;
    std::int64_t seq;
  };

  Store& store_;
  Catalogue& catalogue_;
  const std::string& origin_;
  const TreeHash hash_;
  const VerificationProgress& progress_;
  std::map<std::string, Definition> definitions_;  // by digest
  VerificationReport report_;
  EntryChecks entries_;
  Erasures erasures_;
  std::vector<WithoutPayload> without_payload_;
  std::unordered_set<CaseId> has_row_;
  std::optional<Checkpoint> signed_;
  MerkleFrontier tree_;
  TileBuilder tiles_;
};

}  // namespace

VerificationReport verify(Store& store, Catalogue& catalogue, const Verifier& verifier, const std::string& origin,
                          const VerificationProgress& progress) {
  return Verification(store, catalogue, origin, progress).run(verifier);
}

}  // namespace renmian
