// What is left of a damaged log, and what of it can be proved genuine: for closing it and going on with a new one.
//
// The leaf hashes of a log are in its tiles, its entries and its archive; a few that are missing there may be named by
// the next step of the case or by its row. Where they give the root of a checkpoint that the log's key signed (in the
// head, the key state, the archive, or cosigned by a witness), each of them is proved, and with it each entry that has
// it. Entries beyond the largest such checkpoint prove nothing. One thread; memory: 40 bytes an entry, and about 200 a
// case.
#pragma once

#include <map>
#include <set>

#include "api/service/recover.hpp"

namespace renmian {

struct LogSurvey {
  std::string newest;  // the last checkpoint that was signed, a signed note
  Checkpoint proved;   // the largest one whose leaf hashes are all known
  std::string proved_note;
  std::vector<Hash> leaves;      // of all entries under it
  std::set<std::uint64_t> gone;  // those of them that nobody has
  std::vector<CaseId> whole;     // cases of which every step is there
  std::set<CaseId> with_holes;   // of the others something is
};

// `archive` may be null: there is none. Nothing if no checkpoint of the log can be read, or none is proved.
std::optional<LogSurvey> survey(const RecoveryOrder& order, Store& store, const ArchivedLog* archive);

// The entry at `log_index` of a surveyed log, with its payload, from whoever has it.
class SurveyedEntries {
 public:
  SurveyedEntries(Store& store, const ArchivedLog* archive, const LogSurvey& survey, TreeHash hash)
      : store_(store), archive_(archive), survey_(survey), hash_(hash) {}

  std::optional<StoredEvent> at(std::uint64_t log_index);

 private:
  void open_page(std::uint64_t index);
  std::optional<Payload> archived_payload(CaseId case_id, std::uint64_t log_index);

  Store& store_;
  const ArchivedLog* archive_;
  const LogSurvey& survey_;
  const TreeHash hash_;
  std::optional<std::uint64_t> page_;
  std::map<std::uint64_t, StoredEvent> stored_;
  std::vector<std::string> archived_;
  std::optional<CaseId> case_at_hand_;
  std::map<std::uint64_t, Payload> payloads_at_hand_;
};

}  // namespace renmian
