// What is known of one account: the fold of its commands.
#pragma once

#include <span>

#include "engine/procedure/standing.hpp"
#include "workflows/account/commands.hpp"

namespace renmian::account {

BOOST_DEFINE_ENUM_CLASS(AccountState, active, disabled, closed)

struct Proposal {
  Number number;
  ProposeRight right;
  Line proposed_by;  // staff number
  bool decided = false;
  std::optional<Paragraph> refused_because;
  BOOST_DESCRIBE_CLASS(Proposal, (), (number, right, proposed_by, decided, refused_because), (), ())
};

struct Grant {
  Number number;
  Role role = Role::cadre_section;
  std::optional<UnitId> unit;
  std::optional<PostLevel> highest_level;
  std::vector<CaseId> cases;
  std::vector<Line> acts;
  CivilDate from;
  std::optional<CivilDate> until;  // nothing: founded with the account
  Line proposed_by;                // staff numbers; of an account that was founded: the program's
  Line granted_by;
  std::optional<CivilDate> withdrawn_on;
  BOOST_DESCRIBE_CLASS(Grant, (),
                       (number, role, unit, highest_level, cases, acts, from, until, proposed_by, granted_by,
                        withdrawn_on),
                       (), ())

  // On no day before `from`.
  bool may_hold_from(CivilDate day) const { return !withdrawn_on && (!until || day <= *until); }
  bool in_force(CivilDate day) const { return may_hold_from(day) && from <= day; }
};

struct Facts {
  StandingFacts standing;
  Line login;
  AccountKind kind = AccountKind::person;
  Line name;
  Line unit;
  std::optional<PersonId> person;
  std::optional<AccountState> state;  // nothing: not opened yet
  std::vector<Proposal> proposals;
  std::vector<Grant> grants;
  std::optional<Line> disabling_proposed_by;
  std::optional<Number> unknown_number;  // that a command named, and nothing open bears
  BOOST_DESCRIBE_CLASS(Facts, (),
                       (standing, login, kind, name, unit, person, state, proposals, grants, disabling_proposed_by,
                        unknown_number),
                       (), ())
};

}  // namespace renmian::account
