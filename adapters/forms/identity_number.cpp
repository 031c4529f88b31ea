#include "adapters/forms/identity_number.hpp"

#include <algorithm>
#include <array>
#include <chrono>

namespace renmian {
namespace {

constexpr std::array kWeights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
constexpr std::string_view kCheckCharacters = "10X98765432";
constexpr std::array<std::string_view, 35> kProvinces{
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
    "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return std::ranges::all_of(text, is_digit); }

char check_character(std::string_view first17) {
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) sum += (first17[i] - '0') * kWeights[i];
  return kCheckCharacters[static_cast<std::size_t>(sum % 11)];
}

// Of eight digits YYYYMMDD; in any year, since the standard's own example was born in 1880.
std::optional<CivilDate> day_of(std::string_view digits) {
  const auto number = [&](std::size_t from, std::size_t count) {
    int value = 0;
    for (const char c : digits.substr(from, count)) value = value * 10 + (c - '0');
    return value;
  };
  const CivilDate day{std::chrono::year{number(0, 4)}, std::chrono::month{static_cast<unsigned>(number(4, 2))},
                      std::chrono::day{static_cast<unsigned>(number(6, 2))}};
  return day.ok() ? std::optional{day} : std::nullopt;
}

bool has_shape(std::string_view number) {
  return number.size() == 18 && all_digits(number.substr(0, 17)) && (is_digit(number[17]) || number[17] == 'X');
}

}  // namespace

IdentityNumber read_identity_number(std::string_view text) {
  IdentityNumber identity{.number = std::string{text}};
  auto& number = identity.number;
  if (!number.empty() && number.back() == 'x') number.back() = 'X';
  if (number.size() == 15 && all_digits(number)) {
    number.insert(6, "19");
    number += check_character(number);
    identity.converted = true;
  }
  if (!has_shape(number)) {
    identity.faults.push_back(IdentityFault::kShape);
    return identity;
  }

  const std::string_view digits = number;
  identity.birth = day_of(digits.substr(6, 8));
  identity.male = (digits[16] - '0') % 2 == 1;
  identity.region_allocated = std::ranges::find(kProvinces, digits.substr(0, 2)) != kProvinces.end();
  if (!identity.birth) identity.faults.push_back(IdentityFault::kBirthDate);
  if (check_character(digits) != digits[17]) identity.faults.push_back(IdentityFault::kCheckCharacter);
  return identity;
}

std::string mask_identity_numbers(std::string_view text) {
  std::string masked{text};
  for (std::size_t from = 0; from < masked.size();) {
    std::size_t end = from;
    while (end < masked.size() && is_digit(masked[end])) ++end;
    const auto digits = end - from;
    if (digits == 15) std::fill_n(masked.begin() + static_cast<std::ptrdiff_t>(from) + 6, 6, '*');
    if (digits == 17 || digits == 18) std::fill_n(masked.begin() + static_cast<std::ptrdiff_t>(from) + 6, 8, '*');
    from = end + 1;
  }
  return masked;
}

}  // namespace renmian
