#include "engine/case/verification.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <new>

#include "engine/audit/checkpoint.hpp"
#include "engine/case/entry_checks.hpp"
#include "engine/case/loaded_case.hpp"

namespace renmian {
namespace {

constexpr std::size_t kEventsPerPage = 2000;
constexpr std::size_t kCasesPerPage = 100;
constexpr std::uint64_t kWidestHole = 1'000'000;  // beyond it tiles are not told apart any more

using Check = VerificationCheck;

class Verification {
 public:
  Verification(Store& store, Catalogue& catalogue, const std::string& origin, const VerificationProgress& progress)
      : store_(store),
        catalogue_(catalogue),
        origin_(origin),
        progress_(progress),
        report_(empty_report()),
        entries_(catalogue, origin_, report_) {}

  VerificationReport run(const Verifier& verifier) {
    const auto head = store_.head();
    if (head) take_checkpoint(*head, verifier);
    read_log(head ? (signed_ ? signed_->size : frontier_size(*head)) : 0);
    check_tree(head);
    entries_.finish();
    replay();
    report_.cases = entries_.cases().size();
    return std::move(report_);
  }

 private:
  void found(Check check, Text text, std::optional<std::uint64_t> log_index = {}, std::optional<CaseId> case_id = {},
             std::optional<std::int64_t> seq = {}) {
    note(report_, check, {std::move(text), log_index, case_id, seq});
  }

  void take_checkpoint(const LogHead& head, const Verifier& verifier) {
    report_.checkpoint = head.checkpoint;
    const auto opened = open_note(head.checkpoint, {&verifier, 1});
    if (!opened) return found(Check::kCheckpoint, opened.error().message);
    signed_ = parse_checkpoint(opened->text);
    if (!signed_) return found(Check::kCheckpoint, {"检查点格式不对", "the checkpoint is malformed"});
    if (signed_->origin == origin_) return;
    found(Check::kCheckpoint,
          {fmt::format("检查点属于日志“{}”，不是“{}”", signed_->origin, origin_),
           fmt::format("the checkpoint is of the log \"{}\", not \"{}\"", signed_->origin, origin_)});
  }

  // Without a signed size, as much as the frontier claims.
  static std::uint64_t frontier_size(const LogHead& head) {
    const auto frontier = MerkleFrontier::deserialise(head.frontier);
    return frontier ? frontier->size() : MerkleFrontier::kMaxSize;
  }

  void read_log(std::uint64_t size) {
    std::uint64_t next = 0;
    while (next < size) {
      const auto wanted = std::min<std::uint64_t>(kEventsPerPage, size - next);
      auto page = store_.events_from(next, static_cast<std::size_t>(wanted));
      std::erase_if(page, [size](const auto& stored) { return stored.log_index >= size; });
      const auto checked = entries_.check(page);
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
      found(Check::kTree, {"签名的检查点之外还有记录", "there are entries beyond the signed checkpoint"},
            surplus.front().log_index, surplus.front().case_id, surplus.front().seq);
    }
  }

  void missing(std::uint64_t from, std::uint64_t to) {
    found(Check::kTree,
          {fmt::format("缺少日志第 {} 至 {} 条", from, to - 1),
           fmt::format("entries {} to {} are missing", from, to - 1)},
          from);
  }

  void check_tiles(const std::vector<Hash>& leaves) {
    for (const auto& tile : tiles_.append(leaves)) {
      if (store_.tile(tile.level, tile.index) == tile.hashes) continue;
      const auto path = tile_path(tile.level, tile.index);
      found(Check::kTiles, {fmt::format("哈希块 {} 缺失或与日志不符", path),
                            fmt::format("the tile {} is missing or does not agree with the log", path)});
    }
  }

