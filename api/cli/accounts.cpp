// account init | recover | list | show | open | propose | grant | refuse | withdraw | disable | propose-disabling |
// confirm-disabling | enable | close
#include "api/service/accounts.hpp"

#include <limits>

#include "api/cli/commands.hpp"
#include "api/cli/one_time_passwords_text.hpp"
#include "api/cli/terminal_text.hpp"
#include "api/service/identity/administration.hpp"
#include "api/service/identity/first_start.hpp"
#include "engine/data/writer.hpp"

namespace renmian {
namespace {

namespace json = boost::json;

std::string titles_of(const std::vector<Role>& roles, const Session& session) {
  std::string titles;
  for (const auto role : roles) titles.append(titles.empty() ? "" : ", ").append(session.in_words(title_of(role)));
  return titles;
}

std::vector<std::string> row_of(const AccountRow& row, const Session& session) {
  return {row.login.value, row.name.value, row.unit.value, std::string(boost::describe::enum_to_string(row.state, "")),
          titles_of(row.roles, session)};
}

ExitStatus give(Session& session, const std::string& login, std::string_view command, json::value data) {
  const auto answer = session.desk().do_now({.case_id = account::account_case_id(login),
                                             .opening = {},
                                             .command = std::string(command),
                                             .data = std::move(data),
                                             .actor = session.actor()});
  session.runtime().accounts().told();
  return session.answer(answer);
}

struct AccountInit {
  static constexpr const char* name = "init";
  static constexpr Words help{"设立三员并发放一次性密码；已发放而未修改的重新发放",
                              "found the three administrators with one-time passwords, or issue new ones to those who "
                              "have set none of their own"};

  void options(CLI::App&) {}

  ExitStatus run(Session& session) {
    auto issued = first_start(session.runtime());
    if (issued.empty()) issued = start_again(session.runtime());
    if (issued.empty()) {
      return session.refuse({"already-set-up",
                             "",
                             {"三员均已设置自己的密码，或为演示环境",
                              "all administrators have passwords of their own, or this is a demo"}});
    }
    return session.show(write_described(issued), one_time_passwords_text(issued, session));
  }
};

struct AccountRecover {
  static constexpr const char* name = "recover";
  static constexpr Words help{"管理员忘记密码：结束其会话，发放一次性密码，记录在案",
                              "for an administrator who forgot their password: end their sessions and issue a one-time "
                              "password, on record"};
  std::string login;
  Line reason;

  void options(CLI::App& app) {
    app.add_option("LOGIN", login, both({"登录名", "login"}))->required();
    app.add_option("--reason", reason.value, both({"原因", "why"}))->required();
  }

  ExitStatus run(Session& session) {
    const auto checked = read_described<Line>(write_described(reason));
    if (!checked) return session.refuse(checked.error());
    const auto issued = recover_account(session.runtime(), login, *checked, session.actor());
    if (!issued) return session.refuse(issued.error());
    const std::vector shown{*issued};
    return session.show(write_described(shown), one_time_passwords_text(shown, session));
  }
};

struct AccountList {
  static constexpr const char* name = "list";
  static constexpr Words help{"列出账号", "list accounts"};

  void options(CLI::App&) {}

  ExitStatus run(Session& session) {
    const auto accounts = list_accounts(session.desk(), session.runtime().accounts(), "",
                                        std::numeric_limits<std::size_t>::max(), session.actor());
    if (!accounts) return session.refuse(accounts.error());
    std::vector<std::vector<std::string>> rows;
    for (const auto& row : *accounts) rows.push_back(row_of(row, session));
    return session.show(write_described(*accounts), table(rows));
  }
};

struct AccountShow {
  static constexpr const char* name = "show";
  static constexpr Words help{"显示账号及其权限", "show an account with its rights"};
  std::string login;

  void options(CLI::App& app) { app.add_option("LOGIN", login, both({"登录名", "login"}))->required(); }

  ExitStatus run(Session& session) {
    const auto shown = show_account(session.desk(), login, session.actor());
    if (!shown) return session.refuse(shown.error());
    std::vector<std::vector<std::string>> rows{row_of(shown->account, session)};
    for (const auto& proposal : shown->proposals) {
      if (proposal.decided) continue;
      rows.push_back({session.in_words({"建议", "proposed"}) + " " + std::to_string(proposal.number.value),
                      session.in_words(title_of(proposal.right.role)),
                      to_string(proposal.right.from) + " – " + to_string(proposal.right.until),
                      proposal.proposed_by.value, proposal.right.reason.value});
    }
    for (const auto& grant : shown->grants) {
      rows.push_back({session.in_words({"权限", "right"}) + " " + std::to_string(grant.number.value),
                      session.in_words(title_of(grant.role)),
                      to_string(grant.from) + " – " + (grant.until ? to_string(*grant.until) : ""),
                      grant.proposed_by.value + " → " + grant.granted_by.value,
                      grant.withdrawn_on ? session.in_words({"已收回", "withdrawn"}) : ""});
    }
    return session.show(account_view(*shown), table(rows));
  }
};

struct AccountOpen {
  static constexpr const char* name = "open";
  static constexpr Words help{"开立账号（系统管理员）", "open an account (system administrator)"};
  account::OpenAccount what;
  std::string key;

