// The program's log: lines on standard error, written by a thread of their own so that no command waits for the
// terminal. It is for operators; what must not be lost is in the audit log.
#pragma once

#include <string>

namespace renmian {

// `level`: trace, debug, info, warning, error, off. May be called again, for instance with another level.
void set_up_logging(const std::string& level);

}  // namespace renmian
