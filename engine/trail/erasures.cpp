#include "engine/trail/erasures.hpp"

#include <fmt/format.h>

#include "engine/audit/strict_json.hpp"

namespace renmian {

bool Erasures::is_one(const Event& event) {
  return event.outcome == Event::Outcome::kAccepted && event.procedure == "erasure" &&
         event.command == "carry_out_erasure";
}

void Erasures::take(std::uint64_t log_index, std::string_view content, std::string_view origin,
                    const ContinuedLogs& logs) {
  const auto json = parse_strict(content);
  if (!json) return;
  boost::system::error_code error;
  const auto* rule = json->find_pointer("/data/rule", error);
  const auto* entries = json->find_pointer("/data/entries", error);
  if (rule == nullptr || !rule->is_string() || entries == nullptr || !entries->is_array()) return;
  acts_.push_back({log_index, std::string(rule->get_string())});
  for (const auto& entry : entries->get_array()) {
    // An erasure speaks of what was there, not of what is yet to come.
    if (!entry.is_int64() || entry.get_int64() < 0) continue;
    const auto erased = logs.place_of(origin, static_cast<std::uint64_t>(entry.get_int64()));
    if (erased && *erased < log_index) act_of_.emplace(*erased, acts_.size() - 1);
  }
}

std::optional<std::uint64_t> Erasures::erased_by(std::uint64_t log_index) const {
  const auto found = act_of_.find(log_index);
  return found == act_of_.end() ? std::nullopt : std::optional(acts_[found->second].log_index);
}

Finding Erasures::about_missing(std::uint64_t log_index) const {
  const auto found = act_of_.find(log_index);
  if (found == act_of_.end()) {
    return {{fmt::format("日志第 {} 条所附数据缺失，仅存其摘要", log_index),
             fmt::format("the data of entry {} is missing; only its digest is known", log_index)},
            Severity::kIncomplete,
            log_index};
  }
  const auto& act = acts_[found->second];
  return {{fmt::format("日志第 {} 条所附数据已依“{}”删除，见日志第 {} 条", log_index, act.rule, act.log_index),
           fmt::format("the data of entry {} was erased under \"{}\" by entry {}", log_index, act.rule, act.log_index)},
          Severity::kRemark,
          log_index};
}

}  // namespace renmian