  void options(CLI::App& app) {
    app.add_option("LOGIN", what.login.value, both({"登录名（工号）", "login: the staff number"}))->required();
    app.add_option("--name", what.name.value, both({"姓名", "name"}))->required();
    app.add_option("--in", what.unit.value, both({"所在单位", "where they work"}))->required();
    app.add_option("--reason", what.reason.value, both({"原因", "why"}))->required();
    add_code(app, "--kind", what.kind, {"账号类别", "kind of account"});
    add_id(app, "--person", what.person, {"登记中的人员", "who they are in the register"});
    app.add_option("--key", key, both({"幂等键", "idempotency key"}));
  }

  ExitStatus run(Session& session) {
    const auto checked = read_described<account::OpenAccount>(write_described(what));
    if (!checked) return session.refuse(checked.error());
    auto request = request_to_open_account(session.desk(), *checked, session.actor(), key);
    if (!request) return session.refuse(request.error());
    const auto answer = session.desk().do_now(std::move(*request));
    session.runtime().accounts().told();
    return session.answer(answer);
  }
};

struct AccountPropose {
  static constexpr const char* name = "propose";
  static constexpr Words help{"提出授权建议", "propose a right"};
  std::string login, reason;
  Role role = Role::cadre_section;
  std::optional<UnitId> unit;
  std::optional<std::string> level;
  std::vector<CaseId> cases;
  std::vector<std::string> acts;
  std::optional<CivilDate> from, until;

  void options(CLI::App& app) {
    app.add_option("LOGIN", login, both({"登录名", "login"}))->required();
    add_code(app, "--as", role, {"岗位", "the role"})->required();
    add_id(app, "--for-unit", unit, {"限于单位及其下级", "only this unit and those below it"});
    app.add_option("--level", level, both({"至多此职务层次", "only up to this level of post"}));
    add_id(app, "--case", cases, {"限于事项", "only this case"});
    app.add_option("--act", acts, both({"限于办理", "only this act"}));
    add_date(app, "--from", from, {"自（缺省今日）", "from this day on, by default today"});
    add_date(app, "--until", until, {"至（含）", "until this day, included"})->required();
    app.add_option("--reason", reason, both({"原因", "why"}))->required();
  }

  ExitStatus run(Session& session) {
    json::array codes(acts.begin(), acts.end());
    json::object data{
        {"role", code_of(role)},      {"cases", write_described(cases)},
        {"acts", std::move(codes)},   {"from", to_string(from.value_or(date_in_china(session.desk().clock().now())))},
        {"until", to_string(*until)}, {"reason", reason}};
    if (unit) data["unit"] = to_string(*unit);
    if (level) data["highest_level"] = *level;
    return give(session, login, account::ProposeRight::info.code, std::move(data));
  }
};

// A command that is given with a number of a proposal or right, a reason, or both.
template <class Command>
struct AccountCommand {
  static constexpr bool kOfProposal = requires(Command command) { command.proposal; };
  static constexpr bool kOfRight = requires(Command command) { command.right; };
  static constexpr bool kReasoned = requires(Command command) { command.reason; };
  std::string login, reason;
  std::int64_t number = 0;

  void options(CLI::App& app) {
    app.add_option("LOGIN", login, both({"登录名", "login"}))->required();
    if constexpr (kOfProposal || kOfRight) {
      app.add_option("NUMBER", number, both({"序号", "number of the proposal or right"}))->required();
    }
    if constexpr (kReasoned) app.add_option("--reason", reason, both({"原因", "why"}))->required();
  }

  ExitStatus run(Session& session) {
    json::object data;
    if constexpr (kOfProposal) data["proposal"] = number;
    if constexpr (kOfRight) data["right"] = number;
    if constexpr (kReasoned) data["reason"] = reason;
    return give(session, login, Command::info.code, std::move(data));
  }
};

#define RENMIAN_ACCOUNT_COMMAND(Type, name_)                 \
  struct Cli##Type : AccountCommand<account::Type> {         \
    static constexpr const char* name = name_;               \
    static constexpr Words help = account::Type::info.title; \
  };
RENMIAN_ACCOUNT_COMMAND(GrantRight, "grant")
RENMIAN_ACCOUNT_COMMAND(RefuseRight, "refuse")
RENMIAN_ACCOUNT_COMMAND(WithdrawRight, "withdraw")
RENMIAN_ACCOUNT_COMMAND(DisableAccount, "disable")
RENMIAN_ACCOUNT_COMMAND(ProposeDisabling, "propose-disabling")
RENMIAN_ACCOUNT_COMMAND(ConfirmDisabling, "confirm-disabling")
RENMIAN_ACCOUNT_COMMAND(EnableAccount, "enable")
RENMIAN_ACCOUNT_COMMAND(CloseAccount, "close")
#undef RENMIAN_ACCOUNT_COMMAND

}  // namespace

void add_account_commands(CLI::App& app, Invocation& invocation) {
  auto& group = *add_group(app, "account", {"账号与权限", "accounts and rights"});
  add_command<AccountInit>(group, invocation);
  add_command<AccountRecover>(group, invocation);
  add_command<AccountList>(group, invocation);
  add_command<AccountShow>(group, invocation);
  add_command<AccountOpen>(group, invocation);
  add_command<AccountPropose>(group, invocation);
  add_command<CliGrantRight>(group, invocation);
  add_command<CliRefuseRight>(group, invocation);
  add_command<CliWithdrawRight>(group, invocation);
  add_command<CliDisableAccount>(group, invocation);
  add_command<CliProposeDisabling>(group, invocation);
  add_command<CliConfirmDisabling>(group, invocation);
  add_command<CliEnableAccount>(group, invocation);
  add_command<CliCloseAccount>(group, invocation);
}

}  // namespace renmian
