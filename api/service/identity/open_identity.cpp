#include "api/service/identity/open_identity.hpp"

#include <algorithm>
#include <filesystem>

namespace renmian {

SealKeys open_seal_keys(const Config& config, Store& store, Random& random) {
  const std::filesystem::path file = config.seal_key();
  if (!std::filesystem::exists(file) && store.kept().list(CredentialRecord::kKind, {}, {}, 1).empty()) {
    if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path());
    SealKeys::create(file, random);
  }
  return SealKeys(file);
}

Identity::Surroundings identity_around(const IdentityParts& parts) {
  const FindHolder find_holder = [&accounts = parts.accounts](std::string_view login) -> std::optional<Holder> {
    const auto standing = accounts.find(login);
    if (!standing) return std::nullopt;
    const auto& facts = *standing->facts;
    const bool administrator = std::ranges::any_of(
        facts.grants, [](const account::Grant& grant) { return !grant.withdrawn_on && is_administrator(grant.role); });
    return Holder{facts.state == account::AccountState::active, facts.kind == account::AccountKind::service,
                  facts.unit.value, facts.name.value, administrator};
  };
  const auto context_words = [find_holder, &store = parts.store](std::string_view login) {
    std::vector<std::string> words{"renmian", "任免", std::string(login)};
    if (const auto holder = find_holder(login)) {
      words.push_back(holder->name);
      words.push_back(holder->unit);
    }
    for (const auto& unit : store.units()) words.push_back(unit.name.value);
    return words;
  };
  return {parts.store.kept(),
          parts.clock,
          parts.random,
          parts.seal_keys,
          find_holder,
          context_words,
          [&journal = parts.journal](const SignInNoted& entry) { journal.record(entry); },
          [&journal = parts.journal](const SignInNoted& entry) { journal.record_later(entry); }};
}

Identity::Settings identity_settings(const Config& config) {
  const auto& set = config.identity;
  return {.credentials = {set.second_factor,
                          set.mlps_passwords,
                          {set.argon2_memory_kib, set.argon2_passes, set.argon2_lanes}},
          .sessions = {set.session_idle_minutes * 60, set.session_hours * 3600}};
}

}  // namespace renmian
