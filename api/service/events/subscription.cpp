#include "api/service/events/subscription.hpp"

#include <fmt/format.h>

namespace renmian {

std::string behind_id(SubscriptionId id, CaseId case_id) { return to_string(id) + ":" + to_string(case_id); }

std::string letter_id(std::string_view owner, std::uint64_t log_index) {
  return fmt::format("{}:{:016}", owner, log_index);
}

std::string sealing_purpose(SubscriptionId id) { return "subscription/" + to_string(id); }

}  // namespace renmian
