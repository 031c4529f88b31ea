// Keeps the to-do list of an OA in step with what cases wait for: follows the log, looks at what each case that moved
// waits for now, and tells the OA of each item that was created, done, finished with its case, or withdrawn.
//
// An item is known there by the case, its code, the version of the case at which it began and whom it is shown to (work
// of a role is an item for each who has it), so that telling it again does no harm: what is not answered for certain is
// told again (retries.hpp), in order for each item, and given up at last as a dead letter. As with subscriptions
// nothing is lost whenever the program ends.
//
// One thread. Faults of the store are thrown; a case that cannot be read is passed over, and what the OA is still to be
// told of it counts as not taken.
#pragma once

#include "api/service/events/subscription.hpp"
#include "api/service/oa/oa_template.hpp"
#include "engine/case/desk.hpp"

namespace renmian {

struct OaPending {
  OaDeed deed = OaDeed::created;
  LogIndex version;
  BOOST_DESCRIBE_CLASS(OaPending, (), (deed, version), (), ())
};

// One item in the list of one person there.
struct OaTodo {
  static constexpr std::string_view kKind = "oa_todo";
  CaseId case_id;
  Line code;
  Line command;
  Line receiver;  // login name there
  CivilDate since;
  LogIndex version;    // of the case when it began
  LogIndex log_index;  // of the entry that was looked at last; given up: of its dead letter
  bool open = true;
  bool given_up = false;
  std::vector<OaPending> pending;  // what the OA is still to be told, in order
  Count attempts;
  Timestamp next_at;
  Timestamp created_at;
  BOOST_DESCRIBE_CLASS(OaTodo, (),
                       (case_id, code, command, receiver, since, version, log_index, open, given_up, pending, attempts,
                        next_at, created_at),
                       (), ())

  bool is_of(const DeadLetter& letter) const { return given_up && log_index.value == letter.log_index.value; }
  // The OA is told nothing of it until it begins anew.
  bool is_discarded() const { return given_up && pending.empty(); }
};

// Whose the records of an OA are, its dead letters among them.
std::string oa_owner(std::string_view name);

// That the OA is not to be told of what this dead letter stands for. False: it was changed meanwhile. Any thread.
[[nodiscard]] bool discard_todos(KeptRecords& kept, const std::string& owner, const DeadLetter& letter);

class OaPush {
 public:
  // What they refer to outlives it.
  OaPush(Desk& desk, Random& random, const OaSystem& system, PostMessage post);

  // Looks at the entries of the log that came since, and tells the OA what may be told now. Gives how many messages
  // were sent.
  std::size_t step();

  // Dead letters are kept under this owner. Asked for once more (Redelivery), one is tried from the beginning.
  const std::string& owner() const { return owner_; }

 private:
  using Todo = Kept<OaTodo>;

  void follow();
  void look_at(CaseId id, std::uint64_t log_index);
  void close(Todo todo, OaDeed deed, std::uint64_t log_index);
  void save(Todo todo);
  void take_up_letters();
  bool tell(Todo todo);
  void failed(Todo todo, const PostResult& result);
  std::vector<std::string> receivers_of(const DueItem& item) const;
  std::string owner_of(CaseId id) const { return owner_ + ":" + to_string(id); }
  OaValues values_of(const OaTodo& todo, std::int64_t version);
  Timestamp now() const { return desk_.clock().now(); }

  Desk& desk_;
  Random& random_;
  const OaSystem& system_;
  const PostMessage post_;
  const std::string owner_;
  KeptRecords& kept_;
};

}  // namespace renmian
