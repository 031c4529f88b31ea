// What is done for the trail beside the commands (audit-trail 2.5, 2.7): the key state is saved, the archive follows
// the log, the stored log is read again, witnesses are asked. A server does it all the time; a command of the command
// line does at its end what cannot wait.
//
// What is found goes into the log of the program at once and into the audit log as soon as that can be written: nobody
// can dismiss it. Any thread; one keeper for one installation and process.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "api/service/archive_keeper.hpp"
#include "api/service/witnesses.hpp"
#include "engine/case/journal.hpp"
#include "engine/case/scrubber.hpp"

namespace renmian {

class TrailKeeper {
 public:
  struct Pace {
    std::chrono::milliseconds saving{1'000};       // key state and archive
    std::chrono::milliseconds newest{30'000};      // what was added is read again
    std::chrono::milliseconds whole{86'400'000};   // the whole log is read again within this time
    std::chrono::milliseconds witnessing{60'000};  // witnesses are asked
  };

  // All outlive the keeper. `archive` null: none is kept. `witnesses` null: there are none to ask.
  TrailKeeper(Store& store, Committer& committer, const Clock& clock, ArchiveKeeper* archive, Witnesses* witnesses);
  ~TrailKeeper();  // stops, and saves once more
  TrailKeeper(const TrailKeeper&) = delete;
  TrailKeeper& operator=(const TrailKeeper&) = delete;

  // Works on a thread of its own until stop(), which `journal` outlives. Without it, what is found is only told in the
  // program's log.
  void start(Journal& journal) { start(journal, Pace{}); }
  void start(Journal& journal, Pace pace);
  void stop();

  // Key state and archive as of now. Throws nothing: what fails is told as above.
  void save();

 private:
  void run(Pace pace);
  void save_key_state();
  void watch_frozen();
  void scrub_newest();
  void tell(const std::string& code, const std::vector<ScrubFinding>& findings);
  void sweep(const Pace& pace);
  void ask_witnesses();
  void told(const std::string& code, const Text& text, std::optional<std::uint64_t> log_index = {});
  void without_fail(const char* what, const std::function<void()>& work);

  Store& store_;
  Committer& committer_;
  const Clock& clock_;
  ArchiveKeeper* archive_;
  Witnesses* witnesses_;
  Journal* journal_ = nullptr;  // while the thread runs

  // Of whoever saves: the thread, or the end.
  std::mutex saving_;
  std::string saved_;
  std::string archive_problem_;
  bool was_frozen_ = false;
  std::unique_ptr<Scrubber> scrubber_;
  std::chrono::steady_clock::time_point next_sweep_;
  std::map<std::string, bool> witness_alarms_;  // by name, while they last

  std::mutex mutex_;
  std::condition_variable stop_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace renmian
