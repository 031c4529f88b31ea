// 五个不准: no favouritism, no rushed promotion, no leak (Code2016). 不准临时动议 is in agenda.hpp, 不准超职数 in
// quota.hpp.
#pragma once

#include "workflows/appointment/gates/common.hpp"

namespace renmian::appointment {

// "不准任人唯亲": kinship is checked, and whoever is close to the candidate has recused themselves.
struct Wbz1Nepotism {
  static constexpr GateInfo info{.id = "wbz-1-nepotism",
                                 .title = {"不准任人唯亲", "No favouritism"},
                                 .source = "Code2016",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"干部监督科", "Supervision section"}};
  static Verdict check(const Facts& facts, const Given&) {
    const auto& found = facts.nepotism;
    if (!found) return Verdict::unmet(Text{"缺少任人唯亲核查记录", "the check for favouritism is missing"});
    std::vector<Text> missing;
    if (!found->kinship_checked) missing.emplace_back("亲属关系尚未核查", "kinship has not been checked");
    if (found->relative_took_part && !found->recusal_recorded) {
      missing.emplace_back("亲属或亲近人员参与提议、决定，没有回避记录",
                           "a relative or close acquaintance took part and no recusal is recorded");
    }
    if (missing.empty() && found->relative_took_part) {
      return Verdict::met(about({"已回避", "recused"}, *found->recusal_recorded));
    }
    return Verdict::unless(std::move(missing));
  }
};

// "不准突击提拔调整干部": not while institutions change, before the leader leaves, or on the eve of retirement.
struct Wbz2Rush {
  static constexpr GateInfo info{
      .id = "wbz-2-rush",
      .title = {"不准突击提拔调整干部", "No rushed promotion"},
      .source = "Code2016",
      .mark = Mark::kV,
      .confirmed_by = {"干部监督科", "Supervision section"},
      .waiver_authority = "superior_od",
      .waiver = {"按规定报告并经上级组织部门同意", "Reported as required, with the superior's consent"}};
  static Verdict check(const Facts& facts, const Given&) {
    if (!facts.rush) {
      return Verdict::unwaivable(Text{"缺少突击提拔核查记录", "the check for rushed promotion is missing"});
    }
    std::vector<Text> missing;
    if (facts.rush->institution_changing) missing.emplace_back("机构正在变动", "the institution is being changed");
    if (facts.rush->leader_leaving) missing.emplace_back("主要领导即将离任", "the principal leader is about to leave");
    if (facts.rush->near_retirement) missing.emplace_back("人选临近退休年龄", "the candidate is close to retirement");
    return Verdict::unless(std::move(missing));
  }
};

// "不准泄露讨论决定情况": the access log has been checked and shows no leak.
struct Wbz5Leak {
  static constexpr GateInfo info{.id = "wbz-5-leak",
                                 .title = {"不准泄露讨论决定情况", "No leak of the discussion"},
                                 .source = "Code2016",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"各有关方面", "All concerned"}};
  static Verdict check(const Facts& facts, const Given&) {
    if (!facts.leaks) return Verdict::unmet(Text{"缺少保密情况核查记录", "the check for leaks is missing"});
    if (!facts.leaks->leak_found) return Verdict::met();
    return Verdict::unmet(Text{"核查发现泄露讨论决定情况", "a leak of the discussion was found"});
  }
};

}  // namespace renmian::appointment
