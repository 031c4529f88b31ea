#include "workflows/account/gates.hpp"

#include <algorithm>

namespace renmian::account {
namespace {

Verdict if_false(bool met, Text missing) { return met ? Verdict::met() : Verdict::unmet(std::move(missing)); }

// The right that is looked at: the one just granted, else the one proposed last.
struct Wanted {
  Role role;
  CivilDate from;
  std::optional<CivilDate> until;
};

std::optional<Wanted> wanted(const Facts& facts, const Given& given) {
  if (given.command != nullptr && given.command->code == GrantRight::info.code) {
    if (facts.unknown_number || facts.grants.empty()) return std::nullopt;
    const auto& grant = facts.grants.back();
    return Wanted{grant.role, grant.from, grant.until};
  }
  if (facts.proposals.empty()) return std::nullopt;
  const auto& right = facts.proposals.back().right;
  return Wanted{right.role, right.from, right.until};
}

Verdict nothing_proposed() { return Verdict::unmet(Text{"尚无授权建议", "no right is proposed"}); }

bool acts_as(const Actor& actor, const std::string& staff) { return actor.id == staff || actor.on_behalf_of == staff; }

std::string name_of(Role role, bool chinese) { return std::string(chinese ? title_of(role).zh : title_of(role).en); }

}  // namespace

std::optional<Text> clash(Role held, Role other, bool strict) {
  if (held == other || (!is_administrator(held) && !is_administrator(other))) return std::nullopt;
  const bool both = is_administrator(held) && is_administrator(other);
  if (both && !strict && held != Role::auditor && other != Role::auditor) return std::nullopt;
  return Text{"已是“" + name_of(held, true) + "”，不得再任“" + name_of(other, true) + "”",
              "who is \"" + name_of(held, false) + "\" cannot be \"" + name_of(other, false) + "\" too"};
}

Verdict AccLogin::check(const Facts& facts, const Given&) {
  constexpr std::size_t kLongest = 64;
  const auto& login = facts.login.value;
  const bool fit = !login.empty() && login.size() <= kLongest && std::ranges::all_of(login, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' ||
           c == '.';
  });
  return if_false(fit, {"登录名由字母、数字、-、_、. 组成，至多 64 个字符",
                        "a login is made of letters, digits, -, _ and ., at most 64 of them"});
}

Verdict AccFounding::check(const Facts& facts, const Given& given) {
  std::vector<Text> missing;
  if (given.actor != nullptr && given.actor->auth != "program") {
    missing.emplace_back(given.actor->id + " 不是程序，不能设立管理员",
                         given.actor->id + " is not the program, and founds nobody's account");
  }
  if (!facts.grants.empty() && !is_administrator(facts.grants.front().role)) {
    missing.emplace_back("只设立三员", "only the three administrators are founded");
  }
  return Verdict::unless(std::move(missing));
}

Verdict AccActive::check(const Facts& facts, const Given&) {
  return if_false(facts.state == AccountState::active, {"账号不可用", "the account is not active"});
}

Verdict AccSeparation::check(const Facts& facts, const Given& given) {
  const auto right = wanted(facts, given);
  if (!right) return Verdict::met();
  std::vector<Text> missing;
  for (const auto& grant : facts.grants) {
    if (!grant.may_hold_from(right->from)) continue;
    auto why = clash(grant.role, right->role, given.policy.strict_separation);
    if (why && std::ranges::find(missing, *why) == missing.end()) missing.push_back(std::move(*why));
  }
  return Verdict::unless(std::move(missing));
}

