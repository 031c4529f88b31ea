// The two kinds of bad news that are not a refusal by a rule (see engine/case/refusal.hpp for those).
//
// Problem   bad input: a value that names the place and what would be right there.
// Fault     the environment failed: thrown, caught once at the edge, never swallowed on the way.
#pragma once

#include <boost/system/result.hpp>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/text.hpp"

namespace renmian {

struct Problem {
  std::string code;   // stable, for programs: "unknown-member"
  std::string place;  // JSON pointer (RFC 6901), element or row
  Text message;       // what is wrong there and what would be right

  friend bool operator==(const Problem&, const Problem&) = default;
};

using Problems = std::vector<Problem>;

// A fault of the environment: database, disk, key, calendar data. `code` is stable and published.
class Fault : public std::runtime_error {
 public:
  Fault(std::string code, Text message, const std::string& detail = {})
      : std::runtime_error(code + ": " + message.en + (detail.empty() ? "" : " (" + detail + ")")),
        code_(std::move(code)),
        message_(std::move(message)) {}

  const std::string& code() const { return code_; }
  const Text& message() const { return message_; }  // for people; what() adds technical detail for the log

 private:
  std::string code_;
  Text message_;
};

// A boost::system::result that holds problems is looked at, not thrown: value() on one is a mistake in the program.
[[noreturn]] inline void throw_exception_from_error(const Problem& bad, const boost::source_location&) {
  throw std::logic_error(bad.place + ": " + bad.message.en);
}
[[noreturn]] inline void throw_exception_from_error(const Problems& bad, const boost::source_location& where) {
  if (bad.empty()) throw std::logic_error("no value");
  throw_exception_from_error(bad.front(), where);
}

}  // namespace renmian
