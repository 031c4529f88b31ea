// The citizen identity number (公民身份号码, GB 11643-1999): 6 digits of region, 8 of birth, 3 of sequence, odd for
// men, and a check character. Numbers of 15 digits of the first generation are converted.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/time.hpp"

namespace renmian {

enum class IdentityFault { kShape, kBirthDate, kCheckCharacter };

struct IdentityNumber {
  std::string number;  // 18 characters, the check character in upper case; as given if it has not that shape
  std::optional<CivilDate> birth;
  bool male = false;
  bool converted = false;         // from 15 digits
  bool region_allocated = false;  // the province prefix is one of GB/T 2260 or 83 (residence permits)
  std::vector<IdentityFault> faults;

  bool valid() const { return faults.empty(); }
};

IdentityNumber read_identity_number(std::string_view text);

// `text` with the birth date of each run of 15 or 18 characters that could be an identity number replaced by asterisks:
// 990101********0036.
std::string mask_identity_numbers(std::string_view text);

}  // namespace renmian
