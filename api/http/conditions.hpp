// What a request that changes something must carry (RFC 9110 section 13, and the Idempotency-Key field): the version
// of the case the caller has seen, and a key under which a retry is recognised.
#pragma once

#include <boost/system/result.hpp>

#include "api/http/message.hpp"

namespace renmian::http {

// "<case id>-<version>", with its quotes.
std::string etag_of(CaseId id, std::int64_t version);

// The version that If-Match names for this case. Absent: 428; anything but one strong tag of this case: 400.
boost::system::result<std::int64_t, Response> expected_version(const Call& call, CaseId id);

// Of 1 to 200 printable ASCII characters; otherwise 400.
boost::system::result<std::string, Response> idempotency_key(const HttpRequest& request, const ReplyTo& to);

}  // namespace renmian::http
