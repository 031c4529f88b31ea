#include "engine/trail/continued_logs.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/audit/strict_json.hpp"

namespace renmian {
namespace {

bool starts_log(const Event& event) {
  return event.outcome == Event::Outcome::kAccepted && event.procedure == "system" && event.command == "start_log";
}

std::optional<std::uint64_t> index_in(const boost::json::value& json, std::string_view member) {
  const auto* object = json.if_object();
  const auto* index = object == nullptr ? nullptr : object->if_contains(member);
  if (index == nullptr || !index->is_int64() || index->get_int64() < 0) return std::nullopt;
  return static_cast<std::uint64_t>(index->get_int64());
}

std::optional<std::vector<ContinuedLog::LeftOut>> parse_left_out(const boost::json::array& json, std::uint64_t size) {
  std::vector<ContinuedLog::LeftOut> ranges;
  std::uint64_t free_from = 0, so_far = 0;
  for (const auto& each : json) {
    const auto first = index_in(each, "first"), last = index_in(each, "last");
    if (!first || !last || *first < free_from || *first > *last || *last >= size) return std::nullopt;
    ranges.push_back({*first, *last, so_far});
    so_far += *last - *first + 1;
    free_from = *last + 2;  // those that touch are one
  }
  return ranges;
}

}  // namespace

std::uint64_t ContinuedLog::carried() const {
  if (left_out.empty()) return checkpoint.size;
  const auto& last = left_out.back();
  return checkpoint.size - last.before - (last.last - last.first + 1);
}

std::optional<std::uint64_t> ContinuedLog::place_of(std::uint64_t log_index) const {
  if (log_index >= checkpoint.size) return std::nullopt;
  const auto after = std::ranges::upper_bound(left_out, log_index, {}, &LeftOut::first);
  if (after == left_out.begin()) return 1 + log_index;
  const auto& range = *std::prev(after);
  if (log_index <= range.last) return std::nullopt;
  return 1 + log_index - range.before - (range.last - range.first + 1);
}

std::uint64_t ContinuedLog::index_at(std::uint64_t place) const {
  const auto after = std::ranges::upper_bound(left_out, place - 1, {},
                                              [](const LeftOut& range) { return range.first - range.before; });
  if (after == left_out.begin()) return place - 1;
  const auto& range = *std::prev(after);
  return place - 1 + range.before + (range.last - range.first + 1);
}

std::optional<ContinuedLog> parse_continued(std::string_view content) {
  const auto json = parse_strict(content);
  if (!json) return std::nullopt;
  boost::system::error_code error;
  const auto* note = json->find_pointer("/data/continues/checkpoint", error);
  const auto* origin = json->find_pointer("/data/continues/origin", error);
  const auto* left_out = json->find_pointer("/data/continues/left_out", error);
  if (note == nullptr || !note->is_string() || origin == nullptr || !origin->is_string() || left_out == nullptr ||
      !left_out->is_array()) {
    return std::nullopt;
  }
  const std::string_view text = note->get_string();
  const auto end = text.find("\n\n");
  auto checkpoint = end == std::string_view::npos ? std::nullopt : parse_checkpoint(text.substr(0, end + 1));
  if (!checkpoint || checkpoint->origin != origin->get_string()) return std::nullopt;
  auto ranges = parse_left_out(left_out->get_array(), checkpoint->size);
  if (!ranges) return std::nullopt;
  return ContinuedLog{std::move(*checkpoint), std::move(*ranges)};
}

std::optional<Text> ContinuedLogs::take(std::uint64_t log_index, const Event& event,
                                        const std::function<std::optional<std::string>()>& content) {
  if (all_known_ || log_index != next_) return std::nullopt;
  all_known_ = !starts_log(event);
  if (all_known_) return std::nullopt;
  const auto said = content();
  if (!said) return std::nullopt;
  auto log = parse_continued(*said);
  const auto fits = [&](const ContinuedLog& older) {
    return !knows(older.checkpoint.origin) && tree_hash_of(older.checkpoint.origin) == tree_hash_of(origin_) &&
           (logs_.empty() || older.carried() < logs_.back().checkpoint.size);
  };
  if (!log || !fits(*log)) {
    all_known_ = true;
    return Text{
        fmt::format("日志第 {} 条没有按格式说明本日志接续哪一份日志、哪些记录没有沿用", log_index),
        fmt::format("entry {} does not say in the form which log is continued and what of it was left out", log_index)};
  }
  logs_.push_back(std::move(*log));
  const auto& older = logs_.back();
  all_known_ = older.checkpoint.size == 0;
  if (older.place_of(0)) ++next_;  // else what that log continued is nowhere told
  return std::nullopt;
}

const ContinuedLog* ContinuedLogs::find(std::string_view origin) const {
  const auto log =
      std::ranges::find(logs_, origin, [](const auto& each) -> std::string_view { return each.checkpoint.origin; });
  return log == logs_.end() ? nullptr : &*log;
}

ContinuedLogs::Owner ContinuedLogs::owner_of(std::uint64_t log_index) const {
  const auto* origin = &origin_;
  auto index = log_index;
  std::size_t deep = 0;
  for_each_older(log_index, [&](const ContinuedLog& log, std::uint64_t there) {
    origin = &log.checkpoint.origin;
    index = there;
    ++deep;
  });
  return {origin, all_known_ || index == 0 || deep < logs_.size()};
}

std::optional<std::uint64_t> ContinuedLogs::place_of(std::string_view origin, std::uint64_t log_index) const {
  if (origin == origin_) return log_index;
  const auto* log = find(origin);
  if (log == nullptr) return std::nullopt;
  auto place = log->place_of(log_index);
  while (place && log != logs_.data()) place = (--log)->place_of(*place);
  return place;
}

bool ContinuedLogs::has_beginning(std::string_view origin, std::uint64_t size) const {
  if (size == 0) return true;
  const auto* log = find(origin);
  return log != nullptr && place_of(origin, size - 1) == size + static_cast<std::uint64_t>(log - logs_.data());
}

}  // namespace renmian
