// Accounts as people keep them: opened, looked at, and what rights they come to. An account is a case of the procedure
// "account" (workflows/account) and takes its commands like any case (Desk), by the id account_case_id(login).
//
// Any thread. Bad input and lacking rights are values; faults of the environment are thrown.
#pragma once

#include <boost/json/object.hpp>
#include <boost/system/result.hpp>
#include <optional>
#include <string>
#include <vector>

#include "api/service/may.hpp"
#include "workflows/account/access_book.hpp"
#include "workflows/account/matrix.hpp"

namespace renmian {

// The three administrators (三员), "sysadmin", "secadmin" and "auditor", if there is no account at all; the logins of
// those that were opened now.
std::vector<std::string> found_administrators(Desk& desk, const account::AccessBook& accounts);

// The first command of a new account. Problems: "login-taken" at /login, "no-such-person" at /person.
boost::system::result<Request, Problems> request_to_open_account(Desk& desk, const account::OpenAccount& what,
                                                                 const Actor& actor, std::string idempotency_key);

struct AccountRow {
  Line login;
  account::AccountKind kind = account::AccountKind::person;
  Line name;
  Line unit;
  account::AccountState state = account::AccountState::active;
  std::vector<Role> roles;  // in force today
  BOOST_DESCRIBE_CLASS(AccountRow, (), (login, kind, name, unit, state, roles), (), ())
};

struct AccountShown {
  CaseId case_id;
  std::int64_t version = 0;  // of the case
  AccountRow account;
  std::optional<PersonId> person;
  std::vector<account::Proposal> proposals;
  std::vector<account::Grant> grants;
};

// By login, after `after`, at most `limit`.
boost::system::result<std::vector<AccountRow>, Problem> list_accounts(Desk& desk, const account::AccessBook& accounts,
                                                                      std::string_view after, std::size_t limit,
                                                                      const Actor& actor);
boost::system::result<AccountShown, Problem> show_account(Desk& desk, const std::string& login, const Actor& actor);
boost::json::object account_view(const AccountShown& shown);

// {login, name, unit, roles: [codes], grants: [...]} of who asks. Of one who has no account but acts all the same (the
// demo), `role` alone.
boost::json::object own_rights(Desk& desk, const account::AccessBook& accounts, const Actor& actor);

// [{command, title, allowed, prove_again, why}]: every command that the case's procedure has where it stands, and
// whether `actor` may give it; `why` (null if they may) names who may. What the rules say of it is another matter
// (case_view).
boost::system::result<boost::json::array, Problem> rights_to_case(Desk& desk, CaseId id, const Actor& actor);

// [{code, title, administrator}]
boost::json::array roles_view();
// [{act, procedure, states, fresh_proof, roles}]; procedure null: cadre cases, or no case; states empty: any.
boost::json::array matrix_view();

}  // namespace renmian
