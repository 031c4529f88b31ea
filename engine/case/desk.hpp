// The desk at which cases are handled: every interface gives its commands here, and reads cases here.
//
// A command takes two calls around the commit, so that no thread need wait for the disk:
//     auto pending = desk.prepare(request);      load, check, judge; may already hold the answer
//     committer.submit(pending.take(), ...)      many at once
//     desk.settle(pending, result)               the answer, or "judge it again", since the case moved meanwhile
// do_now() does all of it and waits. All functions may be called from any thread; faults of the environment are thrown.
#pragma once

#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <unordered_map>
#include <variant>
#include <vector>

#include "engine/access/access.hpp"
#include "engine/case/advance.hpp"
#include "engine/case/signed_tree.hpp"
#include "engine/case/surroundings_reader.hpp"
#include "engine/ports/clock.hpp"
#include "engine/ports/random.hpp"

namespace renmian {

// After the entry of the log with this index, or at this time.
using Moment = std::variant<std::uint64_t, Timestamp>;

// A case about to be opened.
struct Opening {
  std::string procedure;
  PersonId person;
  PostId post;
  std::optional<BatchId> batch;
};

struct Request {
  CaseId case_id;
  std::optional<Opening> opening;  // for the first command of a new case
  std::string command;
  boost::json::value data;
  Actor actor;
  std::optional<std::int64_t> expected_version;  // refuse if the case stands at another
  std::string idempotency_key;                   // empty: none
  Trace trace = {};                              // kept with the event
};

// A refusal of `request` that nothing was recorded of yet.
Refusal refusal_of(Refusal::Kind kind, const Request& request, Text message);

// Keeps recently used cases, so that a case in work is not read again for every step. The commit checks that what was
// judged is still the latest, so a stale entry costs a second judgement, never a wrong one. Any thread.
class CaseCache {
 public:
  explicit CaseCache(std::size_t capacity) : capacity_(capacity) {}
  std::shared_ptr<const LoadedCase> find(CaseId id);
  void put(std::shared_ptr<const LoadedCase> loaded);  // keeps the later of two
  void drop(CaseId id);

 private:
  using Order = std::list<std::shared_ptr<const LoadedCase>>;
  std::size_t capacity_;
  std::mutex mutex_;
  Order order_;  // most recently used first
  std::unordered_map<CaseId, Order::iterator> places_;
};

class Desk {
 public:
  // What they refer to outlives the desk.
  Desk(Store& store, Committer& committer, Catalogue& catalogue, const WorkingDays& calendar, const Clock& clock,
       Random& random, std::size_t cached_cases = 4096);

  struct Pending {
    Request request;
    Hash fingerprint{};
    std::optional<Answer> answer;  // set: nothing is to be committed
    std::optional<Judged> judged;
    int attempts = 0;
    int without_vacancy = 0;  // how often the commit found none left for the case
  };

  Pending prepare(Request request);
  // Once the proposal of `pending` was submitted and `result` came back: true if the answer is there, false if the
  // command was judged again and is to be submitted once more.
  bool settle(Pending& pending, const CommitResult& result);

  Answer do_now(Request request);

  // What was answered under the request's idempotency key, as the log tells it; nothing if it was not used.
  std::optional<Answer> answered_before(const Pending& pending);

  // Is told every refusal that becomes no event of a case: that of a case never opened, and the repetition of what the
  // case's last event refused already. Set before the first command; called on the threads that command.
  using RefusalListener = std::function<void(const Request&, const Refusal&)>;
  void tell_refusals_to(RefusalListener listener) { listener_ = std::move(listener); }

  // From now on every command is put to `access` first, which outlives the desk; without, everything is allowed. A case
  // that the caller may not know of is answered like one that does not exist. Set before the first command.
  void guard_with(const Access& access) { access_ = &access; }
  const Access* access() const { return access_; }

  // What rights to a case, or to one about to be opened, are asked about.
  Subject subject_of(const LoadedCase& loaded);
  Subject subject_of(const Opening& opening);

  // The same for many cases: all or nothing, or each by itself. Answers in the order of the requests.
  std::vector<Answer> do_all(std::vector<Request> requests, bool all_or_nothing);

  // Gives `requests` and, together with those of them that are accepted, one command more that says what was done:
  // `summarise` makes it of their places, and is asked again whenever they had to be judged again. Neither stands in
  // the log without the other; what is refused is recorded by itself, and has no part in the summary. All or nothing:
  // one refusal leaves everything undone. Given again under the same keys, everything is answered as the first time.
  using Summarise = std::function<Request(const std::vector<std::size_t>& accepted)>;
  struct JointAnswers {
    std::vector<Answer> each;       // in the order of the requests
    std::optional<Answer> summary;  // nothing: none was accepted, or one of all-or-nothing was refused
  };
  JointAnswers do_jointly(std::vector<Request> requests, const Summarise& summarise, bool all_or_nothing);

  // Reads those of the cases that are not at hand, in one statement, so that the commands that follow need not.
  void warm(std::span<const CaseId> ids);

  CaseId new_case_id();

  // The case as the last commit left it, or nothing.
  std::shared_ptr<const LoadedCase> load(CaseId id);
  // The same, if its events were read already: all of them, by seq, not empty.
  std::shared_ptr<const LoadedCase> load(std::span<const StoredEvent> events);
  // The case as it stood at an earlier moment, read from its events up to then; nothing if it was not open yet.
  std::shared_ptr<const LoadedCase> load_at(CaseId id, const Moment& moment);
  // What is possible now, or was at that time, with the verdict of every gate. Registers are read as they are now.
  std::vector<Prospect> prospects(const LoadedCase& loaded, std::optional<Timestamp> at = {}) const;

  Store& store() { return store_; }
  Catalogue& catalogue() { return catalogue_; }
  const WorkingDays& calendar() const { return calendar_; }
  const Clock& clock() const { return clock_; }
  Committer& committer() { return committer_; }

 private:
  void answer_or_judge(Pending& pending);
  void judge(Pending& pending);
  void see_whether_recorded(Pending& pending, const std::shared_ptr<const LoadedCase>& loaded, Refusal& refusal);
  bool submit_and_settle(const std::vector<std::vector<Pending*>>& groups);
  std::shared_ptr<const LoadedCase> recent(CaseId id);  // from the cache if it is there
  std::shared_ptr<const LoadedCase> taken_in(std::span<const StoredEvent> events);
  std::shared_ptr<const LoadedCase> case_of(const Request& request);
  void place(Subject& subject, PersonId person, PostId post);
  std::optional<Refusal> refused_by_right(Request& request, const LoadedCase& loaded);
  Answer recall(const Pending& pending, const KeyUse& used);

  Store& store_;
  Committer& committer_;
  Catalogue& catalogue_;
  const WorkingDays& calendar_;
  const Clock& clock_;
  Random& random_;
  SignedTree tree_;
  CaseCache cache_;
  RefusalListener listener_;
  const Access* access_ = nullptr;
  mutable SurroundingsReader registers_;
};

}  // namespace renmian
