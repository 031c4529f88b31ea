#include "api/service/delegations.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "api/service/keyed_id.hpp"
#include "api/service/may.hpp"

namespace renmian {
namespace {

bool is_known(const Catalogue& catalogue, std::string_view command) {
  return std::ranges::any_of(catalogue.procedures(), [&](const Procedure* procedure) {
    return std::ranges::any_of(procedure->book().commands,
                               [&](const BookCommand& known) { return known.info->code == command; });
  });
}

Problems problems_of(Desk& desk, const DelegationToAdd& what) {
  Problems bad;
  if (what.last_day < what.first_day) {
    const auto first = to_string(what.first_day), last = to_string(what.last_day);
    bad.push_back({"out-of-range",
                   "/last_day",
                   {fmt::format("止日（{}）早于起日（{}）", last, first),
                    fmt::format("the last day ({}) is before the first ({})", last, first)}});
  }
  if (what.from == what.to) {
    bad.push_back({"same-staff",
                   "/to",
                   {"受托人与委托人相同：" + what.to.value, "nobody stands in for themselves: " + what.to.value}});
  }
  if (what.commands) {
    for (std::size_t i = 0; i < what.commands->size(); ++i) {
      const auto& code = (*what.commands)[i].value;
      if (is_known(desk.catalogue(), code)) continue;
      bad.push_back({"unknown-command",
                     "/commands/" + std::to_string(i),
                     {"没有“" + code + "”这个命令", "there is no command '" + code + "'"}});
    }
  }
  if (what.batch && !desk.store().batch(*what.batch)) {
    bad.push_back({"no-such-batch", "/batch", {"没有这个批次", "there is no such batch"}});
  }
  return bad;
}

// What is another's to delegate takes a right of its own.
std::optional<Problem> lacks_right(Desk& desk, const Actor& actor, std::string_view act, const Line& from) {
  if (auto lacking = renmian::lacks_right(desk, actor, act)) return lacking;
  return from.value == actor.id ? std::nullopt : renmian::lacks_right(desk, actor, "delegation.of_others");
}

}  // namespace

boost::system::result<Delegation, Problems> add_delegation(Desk& desk, const DelegationToAdd& what, const Actor& actor,
                                                           const std::string& idempotency_key) {
  if (auto lacking = lacks_right(desk, actor, "delegation.add", what.from)) return Problems{*lacking};
  auto& store = desk.store();
  const auto keyed = keyed_id(desk, "delegation", actor, idempotency_key);
  for (const auto& delegation : store.delegations()) {
    if (keyed.names(delegation.id.uuid)) return delegation;
  }
  if (auto bad = problems_of(desk, what); !bad.empty()) return bad;
  const Delegation delegation{{keyed.id},     what.from,     what.to,
                              what.first_day, what.last_day, what.commands.value_or(std::vector<Line>{}),
                              what.batch};
  store.save_delegation(delegation);
  return delegation;
}

boost::system::result<Delegation, Problem> revoke_delegation(Desk& desk, DelegationId id, const Actor& actor) {
  if (auto lacking = renmian::lacks_right(desk, actor, "delegation.revoke")) return std::move(*lacking);
  const auto delegations = desk.store().delegations();
  const auto found = std::ranges::find(delegations, id, &Delegation::id);
  if (found == delegations.end()) {
    return Problem{"no-such-delegation", to_string(id), {"没有这个委托", "there is no such delegation"}};
  }
  if (auto lacking = lacks_right(desk, actor, "delegation.revoke", found->from)) return std::move(*lacking);
  auto revoked = *found;
  revoked.revoked = true;
  desk.store().save_delegation(revoked);
  return revoked;
}

}  // namespace renmian