  void check_tree(const std::optional<LogHead>& head) {
    if (signed_ && (signed_->size != tree_.size() || signed_->root != tree_.root())) {
      found(Check::kTree, {fmt::format("由 {} 条记录算出的根哈希与已签名的不符", report_.events),
                           fmt::format("the root of the {} entries is not the one that was signed", report_.events)});
    }
    if (head && head->frontier != tree_.serialise()) {
      found(Check::kTree, {"日志头的边缘哈希与日志不符", "the frontier in the head does not agree with the log"});
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
      std::vector<std::vector<VerificationFinding>> findings(rows.size());
      in_parallel(rows.size(), [&](std::size_t i) { findings[i] = replay(rows[i], of_row[i]); });
      for (auto& of_case : findings) {
        for (auto& finding : of_case) note(report_, Check::kReplay, std::move(finding));
      }
      for (const auto& row : rows) {
        if (const auto known = entries_.cases().find(row.about.id); known != entries_.cases().end()) {
          known->second.has_row = true;
        }
      }
      query.after = rows.back().about.id;
      done += rows.size();
      if (progress_) progress_({"重演事项", "replaying the cases"}, done, entries_.cases().size());
    }
    for (const auto& [id, trail] : entries_.cases()) {
      if (trail.has_row) continue;
      found(Check::kReplay, {"日志中有该事项，事项表中没有", "the log knows this case, but it has no row"}, {}, id,
            trail.seq);
    }
  }

  // On several threads at once; changes nothing.
  std::vector<VerificationFinding> replay(const CaseRow& row, std::span<const StoredEvent> events) {
    std::vector<VerificationFinding> findings;
    const auto found_here = [&](Text text) { findings.push_back({std::move(text), {}, row.about.id, row.seq}); };
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
    const auto known = entries_.cases().find(row.about.id);
    if (known != entries_.cases().end() && row.seq < known->second.seq) differs({"步数", "number of steps"});
    return findings;
  }

  Store& store_;
  Catalogue& catalogue_;
  const std::string& origin_;
  const VerificationProgress& progress_;
  VerificationReport report_;
  EntryChecks entries_;
  std::optional<Checkpoint> signed_;
  MerkleFrontier tree_;
  TileBuilder tiles_;
};

}  // namespace

VerificationReport empty_report() {
  VerificationReport report;
  report.lines = {
      {"checkpoint",
       {"检查点由日志密钥签名，来源正确", "the checkpoint is signed by the log's key, of the right origin"},
       {},
       0},
      {"canonical", {"每条记录规范可读", "every entry is canonical and can be read"}, {}, 0},
      {"leaves", {"每条记录的叶哈希相符", "every entry has the leaf hash stored with it"}, {}, 0},
      {"tree", {"记录连续无缺，根哈希与已签名的相符", "no entry is missing, and the root is the one signed"}, {}, 0},
      {"tiles", {"哈希块与日志相符", "the tiles agree with the log"}, {}, 0},
      {"chains",
       {"每个事项的步骤首尾相接，合于流程", "the steps of every case follow each other as the procedure says"},
       {},
       0},
      {"payloads", {"所附数据与摘要相符", "the data of every event has the digest named"}, {}, 0},
      {"replay", {"每个事项重演后与事项表相符", "every case replayed stands where its row says"}, {}, 0},
      {"unique", {"事件编号与步号没有重复", "no event id and no step occurs twice"}, {}, 0}};
  return report;
}

void note(VerificationReport& report, VerificationCheck check, VerificationFinding finding) {
  auto& line = report.lines[static_cast<std::size_t>(check)];
  ++line.found;
  if (line.findings.size() < VerificationLine::kMostFindings) line.findings.push_back(std::move(finding));
}

bool VerificationReport::ok() const {
  return std::all_of(lines.begin(), lines.end(), [](const auto& line) { return line.ok(); });
}

const VerificationLine& VerificationReport::line(std::string_view code) const {
  return *std::find_if(lines.begin(), lines.end(), [code](const auto& line) { return line.code == code; });
}

VerificationReport verify(Store& store, Catalogue& catalogue, const Verifier& verifier, const std::string& origin,
                          const VerificationProgress& progress) {
  return Verification(store, catalogue, origin, progress).run(verifier);
}

}  // namespace renmian
