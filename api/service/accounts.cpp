#include "api/service/accounts.hpp"

#include <algorithm>

#include "api/service/case_access.hpp"
#include "engine/case/journal.hpp"
#include "engine/data/writer.hpp"
#include "workflows/account/account.hpp"

namespace renmian {
namespace {

namespace json = boost::json;
using account::AccessBook;

struct Administrator {
  Role role;
  std::string_view login;
};
constexpr std::array kAdministrators{Administrator{Role::sysadmin, "sysadmin"},
                                     Administrator{Role::secadmin, "secadmin"},
                                     Administrator{Role::auditor, "auditor"}};

std::string own_procedure() { return std::string(account::compiled().book().info.id); }

json::object words(const Words& title) { return {{"zh", title.zh}, {"en", title.en}}; }

AccountRow row_of(const account::Facts& facts, CivilDate today) {
  AccountRow row{facts.login, facts.kind, facts.name, facts.unit, *facts.state, {}};
  for (const auto& grant : facts.grants) {
    const bool known = std::ranges::find(row.roles, grant.role) != row.roles.end();
    if (grant.in_force(today) && !known) row.roles.push_back(grant.role);
  }
  return row;
}

}  // namespace

std::vector<std::string> found_administrators(Desk& desk, const AccessBook& accounts) {
  std::vector<std::string> founded;
  if (!accounts.all().empty()) return founded;
  for (const auto& [role, login] : kAdministrators) {
    const auto title = title_of(role);
    const auto answer = desk.do_now({.case_id = account::account_case_id(login),
                                     .opening = Opening{own_procedure(), {}, {}, {}},
                                     .command = std::string(account::FoundAccount::info.code),
                                     .data = {{"login", login}, {"name", title.zh}, {"role", code_of(role)}},
                                     .actor = journal_actor()});
    if (const auto* refusal = std::get_if<Refusal>(&answer)) throw Fault("account-not-founded", refusal->message);
    founded.emplace_back(login);
  }
  accounts.told();
  return founded;
}

// A retry of what opened the account is answered by the desk, which knows its key.
boost::system::result<Request, Problems> request_to_open_account(Desk& desk, const account::OpenAccount& what,
                                                                 const Actor& actor, std::string idempotency_key) {
  const std::string command(account::OpenAccount::info.code);
  if (auto lacking = lacks_right(desk, actor, command, Subject{.procedure = account::compiled().book().info.id})) {
    return Problems{std::move(*lacking)};
  }
  auto& store = desk.store();
  const auto id = account::account_case_id(what.login.value);
  const bool retried = !idempotency_key.empty() && store.used_key(actor.id, idempotency_key).has_value();
  Problems bad;
  if (!retried && store.case_row(id)) {
    bad.push_back({"login-taken", "/login", {"已有账号使用此登录名", "there is an account with this login already"}});
  }
  if (what.person && !store.person(*what.person)) {
    bad.push_back({"no-such-person", "/person", {"没有这个人员", "there is no such person"}});
  }
  if (!bad.empty()) return bad;
  return Request{.case_id = id,
                 .opening = Opening{own_procedure(), what.person.value_or(PersonId{}), {}, {}},
                 .command = command,
                 .data = write_described(what),
                 .actor = actor,
                 .expected_version = {},
                 .idempotency_key = std::move(idempotency_key)};
}

boost::system::result<std::vector<AccountRow>, Problem> list_accounts(Desk& desk, const AccessBook& accounts,
                                                                      std::string_view after, std::size_t limit,
                                                                      const Actor& actor) {
  if (auto lacking = lacks_right(desk, actor, "account.list")) return std::move(*lacking);
  std::vector<AccountRow> rows;
  for (const auto& each : accounts.all()) {
    if (rows.size() == limit) break;
    if (each.facts->login.value <= after) continue;
    rows.push_back(row_of(*each.facts, date_in_china(desk.clock().now())));
  }
  return rows;
}

boost::system::result<AccountShown, Problem> show_account(Desk& desk, const std::string& login, const Actor& actor) {
  const auto row = case_for(desk, account::account_case_id(login), actor, "account.read");
  if (!row) return row.error();
  const auto loaded = desk.load(row->about.id);
  const auto& facts = *static_cast<const account::Facts*>(loaded->facts.get());
  return AccountShown{loaded->id,   loaded->version, row_of(facts, date_in_china(desk.clock().now())),
                      facts.person, facts.proposals, facts.grants};
}

json::object account_view(const AccountShown& shown) {
  auto view = write_described(shown.account).as_object();
  view["case"] = to_string(shown.case_id);
  view["version"] = shown.version;
  view["person"] = write_described(shown.person);
  view["proposals"] = write_described(shown.proposals);
  view["grants"] = write_described(shown.grants);
  return view;
}

json::object own_rights(Desk& desk, const AccessBook& accounts, const Actor& actor) {
  const auto found = accounts.find(actor.id);
  if (!found) {
    return {{"login", actor.id},
            {"name", nullptr},
            {"unit", actor.unit},
            {"roles", actor.role.empty() ? json::array{} : json::array{actor.role}},
            {"grants", json::array{}}};
  }
  const auto today = date_in_china(desk.clock().now());
  auto grants = found->facts->grants;
  std::erase_if(grants, [&](const account::Grant& grant) { return !grant.in_force(today); });
  const auto row = row_of(*found->facts, today);
  return {{"login", row.login.value},
          {"name", row.name.value},
          {"unit", row.unit.value},
          {"roles", write_described(row.roles)},
          {"grants", write_described(grants)}};
}

boost::system::result<json::array, Problem> rights_to_case(Desk& desk, CaseId id, const Actor& actor) {
  if (const auto row = case_for(desk, id, actor, "case.see"); !row) return row.error();
  const auto loaded = desk.load(id);
  const auto subject = desk.subject_of(*loaded);
  json::array rights;
  for (const auto& prospect : desk.prospects(*loaded)) {
    const auto lacking = lacks_right(desk, actor, prospect.command->code, subject);
    json::value why;
    if (lacking) why = json::object{{"zh", lacking->message.zh}, {"en", lacking->message.en}};
    rights.push_back({{"command", prospect.command->code},
                      {"title", words(prospect.command->title)},
                      {"allowed", !lacking},
                      {"prove_again", lacking && lacking->code == kProofTooOld},
                      {"why", std::move(why)}});
  }
  return rights;
}

json::array roles_view() {
  json::array roles;
  for (const auto& info : all_roles()) {
    roles.push_back(
        {{"code", code_of(info.role)}, {"title", words(info.title)}, {"administrator", is_administrator(info.role)}});
  }
  return roles;
}

json::array matrix_view() {
  json::array rows;
  for (const auto& row : account::matrix()) {
    json::array states, roles;
    for (const auto& state : row.states) states.push_back(json::string(state));
    for (const auto& info : all_roles()) {
      if (row.roles.has(info.role)) roles.push_back(json::string(code_of(info.role)));
    }
    rows.push_back({{"act", row.act},
                    {"procedure", row.procedure.empty() ? json::value(nullptr) : json::value(row.procedure)},
                    {"states", std::move(states)},
                    {"fresh_proof", row.proof == account::Proof::kFresh},
                    {"roles", std::move(roles)}});
  }
  return rows;
}

}  // namespace renmian
