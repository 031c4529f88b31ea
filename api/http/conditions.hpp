// What a request that changes something must carry (RFC 9110 section 13, and the Idempotency-Key field,
// draft-ietf-httpapi-idempotency-key-header-07): the version of the resource the caller has seen, and a key under which
// a retry is recognised.
#pragma once

#include <boost/system/result.hpp>
#include <mutex>
#include <optional>

#include "api/http/message.hpp"

namespace renmian::http {

// Whether the method is one that changes something (RFC 9110 section 9.2.1: is not safe).
bool changes_something(verb method);
inline bool changes_something(const HttpRequest& request) { return changes_something(request.method()); }

// "<case id>-<version>", with its quotes.
std::string etag_of(CaseId id, std::int64_t version);

// Of what a resource is shown as: a digest, with its quotes.
std::string etag_of(std::string_view body);

// Whether a list of tags names this one; weak comparison, "*" names all. What a tag says of a content coding
// (finishing.hpp) is left aside.
bool names(std::string_view list, std::string_view tag);

// The version that If-Match names for this case. Absent: 428; anything but one strong tag of this case: 400.
boost::system::result<std::int64_t, Response> expected_version(const Call& call, CaseId id);

// What is about to be replaced by PUT.
struct Replaced {
  bool exists = false;
  std::string shown;  // as GET answers it
  bool same = false;  // it is already what it is to become: a repetition, which does no harm
};

// Why it may not be replaced: 428 without If-Match, 412 with the present ETag if that names another state, 400 for a
// tag that is weak or none. What does not exist yet, or is already the same, needs no If-Match.
std::optional<Response> refuse_stale(const Call& call, const Replaced& replaced);

// Held from the comparison to the replacement, so that of two who saw the same state one is told; on each node by
// itself.
std::unique_lock<std::mutex> hold_others_off();

// Of 1 to 200 printable ASCII characters, bare or as a string of RFC 8941; otherwise 400.
boost::system::result<std::string, Response> idempotency_key(const HttpRequest& request, const ReplyTo& to);

}  // namespace renmian::http
