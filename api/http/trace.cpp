#include "api/http/trace.hpp"

#include <fmt/format.h>

#include "engine/audit/encoding.hpp"
#include "engine/case/trace.hpp"

namespace renmian::http {
namespace {

constexpr std::size_t kLength = 55;  // 2 + 1 + 32 + 1 + 16 + 1 + 2

// Of a later version, which begins alike.
bool is_later(std::string_view given) {
  const auto version = given.substr(0, 2);
  if (version.find_first_not_of("0123456789abcdef") != version.npos || version == "00" || version == "ff") return false;
  return given.size() == kLength || (given.size() > kLength && given[kLength] == '-');
}

}  // namespace

std::string traceparent_of(std::string_view given, Random& random) {
  if (is_traceparent(given)) return std::string(given);
  if (is_later(given)) {
    auto known = fmt::format("00{}", given.substr(2, kLength - 2));
    if (is_traceparent(known)) return known;
  }
  return fmt::format("00-{}-{}-00", to_hex(as_bytes(random.bytes<16>())), to_hex(as_bytes(random.bytes<8>())));
}

}  // namespace renmian::http
