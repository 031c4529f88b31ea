// What every answer gets last, in one place: the ETag of what is read, "not modified" for who has it already (RFC 9110
// section 13.1.2), and gzip (RFC 1952) for those of more than 1 KiB, if the client takes it and the type is not
// compressed already. A compressed representation has a tag of its own, `-gzip` within the quotes. Pure; any thread.
#pragma once

#include "api/http/message.hpp"

namespace renmian::http {

// `secret`: it is not compressed, since the length of what is compressed tells of what it holds (BREACH).
Response finished(const HttpRequest& request, Response response, bool secret);

// Whether finishing takes long enough to be done on a worker thread.
bool takes_long_to_finish(const HttpRequest& request, const Response& response, bool secret);

}  // namespace renmian::http
