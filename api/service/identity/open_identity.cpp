#include "api/service/identity/open_identity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "api/service/logging.hpp"

namespace renmian {

SealKeys open_seal_keys(const Config& config, Store& store, Random& random) {
  const std::filesystem::path file = config.seal_key();
  if (!std::filesystem::exists(file) && store.kept().list(CredentialRecord::kKind, {}, {}, 1).empty()) {
    if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path());
    SealKeys::create(file, random);
  }
  return SealKeys(file);
}

AttestedRecords::Tell tell_of_records(Journal& journal, const Clock& clock) {
  return [&journal, &clock](std::string_view kind, std::string_view id) {
    constexpr std::string_view kCode = "kept-record-changed";
    constexpr std::size_t kDigits = 16;
    // Some ids are accounts: what is told is a digest, of others the one they are.
    const auto which = (hash_from_hex(id) ? std::string(id) : to_hex(sha256(id))).substr(0, kDigits);
    log_event(spdlog::level::err, "identity", {{"finding", kCode}, {"kind", kind}, {"record", which}});
    Found found;
    found.code.value = kCode;
    found.zh.value =
        fmt::format("数据库中有一条 {} 记录（{}）并非本程序所写，未予采信，请查明谁能写入数据库", kind, which);
    found.en.value = fmt::format(
        "a {} record of the database ({}) was not written by this program and is not believed; find out who can write "
        "to the database",
        kind, which);
    found.at = clock.now();
    journal.record_later(found);
  };
}

Identity::Surroundings identity_around(const IdentityParts& parts) {
  const FindHolder find_holder = [&accounts = parts.accounts,
                                  &clock = parts.clock](std::string_view login) -> std::optional<Holder> {
    const auto standing = accounts.find(login);
    if (!standing) return std::nullopt;
    const auto& facts = *standing->facts;
    const bool administrator =
        std::ranges::any_of(facts.grants, [today = date_in_china(clock.now())](const account::Grant& grant) {
          return grant.may_hold_from(today) && is_administrator(grant.role);
        });
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
  return {parts.records,
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
