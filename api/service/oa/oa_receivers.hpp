// The OA systems whose to-do lists are kept in step: how far each is told, and what is done with its dead letters. Who
// may look is asked for by the act "oa.list", who may change something by "oa.change". Every change is put on record.
//
// Any thread. What is lacking is a value (codes of api/service/may.hpp); faults of the environment are thrown.
#pragma once

#include <functional>

#include "api/service/events/subscription.hpp"
#include "engine/case/desk.hpp"

namespace renmian {

struct OaReceiverView {
  Line name;
  Url url;
  LogIndex next;  // all entries before it have been looked at
  Count untold;   // to-dos that it is still to be told something of, those of dead letters too
  Count dead_letters;
  BOOST_DESCRIBE_CLASS(OaReceiverView, (), (name, url, next, untold, dead_letters), (), ())
};

class OaReceivers {
 public:
  struct Ports {
    Desk& desk;
    std::vector<std::pair<std::string, std::string>> systems;  // names and URLs
    std::function<void(const std::string& id, const Actor& by)> put_on_record;
  };
  template <class T>
  using Result = boost::system::result<T, Problems>;

  explicit OaReceivers(Ports ports) : ports_(std::move(ports)) {}

  Result<std::vector<OaReceiverView>> list(const Actor& by);

  Result<std::vector<DeadLetter>> dead_letters(std::string_view name, std::optional<std::uint64_t> after,
                                               std::size_t limit, const Actor& by);
  // Tried once more from the beginning. If it is not taken then either, it becomes a dead letter again.
  Result<DeadLetter> redeliver(std::string_view name, std::uint64_t log_index, const Actor& by);
  // The OA is told no more of what the letter stands for: its list stays as it is there.
  Result<DeadLetter> discard(std::string_view name, std::uint64_t log_index, const Actor& by);

 private:
  // Whose the letters are, or why `by` may not do it.
  Result<std::string> owner(std::string_view name, const Actor& by, std::string_view act);
  Result<DeadLetter> letter(std::string_view name, std::uint64_t log_index, const Actor& by);
  KeptRecords& kept() { return ports_.desk.store().kept(); }

  Ports ports_;
};

}  // namespace renmian
