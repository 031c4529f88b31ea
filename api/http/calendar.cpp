#include "api/http/handlers.hpp"
#include "api/http/problems.hpp"
#include "api/http/query.hpp"
#include "api/service/calendar_views.hpp"
#include "engine/data/writer.hpp"

namespace renmian::http {
namespace {

constexpr std::int64_t kMostDays = 10'000;

std::optional<int> number(Query& query, std::string_view name, std::int64_t least, std::int64_t most) {
  const auto given = query.number(name, least, most);
  return given ? std::optional(static_cast<int>(*given)) : std::nullopt;
}

}  // namespace

Response show_calendar(const Call& call) {
  Query query(call);
  const auto year = number(query, "year", 1900, 9999);
  if (auto bad = query.problems()) return std::move(*bad);
  const auto shown = calendar(call.desk(), year, *call.actor);
  return shown ? json_response(write_described(*shown)) : problem(shown.error(), call.reply_to);
}

Response count_working_days(const Call& call) {
  Query query(call);
  const auto from = query.date("from");
  const auto days = number(query, "days", 0, kMostDays);
  const auto to = query.date("to");
  if (!from) query.wrong("from", {"缺少参数", "this parameter is needed"});
  if (days.has_value() == to.has_value()) query.wrong("to", {"days 与 to 择一", "either days or to"});
  if (auto bad = query.problems()) return std::move(*bad);
  const auto counted = days ? working_days_from(call.desk(), *from, *days, *call.actor)
                            : working_days_up_to(call.desk(), *from, *to, *call.actor);
  return counted ? json_response(write_described(*counted))
                 : problem_with(kinds::kBadQuery, call.reply_to, counted.error());
}

}  // namespace renmian::http
