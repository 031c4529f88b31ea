// Reads what the registers say of a case, for the gates that look around (engine/procedure/surroundings.hpp).
//
// Where a post belongs, which quota lines are kept, and who is related to a person change seldom: they are kept for a
// second, so that a series of commands asks the store once. How many posts a line has left is read anew each time.
// Any thread. Faults of the store are thrown.
#pragma once

#include <map>
#include <mutex>
#include <unordered_map>

#include "engine/ports/store.hpp"
#include "engine/procedure/procedure.hpp"

namespace renmian {

class SurroundingsReader {
 public:
  explicit SurroundingsReader(Store& store) : store_(store) {}

  // The unit and level of a post; nothing if there is no such post.
  std::optional<QuotaPlace> where(PostId post, Timestamp now);

  // Of the case `about` when `actor` gives `command` (none: nobody gives one, everything is read).
  Surroundings read(const NewCase& about, const BookCommand* command, const Actor* actor, Timestamp now);

 private:
  struct Related {
    std::vector<KinTie> kin;
    Timestamp read_at;
  };
  struct Place {
    std::optional<QuotaPlace> of_post;
    Timestamp read_at;
  };

  std::optional<QuotaPlace> line_of(PostId post, Timestamp now);
  void read_lines(Timestamp now);
  std::vector<KinTie> kin_of(PersonId person, Timestamp now);

  Store& store_;
  std::mutex mutex_;
  std::unordered_map<PostId, Place> places_;
  std::vector<QuotaPlace> lines_;  // that are kept
  std::optional<Timestamp> lines_read_at_;
  std::unordered_map<PersonId, Related> related_;
};

}  // namespace renmian
