// The journal: what happens outside cases is put on record in the same log, as events of the day's case of the
// procedure `system` (workflows/system). Days begin at midnight in China.
//
// One thread writes. Whatever has queued up meanwhile goes into one command for each kind, so that a thousand reads
// take a handful of events. The day is opened by whoever comes first, on this node or another: its id is made of the
// log's origin and the date, so that all use the same case.
//
// record() returns once the entry is committed: what it tells of must not be done before. record_later() and count()
// return at once; what they were given is tried again until it could be written, and is lost only if the program ends
// while the log cannot be written. Any thread.
#pragma once

#include <boost/json/value.hpp>
#include <chrono>
#include <condition_variable>
#include <future>
#include <initializer_list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <thread>
#include <vector>

#include "engine/case/desk.hpp"
#include "engine/case/journal_entries.hpp"
#include "engine/data/writer.hpp"

namespace renmian {

// Who gives the journal's commands: the program itself.
const Actor& journal_actor();

// The case of a day, the same on every node that writes this log.
CaseId system_case_id(std::string_view origin, CivilDate day);

// What is put on record of a refusal that became no event of a case.
Refused refused(const Request& request, const Refusal& refusal, Timestamp now);

class Journal {
 public:
  struct Pace {
    std::chrono::milliseconds counting{60'000};      // the same refusal is counted this long before it is written
    std::chrono::milliseconds silence{3'600'000};    // after so long without an entry a heartbeat is written
    std::chrono::milliseconds between_tries{1'000};  // of what waits for a log that cannot be written
  };

  explicit Journal(Desk& desk) : Journal(desk, Pace{}) {}
  Journal(Desk& desk, Pace pace);  // `desk` outlives the journal
  ~Journal();                      // writes what waits, if it can
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  // Throws the Fault for which it could not be written, "journal-refused" if the procedure refused it.
  template <class Entry>
  void record(const Entry& entry) {
    write(Entry::kCommand, write_described(entry)).get();
  }

  template <class Entry>
  void record_all(std::span<const Entry> entries) {
    std::vector<std::future<void>> written;
    for (const auto& entry : entries) written.push_back(write(Entry::kCommand, write_described(entry)));
    for (auto& each : written) each.get();
  }

  template <class Entry>
  void record_later(const Entry& entry) {
    put({Entry::kCommand, write_described(entry), nullptr});
  }

  // Like record_later, but the same refusal again is counted and not repeated.
  void count(const Refused& refusal);

 private:
  struct Waiting {
    std::string_view command;
    boost::json::value entry;
    std::shared_ptr<std::promise<void>> told;  // null: nobody waits
  };
  struct Counted {
    Refused refusal;
    std::chrono::steady_clock::time_point since;
  };

  std::future<void> write(std::string_view command, boost::json::value entry);
  void put(Waiting entry);
  void run();
  bool something_to_write() const;
  std::chrono::steady_clock::time_point next_wake() const;
  void collect_counted(bool all);
  std::vector<Waiting> write_all(std::vector<Waiting> entries);
  void write_together(std::span<Waiting> entries, std::vector<Waiting>& left);
  void give(std::span<const Waiting> entries);
  void open_today();
  void close_days_but(std::initializer_list<CaseId> open);
  void command(Request request);

  Desk& desk_;
  const Pace pace_;

  // Of the writing thread.
  std::optional<CivilDate> day_;  // that is known to be open
  CaseId case_id_;

  std::mutex mutex_;
  std::condition_variable arrived_;
  std::vector<Waiting> waiting_;
  std::map<std::string, Counted> counted_;  // by what makes two refusals the same
  std::chrono::steady_clock::time_point last_written_ = std::chrono::steady_clock::now();
  std::optional<std::chrono::steady_clock::time_point> try_again_at_;  // nothing: all was written
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace renmian
