#include "workflows/appointment/deliberation/gates.hpp"

namespace renmian::appointment {

namespace {

// Of a rule for some posts or candidates only: the verdict where it need not be checked further.
std::optional<Verdict> unless_it_applies(const Facts& facts, bool ClassifyDeliberation::*applies,
                                         Words not_applicable) {
  if (!facts.classification) {
    return Verdict::unmet(
        Text{"尚未确定酝酿征求意见范围", "who must be consulted in the deliberation is not recorded"});
  }
  if (!((*facts.classification).*applies)) return Verdict::met(Text(not_applicable));
  return std::nullopt;
}

std::optional<Verdict> unless_dual_managed(const Facts& facts) {
  return unless_it_applies(facts, &ClassifyDeliberation::dual_managed,
                           {"不属双重管理职务", "the post is not dual-managed"});
}

}  // namespace

Verdict DeptMeetingQuorum::check(const Facts& facts, const Given& given) {
  const auto& meeting = facts.department_meeting;
  if (!meeting)
    return Verdict::unmet(Text{"部务会尚未提出任用方案", "the department meeting has not adopted a proposal"});
  if (meeting->attended > meeting->should_attend) {
    return Verdict::unmet(
        Text{"部务会实到人数多于应到人数", "more people attended the department meeting than should"});
  }
  if (meeting->attended > 0 &&
      meeting->attended * 3 >= meeting->should_attend * given.policy.department_meeting_quorum_thirds) {
    return Verdict::met();
  }
  const auto attended = std::to_string(meeting->attended);
  const auto should = std::to_string(meeting->should_attend);
  const auto thirds = std::to_string(given.policy.department_meeting_quorum_thirds);
  return Verdict::unmet(Text{"部务会应到 " + should + " 人，实到 " + attended + " 人，不足三分之" + thirds,
                             "of " + should + " members of the department meeting " + attended +
                                 " attended, fewer than " + thirds + " thirds"});
}

Verdict DelSuperiorLeader::check(const Facts& facts, const Given& given) {
  if (const auto verdict = unless_it_applies(facts, &ClassifyDeliberation::department_post,
                                             {"不是工作部门领导职务", "the post is not one of a working department"})) {
    return *verdict;
  }
  if (!facts.superior_leader) {
    return Verdict::unmet(Text{"尚未征求上级分管领导意见", "the responsible superior leader has not been asked"});
  }
  if (facts.superior_leader->asked_on > given.today()) {
    return Verdict::unmet(about({"征求上级分管领导意见的日期晚于今天", "the superior leader is asked only on"},
                                to_string(facts.superior_leader->asked_on)));
  }
  return Verdict::met();
}

Verdict DelNonparty::check(const Facts& facts, const Given&) {
  if (const auto verdict = unless_it_applies(facts, &ClassifyDeliberation::non_party,
                                             {"人选是中共党员", "the candidate is a member of the Party"})) {
    return *verdict;
  }
  if (!facts.united_front) {
    return Verdict::unmet(Text{"尚未征求统战部意见", "the united front department has not been asked"});
  }
  if (facts.united_front->parties_asked.empty()) {
    return Verdict::unmet(
        Text{"尚未征求民主党派、工商联、无党派人士意见",
             "democratic parties, federation of industry and commerce, non-Party people: none asked"});
  }
  return Verdict::met();
}

Verdict DelDual::check(const Facts& facts, const Given& given) {
  if (const auto verdict = unless_dual_managed(facts)) return *verdict;
  const auto& request = facts.assisting_request;
  if (!request) {
    return Verdict::unmet(Text{"尚未书面征求协管方意见", "the assisting side has not been asked in writing"});
  }
  if (facts.assisting_opinion) return Verdict::met();
  if (!request->received_on) {
    return Verdict::unmet(Text{"协管方尚未答复，也未记录其收到征求意见函的日期",
                               "no answer of the assisting side, and the day it received the letter is not recorded"});
  }
  const auto received_on = *request->received_on;
  if (received_on < request->letter_of_inquiry.date || received_on > given.today()) {
    return Verdict::unmet(about({"协管方收到日期早于征求意见函或晚于今天",
                                 "the assisting side received the letter before its date, or in the future"},
                                to_string(received_on)));
  }
  const auto months = static_cast<int>(given.policy.dual_management_reply_months);
  const auto last_day = add_months(received_on, months);
  if (given.today() <= last_day) {
    return Verdict::pending(
        add_days(last_day, 1),
        about({"协管方尚未答复，答复期至", "the assisting side may answer until"}, to_string(last_day)));
  }
  return Verdict::met(about({"协管方收到后逾期未答复，视为同意，答复期至",
                             "no answer of the assisting side counts as consent; it could answer until"},
                            to_string(last_day)));
}

Verdict DelDualSplit::check(const Facts& facts, const Given&) {
  if (const auto verdict = unless_dual_managed(facts)) return *verdict;
  if (!facts.assisting_opinion || facts.assisting_opinion->opinion == AssistingOpinion::agree) return Verdict::met();
  const auto& settled = facts.split_settlement;
  const bool deputy = facts.opened && facts.opened->post.kind == PostKind::deputy;
  if (deputy && (!settled || settled->settled_by != SettlingBody::managing_side)) {
    return Verdict::unmet(Text{"协管方不同意，副职须由主管方决定",
                               "the assisting side disagrees: on a deputy the managing side must decide"});
  }
  if (!deputy && (!settled || settled->settled_by != SettlingBody::superior_od)) {
    return Verdict::unmet(Text{"协管方不同意，正职须报上级组织部门决定",
                               "the assisting side disagrees: on a head the superior organization department decides"});
  }
  if (!settled->favourable) {
    return Verdict::unmet(Text{"意见不一致，决定不支持任用", "the disagreement was decided against the appointment"});
  }
  return Verdict::met(
      about({"协管方不同意，已决定", "the assisting side disagrees; decided by"}, settled->decision.title));
}

}  // namespace renmian::appointment
