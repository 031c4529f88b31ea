#include "api/cli/moment.hpp"

#include <charconv>

#include "engine/trail/event.hpp"

namespace renmian {
namespace {

constexpr std::int64_t kMinute = 60'000'000;
constexpr std::size_t kDateLength = 10;

template <class Number>
std::optional<Number> number_of(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// "09:30", in minutes.
std::optional<int> minutes_of(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hours = number_of<unsigned>(text.substr(0, 2));
  const auto minutes = number_of<unsigned>(text.substr(3));
  if (!hours || !minutes || *hours > 23 || *minutes > 59) return std::nullopt;
  return static_cast<int>(*hours * 60 + *minutes);
}

}  // namespace

std::optional<Moment> parse_moment(const std::string& text) {
  if (const auto index = number_of<std::uint64_t>(text)) return Moment{*index};
  if (const auto time = parse_timestamp(text)) return Moment{*time};
  const auto date = parse_date(text.substr(0, kDateLength));
  if (!date) return std::nullopt;
  if (text.size() == kDateLength) {
    return Moment{Timestamp{start_of_day_in_china(add_days(*date, 1)).microseconds - 1}};
  }
  const auto minutes =
      text[kDateLength] == ' ' ? minutes_of(std::string_view(text).substr(kDateLength + 1)) : std::nullopt;
  if (!minutes) return std::nullopt;
  return Moment{Timestamp{start_of_day_in_china(*date).microseconds + *minutes * kMinute}};
}

std::optional<Timestamp> time_of(Store& store, const Moment& moment) {
  if (const auto* time = std::get_if<Timestamp>(&moment)) return *time;
  const auto index = std::get<std::uint64_t>(moment);
  const auto entries = store.events_from(index, 1);
  if (entries.empty() || entries.front().log_index != index) return std::nullopt;
  return parse_event(entries.front().body).at;
}

CLI::Option* add_moment(CLI::App& app, const std::string& flags, std::string& text, const Words& help) {
  return app.add_option(flags, text, both(help))->check([](const std::string& given) {
    return parse_moment(given)
               ? std::string{}
               : both({"应为日志序号、日期（2026-03-01）或时间（2026-03-01 09:30）",
                       "this should be an index of the log, a day (2026-03-01) or a time (2026-03-01 09:30)"});
  });
}

}  // namespace renmian
