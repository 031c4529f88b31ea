#include "api/service/identity/credentials.hpp"

#include <openssl/crypto.h>

#include <algorithm>

#include "adapters/identity/password_rules.hpp"
#include "adapters/identity/totp.hpp"
#include "api/service/identity/secrets.hpp"

namespace renmian {
namespace {

constexpr std::int64_t kOneTimeSeconds = 24 * 3600;
constexpr std::int64_t kMlpsDays = 90;
constexpr std::size_t kMlpsHistory = 5;
constexpr std::size_t kFactorBytes = 20;  // RFC 4226 section 4, R6
constexpr std::string_view kIssuer = "任免";

Timestamp later_by(Timestamp time, std::int64_t seconds) { return {time.microseconds + seconds * 1'000'000}; }

}  // namespace

Credentials::Credentials(AttestedRecords& records, const Clock& clock, Random& random, const SealKeys& keys,
                         ContextWords context, Settings settings)
    : records_(records),
      clock_(clock),
      random_(random),
      keys_(keys),
      context_(std::move(context)),
      settings_(settings),
      hasher_(settings.cost, random) {}

std::optional<CredentialRecord> Credentials::find(std::string_view account) {
  auto kept = find_kept<CredentialRecord>(records_, account);
  return kept ? std::optional(std::move(kept->value)) : std::nullopt;
}

bool Credentials::change(std::string_view account, const Change& change) {
  for (;;) {
    auto kept = find_kept<CredentialRecord>(records_, account);
    if (!kept || !change(kept->value)) return false;
    if (save_kept(records_, *kept, kept->id)) return true;
  }
}

void Credentials::make_or_change(const std::string& account, const Change& change_it) {
  Kept<CredentialRecord> first{.id = account};
  first.value.changed_at = clock_.now();
  change_it(first.value);
  if (!save_kept(records_, first, account)) change(account, change_it);
}

bool Credentials::has_own_password(std::string_view account) {
  const auto credential = find(account);
  return credential && credential->password && !credential->one_time;
}

bool Credentials::has_second_factor(std::string_view account) {
  const auto credential = find(account);
  return credential && credential->second_factor;
}

std::vector<ToSetUp> Credentials::to_set_up(std::string_view account) {
  const auto credential = find(account);
  std::vector<ToSetUp> missing;
  if (!credential || !credential->password || credential->one_time || is_expired(*credential))
    missing.push_back(ToSetUp::password);
  if (settings_.second_factor && (!credential || !credential->second_factor)) {
    missing.push_back(ToSetUp::second_factor);
  }
  return missing;
}

bool Credentials::is_expired(const CredentialRecord& credential) const {
  return settings_.mlps_passwords && clock_.now() >= later_by(credential.changed_at, kMlpsDays * 86'400);
}

std::optional<Line> Credentials::proved_password(std::string_view account, std::string_view password) {
  const auto credential = find(account);
  if (!credential || !credential->password) {
    hasher_.verify_nothing(password);
    return std::nullopt;
  }
  if (!hasher_.verify(credential->password->value, password)) return std::nullopt;
  if (credential->valid_until && clock_.now() >= *credential->valid_until) return std::nullopt;
  if (hasher_.is_outdated(credential->password->value)) {
    const Line anew = hasher_.hash(password);
    const bool renewed = change(account, [&](CredentialRecord& now) {
      if (now.password != credential->password) return false;
      now.password = anew;
      return true;
    });
    if (renewed) return anew;
  }
  return credential->password;
}

bool Credentials::check_code(std::string_view account, std::string_view code) {
  return change(account, [&](CredentialRecord& credential) {
    if (!credential.second_factor) return false;
    const Secret secret(keys_.open(credential.second_factor->value, account));
    const auto last = credential.last_step ? std::optional(credential.last_step->value) : std::nullopt;
    const auto step = accepted_step(secret, code, clock_.now(), last);
    if (step) credential.last_step = *step;
    return step.has_value();
  });
}

Problems Credentials::problems_of(const std::string& account, std::string_view password,
                                  const CredentialRecord& credential) {
  const std::string place = "/new_password";
  auto bad = password_problems(password, context_(account), settings_.mlps_passwords, place);
  if (!bad.empty()) return bad;
  auto refused = settings_.mlps_passwords ? credential.earlier : std::vector<Line>{};
  if (credential.password) refused.push_back(*credential.password);
  if (std::ranges::any_of(refused, [&](const Line& phc) { return hasher_.verify(phc, password); })) {
    bad.push_back({"password-used-before",
                   place,
                   {"新密码不能与现在的或近期的密码相同", "the new password is not the present one, nor one of late"}});
  }
  return bad;
}

std::variant<bool, Problems> Credentials::set_password(const std::string& account, std::string_view new_password,
                                                       const Line& in_place_of) {
  const auto credential = find(account);
  if (!credential) return false;
  auto bad = problems_of(account, new_password, *credential);
  if (!bad.empty()) return bad;
  const auto phc = hasher_.hash(new_password);
  return change(account, [&](CredentialRecord& now) {
    if (now.password != in_place_of) return false;
    if (settings_.mlps_passwords && now.password && !now.one_time) {
      now.earlier.insert(now.earlier.begin(), *now.password);
      now.earlier.resize(std::min(now.earlier.size(), kMlpsHistory - 1));
    }
    now.password = phc;
    now.one_time = false;
    now.changed_at = clock_.now();
    now.valid_until.reset();
    return true;
  });
}

OneTimePassword Credentials::issue_one_time_password(const std::string& account) {
  OneTimePassword issued{account, new_one_time_password(random_), later_by(clock_.now(), kOneTimeSeconds)};
  const auto phc = hasher_.hash(issued.password.value);
  make_or_change(account, [&](CredentialRecord& credential) {
    credential.password = phc;
    credential.one_time = true;
    credential.changed_at = clock_.now();
    credential.valid_until = issued.valid_until;
    return true;
  });
  return issued;
}

NewFactor Credentials::propose_second_factor(const std::string& account) {
  auto bytes = random_.bytes<kFactorBytes>();
  const Secret secret{std::string(as_bytes(bytes))};
  OPENSSL_cleanse(bytes.data(), bytes.size());
  const auto sealed = keys_.seal(secret, account, random_);
  make_or_change(account, [&](CredentialRecord& credential) {
    credential.proposed_factor = sealed;
    return true;
  });
  return {base32(secret), otpauth_uri(secret, kIssuer, account)};
}

bool Credentials::confirm_second_factor(const std::string& account, std::string_view code) {
  return change(account, [&](CredentialRecord& credential) {
    if (!credential.proposed_factor) return false;
    const Secret secret(keys_.open(credential.proposed_factor->value, account));
    const auto step = accepted_step(secret, code, clock_.now(), std::nullopt);
    if (!step) return false;
    credential.second_factor = std::exchange(credential.proposed_factor, std::nullopt);
    credential.last_step = *step;
    return true;
  });
}

bool Credentials::remove_second_factor(const std::string& account) {
  return change(account, [](CredentialRecord& credential) {
    const bool had = credential.second_factor.has_value();
    credential.second_factor.reset();
    credential.proposed_factor.reset();
    credential.last_step.reset();
    return had;
  });
}

}  // namespace renmian
