#include "api/http/due_place.hpp"

namespace renmian::http {
namespace {

constexpr std::size_t kIdLength = 36;

std::optional<std::pair<CaseId, std::string>> parse_due_place(const std::string& text) {
  const auto id = parse_id<OfCase>(text.substr(0, kIdLength));
  if (!id || text.size() <= kIdLength + 1 || text[kIdLength] != ':') return std::nullopt;
  return std::pair{*id, text.substr(kIdLength + 1)};
}

}  // namespace

std::string due_place(CaseId case_id, const std::string& code) { return to_string(case_id) + ':' + code; }

std::optional<std::pair<CaseId, std::string>> after_due_place(Query& query) {
  const auto given = query.text("after");
  if (!given) return std::nullopt;
  auto place = parse_due_place(*given);
  if (!place) query.wrong("after", {"应为上一页给出的位置", "this should be the place a page gave"});
  return place;
}

}  // namespace renmian::http
