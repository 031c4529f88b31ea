// Small records that belong to no case and to no register: credentials, sessions, tokens, subscriptions, answers kept
// for a repeated request. Each is a JSON document under a kind and an id; what may lie here is decided by whoever owns
// the kind. Nothing here proves anything by itself: what must not be changed unseen stands in the log.
//
// Each call is one transaction. Faults as of the store. Any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/time.hpp"

namespace renmian {

struct KeptRecord {
  std::string kind;                          // e.g. "session"
  std::string id;                            // unique within its kind
  std::string owner;                         // whose it is: an account, a subscription; may be empty
  std::int64_t version = 0;                  // how often it was saved
  std::string body;                          // JSON
  std::optional<Timestamp> expires_at = {};  // from then on it may be removed; it is given out until it is

  friend bool operator==(const KeptRecord&, const KeptRecord&) = default;
};

class KeptRecords {
 public:
  virtual ~KeptRecords() = default;

  virtual std::optional<KeptRecord> find(std::string_view kind, std::string_view id) = 0;
  // By id, after `after`; those of `owner` only, unless that is empty.
  virtual std::vector<KeptRecord> list(std::string_view kind, std::string_view owner, std::string_view after,
                                       std::size_t limit) = 0;
  // Replaces the record that stands at `record.version` (0: there must be none yet); saved it is at one version more.
  // False, and nothing is changed, if it stands elsewhere.
  [[nodiscard]] virtual bool save(const KeptRecord& record) = 0;
  virtual bool remove(std::string_view kind, std::string_view id) = 0;  // whether it was there
  virtual std::size_t remove_owned(std::string_view kind, std::string_view owner) = 0;
  virtual std::size_t remove_expired(std::string_view kind, Timestamp now) = 0;
};

}  // namespace renmian
