#include "adapters/identity/common_passwords.hpp"

#include <unordered_set>

namespace renmian {

namespace embedded {
extern const std::string_view kCommonPasswords;
}

bool is_common_password(std::string_view text) {
  static const auto all = [] {
    std::unordered_set<std::string_view> lines;
    auto rest = embedded::kCommonPasswords;
    rest.remove_prefix(rest.find("\n\n") + 2);  // where they are from, and under which licence
    while (!rest.empty()) {
      const auto end = rest.find('\n');
      lines.insert(rest.substr(0, end));
      rest.remove_prefix(end + 1);
    }
    return lines;
  }();
  return all.contains(text);
}

}  // namespace renmian
