// delegation add | list | revoke
#include "api/service/delegations.hpp"

#include "api/cli/commands.hpp"
#include "api/cli/terminal_text.hpp"
#include "api/service/on_record.hpp"
#include "engine/data/writer.hpp"

namespace renmian {
namespace {

std::vector<std::string> row_of(const Delegation& delegation, const Session& session) {
  std::string commands;
  for (const auto& command : delegation.commands) commands.append(commands.empty() ? "" : ",").append(command.value);
  return {to_string(delegation.id),
          delegation.from.value + " → " + delegation.to.value,
          to_string(delegation.first_day) + " – " + to_string(delegation.last_day),
          commands.empty() ? session.in_words({"全部", "all"}) : commands,
          delegation.batch ? to_string(*delegation.batch) : "",
          delegation.revoked ? session.in_words({"已撤销", "revoked"}) : ""};
}

struct DelegationList {
  static constexpr const char* name = "list";
  static constexpr Words help{"列出委托", "list delegations"};
  std::string to;

  void options(CLI::App& app) {
    app.add_option("--to", to, both({"只列受托人为此编号的", "only those to this member of staff"}));
  }

  ExitStatus run(Session& session) {
    const auto delegations = to.empty() ? session.store().delegations() : session.store().delegations_to(to);
    std::vector<std::vector<std::string>> rows;
    for (const auto& delegation : delegations) rows.push_back(row_of(delegation, session));
    return session.show(write_described(delegations), table(rows));
  }
};

struct DelegationAdd {
  static constexpr const char* name = "add";
  static constexpr Words help{"登记委托", "let somebody act for another"};
  std::string from, to, first_day, last_day, key;
  std::vector<std::string> commands;
  std::optional<BatchId> batch;

  void options(CLI::App& app) {
    app.add_option("--from", from, both({"委托人编号", "staff number of who delegates"}))->required();
    app.add_option("--to", to, both({"受托人编号", "staff number of who acts instead"}))->required();
    app.add_option("--first-day", first_day, both({"起日，如 2026-12-01", "first day, such as 2026-12-01"}))
        ->required();
    app.add_option("--last-day", last_day, both({"止日（含）", "last day, included"}))->required();
    app.add_option("--command", commands, both({"只限这些命令；不写则全部", "only these commands; all unless told"}));
    add_id(app, "--batch", batch, {"只限此批次的事项", "only the cases of this batch"});
    app.add_option("--key", key, both({"幂等键", "idempotency key"}));
  }

  ExitStatus run(Session& session) {
    boost::json::array codes(commands.begin(), commands.end());
    const auto what = read_described<DelegationToAdd>({{"from", from},
                                                       {"to", to},
                                                       {"first_day", first_day},
                                                       {"last_day", last_day},
                                                       {"commands", std::move(codes)},
                                                       {"batch", write_described(batch)}});
    if (!what) return session.refuse(what.error());
    const auto added = add_delegation(session.desk(), *what, session.actor(), key);
    if (!added) return session.refuse(added.error());
    put_on_record(session.runtime(), RegisterName::delegations, to_string(added->id), session.actor());
    return session.show(write_described(*added), table({row_of(*added, session)}));
  }
};

struct DelegationRevoke {
  static constexpr const char* name = "revoke";
  static constexpr Words help{"撤销委托", "revoke a delegation"};
  DelegationId id;

  void options(CLI::App& app) { add_id(app, "DELEGATION", id, {"委托编号", "id of the delegation"})->required(); }

  ExitStatus run(Session& session) {
    const auto revoked = revoke_delegation(session.desk(), id, session.actor());
    if (!revoked) return session.refuse(revoked.error());
    put_on_record(session.runtime(), RegisterName::delegations, to_string(id), session.actor());
    return session.show(write_described(*revoked), table({row_of(*revoked, session)}));
  }
};

}  // namespace

void add_delegation_commands(CLI::App& app, Invocation& invocation) {
  auto& group = *add_group(app, "delegation", {"委托", "delegations"});
  add_command<DelegationList>(group, invocation);
  add_command<DelegationAdd>(group, invocation);
  add_command<DelegationRevoke>(group, invocation);
}

}  // namespace renmian
