#include "api/http/content_digest.hpp"

#include <openssl/evp.h>

#include <array>

#include "api/http/field_list.hpp"
#include "api/http/problems.hpp"
#include "engine/audit/encoding.hpp"

namespace renmian::http {
namespace {

constexpr ProblemKind kBadDigest{status::bad_request, "bad-digest", {"摘要不符", "The digest does not agree"}};

std::string sha512(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha512(), nullptr) != 1) {
    throw Fault("crypto-failed", {"摘要计算失败", "a digest could not be computed"});
  }
  return {reinterpret_cast<const char*>(digest.data()), size};
}

// A member of the dictionary, "key=:base64:", perhaps with parameters (RFC 8941 sections 3.1.2, 3.2, 3.3.5).
bool agrees(std::string_view member, std::string_view body) {
  const auto equals = member.find('=');
  const auto key = member.substr(0, equals);
  if (key != "sha-256" && key != "sha-512") return true;
  if (equals == std::string_view::npos) return false;
  auto value = member.substr(equals + 1);
  value = cut(value, ';');
  if (value.size() < 2 || !value.starts_with(':') || !value.ends_with(':')) return false;
  const auto given = from_base64(value.substr(1, value.size() - 2));
  return given && *given == (key == "sha-256" ? std::string(as_bytes(sha256(body))) : sha512(body));
}

bool all_agree(std::string_view field, std::string_view body) {
  while (!field.empty()) {
    if (!agrees(cut(field, ','), body)) return false;
  }
  return true;
}

}  // namespace

std::optional<Response> wrong_digest(const Call& call) {
  const auto [first, last] = call.request.equal_range("Content-Digest");
  for (auto field = first; field != last; ++field) {
    if (all_agree(field->value(), call.request.body())) continue;
    return problem(kBadDigest, call.reply_to,
                   {"Content-Digest 与收到的内容不符", "Content-Digest does not agree with what has arrived"});
  }
  return std::nullopt;
}

std::string digest_field(const Hash& sha256) { return "sha-256=:" + to_base64(sha256) + ":"; }

}  // namespace renmian::http
