// The settings of how people prove who they are, as the configuration file has them (config.hpp).
#pragma once

#include <boost/describe.hpp>
#include <optional>

#include "api/service/config.hpp"
#include "engine/data/values.hpp"

namespace renmian {

BOOST_DEFINE_ENUM_CLASS(SecondFactor, required, off)

// Nothing laxer than OWASP's least can be set for passwords, and nothing longer than its most for sessions.
struct IdentitySettings {
  std::optional<TextUpTo<2000>> seal_key_file;
  std::optional<SecondFactor> second_factor;
  std::optional<bool> mlps_passwords;
  std::optional<Whole<19'456, 4'194'304>> argon2_memory_kib;
  std::optional<Whole<2, 100>> argon2_passes;
  std::optional<Whole<1, 64>> argon2_lanes;
  std::optional<Whole<1, 30>> session_idle_minutes;
  std::optional<Whole<1, 12>> session_hours;
  BOOST_DESCRIBE_CLASS(IdentitySettings, (),
                       (seal_key_file, second_factor, mlps_passwords, argon2_memory_kib, argon2_passes, argon2_lanes,
                        session_idle_minutes, session_hours),
                       (), ())
};

// What the settings leave out stays as it was.
void apply(const IdentitySettings& settings, IdentityConfig& identity);

}  // namespace renmian
