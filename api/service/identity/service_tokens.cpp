#include "api/service/identity/service_tokens.hpp"

#include <limits>

#include "api/service/identity/secrets.hpp"
#include "api/service/keyed_id.hpp"

namespace renmian {
namespace {

constexpr std::int64_t kSecond = 1'000'000;
constexpr std::int64_t kSaveUsedEvery = 60 * kSecond;
constexpr auto kAlways = std::numeric_limits<std::int64_t>::max();

TokenView view_of(const std::string& id, const ServiceTokenRecord& token) {
  return {id,
          token.account,
          token.label,
          token.issued_by,
          token.issued_at,
          token.expires_at,
          token.used_at,
          token.revoked_at};
}

CertificateView view_of(const std::string& id, const ClientCertificateRecord& certificate) {
  return {id, certificate.account, certificate.label, certificate.registered_by, certificate.registered_at};
}

}  // namespace

ServiceTokens::ServiceTokens(AttestedRecords& records, const Clock& clock, Random& random, FindHolder find_holder,
                             CallerCache& cache)
    : records_(records), clock_(clock), random_(random), find_holder_(std::move(find_holder)), cache_(cache) {}

bool ServiceTokens::may_hold(std::string_view account) const {
  const auto holder = find_holder_(account);
  return holder && holder->active && holder->service;
}

std::shared_ptr<const Caller> ServiceTokens::caller_of(std::string_view account, std::string_view auth) const {
  const auto holder = find_holder_(account);
  if (!holder || !holder->active || !holder->service) return nullptr;
  return std::make_shared<const Caller>(
      Caller{{.id = std::string(account), .unit = holder->unit, .auth = std::string(auth)}});
}

std::shared_ptr<const Caller> ServiceTokens::find(const std::string& digest) {
  const auto state = cache_.state();
  auto kept = find_kept<ServiceTokenRecord>(records_, digest);
  const auto now = clock_.now();
  if (!kept || kept->value.revoked_at || now >= kept->value.expires_at) return nullptr;
  auto& token = kept->value;
  auto caller = caller_of(token.account.value, "token");
  if (caller == nullptr) return nullptr;
  if (!token.used_at || now.microseconds - token.used_at->microseconds >= kSaveUsedEvery) {
    token.used_at = now;
    // If another node was faster, it has saved the same.
    static_cast<void>(save_kept(records_, *kept, token.account));
  }
  cache_.put(digest, {caller, now, now, token.expires_at, kAlways}, state);
  return caller;
}

std::shared_ptr<const Caller> ServiceTokens::find_certificate(const std::string& fingerprint) {
  const auto state = cache_.state();
  const auto kept = find_kept<ClientCertificateRecord>(records_, fingerprint);
  auto caller = kept ? caller_of(kept->value.account.value, "certificate") : nullptr;
  const auto now = clock_.now();
  if (caller != nullptr) cache_.put(fingerprint, {caller, now, now, {kAlways}, kAlways}, state);
  return caller;
}

IssuedToken ServiceTokens::issue(const TokenToIssue& what, const std::string& by, const std::optional<Line>& under) {
  const auto now = clock_.now();
  for (const auto& [id, version, before] : list_kept<ServiceTokenRecord>(records_, what.account.value)) {
    if (!under || before.issued_under != under || before.used_at) continue;
    if (now.microseconds - before.issued_at.microseconds < kKeyToSecretHolds) {
      records_.remove(ServiceTokenRecord::kKind, id);
    }
  }
  auto token = new_token(random_, kServiceTokenPrefix);
  const Kept<ServiceTokenRecord> kept{
      digest_of(token),
      0,
      {what.account, what.label, by, now, {now.microseconds + what.days * 86'400 * kSecond}, {}, {}, under}};
  if (!save_kept(records_, kept, what.account)) {
    throw Fault("store-failed", {"令牌未能保存。", "The token could not be kept."});
  }
  return {std::move(token), view_of(kept.id, kept.value)};
}

std::vector<TokenView> ServiceTokens::list(std::string_view account) {
  std::vector<TokenView> views;
  for (const auto& [id, version, token] : list_kept<ServiceTokenRecord>(records_, account)) {
    views.push_back(view_of(id, token));
  }
  return views;
}

std::optional<TokenView> ServiceTokens::show(const std::string& id) {
  const auto kept = find_kept<ServiceTokenRecord>(records_, id);
  return kept ? std::optional(view_of(id, kept->value)) : std::nullopt;
}

bool ServiceTokens::revoke(const std::string& id) {
  for (;;) {
    auto kept = find_kept<ServiceTokenRecord>(records_, id);
    if (!kept || kept->value.revoked_at) return false;
    kept->value.revoked_at = clock_.now();
    if (!save_kept(records_, *kept, kept->value.account)) continue;
    cache_.drop(id);
    return true;
  }
}

std::optional<CertificateView> ServiceTokens::register_certificate(const CertificateToRegister& what,
                                                                   const std::string& by) {
  const Kept<ClientCertificateRecord> kept{what.fingerprint.value, 0, {what.account, what.label, by, clock_.now()}};
  if (!save_kept(records_, kept, what.account)) return std::nullopt;
  return view_of(kept.id, kept.value);
}

std::vector<CertificateView> ServiceTokens::list_certificates() {
  std::vector<CertificateView> views;
  for (const auto& [id, version, certificate] : list_kept<ClientCertificateRecord>(records_, {})) {
    views.push_back(view_of(id, certificate));
  }
  return views;
}

std::optional<CertificateView> ServiceTokens::show_certificate(const std::string& id) {
  const auto kept = find_kept<ClientCertificateRecord>(records_, id);
  return kept ? std::optional(view_of(id, kept->value)) : std::nullopt;
}

bool ServiceTokens::remove_certificate(const std::string& id) {
  const bool was_there = records_.remove(ClientCertificateRecord::kKind, id);
  cache_.drop(id);
  return was_there;
}

}  // namespace renmian
