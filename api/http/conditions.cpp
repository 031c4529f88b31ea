#include "api/http/conditions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "api/http/problems.hpp"

namespace renmian::http {
namespace {

constexpr std::size_t kLongestKey = 200;

std::optional<std::int64_t> version_in(std::string_view tag, CaseId id) {
  const auto prefix = fmt::format("\"{}-", to_string(id));
  if (!tag.starts_with(prefix) || !tag.ends_with('"')) return std::nullopt;
  const auto digits = tag.substr(prefix.size(), tag.size() - prefix.size() - 1);
  std::int64_t version = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), version);
  if (error != std::errc{} || end != digits.data() + digits.size() || version < 0) return std::nullopt;
  return version;
}

}  // namespace

std::string etag_of(CaseId id, std::int64_t version) { return fmt::format("\"{}-{}\"", to_string(id), version); }

boost::system::result<std::int64_t, Response> expected_version(const Call& call, CaseId id) {
  const auto given = call.request.find(field::if_match);
  if (given == call.request.end()) {
    return problem(
        kinds::kIfMatchRequired, call.reply_to,
        {"请在 If-Match 中给出所见事项的 ETag", "give the ETag of the case as you have seen it in If-Match"});
  }
  const auto version = version_in(given->value(), id);
  if (!version) {
    return problem(kinds::kBadIfMatch, call.reply_to,
                   {"If-Match 应为该事项的一个 ETag", "If-Match should be one ETag of this case"});
  }
  return *version;
}

boost::system::result<std::string, Response> idempotency_key(const HttpRequest& request, const ReplyTo& to) {
  const std::string_view key = request["Idempotency-Key"];
  const bool printable = std::ranges::all_of(key, [](char c) { return c >= ' ' && c <= '~'; });
  if (key.empty() || key.size() > kLongestKey || !printable) {
    return problem(kinds::kBadIdempotencyKey, to,
                   {"请以 Idempotency-Key 给出 1 至 200 个可打印 ASCII 字符",
                    "give 1 to 200 printable ASCII characters as Idempotency-Key"});
  }
  return std::string(key);
}

}  // namespace renmian::http
