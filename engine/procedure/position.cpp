#include "engine/procedure/position.hpp"

namespace renmian {
namespace {

constexpr std::string_view kSuspended = "suspended:";
constexpr std::string_view kTerminated = "terminated:";

}  // namespace

std::string to_string(const Position& position) {
  switch (position.standing) {
    case Standing::kActive:
      return std::string(position.state);
    case Standing::kSuspended:
      return std::string(kSuspended).append(position.state);
    case Standing::kTerminated:
      return std::string(kTerminated).append(position.state);
  }
  return {};
}

Position split_position(std::string_view text) {
  if (text.starts_with(kSuspended)) return {text.substr(kSuspended.size()), Standing::kSuspended};
  if (text.starts_with(kTerminated)) return {text.substr(kTerminated.size()), Standing::kTerminated};
  return {text, Standing::kActive};
}

}  // namespace renmian
