// Where the cases stand, as the folder says, against where their events lead to.
#include <fmt/format.h>

#include <unordered_set>

#include "engine/trail/folder_parts.hpp"

namespace renmian {
namespace {

class StateChecks {
 public:
  explicit StateChecks(FolderParts& parts) : parts_(parts) {}

  void check() {
    if (!parts_.folder.read(kFile, 1)) {
      return parts_.found("replay",
                          {"没有 state.jsonl，未核对各事项的现状",
                           "there is no state.jsonl: where the cases "
                           "stand was not checked"},
                          Severity::kRemark);
    }
    if (parts_.entries.has_gaps()) {
      return parts_.found("replay",
                          {"有记录缺失或不可读，各事项的现状无从核对",
                           "entries are missing or cannot be read: where the cases stand cannot be told"},
                          Severity::kIncomplete);
    }
    for_each_line(parts_.folder, kFile, [this](auto line) { take(line); });
    for (const auto& [id, trail] : parts_.entries.cases()) {
      if (told_.contains(id)) continue;
      found(id, trail.seq, {"日志中有该事项，state.jsonl 中没有", "the log knows this case, state.jsonl does not"});
    }
  }

 private:
  void found(std::optional<CaseId> id, std::optional<std::int64_t> seq, Text text,
             Severity severity = Severity::kTampering) {
    parts_.report.found("replay", {std::move(text), severity, {}, id, seq, kFile});
  }

  void take(std::optional<std::string_view> text) {
    ++number_;
    const auto line = text ? parse_state_line(*text) : std::nullopt;
    if (!line) {
      return found({}, {},
                   {fmt::format("state.jsonl 第 {} 行格式不对", number_),
                    fmt::format("line {} of state.jsonl is malformed", number_)});
    }
    if (!told_.empty() && line->case_id <= last_) {
      found(line->case_id, {},
            {fmt::format("state.jsonl 第 {} 行不按事项编号排列", number_),
             fmt::format("line {} of state.jsonl is not in the order of case ids", number_)});
    }
    last_ = line->case_id;
    told_.insert(line->case_id);
    compare(*line);
  }

  void compare(const StateLine& line) {
    const auto& entries = parts_.entries;
    const auto known = entries.cases().find(line.case_id);
    if (known == entries.cases().end()) {
      // Of a case that stood still since before the folder begins, no entry is here.
      if (parts_.manifest.since > 0) return;
      return found(line.case_id, line.seq,
                   {"state.jsonl 中有该事项，日志中没有", "state.jsonl knows this case, the log does not"});
    }
    const auto& trail = known->second;
    const auto differs = [&](Words what) {
      found(line.case_id, line.seq,
            {fmt::format("所导出的{}与日志不符", what.zh),
             fmt::format("the {} exported does not agree with the log", what.en)});
    };
    if (line.position != *trail.position) differs({"状态", "state"});
    if (line.seq != trail.steps_before + trail.steps) differs({"步数", "number of steps"});
    if (line.leaf != trail.leaf) differs({"最后一步的哈希", "hash of the last step"});
    if (trail.steps_before == 0 && line.version != trail.version) differs({"版本号", "version"});
  }

  const std::string kFile{trail_folder::kState};
  FolderParts& parts_;
  std::unordered_set<CaseId> told_;
  CaseId last_;
  std::uint64_t number_ = 0;
};

}  // namespace

void check_state(FolderParts& parts) { StateChecks(parts).check(); }

}  // namespace renmian
