#include "api/service/quota.hpp"

#include "api/http/handlers.hpp"
#include "api/http/input.hpp"
#include "api/service/on_record.hpp"

namespace renmian::http {

Response list_quota(const Call& call) {
  boost::json::array items;
  for (const auto& standing : call.store().quota_standings()) items.push_back(quota_view(standing));
  return json_response({{"items", std::move(items)}});
}

Response set_quota(const Call& call) {
  const auto line = read_body<QuotaLine>(call);
  if (!line) return line.error();
  const auto set = renmian::set_quota(call.desk(), *line);
  if (!set) return problem_with(kinds::kBadInput, call.reply_to, set.error());
  put_on_record(call.runtime, RegisterName::quota, to_string(line->unit), *call.actor);
  return json_response(quota_view(*set));
}

}  // namespace renmian::http
