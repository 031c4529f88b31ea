// 考察: who inspects, and who signs for the unit (R2019 chapter 5). No waiver.
#pragma once

#include <set>

#include "workflows/appointment/gates/common.hpp"

namespace renmian::appointment {

// At least two members, and a leader who is experienced and familiar with cadre work.
struct InsTeam2 {
  static constexpr GateInfo info{.id = "ins-team-2",
                                 .title = {"考察组由两名以上成员组成", "At least two members, with a qualified leader"},
                                 .source = "R2019 Art. 33",
                                 .mark = Mark::kO,
                                 .confirmed_by = {"组织部", "Organization department"}};
  static Verdict check(const Facts& facts, const Given& given) {
    if (!facts.team) return Verdict::unmet(Text{"尚未组成考察组", "no inspection team has been formed"});
    std::set<std::string> staff;
    bool led = false;
    bool qualified = false;
    for (const auto& member : facts.team->members) {
      staff.insert(member.staff);
      led = led || member.leader;
      qualified = qualified || (member.leader && member.experienced);
    }
    std::vector<Text> missing;
    if (static_cast<std::int64_t>(staff.size()) < given.policy.inspection_team_minimum) {
      const auto size = std::to_string(staff.size());
      const auto minimum = std::to_string(given.policy.inspection_team_minimum);
      missing.emplace_back("考察组只有 " + size + " 人，至少须有 " + minimum + " 人",
                           "the team has " + size + " members, at least " + minimum + " are needed");
    }
    if (!led) {
      missing.emplace_back("考察组没有负责人", "the team has no leader");
    } else if (!qualified && given.policy.team_leader_must_be_experienced) {
      missing.emplace_back("考察组负责人须有考察经验、熟悉干部工作",
                           "the team's leader must be experienced and familiar with cadre work");
    }
    return Verdict::unless(std::move(missing));
  }
};

// 双签字: the unit's concluding opinion on integrity, signed by its secretary and by its discipline secretary.
struct SignTwo {
  static constexpr GateInfo info{.id = "sign-two",
                                 .title = {"廉洁自律结论性意见“双签字”", "The integrity opinion bears both signatures"},
                                 .source = "R2019 Art. 31; 2016 Opinion",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"单位党委（党组）", "Unit Party committee"}};
  static Verdict check(const Facts& facts, const Given&) {
    if (!facts.integrity) {
      return Verdict::unmet(Text{"缺少廉洁自律情况结论性意见", "the concluding opinion on integrity is missing"});
    }
    std::vector<Text> missing;
    if (!facts.integrity->favourable) {
      missing.emplace_back("廉洁自律情况结论性意见不支持任用", "the concluding opinion on integrity is not favourable");
    }
    if (!facts.integrity->signed_by_secretary) {
      missing.emplace_back("缺少党委（党组）书记签字", "the signature of the Party secretary is missing");
    }
    if (!facts.integrity->signed_by_discipline) {
      missing.emplace_back("缺少纪委书记（派驻纪检监察组组长）签字",
                           "the signature of the discipline secretary or head of the stationed group is missing");
    }
    return Verdict::unless(std::move(missing));
  }
};

}  // namespace renmian::appointment
