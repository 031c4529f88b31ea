#include "api/service/quota.hpp"

#include <algorithm>

#include "api/http/conditions.hpp"
#include "api/http/handlers.hpp"
#include "api/http/input.hpp"
#include "api/service/may.hpp"
#include "api/service/on_record.hpp"
#include "engine/data/writer.hpp"

namespace renmian::http {

namespace {

boost::json::value list_of(const std::vector<QuotaStanding>& standings) {
  boost::json::array items;
  for (const auto& standing : standings) items.push_back(quota_view(standing));
  return {{"items", std::move(items)}};
}

// The lines of the units that the caller's rights are for.
std::vector<QuotaStanding> shown_to(const Call& call) {
  auto standings = call.store().quota_standings();
  std::erase_if(standings, [&](const QuotaStanding& standing) {
    return lacks_right(call.desk(), *call.actor, "quota.list", standing.line.unit).has_value();
  });
  return standings;
}

}  // namespace

Response list_quota(const Call& call) {
  if (auto lacking = lacks_right(call.desk(), *call.actor, "quota.list")) return problem(*lacking, call.reply_to);
  return json_response(list_of(shown_to(call)));
}

Response set_quota(const Call& call) {
  const auto line = read_body<QuotaLine>(call);
  if (!line) return line.error();
  const Subject subject{.unit = line->unit, .level = line->level};
  if (auto lacking = lacks_right(call.desk(), *call.actor, "quota.set", subject))
    return problem(*lacking, call.reply_to);
  const auto alone = hold_others_off();
  const auto standings = shown_to(call);
  const auto before = std::ranges::find_if(standings, [&](const QuotaStanding& standing) {
    return standing.line.unit == line->unit && standing.line.level == line->level;
  });
  const bool exists = before != standings.end();
  const Replaced replaced{.exists = exists,
                          .shown = boost::json::serialize(list_of(standings)),
                          .same = exists && write_described(before->line) == write_described(*line)};
  if (auto stale = refuse_stale(call, replaced)) return std::move(*stale);
  const auto set = renmian::set_quota(call.desk(), *line, *call.actor);
  if (!set) return problem_with(kinds::kBadInput, call.reply_to, set.error());
  put_on_record(call.runtime, RegisterName::quota, to_string(line->unit), *call.actor);
  return json_response(quota_view(*set));
}

}  // namespace renmian::http
