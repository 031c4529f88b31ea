#include "api/demo/story.hpp"

#include <algorithm>
#include <array>

#include "api/demo/committee.hpp"
#include "api/demo/course.hpp"
#include "api/demo/lawful_case.hpp"
#include "api/demo/offices.hpp"
#include "engine/procedure/standing.hpp"
#include "workflows/appointment/facts.hpp"

namespace renmian {
namespace {

using namespace appointment;

// --- Other ways than the lawful one ---

void report_first(Course& course) {
  course.on_day(1);
  course.give(ListReportableMatters{{ReportableMatter::early_move}});
  course.give(FilePriorReport{.report = course.document("关于任前有关事项的报告"),
                              .matters = {ReportableMatter::early_move},
                              .received_on = course.today(),
                              .report_content = ReportContent{.reason = "工作需要，任现职未满三年",
                                                              .principles = "坚持事业为上、以事择人",
                                                              .units_concerned = 1,
                                                              .people_concerned = 1,
                                                              .quota_situation = "职数有空缺",
                                                              .sanctions_affecting_use = "无",
                                                              .complaints_handled = "无",
                                                              .candidate_table = true}});
}
void superior_consents(Course& course) {
  report_first(course);
  course.on_day(8);
  course.give(RecordSuperiorConsent{course.document("同意的答复意见")});
}
void superior_refuses(Course& course) {
  report_first(course);
  course.on_day(8);
  course.give(RecordSuperiorRefusal{course.document("不同意的答复意见")});
}
void recommended_again(Course& course) {
  course.on_day(1);
  course.give(ReturnToRecommendation{"推荐范围不符合规定，重新组织民主推荐"});
}
void inspected_again(Course& course) {
  course.on_day(1);
  course.give(ReturnToInspection{"考察谈话面不够，补充考察"});
}
void postponed(Course& course) {
  course.on_day(4);
  course.give(PostponeVote{"县委常委会会议", "意见分歧较大，暂缓表决", course.document("县委常委会会议纪要")});
}
void rejected(Course& course) {
  course.on_day(4);
  course.give(RejectDecision{committee_vote(course.today(), 3)});
}
void submitted(Course& course) {
  course.on_day(1);
  course.give(lawful_submission(course));
}
void disapproved(Course& course) {
  submitted(course);
  course.on_day(9);
  course.give(RecordDisapproval{course.document("不予批准的批复")});
}
void complain(Course& course, const Line& number, ComplaintOutcome outcome) {
  course.on_day(2);
  course.give(RegisterComplaint{.complaint = number,
                                .received_on = course.today(),
                                .channel = ComplaintChannel::telephone_12380,
                                .is_signed = true,
                                .complaint_subject = "反映工作作风问题",
                                .serious_nature = true,
                                .received_at = ReceivedAt::publicity});
  course.give(TriageComplaint{
      .complaint = number, .checkable = true, .discipline_matter = false, .reason = "反映的时间、地点、事由具体"});
  course.give(AssignInvestigator{
      .complaint = number, .bodies = {InvestigatingBody::supervision_section}, .investigators = {kInvestigator}});
  course.on_day(9);
  course.give(ConcludeComplaint{.complaint = number,
                                .outcome = outcome,
                                .conclusion = course.document("信访举报调查报告"),
                                .reply = course.document("答复举报人的函")});
}
void revoked(Course& course) {
  complain(course, "XF-002", ComplaintOutcome::c_serious_proven);
  course.on_day(12);
  course.give(RevokeDecision{course.document("县委常委会会议纪要"), "县纪委监委"});
}
void not_competent(Course& course) {
  course.on_day(368);
  course.give(RemoveFromTrial{.result = TrialResult::not_competent,
                              .assessment = course.document("试用期满考核报告"),
                              .decision = course.document("免去试任职务的决定"),
                              .placed_at = "按试任前职务层次安排工作"});
}
void serious_fault(Course& course) {
  course.on_day(120);
  course.give(RemoveFromTrial{.result = TrialResult::serious_fault,
                              .assessment = course.document("严重失误情况报告"),
                              .decision = course.document("免去试任职务的决定")});
}
void suspended(Course& course) {
  course.on_day(1);
  course.give(Suspend{"有关问题正在核实，暂缓办理", add_days(course.today(), 90)});
}
void terminated(Course& course) {
  course.on_day(1);
  course.give(Terminate{"岗位需求发生变化，不再选任"});
}

constexpr std::array kEndings{
    Ending{"open"},
    Ending{"give_start_opinion"},
    Ending{"report_proposal"},
    Ending{"record_other_offices", report_first},
    Ending{"record_other_offices", superior_consents},
    Ending{"fix_work_plan"},
    Ending{"summarize_recommendation"},
    Ending{"summarize_recommendation", recommended_again},
    Ending{"fix_target"},
    Ending{"complete_inspection"},
    Ending{"conclude_file_review"},
    Ending{"conclude_file_review", inspected_again},
    Ending{"adopt_proposal"},
    Ending{"close_consultations"},
    Ending{"pass_agenda_gate"},
    Ending{"pass_agenda_gate", postponed},
    Ending{"adopt_decision"},
    Ending{"adopt_decision", submitted},
    Ending{"start_publicity"},
    Ending{"conclude_publicity"},
    Ending{"issue_trial_notice"},
    Ending{"issue_notice", {}, true},
    Ending{"confirm_appointment", {}, true},
    Ending{"record_departure"},
    Ending{"close_case", {}, true},
    Ending{"record_other_offices", superior_refuses, true},
    Ending{"pass_agenda_gate", rejected, true},
    Ending{"adopt_decision", disapproved, true},
    Ending{"start_publicity", revoked, true},
    Ending{"conclude_publicity", revoked, true},
    Ending{"issue_trial_notice", not_competent, true},
    Ending{"issue_trial_notice", serious_fault, true},
    Ending{"fix_work_plan", suspended},
    Ending{"start_publicity", suspended},
    Ending{"give_start_opinion", terminated, true},
    Ending{"complete_inspection", terminated, true},
};

// --- What happens on the way ---

// A command given before its time: so many days before the command that makes it possible.
struct Attempt {
  std::string_view command;
  std::string_view before;
  int days = 0;
};
constexpr std::array kAttempts{
    Attempt{"give_start_opinion", "record_quota_reply"},
    Attempt{"report_proposal", "record_nepotism_check"},
    Attempt{"fix_target", "record_exclusion_screening"},
    Attempt{"complete_inspection", "record_integrity_opinion"},
    Attempt{"conclude_file_review", "record_discipline_opinion"},
    Attempt{"pass_agenda_gate", "record_tour_and_audit_findings"},
    Attempt{"adopt_decision", "record_leak_check"},
    Attempt{"conclude_publicity", "conclude_publicity", 18},
    Attempt{"issue_notice", "hold_talk"},
    Attempt{"issue_trial_notice", "hold_talk"},
    Attempt{"confirm_appointment", "confirm_appointment", 60},
    Attempt{"close_case", "record_economic_audit"},
};

void complaint_settled(Course& course) { complain(course, "XF-001", ComplaintOutcome::a_not_true); }
void issue_settled(Course& course) {
  course.on_day(4);
  course.give(RaiseIssue{"WT-001", "2019年一次出国（境）登记情况需核实"});
  course.on_day(15);
  course.give(SettleIssue{"WT-001", course.document("核实情况说明")});
}

struct Episode {
  std::string_view after;
  void (*happens)(Course& course);
};
constexpr std::array kEpisodes{Episode{"start_publicity", complaint_settled},
                               Episode{"report_proposal", issue_settled}};

using Steps = std::vector<CaseStep>;

Steps::const_iterator find(const Steps& steps, std::string_view command) {
  return std::ranges::find(steps, command, &CaseStep::command);
}

std::vector<StoryStep> attempts_in(const Steps& steps, SeededRandom& random) {
  constexpr std::int64_t kHalfAnHour = 1'800'000'000;
  constexpr std::int64_t kDay = 48 * kHalfAnHour;
  std::vector<StoryStep> attempts;
  for (const auto& attempt : kAttempts) {
    const auto later = find(steps, attempt.command);
    const auto before = find(steps, attempt.before);
    if (later == steps.end() || before == steps.end() || !random.one_in(4)) continue;
    const Timestamp at{before->at.microseconds - attempt.days * kDay - kHalfAnHour};
    attempts.push_back({{later->command, later->data, at}, true});
  }
  return attempts;
}

Steps episodes_in(const Steps& steps, SeededRandom& random) {
  constexpr int kLongestDays = 20;
  Steps happened;
  for (const auto& episode : kEpisodes) {
    const auto after = find(steps, episode.after);
    if (after == steps.end() || add_days(date_in_china(after->at), kLongestDays) > date_in_china(steps.back().at))
      continue;
    if (!random.one_in(3)) continue;
    Course course(after->at);
    episode.happens(course);
    std::ranges::move(course.take(), std::back_inserter(happened));
  }
  return happened;
}

}  // namespace

std::span<const Ending> endings() { return kEndings; }

std::vector<StoryStep> tell_story(const Ending& ending, const boost::json::value& opening, Timestamp opened_at,
                                  SeededRandom& random) {
  auto steps = lawful_case(opening, opened_at);
  const auto last = find(steps, ending.last);
  if (last == steps.end()) return {};
  steps.erase(last + 1, steps.end());

  auto story = attempts_in(steps, random);
  const auto tell = [&](Steps&& more) {
    for (auto& step : more) story.push_back({std::move(step)});
  };
  tell(episodes_in(steps, random));
  if (ending.then != nullptr) {
    Course course(steps.back().at);
    ending.then(course);
    tell(course.take());
  }
  tell(std::move(steps));
  std::ranges::stable_sort(story, {}, [](const StoryStep& told) { return told.step.at; });
  return story;
}

}  // namespace renmian
