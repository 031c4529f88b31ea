#include "workflows/appointment/motion/gates.hpp"

#include <algorithm>

#include "workflows/appointment/blank_text.hpp"

namespace renmian::appointment {

namespace {

Verdict no_proposal() { return Verdict::unmet(Text{"缺少初步建议", "the preliminary proposal is missing"}); }

// Relatives of the candidate who proposed or signed and have not recused themselves.
std::vector<Text> relatives_who_took_part(const Facts& facts, const Given& given) {
  std::vector<Text> found;
  if (!facts.proposal) return found;
  for (const auto& tie : given.around.kin) {
    const auto proposed = facts.proposal->proposed_by == tie.staff;
    if (!proposed && facts.proposal->signing_head != tie.staff) continue;
    const auto& recused = facts.nepotism->recused_staff;
    if (std::find(recused.begin(), recused.end(), tie.staff) != recused.end()) continue;
    const auto relation = name_of(tie.relation);
    found.emplace_back(std::string(proposed ? "提名人 " : "签字人 ")
                           .append(tie.staff.value)
                           .append(" 与人选的关系：")
                           .append(relation.zh)
                           .append("，没有回避记录"),
                       std::string(proposed ? "proposer " : "signer ")
                           .append(tie.staff.value)
                           .append(", relation to the candidate: ")
                           .append(relation.en)
                           .append("; no recusal is recorded"));
  }
  return found;
}

void check_selection(const CandidateSelection& selection, const Facts& facts, const Given& given,
                     std::vector<Text>& missing) {
  if (facts.opened && facts.opened->post.kind == PostKind::head && !given.policy.selection_for_heads) {
    missing.emplace_back("公开选拔、竞争上岗不用于正职", "open selection and competition are not used for heads");
  }
  if (selection.conditions_above_standard && !selection.conditions_consent) {
    missing.emplace_back("公开选拔、竞争上岗的条件高于规定资格，缺少上级组织部门同意的文件",
                         "the conditions of the selection exceed the standard qualifications and the superior's "
                         "consent is missing");
  }
}

}  // namespace

Verdict AnBeforeStart::check(const Facts& facts, const Given& given) {
  if (!facts.start) {
    return Verdict::unmet(Text{"缺少分析研判报告和启动意见", "the analysis report and the start opinion are missing"});
  }
  const auto analysed = facts.start->analysis_report.date;
  const auto opinion = facts.start->start_opinion.date;
  const auto last_day = add_months(analysed, static_cast<int>(given.policy.analysis_valid_months));
  std::vector<Text> missing;
  if (analysed > given.today()) {
    missing.push_back(
        about({"分析研判报告日期晚于今天", "the date of the analysis report is in the future"}, to_string(analysed)));
  }
  if (opinion > given.today()) {
    missing.push_back(
        about({"启动意见日期晚于今天", "the date of the start opinion is in the future"}, to_string(opinion)));
  }
  if (opinion < analysed) {
    missing.push_back(about({"启动意见早于分析研判报告，报告日期", "the start opinion precedes the analysis report of"},
                            to_string(analysed)));
  }
  if (given.today() > last_day) {
    missing.push_back(
        about({"分析研判报告已过期，有效期至", "the analysis report is no longer current, it was valid until"},
              to_string(last_day)));
  }
  if (!missing.empty()) return Verdict::unmet(std::move(missing));
  return Verdict::met(about({"分析研判报告有效期至", "the analysis report is current until"}, to_string(last_day)));
}

Verdict AuthLevel::check(const Facts& facts, const Given&) {
  if (!facts.start || !facts.start->authority_entry || !facts.start->managed_by) {
    return Verdict::unwaivable(Text{"未注明拟任职务在干部管理权限目录中的条目和管理层级",
                                    "the post's entry in the authority list and who manages it are not stated"});
  }
  const auto& entry = facts.start->authority_entry->title;
  if (facts.start->managed_by == ManagedBy::own) {
    return Verdict::met(about({"属本级管理权限", "within the body's own authority"}, entry));
  }
  return Verdict::unmet(about({"拟任职务由上级管理", "the post is managed by the superior"}, entry));
}

Verdict MoContent::check(const Facts& facts, const Given& given) {
  if (!facts.proposal) return no_proposal();
  const auto& proposal = *facts.proposal;
  std::vector<Text> missing;
  const auto states = [&](Words what, const std::string& text) {
    if (blank_like(text)) missing.push_back(about({"初步建议没有写明", "the proposal does not state"}, what));
  };
  states({"职位", "the post"}, facts.opened ? facts.opened->post.title.value : std::string());
  states({"条件", "the conditions"}, proposal.conditions);
  states({"范围", "the scope"}, proposal.scope);
  states({"方式", "the way"}, proposal.way);
  states({"程序", "the procedure"}, proposal.procedure);
  states({"人选意向", "the intention"}, proposal.intention);
  if (proposal.selection) check_selection(*proposal.selection, facts, given, missing);
  return Verdict::unless(std::move(missing));
}

Verdict MoSignedRecord::check(const Facts& facts, const Given& given) {
  if (!facts.proposal) return no_proposal();
  const auto& proposal = *facts.proposal;
  std::vector<Text> missing;
  if (!proposal.agreed_by_secretary) {
    missing.emplace_back("初步建议未经书记同意", "the secretary has not agreed to the proposal");
  }
  if (given.policy.proposal_needs_signed_record) {
    if (!proposal.signed_by_head) {
      missing.emplace_back("初步建议未经组织部长签字", "the head of the organization department has not signed");
    }
    if (!proposal.signing_head) {
      missing.emplace_back("未注明签字的组织部长", "the head who signed is not named");
    }
    if (!proposal.filed_as) missing.emplace_back("初步建议未归档", "the proposal has not been filed");
  }
  return Verdict::unless(std::move(missing));
}

Verdict MoNoAdhoc::check(const Facts& facts, const Given& given) {
  if (!facts.proposal) return no_proposal();
  const auto raised = facts.proposal->proposal.date;
  const auto raised_on = about({"动议日期", "raised on"}, to_string(raised));
  std::vector<Text> missing;
  if (raised > given.today()) {
    missing.push_back(about({"初步建议日期晚于今天", "the date of the proposal is in the future"}, to_string(raised)));
  }
  if (facts.agenda) {
    const auto meeting = facts.agenda->meeting_on;
    if (raised >= meeting) {
      missing.push_back(
          about({"初步建议应早于会议日期", "the proposal must precede the day of the meeting"}, to_string(meeting)));
    }
    if (!facts.agenda->on_agenda_since || *facts.agenda->on_agenda_since >= meeting) {
      missing.push_back(about(
          {"议题应在会议日期之前列入议程，会议日期", "the item must be on the agenda before the day of the meeting"},
          to_string(meeting)));
    }
  }
  return missing.empty() ? Verdict::met(raised_on) : Verdict::unmet(std::move(missing));
}

Verdict Wbz1Nepotism::check(const Facts& facts, const Given& given) {
  const auto& found = facts.nepotism;
  if (!found) return Verdict::unmet(Text{"缺少任人唯亲核查记录", "the check for favouritism is missing"});
  auto missing = relatives_who_took_part(facts, given);
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

Verdict Wbz2Rush::check(const Facts& facts, const Given&) {
  if (!facts.rush) {
    return Verdict::unwaivable(Text{"缺少突击提拔核查记录", "the check for rushed promotion is missing"});
  }
  std::vector<Text> missing;
  if (facts.rush->institution_changing) missing.emplace_back("机构正在变动", "the institution is being changed");
  if (facts.rush->leader_leaving) missing.emplace_back("主要领导即将离任", "the principal leader is about to leave");
  if (facts.rush->near_retirement) missing.emplace_back("人选临近退休年龄", "the candidate is close to retirement");
  return Verdict::unless(std::move(missing));
}

}  // namespace renmian::appointment
