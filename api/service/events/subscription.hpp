// Subscriptions: who is sent which entries of the log, where to, and how signed. The log itself is the outbox: a
// subscription has a place in it, and there is no second table of messages (feed.hpp).
//
// Kept as described JSON (engine/ports/kept_records.hpp); the secrets lie there sealed.
#pragma once

#include <boost/describe.hpp>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "api/service/identity/kept.hpp"
#include "engine/base/ids.hpp"
#include "engine/data/values.hpp"

namespace renmian {

using SubscriptionId = Id<struct OfSubscription>;
using LogIndex = Whole<0, 9'007'199'254'740'991>;
using Url = TextUpTo<2000>;
using SealedText = TextUpTo<400>;

BOOST_DEFINE_ENUM_CLASS(EventFormat, structured, binary)              // CloudEvents, as they are posted
BOOST_DEFINE_ENUM_CLASS(SignatureKind, hmac_sha256, ed25519)          // Standard Webhooks v1, v1a
BOOST_DEFINE_ENUM_CLASS(SubscriptionState, active, paused, disabled)  // disabled: the receiver answered 410
BOOST_DEFINE_ENUM_CLASS(EventOutcome, accepted, refused)

// Which entries; what is absent or empty limits nothing. Days of the journal are never sent.
struct EventKinds {
  std::optional<std::vector<Line>> procedures;  // codes
  std::optional<std::vector<Line>> commands;    // codes
  std::optional<std::vector<EventOutcome>> outcomes;
  std::optional<std::vector<UnitId>> units;  // of the post that the case is about; those below them too
  BOOST_DESCRIBE_CLASS(EventKinds, (), (procedures, commands, outcomes, units), (), ())
};

// What its owner sets.
struct SubscriptionSettings {
  Url url;
  std::optional<EventFormat> format;       // absent: structured
  std::optional<SignatureKind> signature;  // absent: hmac_sha256; later changes take effect with the next secret
  std::optional<EventKinds> only;          // absent: everything that the owner may see
  std::optional<bool> with_content;        // absent: no; personal content, if the owner may see it (events.content)
  BOOST_DESCRIBE_CLASS(SubscriptionSettings, (), (url, format, signature, only, with_content), (), ())
};

struct Subscription {
  static constexpr std::string_view kKind = "subscription";
  SubscriptionId id;
  Line account;  // the owner: who sees what is sent
  SubscriptionSettings settings;
  SubscriptionState state = SubscriptionState::active;
  std::optional<Paragraph> why;       // disabled: the reason
  std::vector<SealedText> secrets;    // one; two while one takes the place of the other, the new one first
  std::optional<Url> public_key;      // of the newest, if it is a private key
  std::optional<Line> rotated_under;  // key_mark() of who asked for the newest secret
  Timestamp created_at;
  BOOST_DESCRIBE_CLASS(Subscription, (),
                       (id, account, settings, state, why, secrets, public_key, rotated_under, created_at), (), ())
};

// The place of a subscription in the log: all entries before it are delivered, lie in no interest of the subscription,
// or are those of a case that is behind, or dead letters.
struct DeliveryPlace {
  static constexpr std::string_view kKind = "delivery";
  LogIndex next;
  bool sent_back = false;  // by hand: whatever is kept of entries from `next` on is void, since they come again
  std::optional<Line> sent_back_under;  // key_mark() of who did so last
  BOOST_DESCRIBE_CLASS(DeliveryPlace, (), (next, sent_back, sent_back_under), (), ())
};

// A case whose entries before the place of the subscription are not all delivered: `log_index` is the next of them.
struct CaseBehind {
  static constexpr std::string_view kKind = "case_behind";
  CaseId case_id;
  LogIndex log_index;
  LogIndex seq;
  Count attempts;  // that failed
  Timestamp next_at;
  std::optional<Paragraph> reason;  // of the last failure
  BOOST_DESCRIBE_CLASS(CaseBehind, (), (case_id, log_index, seq, attempts, next_at, reason), (), ())
};

// A message that was given up. Its case went on without it.
struct DeadLetter {
  static constexpr std::string_view kKind = "dead_letter";
  CaseId case_id;
  LogIndex log_index;
  Count attempts;
  Timestamp failed_at;
  std::optional<Paragraph> reason;
  BOOST_DESCRIBE_CLASS(DeadLetter, (), (case_id, log_index, attempts, failed_at, reason), (), ())
};

// That a dead letter is to be tried once more.
struct Redelivery {
  static constexpr std::string_view kKind = "redelivery";
  LogIndex log_index;
  BOOST_DESCRIBE_CLASS(Redelivery, (), (log_index), (), ())
};

std::string behind_id(SubscriptionId id, CaseId case_id);
// In the order of the log.
std::string letter_id(std::string_view owner, std::uint64_t log_index);

// How secrets are kept: sealed for one purpose, and opened for the same only. Any thread.
struct Sealing {
  std::function<std::string(std::string_view purpose, std::string_view secret)> seal;
  std::function<std::string(std::string_view purpose, std::string_view sealed)> open;
};
std::string sealing_purpose(SubscriptionId id);

}  // namespace renmian
