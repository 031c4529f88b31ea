// The checks that look at one entry of a log at a time, in the order of the log: each entry is canonical and of this
// log; per case, each step follows the one before as the definition with that digest allows; nothing occurs twice.
// Findings go to the lines `canonical`, `chains` and `unique` of a report.
//
// After a finding the chain goes on from what the entry says, so that one change is told once and not for every later
// step. Memory: about 250 bytes for each case and 56 for each entry. Used by one thread; read_entry by any.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "engine/audit/digest.hpp"
#include "engine/trail/continued_logs.hpp"
#include "engine/trail/definition.hpp"
#include "engine/trail/event.hpp"
#include "engine/trail/folder_format.hpp"
#include "engine/trail/report.hpp"

namespace renmian {

// What one entry says by itself; found without knowing the others, so that many are read at once.
struct ReadEntry {
  std::uint64_t log_index = 0;
  Hash leaf{};
  std::optional<Event> event;     // nothing: see malformed
  std::optional<Text> malformed;  // why it is no entry of the form
};
ReadEntry read_entry(std::uint64_t log_index, std::string_view bytes, TreeHash hash);

// A case as far as the log has told it. Texts belong to the checks.
struct CaseTrail {
  const Definition* definition = nullptr;  // null: it is not there
  const std::string *procedure = nullptr, *digest = nullptr, *policy = nullptr, *position = nullptr;
  std::int64_t procedure_version = 0;
  const std::string* opener = nullptr;  // who took the case out of its start; null if that was not seen
  std::int64_t seq = 0;
  std::int64_t version = 0;
  Hash leaf{};
  Timestamp last_at;
  std::int64_t steps_before = 0;  // the first one seen
  std::int64_t steps = 0;         // seen
};

class EntryChecks {
 public:
  struct Sources {
    std::function<const Definition*(const std::string& digest)> definition;  // null: it is not there
    std::function<std::optional<PayloadLine>(const Event& event, std::uint64_t log_index)> payload;
  };
  // `report` outlives the checks. `from_later_on`: the log is not read from its beginning, so cases may begin earlier.
  EntryChecks(Sources sources, std::string origin, Report& report, bool from_later_on = false);

  void check(const ReadEntry& entry);

  // Entries that should be here are not, or cannot be read: from here on steps may be missing of any case.
  void gap();

  // Once all entries have been given, of a log of this size: ids that occur more than once, and old entries too few.
  void finish(std::uint64_t size);

  const std::unordered_map<CaseId, CaseTrail>& cases() const { return cases_; }
  bool has_gaps() const { return has_gaps_; }

  const ContinuedLogs& logs() const { return logs_; }

 private:
  struct SeenEvent {
    EventId id;
    std::uint64_t log_index;
  };
  struct SeenStep {
    CaseId id;
    std::int64_t seq;
    std::uint64_t log_index;
  };

  void check_origin(const ReadEntry& entry, const Event& event);
  void check_chain(const ReadEntry& entry, const Event& event);
  void check_after(const ReadEntry& entry, const Event& event, const CaseTrail& trail);
  void check_time(const ReadEntry& entry, const Event& event, const CaseTrail& trail);
  void check_move(const ReadEntry& entry, const Event& event, const Definition* newer, const CaseTrail& trail);
  void begin(const Event& event, CaseTrail& trail);
  void found(std::string_view line, const ReadEntry& entry, Text text, Severity severity = Severity::kTampering);
  void found_in_chain(const ReadEntry& entry, const Event& event, Words what);
  const std::string* kept(const std::string& text) { return &*texts_.insert(text).first; }

  Sources sources_;
  Report& report_;
  const bool from_later_on_;
  std::unordered_map<CaseId, CaseTrail> cases_;
  std::unordered_set<std::string> texts_;
  std::vector<SeenEvent> events_;
  std::vector<SeenStep> steps_;
  bool has_gaps_ = false;
  ContinuedLogs logs_;
};

}  // namespace renmian
