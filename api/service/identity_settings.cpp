#include "api/service/identity_settings.hpp"

namespace renmian {

void apply(const IdentitySettings& settings, IdentityConfig& identity) {
  const auto set = [](auto& target, const auto& value) {
    if (value) target = static_cast<std::remove_reference_t<decltype(target)>>(value->value);
  };
  if (settings.seal_key_file) identity.seal_key_file = settings.seal_key_file->value;
  if (settings.second_factor) identity.second_factor = *settings.second_factor == SecondFactor::required;
  if (settings.mlps_passwords) identity.mlps_passwords = *settings.mlps_passwords;
  set(identity.argon2_memory_kib, settings.argon2_memory_kib);
  set(identity.argon2_passes, settings.argon2_passes);
  set(identity.argon2_lanes, settings.argon2_lanes);
  set(identity.session_idle_minutes, settings.session_idle_minutes);
  set(identity.session_hours, settings.session_hours);
}

}  // namespace renmian