Verdict AccLimits::check(const Facts& facts, const Given&) {
  if (facts.proposals.empty()) return nothing_proposed();
  const auto* right = &facts.proposals.back().right;
  std::vector<Text> missing;
  if (right->role == Role::inspection_team && right->cases.empty()) {
    missing.emplace_back("考察组的权限应列明事项", "a right of the inspection team must name its cases");
  }
  if (right->role == Role::unit_party && !right->unit) {
    missing.emplace_back("单位党委（党组）的权限应写明单位", "a right of a unit's Party committee must name the unit");
  }
  if (right->role == Role::cadre_self && !facts.person) {
    missing.emplace_back("账号没有对应登记中的人员", "the account is nobody's of the register of people");
  }
  if (right->role == Role::program) {
    missing.emplace_back("程序的岗位不授予任何人", "nobody is given the role of the program");
  }
  return Verdict::unless(std::move(missing));
}

Verdict AccTerm::check(const Facts& facts, const Given& given) {
  const auto right = wanted(facts, given);
  if (!right) return facts.unknown_number ? Verdict::met() : nothing_proposed();
  if (!right->until) return Verdict::unmet(Text{"没有止期", "it has no end"});
  const auto last = add_days(given.today(), static_cast<int>(given.policy.longest_right_days.value));
  std::vector<Text> missing;
  if (*right->until < right->from) {
    missing.emplace_back("止期不得早于起期：" + to_string(right->from),
                         "it cannot end before it begins: " + to_string(right->from));
  }
  if (*right->until < given.today()) missing.emplace_back("期限已过", "its time is past");
  if (last < *right->until) {
    missing.emplace_back("止期不得晚于：" + to_string(last), "it must end by: " + to_string(last));
  }
  return Verdict::unless(std::move(missing));
}

Verdict AccProposed::check(const Facts& facts, const Given& given) {
  if (facts.unknown_number) {
    const auto number = std::to_string(facts.unknown_number->value);
    return Verdict::unmet(Text{"没有第 " + number + " 号待批建议", "there is no open proposal number " + number});
  }
  const bool any_open = std::ranges::any_of(facts.proposals, [](const Proposal& each) { return !each.decided; });
  return if_false(given.command != nullptr || any_open, {"没有待批的建议", "no proposal is open"});
}

Verdict AccTwoPersons::check(const Facts& facts, const Given& given) {
  if (given.actor == nullptr || facts.unknown_number || facts.grants.empty()) return Verdict::met();
  const auto& by = facts.grants.back().proposed_by.value;
  return if_false(!acts_as(*given.actor, by),
                  {"建议人 " + by + " 不得自行授权", by + " proposed it and cannot grant it"});
}

Verdict AccNotOneself::check(const Facts& facts, const Given& given) {
  if (given.actor == nullptr) return Verdict::met();
  const auto& login = facts.login.value;
  return if_false(!acts_as(*given.actor, login),
                  {login + " 不得给自己授权", login + " cannot grant a right to themselves"});
}

Verdict AccHeld::check(const Facts& facts, const Given& given) {
  if (facts.unknown_number) {
    const auto number = std::to_string(facts.unknown_number->value);
    return Verdict::unmet(Text{"没有第 " + number + " 号权限", "no right number " + number + " is held"});
  }
  const bool any = std::ranges::any_of(facts.grants, [](const Grant& each) { return !each.withdrawn_on; });
  return if_false(given.command != nullptr || any, {"没有可收回的权限", "no right is held"});
}

Verdict AccProtected::check(const Facts& facts, const Given& given) {
  const bool is_protected = std::ranges::any_of(facts.grants, [&](const Grant& grant) {
    return grant.may_hold_from(given.today()) && (grant.role == Role::auditor || grant.role == Role::secadmin);
  });
  return if_false(!is_protected, {"须由系统管理员提请、安全保密管理员确认",
                                  "the system administrator proposes it and the security administrator confirms it"});
}

Verdict AccDisablingProposed::check(const Facts& facts, const Given& given) {
  if (!facts.disabling_proposed_by) return Verdict::unmet(Text{"尚未提请停用", "nobody has proposed to disable it"});
  const auto& by = facts.disabling_proposed_by->value;
  return if_false(given.actor == nullptr || !acts_as(*given.actor, by),
                  {"提请人 " + by + " 不得自行确认", by + " proposed it and cannot confirm it"});
}

}  // namespace renmian::account
