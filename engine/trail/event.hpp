// One entry of the audit log: what was asked of a case, by whom, under which rules, and what came of it
// (audit-trail 2.2). Its body is canonical JSON (RFC 8785, narrow profile) and holds no personal content: that is in
// the payload, of which the body has the salted digest.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/audit/digest.hpp"
#include "engine/base/ids.hpp"
#include "engine/procedure/actor.hpp"

namespace renmian {

struct Event {
  enum class Outcome { kAccepted, kRefused };

  std::string origin;  // of the log
  EventId id;
  CaseId case_id;
  std::int64_t seq = 0;
  Hash previous{};  // leaf hash of the case's event before; zeros for the first
  std::string procedure;
  std::int64_t procedure_version = 1;
  std::string procedure_digest;
  std::string policy_digest;
  std::string command;
  std::string from, to;  // positions
  Outcome outcome = Outcome::kAccepted;
  std::vector<std::pair<std::string, std::string>> gates;  // id, verdict code
  Actor actor;
  Timestamp at;
  Hash request{};         // fingerprint of the request
  Hash payload_digest{};  // SHA-256(salt || content)
};

std::string to_body(const Event& event);

// Throws Fault "event-unreadable" for bytes that are no event body of this version.
Event parse_event(std::string_view body);

}  // namespace renmian
