// Which request gave a command, so that what came of it can be found again in the logs of all who had a part in it.
// Kept beside the event, outside what is signed.
#pragma once

#include <string>
#include <string_view>

namespace renmian {

// Each is empty where there is none: the command line, the program itself.
struct Trace {
  std::string request_id;   // as the answer and the program's log have it
  std::string traceparent;  // W3C Trace Context
  std::string source;       // the address the caller came from

  friend bool operator==(const Trace&, const Trace&) = default;
};

// Whether it is a W3C traceparent of level 1, version 00: "00-<trace>-<parent>-<flags>" in lower-case hexadecimal.
bool is_traceparent(std::string_view text);

}  // namespace renmian
