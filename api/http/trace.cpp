#include "api/http/trace.hpp"

#include <fmt/format.h>

#include "engine/audit/encoding.hpp"

namespace renmian::http {
namespace {

constexpr std::size_t kLength = 55;  // 2 + 1 + 32 + 1 + 16 + 1 + 2

bool is_hex(std::string_view text) { return text.find_first_not_of("0123456789abcdef") == text.npos; }
bool is_zero(std::string_view text) { return text.find_first_not_of('0') == text.npos; }

bool is_well_formed(std::string_view given) {
  if (given.size() < kLength || given[2] != '-' || given[35] != '-' || given[52] != '-') return false;
  const auto version = given.substr(0, 2), trace = given.substr(3, 32), parent = given.substr(36, 16);
  if (!is_hex(version) || !is_hex(trace) || !is_hex(parent) || !is_hex(given.substr(53, 2))) return false;
  if (version == "ff" || is_zero(trace) || is_zero(parent)) return false;
  return given.size() == kLength || (version != "00" && given[kLength] == '-');
}

}  // namespace

std::string traceparent_of(std::string_view given, Random& random) {
  if (is_well_formed(given)) return fmt::format("00{}", given.substr(2, kLength - 2));
  return fmt::format("00-{}-{}-00", to_hex(as_bytes(random.bytes<16>())), to_hex(as_bytes(random.bytes<8>())));
}

}  // namespace renmian::http
