// An Identity on records in memory, with a clock that is moved by hand, a handful of accounts, and what it put on
// record.
#pragma once

#include <map>
#include <mutex>

#include "adapters/identity/totp.hpp"
#include "adapters/store/memory_kept_records.hpp"
#include "adapters/system/secure_random.hpp"
#include "api/service/identity/identity.hpp"
#include "tests/support/base32_text.hpp"
#include "tests/support/databases.hpp"

namespace renmian::test {

inline constexpr const char* kPassword = "vq8 kd2 mx7 w";
inline constexpr const char* kOtherPassword = "tz5 hn9 rb3 k";
inline constexpr const char* kOffice = "10.1.2.3";
inline constexpr const char* kElsewhere = "198.51.100.7";

class IdentityWorld {
 public:
  explicit IdentityWorld(Identity::Settings settings = cheap()) : settings_(settings) {
    SealKeys::create(folder_.path() / "seal", random_);
    seal_keys_ = std::make_unique<SealKeys>(folder_.path() / "seal");
    holders_ = {{"zzb-001", {true, false, "组织部", "林示例"}},
                {"zzb-002", {true, false, "组织部", "王示例"}},
                {"oa", {true, true, "办公室", "公文系统"}}};
    attested_ = std::make_unique<AttestedRecords>(
        records_, *seal_keys_, [this](std::string_view kind, std::string_view) { disbelieved_.emplace_back(kind); });
    identity_ = make();
  }

  static Identity::Settings cheap() {
    Identity::Settings settings;
    settings.credentials.cost = {.memory_kib = 64, .passes = 1, .lanes = 1};
    return settings;
  }

  // The same as another node, or this one after a restart, sees it: with nothing in memory.
  std::unique_ptr<Identity> make() { return make(settings_); }
  std::unique_ptr<Identity> make(const Identity::Settings& settings) {
    const auto note = [this](const SignInNoted& entry) {
      const std::lock_guard lock(mutex_);
      noted_.push_back(entry);
    };
    return std::make_unique<Identity>(
        Identity::Surroundings{*attested_, clock_, random_, *seal_keys_,
                               [this](std::string_view account) -> std::optional<Holder> {
                                 const auto found = holders_.find(account);
                                 return found == holders_.end() ? std::nullopt : std::optional(found->second);
                               },
                               [this](std::string_view account) {
                                 if (const auto happens = std::exchange(meanwhile_, nullptr)) happens();
                                 return std::vector{std::string(account)};
                               },
                               note, note},
        settings);
  }

  Identity& identity() { return *identity_; }
  AttestedRecords& records() { return *attested_; }
  MemoryKeptRecords& database() { return records_; }                // past the program
  std::vector<std::string>& disbelieved() { return disbelieved_; }  // kinds of records
  ManualClock& clock() { return clock_; }
  Holder& holder(const std::string& account) { return holders_.find(account)->second; }
  std::vector<SignInNoted>& noted() { return noted_; }

  void pass(std::int64_t seconds) { clock_.set({clock_.now().microseconds + seconds * 1'000'000}); }

  // Happens once, when a new password is next looked at.
  void meanwhile(std::function<void()> what) { meanwhile_ = std::move(what); }

  std::shared_ptr<const Caller> caller(const std::string& token) { return identity_->find({.bearer = token}); }

  // A code of the account's second factor that was not given yet: waits for its step.
  std::string new_code(const std::string& account) {
    pass(kTotpStepSeconds);
    return totp_code(secrets_.at(account), totp_step(clock_.now()));
  }
  std::string code_now(const std::string& account) { return totp_code(secrets_.at(account), totp_step(clock_.now())); }

  // From the one-time password to a password and a second factor of their own; the token of the session.
  std::string set_up(const std::string& account, const char* password = kPassword) {
    const auto issued = identity_->issue_one_time_password(account, "sysadmin");
    auto token = std::get<OpenedSession>(identity_->sign_in({account, issued.password.value, {}, kOffice})).token;
    token =
        std::get<OpenedSession>(identity_->change_password(*caller(token), issued.password.value, password, kOffice))
            .token;
    const auto factor = std::get<NewFactor>(identity_->propose_second_factor(*caller(token), password, kOffice));
    secrets_[account] = from_base32(factor.secret.value);
    return std::get<OpenedSession>(identity_->confirm_second_factor(*caller(token), code_now(account), kOffice)).token;
  }

  std::variant<OpenedSession, NotProved> sign_in(const std::string& account, const std::string& password = kPassword,
                                                 const char* from = kOffice) {
    const bool has_factor = secrets_.contains(account);
    return identity_->sign_in({account, password, has_factor ? new_code(account) : std::string{}, from});
  }

 private:
  TemporaryFolder folder_;
  const Identity::Settings settings_;
  MemoryKeptRecords records_;
  ManualClock clock_{*parse_timestamp("2026-03-02T01:00:00.000000Z")};
  SecureRandom random_;
  std::unique_ptr<SealKeys> seal_keys_;
  std::vector<std::string> disbelieved_;
  std::unique_ptr<AttestedRecords> attested_;
  std::map<std::string, Holder, std::less<>> holders_;
  std::map<std::string, std::string> secrets_;
  std::function<void()> meanwhile_;
  std::mutex mutex_;
  std::vector<SignInNoted> noted_;
  std::unique_ptr<Identity> identity_;
};

inline bool is_in(const std::variant<OpenedSession, NotProved>& result) {
  return std::holds_alternative<OpenedSession>(result);
}
inline std::optional<std::int64_t> wait_of(const std::variant<OpenedSession, NotProved>& result) {
  return std::get<NotProved>(result).wait_seconds;
}

}  // namespace renmian::test
