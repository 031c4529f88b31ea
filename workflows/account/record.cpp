#include <algorithm>

#include "workflows/account/facts.hpp"

namespace renmian::account {

RENMIAN_DEFINE_COMMAND(OpenAccount, Facts)
RENMIAN_DEFINE_COMMAND(FoundAccount, Facts)
RENMIAN_DEFINE_COMMAND(ProposeRight, Facts)
RENMIAN_DEFINE_COMMAND(GrantRight, Facts)
RENMIAN_DEFINE_COMMAND(RefuseRight, Facts)
RENMIAN_DEFINE_COMMAND(WithdrawRight, Facts)
RENMIAN_DEFINE_COMMAND(DisableAccount, Facts)
RENMIAN_DEFINE_COMMAND(ProposeDisabling, Facts)
RENMIAN_DEFINE_COMMAND(ConfirmDisabling, Facts)
RENMIAN_DEFINE_COMMAND(EnableAccount, Facts)
RENMIAN_DEFINE_COMMAND(CloseAccount, Facts)

namespace {

template <class Entries>
Number next_number(const Entries& entries) {
  return static_cast<std::int64_t>(entries.size()) + 1;
}

// The proposal with this number that is now decided; null, and noted, if none is open under it.
Proposal* decide(Facts& facts, Number number) {
  const auto found = std::ranges::find(facts.proposals, number.value, [](const Proposal& p) { return p.number.value; });
  if (found == facts.proposals.end() || found->decided) {
    facts.unknown_number = number;
    return nullptr;
  }
  found->decided = true;
  return &*found;
}

void disable(Facts& facts) { facts.state = AccountState::disabled; }

}  // namespace

void OpenAccount::record(Facts& facts, const Stamp&) const {
  facts.login = login;
  facts.kind = kind;
  facts.name = name;
  facts.unit = unit;
  facts.person = person;
  facts.state = AccountState::active;
}

void FoundAccount::record(Facts& facts, const Stamp& stamp) const {
  facts.login = login;
  facts.name = name;
  facts.state = AccountState::active;
  facts.grants.push_back({.number = next_number(facts.grants),
                          .role = role,
                          .from = stamp.date(),
                          .proposed_by = stamp.actor.id,
                          .granted_by = stamp.actor.id});
}

void ProposeRight::record(Facts& facts, const Stamp& stamp) const {
  facts.proposals.push_back({.number = next_number(facts.proposals), .right = *this, .proposed_by = stamp.actor.id});
}

void GrantRight::record(Facts& facts, const Stamp& stamp) const {
  const auto* decided = decide(facts, proposal);
  if (decided == nullptr) return;
  const auto& right = decided->right;
  facts.grants.push_back({.number = next_number(facts.grants),
                          .role = right.role,
                          .unit = right.unit,
                          .highest_level = right.highest_level,
                          .cases = right.cases,
                          .acts = right.acts,
                          .from = right.from,
                          .until = right.until,
                          .proposed_by = decided->proposed_by,
                          .granted_by = stamp.actor.id});
}

void RefuseRight::record(Facts& facts, const Stamp&) const {
  if (auto* refused = decide(facts, proposal)) refused->refused_because = reason;
}

void WithdrawRight::record(Facts& facts, const Stamp& stamp) const {
  const auto found =
      std::ranges::find(facts.grants, right.value, [](const Grant& grant) { return grant.number.value; });
  if (found == facts.grants.end() || found->withdrawn_on) {
    facts.unknown_number = right;
  } else {
    found->withdrawn_on = stamp.date();
  }
}

void DisableAccount::record(Facts& facts, const Stamp&) const { disable(facts); }
void ProposeDisabling::record(Facts& facts, const Stamp& stamp) const { facts.disabling_proposed_by = stamp.actor.id; }
void ConfirmDisabling::record(Facts& facts, const Stamp&) const { disable(facts); }
void EnableAccount::record(Facts& facts, const Stamp&) const {
  facts.state = AccountState::active;
  facts.disabling_proposed_by.reset();
}
void CloseAccount::record(Facts& facts, const Stamp&) const { facts.state = AccountState::closed; }

}  // namespace renmian::account
