#include "engine/procedure/actor_gates.hpp"

#include <algorithm>

namespace renmian {
namespace {

Words name_of(Kin relation) {
  switch (relation) {
    case Kin::self:
      return {"本人", "the person"};
    case Kin::spouse:
      return {"配偶", "spouse"};
    case Kin::parent:
      return {"父母", "parent"};
    case Kin::child:
      return {"子女", "child"};
    case Kin::sibling:
      return {"兄弟姐妹", "sibling"};
    case Kin::grandparent:
      return {"祖父母、外祖父母", "grandparent"};
    case Kin::grandchild:
      return {"孙子女、外孙子女", "grandchild"};
    case Kin::uncle_aunt:
      return {"伯叔姑舅姨", "uncle or aunt"};
    case Kin::cousin:
      return {"堂兄弟姐妹、表兄弟姐妹", "cousin"};
    case Kin::nephew_niece:
      return {"侄子女、甥子女", "nephew or niece"};
    case Kin::parent_in_law:
      return {"配偶的父母", "parent-in-law"};
    case Kin::child_in_law:
      return {"子女的配偶", "child-in-law"};
    case Kin::sibling_in_law:
      return {"配偶的兄弟姐妹及兄弟姐妹的配偶", "sibling-in-law"};
  }
  return {};
}

bool covers(const Delegation& delegation, const Actor& actor, const CommandInfo& command, const Surroundings& around,
            CivilDate today) {
  const auto& commands = delegation.commands;
  return delegation.from.value == actor.on_behalf_of && delegation.to.value == actor.id && !delegation.revoked &&
         delegation.first_day <= today && today <= delegation.last_day &&
         (commands.empty() || std::ranges::any_of(commands, [&](const Line& c) { return c.value == command.code; })) &&
         (!delegation.batch || delegation.batch == around.batch);
}

}  // namespace

Verdict act_delegated(const Actor* actor, const CommandInfo* command, const Surroundings& around, CivilDate today) {
  if (actor == nullptr || command == nullptr || actor->on_behalf_of.empty()) return Verdict::met();
  for (const auto& delegation : around.delegations) {
    if (covers(delegation, *actor, *command, around, today)) {
      return Verdict::met(Text{"委托有效期至：" + to_string(delegation.last_day),
                               "delegated until: " + to_string(delegation.last_day)});
    }
  }
  return Verdict::unmet(Text{actor->on_behalf_of + " 没有委托 " + actor->id + " 于 " + to_string(today) +
                                 " 在本事项办理“" + std::string(command->title.zh) + "”",
                             actor->on_behalf_of + " has not delegated \"" + std::string(command->title.en) +
                                 "\" in this case to " + actor->id + " for " + to_string(today)});
}

Verdict act_not_concerned(const Actor* actor, const Surroundings& around) {
  if (actor == nullptr) return Verdict::met();
  std::vector<Text> concerned;
  for (const auto& tie : around.kin) {
    if (tie.staff.value != actor->id && tie.staff.value != actor->on_behalf_of) continue;
    const auto relation = name_of(tie.relation);
    const auto& who = tie.staff.value;
    if (tie.relation == Kin::self) {
      concerned.emplace_back(who + " 是本事项的当事人，应当回避", who + " is the person of this case and must not act");
    } else {
      concerned.emplace_back(
          who + " 与当事人有亲属关系（" + std::string(relation.zh) + "），应当回避",
          who + " is a relative of the person of this case (" + std::string(relation.en) + ") and must not act");
    }
  }
  return Verdict::unless(std::move(concerned));
}

Verdict act_not_handler(const Actor* actor, const CommandInfo* command, const std::string& handler) {
  if (actor == nullptr || command == nullptr || !command->confirms || handler.empty()) return Verdict::met();
  if (actor->id != handler && actor->on_behalf_of != handler) return Verdict::met();
  return Verdict::unmet(
      Text{"承办人 " + handler + " 不得确认本事项的“" + std::string(command->title.zh) + "”",
           handler + " runs the case and must not confirm \"" + std::string(command->title.en) + "\" of it"});
}

}  // namespace renmian
