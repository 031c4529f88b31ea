// Who works with an installation without accounts of a demo: the three administrators, each with a password and a
// second factor of their own, and whoever is added. Everybody stays signed in.
#pragma once

#include <map>

#include "adapters/identity/totp.hpp"
#include "api/service/accounts.hpp"
#include "api/service/identity/first_start.hpp"
#include "api/service/identity/identity.hpp"
#include "tests/support/base32_text.hpp"

namespace renmian::test {

inline constexpr const char* kOwnPassword = "vq8 kd2 mx7 w";

struct RightToHold {
  Role role = Role::cadre_section;
  std::optional<UnitId> unit = {};
  std::optional<PostLevel> highest_level = {};
  std::vector<CaseId> cases = {};
};

class Staff {
 public:
  // On the first day of the installation.
  explicit Staff(Runtime& runtime) : runtime_(runtime) {
    for (const auto& [account, password, valid_until] : first_start(runtime_)) set_up(account.value, password.value);
  }

  // Of the account's session.
  const std::string& token(const std::string& login) const { return tokens_.at(login); }
  Actor actor(const std::string& login) { return runtime_.identity().find({.bearer = tokens_.at(login)})->actor; }

  // A code of the account's second factor for this moment. None is taken twice.
  std::string code(const std::string& login, std::int64_t steps_from_now = 0) {
    return totp_code(secrets_.at(login), totp_step(runtime_.desk().clock().now()) + steps_from_now);
  }
  const std::string& secret(const std::string& login) const { return secrets_.at(login); }

  // An account that holds these rights for a month; a person's is signed in.
  void add(const std::string& login, const std::vector<RightToHold>& rights,
           account::AccountKind kind = account::AccountKind::person) {
    account::OpenAccount open;
    open.login = login;
    open.kind = kind;
    open.name = "示例 " + login;
    open.unit = "组织部";
    open.reason = "履职需要";
    const auto request = request_to_open_account(runtime_.desk(), open, actor("sysadmin"), {});
    if (!request) throw std::runtime_error(request.error().front().message.en);
    carry_out(*request);
    const auto today = date_in_china(runtime_.desk().clock().now());
    for (std::size_t i = 0; i < rights.size(); ++i) {
      account::ProposeRight propose;
      propose.role = rights[i].role;
      propose.unit = rights[i].unit;
      propose.highest_level = rights[i].highest_level;
      propose.cases = rights[i].cases;
      propose.from = today;
      propose.until = add_days(today, 30);
      propose.reason = "履职需要";
      command(login, "propose_right", write_described(propose), "sysadmin");
      command(login, "grant_right", {{"proposal", static_cast<std::int64_t>(i + 1)}}, "secadmin");
    }
    runtime_.accounts().told();
    if (kind == account::AccountKind::service) return;
    set_up(login, runtime_.identity().issue_one_time_password(login, "sysadmin").password.value);
  }

  // A command to the case of an account.
  void command(const std::string& login, const std::string& code, const boost::json::value& data,
               const std::string& by) {
    carry_out({.case_id = account::account_case_id(login), .command = code, .data = data, .actor = actor(by)});
  }

  // From a one-time password to a password and a second factor of their own.
  void set_up(const std::string& login, const std::string& one_time) {
    constexpr const char* kFrom = "127.0.0.1";
    auto& identity = runtime_.identity();
    const auto caller = [&](const OpenedSession& session) { return identity.find({.bearer = session.token}); };
    const auto first = std::get<OpenedSession>(identity.sign_in({login, one_time, {}, kFrom}));
    const auto second =
        std::get<OpenedSession>(identity.change_password(*caller(first), one_time, kOwnPassword, kFrom));
    const auto factor = std::get<NewFactor>(identity.propose_second_factor(*caller(second), kOwnPassword, kFrom));
    secrets_[login] = from_base32(factor.secret.value);
    // A step behind, so that there are codes left for now and the next step.
    tokens_[login] =
        std::get<OpenedSession>(identity.confirm_second_factor(*caller(second), code(login, -1), kFrom)).token;
  }

  // Anew, once the session has ended.
  void sign_in(const std::string& login) {
    const auto now = code(login);
    tokens_[login] =
        std::get<OpenedSession>(runtime_.identity().sign_in({login, kOwnPassword, now, "127.0.0.1"})).token;
  }

 private:
  void carry_out(Request request) {
    const auto answer = runtime_.desk().do_now(std::move(request));
    const auto* refusal = std::get_if<Refusal>(&answer);
    if (refusal == nullptr) return;
    auto what = refusal->message.en;
    for (const auto& problem : refusal->problems) what += "\n" + problem.place + ": " + problem.message.en;
    throw std::runtime_error(what);
  }

  Runtime& runtime_;
  std::map<std::string, std::string> tokens_;
  std::map<std::string, std::string> secrets_;
};

}  // namespace renmian::test
