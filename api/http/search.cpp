#include "api/service/search.hpp"

#include "api/http/handlers.hpp"
#include "api/http/problems.hpp"
#include "api/http/query.hpp"
#include "api/service/statistics.hpp"
#include "engine/data/reader.hpp"
#include "engine/data/writer.hpp"

namespace renmian::http {

Response search(const Call& call) {
  Query query(call);
  Search what;
  const auto text = read_described<Line>(boost::json::string(query.text("q").value_or("")));
  if (!text) query.wrong("q", text.error().front().message);
  if (const auto kind = query.text("kind")) {
    SearchKind wanted{};
    if (boost::describe::enum_from_string(kind->c_str(), wanted)) {
      what.kind = wanted;
    } else {
      query.wrong("kind", {"应为 persons、cases、units 或 posts", "this should be persons, cases, units or posts"});
    }
  }
  what.limit = query.limit();
  if (auto bad = query.problems()) return std::move(*bad);
  what.text = text->value;
  const auto found = renmian::search(call.desk(), *call.actor, what);
  if (!found) return problem(found.error(), call.reply_to);
  return json_response(search_view(*found, call.desk().catalogue()));
}

Response show_statistics(const Call& call) {
  Query query(call);
  StatisticsQuery wanted;
  wanted.unit = query.id<UnitId>("unit");
  wanted.from = query.date("from");
  wanted.until = query.date("until");
  if (auto bad = query.problems()) return std::move(*bad);
  const auto counted = statistics(call.desk(), *call.actor, wanted);
  if (!counted) return problem(counted.error(), call.reply_to);
  return json_response(write_described(*counted));
}

}  // namespace renmian::http
