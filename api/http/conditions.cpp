#include "api/http/conditions.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "api/http/field_list.hpp"
#include "api/http/numbers.hpp"
#include "api/http/problems.hpp"
#include "engine/audit/digest.hpp"

namespace renmian::http {
namespace {

constexpr std::size_t kLongestKey = 200;
constexpr std::size_t kTagDigest = 16;  // bytes of the digest that an ETag shows

// A tag without what it says of a content coding: "x-gzip" with its quotes is "x".
std::string without_coding(std::string_view tag) {
  constexpr std::string_view kGzip = "-gzip\"";
  if (!tag.ends_with(kGzip)) return std::string(tag);
  return std::string(tag.substr(0, tag.size() - kGzip.size())) + '"';
}

bool is_strong_tag(std::string_view tag) {
  return tag.size() >= 2 && tag.starts_with('"') && tag.ends_with('"') &&
         tag.substr(1, tag.size() - 2).find('"') == tag.npos;
}

// The characters of a string of RFC 8941 section 3.3.3; nothing if it is none.
std::optional<std::string> unquoted(std::string_view text) {
  if (text.size() < 2 || !text.ends_with('"')) return std::nullopt;
  text = text.substr(1, text.size() - 2);
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') return std::nullopt;
    if (text[i] == '\\' && (++i == text.size() || (text[i] != '"' && text[i] != '\\'))) return std::nullopt;
    plain += text[i];
  }
  return plain;
}

std::optional<std::int64_t> version_in(std::string_view tag, CaseId id) {
  const auto prefix = fmt::format("\"{}-", to_string(id));
  if (!tag.starts_with(prefix) || !tag.ends_with('"')) return std::nullopt;
  const auto version = number_of<std::int64_t>(tag.substr(prefix.size(), tag.size() - prefix.size() - 1));
  return version && *version >= 0 ? version : std::nullopt;
}

}  // namespace

bool changes_something(verb method) {
  return method == verb::post || method == verb::put || method == verb::patch || method == verb::delete_;
}

std::string etag_of(CaseId id, std::int64_t version) { return fmt::format("\"{}-{}\"", to_string(id), version); }

std::string etag_of(std::string_view body) {
  return fmt::format("\"{}\"", to_hex(as_bytes(sha256(body)).substr(0, kTagDigest)));
}

bool names(std::string_view list, std::string_view tag) {
  while (!list.empty()) {
    auto given = cut(list, ',');
    if (given.starts_with("W/")) given.remove_prefix(2);
    if (given == "*" || without_coding(given) == tag) return true;
  }
  return false;
}

boost::system::result<std::int64_t, Response> expected_version(const Call& call, CaseId id) {
  const auto given = call.request.find(field::if_match);
  if (given == call.request.end()) {
    return problem(
        kinds::kIfMatchRequired, call.reply_to,
        {"请在 If-Match 中给出所见事项的 ETag", "give the ETag of the case as you have seen it in If-Match"});
  }
  const auto version = version_in(without_coding(given->value()), id);
  if (!version) {
    return problem(kinds::kBadIfMatch, call.reply_to,
                   {"If-Match 应为该事项的一个 ETag", "If-Match should be one ETag of this case"});
  }
  return *version;
}

std::optional<Response> refuse_stale(const Call& call, const Replaced& replaced) {
  const auto given = call.request.find(field::if_match);
  if (given == call.request.end()) {
    if (!replaced.exists || replaced.same) return std::nullopt;
    return problem(
        kinds::kIfMatchRequired, call.reply_to,
        {"请在 If-Match 中给出所见资源的 ETag", "give the ETag of the resource as you have seen it in If-Match"});
  }
  if (!is_strong_tag(given->value())) {
    return problem(kinds::kBadIfMatch, call.reply_to,
                   {"If-Match 应为该资源的一个 ETag", "If-Match should be one ETag of this resource"});
  }
  const auto present = etag_of(replaced.shown);
  if (replaced.same || names(given->value(), present)) return std::nullopt;
  auto response = problem(kinds::kStaleResource, call.reply_to,
                          {"资源已被修改，请先重新读取", "the resource has been changed; look at it again"});
  return response.with("ETag", present);
}

std::unique_lock<std::mutex> hold_others_off() {
  static std::mutex mutex;
  return std::unique_lock(mutex);
}

boost::system::result<std::string, Response> idempotency_key(const HttpRequest& request, const ReplyTo& to) {
  const std::string_view given = request["Idempotency-Key"];
  const auto key = given.starts_with('"') ? unquoted(given) : std::string(given);
  if (!key || key->empty() || key->size() > kLongestKey ||
      !std::ranges::all_of(*key, [](char c) { return c >= ' ' && c <= '~'; })) {
    return problem(kinds::kBadIdempotencyKey, to,
                   {"请以 Idempotency-Key 给出 1 至 200 个可打印 ASCII 字符",
                    "give 1 to 200 printable ASCII characters as Idempotency-Key"});
  }
  return *key;
}

}  // namespace renmian::http
