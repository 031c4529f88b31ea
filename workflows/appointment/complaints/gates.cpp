#include "workflows/appointment/complaints/gates.hpp"

#include <algorithm>
#include <set>

namespace renmian::appointment {

namespace {

template <class T>
bool contains(const std::vector<T>& list, const T& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

void check_assignment(const Complaint& complaint, const Line& handler, std::vector<Text>& missing) {
  const auto& bodies = complaint.assigned->bodies;
  const auto& investigators = complaint.assigned->investigators;
  const auto wrong = [&](Words what) { missing.push_back(about(what, complaint.register_number)); };
  if (investigators.empty()) wrong({"未指定调查人员", "no investigator is assigned to complaint"});
  if (contains(investigators, handler)) {
    wrong({"事项经办人不得调查信访举报", "the handler of the case must not investigate complaint"});
  }
  if (contains(bodies, InvestigatingBody::unit_complained_about)) {
    wrong({"被反映的单位不得调查信访举报", "the unit complained about must not investigate complaint"});
  }
  if (!contains(bodies, InvestigatingBody::supervision_section) &&
      !contains(bodies, InvestigatingBody::discipline_organ)) {
    wrong({"须由干部监督科或纪检监察机关调查信访举报",
           "the supervision section or the discipline organ must investigate complaint"});
  } else if (complaint.triaged && complaint.triaged->discipline_matter &&
             !contains(bodies, InvestigatingBody::discipline_organ)) {
    wrong({"涉及违纪的须有纪检监察机关参加调查，信访举报",
           "a matter of discipline is investigated with the discipline organ, complaint"});
  }
}

void check_conclusion(const Complaint& complaint, const Line& handler, std::vector<Text>& missing) {
  const auto& concluded = *complaint.concluded;
  const auto wrong = [&](Words what) { missing.push_back(about(what, complaint.register_number)); };
  if (!complaint.triaged) wrong({"信访举报未经甄别，不能办结", "not sorted, cannot be concluded: complaint"});
  if (complaint.concluded_by == handler) {
    wrong({"事项经办人不得办结信访举报", "the handler of the case must not conclude complaint"});
  } else if (complaint.checkable()) {
    if (!complaint.assigned) {
      wrong({"线索具体的信访举报未指定调查人员，不能办结", "no investigator assigned, cannot be concluded: complaint"});
    } else if (!complaint.concluded_by || !contains(complaint.assigned->investigators, *complaint.concluded_by)) {
      wrong({"不是指定的调查人员，不能办结信访举报", "only an assigned investigator may conclude complaint"});
    }
  }
  if (complaint.registered && complaint.registered->is_signed && !concluded.reply) {
    wrong({"实名举报尚未答复举报人", "the complainant who signed has not been answered: complaint"});
  }
  if (concluded.false_accusation && concluded.outcome != ComplaintOutcome::a_not_true) {
    wrong({"反映问题不实的才能认定诬告", "only an untrue complaint can be a false accusation: complaint"});
  }
}

}  // namespace

Text not_yet_concluded(const Complaint& complaint) {
  return about({"信访举报尚未查结", "complaint not yet concluded"}, complaint.register_number);
}

Text how_it_affects_use(const Complaint& complaint) {
  const auto outcome = name_of(complaint.concluded->outcome);
  return {"信访举报 " + complaint.register_number.value + " 影响使用：" + std::string(outcome.zh),
          "complaint " + complaint.register_number.value + " affects use: " + std::string(outcome.en)};
}

Verdict ComplaintRegister::check(const Facts& facts, const Given&) {
  std::vector<Text> missing;
  std::set<std::string> numbers;
  for (const auto& complaint : facts.complaints) {
    if (!numbers.insert(complaint.register_number).second) {
      missing.push_back(about({"信访举报编号已登记", "already registered: complaint"}, complaint.register_number));
      continue;
    }
    if (!complaint.registered) {
      missing.push_back(about({"信访举报未登记，不能办理", "not registered, nothing can be done: complaint"},
                              complaint.register_number));
      continue;
    }
    if (complaint.assigned) check_assignment(complaint, facts.handler, missing);
    if (complaint.concluded) check_conclusion(complaint, facts.handler, missing);
  }
  return Verdict::unless(std::move(missing));
}

Verdict ComplaintAtMeeting::check(const Facts& facts, const Given&) {
  std::vector<Text> missing;
  for (const auto& complaint : facts.complaints) {
    const bool minor = complaint.registered && !complaint.registered->serious_nature;
    if (complaint.to_be_investigated() && !minor) {
      missing.push_back(about({"重大问题未查清，应暂缓表决，信访举报",
                               "a major question is not clear, the vote must be postponed, complaint"},
                              complaint.register_number));
    } else if (complaint.affects_use()) {
      missing.push_back(how_it_affects_use(complaint));
    }
  }
  return Verdict::unless(std::move(missing));
}

Verdict ComplaintBeforeVote::check(const Facts& facts, const Given&) {
  std::vector<Text> missing;
  for (const auto& complaint : facts.complaints) {
    if (!complaint.concluded) {
      missing.push_back(not_yet_concluded(complaint));
      continue;
    }
    if (complaint.affects_use()) missing.push_back(how_it_affects_use(complaint));
    if (complaint.registered && complaint.registered->received_at == ReceivedAt::congress &&
        !complaint.concluded->report_to_congress) {
      missing.push_back(
          about({"查核情况尚未向人大报告，信访举报", "not yet reported to the people's congress, complaint"},
                complaint.register_number));
    }
  }
  return Verdict::unless(std::move(missing));
}

}  // namespace renmian::appointment
