#include "api/cli/one_time_passwords_text.hpp"

#include <fmt/format.h>

#include "api/cli/terminal_text.hpp"

namespace renmian {

std::string one_time_passwords_text(const std::vector<OneTimePassword>& issued, const Session& session) {
  if (issued.empty()) return {};
  std::vector<std::vector<std::string>> rows;
  for (const auto& [account, password, valid_until] : issued) {
    rows.push_back({account.value, password.value, to_string(valid_until)});
  }
  return fmt::format(
      "{}\n{}",
      session.in_words({"一次性密码仅显示这一次，请分别交给各管理员本人，在所示时刻（UTC）之前登录并修改：",
                        "One-time passwords, shown only now; hand each to its administrator, who "
                        "signs in and changes it before the time shown (UTC):"}),
      table(rows, "  "));
}

}  // namespace renmian
