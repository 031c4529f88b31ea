#include "api/http/query.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/url/parse.hpp>

#include "api/http/numbers.hpp"
#include "api/http/operation.hpp"
#include "api/http/problems.hpp"
#include "engine/audit/encoding.hpp"

namespace renmian::http {
namespace {

constexpr std::int64_t kUsualPage = 100;
constexpr std::int64_t kLargestPage = 500;

// Whether JSON and every database can hold it.
bool is_text(std::string_view value) {
  return find_invalid_utf8(value) == value.npos && value.find('\0') == value.npos;
}

}  // namespace

// The router has seen that the target is well formed.
Query::Query(const Call& call) : call_(call), target_(boost::urls::parse_origin_form(call.request.target()).value()) {}

std::optional<std::string> Query::text(std::string_view name) {
  if (!is_described(name)) throw std::logic_error("undescribed query parameter: " + std::string(name));
  asked_.emplace_back(name);
  const auto params = target_.params();
  const auto found = params.find(name);
  if (found == params.end()) return std::nullopt;
  if (params.count(name) > 1) wrong(name, {"参数重复", "the parameter is given twice"});
  std::string value((*found).value);
  if (is_text(value)) return value;
  wrong(name, {"应为 UTF-8，且不含空字符", "this should be UTF-8 without null characters"});
  return std::nullopt;
}

std::optional<CivilDate> Query::date(std::string_view name) {
  const auto given = text(name);
  if (!given) return std::nullopt;
  const auto date = parse_date(*given);
  if (!date) wrong(name, {"应为日期，如 2026-03-01", "this should be a date, e.g. 2026-03-01"});
  return date;
}

std::string Query::choice(std::string_view name, std::initializer_list<std::string_view> choices) {
  const auto given = text(name).value_or(std::string(*choices.begin()));
  if (std::ranges::find(choices, given) == choices.end()) {
    const auto all = fmt::format("{}", fmt::join(choices, ", "));
    wrong(name, {"应为下列之一：" + all, "this should be one of: " + all});
  }
  return given;
}

std::optional<std::int64_t> Query::number(std::string_view name, std::int64_t least, std::int64_t most) {
  const auto given = text(name);
  if (!given) return std::nullopt;
  const auto read = number_of<std::int64_t>(*given);
  if (read && *read >= least && *read <= most) return read;
  wrong(name, {fmt::format("应为 {} 至 {} 的整数", least, most),
               fmt::format("this should be an integer from {} to {}", least, most)});
  return std::nullopt;
}

std::size_t Query::limit() { return static_cast<std::size_t>(number("limit", 1, kLargestPage).value_or(kUsualPage)); }

void Query::wrong(std::string_view name, Text message) {
  problems_.push_back({"bad-parameter", std::string(name), std::move(message)});
}

std::optional<Response> Query::problems() {
  for (const auto& parameter : call_.operation->query) {
    if (std::ranges::find(asked_, parameter.name) == asked_.end()) {
      throw std::logic_error("query parameter described but not read: " + std::string(parameter.name));
    }
  }
  for (const auto& parameter : target_.params()) {
    if (is_described(parameter.key)) continue;
    wrong(is_text(parameter.key) ? parameter.key : "", {"没有这个参数", "there is no such parameter"});
  }
  if (problems_.empty()) return std::nullopt;
  return problem_with(kinds::kBadQuery, call_.reply_to, problems_);
}

bool Query::is_described(std::string_view name) const {
  return std::ranges::find(call_.operation->query, name, &QueryParameter::name) != call_.operation->query.end();
}

std::string Query::with_after(std::string_view after) const {
  auto next = target_;
  next.params().set("after", after);
  return {next.buffer().data(), next.buffer().size()};
}

Response Query::page_of(boost::json::array items, const std::string& next_after) const {
  if (next_after.empty()) return json_response({{"items", std::move(items)}, {"next", nullptr}});
  const auto link = with_after(next_after);
  auto response = json_response({{"items", std::move(items)}, {"next", link}});
  response.with("Link", fmt::format("<{}>; rel=\"next\"", link));
  return response;
}

}  // namespace renmian::http
