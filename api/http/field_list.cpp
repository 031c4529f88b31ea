#include "api/http/field_list.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>

namespace renmian::http {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto first = std::min(text.find_first_not_of(" \t"), text.size());
  text.remove_prefix(first);
  return text.substr(0, text.find_last_not_of(" \t") + 1);
}

}  // namespace

std::string_view cut(std::string_view& rest, char separator) {
  const auto end = std::min(rest.find(separator), rest.size());
  const auto first = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return trimmed(first);
}

std::optional<Weighed> cut_weighed(std::string_view& list) {
  if (list.empty()) return std::nullopt;
  auto parameters = cut(list, ',');
  Weighed entry{cut(parameters, ';')};
  const auto weight = cut(parameters, ';');
  if (weight.starts_with("q=")) entry.weight = std::strtod(std::string(weight.substr(2)).c_str(), nullptr);
  if (!(entry.weight >= 0 && entry.weight <= 1)) entry.weight = 0;  // also "nan"
  return entry;
}

}  // namespace renmian::http
