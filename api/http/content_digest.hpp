// Digest fields (RFC 9530), of which sha-256 and sha-512 are known: Content-Digest of what comes in is held against it,
// and Repr-Digest goes out with what is fetched.
#pragma once

#include "api/http/message.hpp"
#include "engine/audit/digest.hpp"

namespace renmian::http {

// Nothing if the request names no digest, or only algorithms that are not known, or if all agree with the body; 400
// "bad-digest" otherwise.
std::optional<Response> wrong_digest(const Call& call);

// "sha-256=:...:"
std::string digest_field(const Hash& sha256);

}  // namespace renmian::http
