#include "api/service/search.hpp"

#include <algorithm>

#include "api/http/handlers.hpp"
#include "api/http/problems.hpp"
#include "api/http/query.hpp"
#include "api/service/statistics.hpp"
#include "engine/data/writer.hpp"

namespace renmian::http {
namespace {

std::ptrdiff_t characters_in(std::string_view utf8) {
  return std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; });
}

}  // namespace

Response search(const Call& call) {
  Query query(call);
  Search what;
  const auto text = query.text("q");
  if (!text || text->empty()) query.wrong("q", {"须给出要查找的文字", "say what to look for"});
  if (text && characters_in(*text) > static_cast<std::ptrdiff_t>(Line::max_characters)) {
    query.wrong("q", {"至多 200 个字符", "this should be of at most 200 characters"});
  }
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
  what.text = *text;
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
