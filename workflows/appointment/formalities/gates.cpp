#include "workflows/appointment/formalities/gates.hpp"

namespace renmian::appointment {

namespace {

// Posts that wait for a legal body have no day before it has decided.
bool waits_for_legal_body(const Facts& facts) {
  return facts.opened &&
         (facts.opened->kind == CaseKind::legal_nominate || facts.opened->post.system == PostSystem::elected);
}

Verdict day_unknown(const Facts& facts) {
  return waits_for_legal_body(facts)
             ? Verdict::unmet(Text{"尚无选举、任命结果", "no election or appointment is recorded"})
             : Verdict::unmet(Text{"缺少任用决定日期", "the day of the decision is not recorded"});
}

Text must_count_from(const Facts& facts, CivilDate day) {
  return facts.legal_result
             ? about({"任职时间应自选举、任命之日起计算",
                      "time in post must count from the day of the election or appointment"},
                     to_string(day))
             : about({"任职时间应自决定之日起计算", "time in post must count from the day of the decision"},
                     to_string(day));
}

bool has_trial(CaseKind kind, const Policy& policy) {
  return kind == CaseKind::promote || kind == CaseKind::rank_to_post ||
         (kind == CaseKind::transfer_in && policy.probation_on_transfer_in);
}

// An order of the government leaves the probation as it is.
bool appointed_by_state_power(const Facts& facts) {
  return facts.legal_result && facts.legal_result->body != LegalBody::government;
}

}  // namespace

std::optional<CivilDate> time_in_post_starts(const Facts& facts) {
  if (facts.legal_result) return facts.legal_result->held_on;
  if (waits_for_legal_body(facts) || !facts.vote) return std::nullopt;
  return facts.vote->held_on;
}

Verdict AppEffectiveDate::check(const Facts& facts, const Given& given) {
  const auto from = time_in_post_starts(facts);
  if (!from) return day_unknown(facts);
  if (!facts.notice && !facts.trial_notice) {
    return Verdict::unmet(
        Text{"尚未印发任免通知或试任通知", "neither an appointment nor a trial notice has been issued"});
  }
  const auto& issued = facts.notice ? facts.notice->notice : facts.trial_notice->notice;
  std::vector<Text> missing;
  if (facts.notice && facts.notice->time_in_post_from != *from) missing.push_back(must_count_from(facts, *from));
  if (issued.date < *from) {
    missing.push_back(
        about({"通知早于决定（选举、任命）之日", "the notice precedes the decision, election or appointment"},
              to_string(*from)));
  }
  add_if_future(missing, {"通知日期晚于今天", "the day of the notice is in the future"}, issued.date, given);
  if (!missing.empty()) return Verdict::unmet(std::move(missing));
  const auto counts = about({"任职时间起算日", "time in post counts from"}, to_string(*from));
  if (facts.notice) return Verdict::met(counts);
  return Verdict::met({counts.zh + "，试用期起算日：" + to_string(issued.date),
                       counts.en + ", the probation from: " + to_string(issued.date)});
}

Verdict AppTalk::check(const Facts& facts, const Given& given) {
  if (!facts.talk) return Verdict::unmet(Text{"尚未进行任职谈话", "the appointment talk has not been held"});
  std::vector<Text> missing;
  if (!facts.talk->designated_by) {
    missing.emplace_back("未记录谈话人由党委（党组）指定",
                         "that the Party committee designated who talks is not recorded");
  }
  if (facts.talk->held_on > given.today()) {
    missing.push_back(
        about({"任职谈话日期晚于今天", "the day of the talk is in the future"}, to_string(facts.talk->held_on)));
  }
  return Verdict::unless(std::move(missing));
}

bool TriScope::applies(const Facts& facts, const Policy& policy) {
  return facts.opened && applies(facts.opened->post) && has_trial(facts.opened->kind, policy) &&
         !appointed_by_state_power(facts);
}

Verdict TriScope::check(const Facts& facts, const Given& given) {
  if (!facts.opened) return Verdict::unmet(Text{"缺少拟任职务", "the post is not recorded"});
  if (applies(facts, given.policy)) {
    if (facts.notice) {
      return Verdict::unmet(
          Text{"该职务实行试用期，应印发试任通知", "the post has a probation: a trial notice is to be issued"});
    }
    return Verdict::met(Text{"该职务实行试用期，印发试任通知", "the post has a probation: the trial notice applies"});
  }
  if (facts.trial_notice) {
    return Verdict::unmet(
        Text{"该职务不实行试用期，应印发任免通知", "the post has no probation: an appointment notice is to be issued"});
  }
  return Verdict::met(
      Text{"该职务不实行试用期，印发任免通知", "the post has no probation: the appointment notice applies"});
}

Verdict TriFiling::check(const Facts& facts, const Given& given) {
  if (!facts.opened) return Verdict::unmet(Text{"缺少拟任职务", "the post is not recorded"});
  if (!TriScope::applies(facts, given.policy)) {
    return Verdict::met(Text{"不实行试用期，无须备案", "there is no probation: nothing to file"});
  }
  const auto& recorded = facts.probation_filing;
  if (!recorded)
    return Verdict::unmet(Text{"未记录试任前是否须备案", "whether the trial must be filed is not recorded"});
  if (!recorded->needed) return Verdict::met(Text{"试任前无须备案", "the trial need not be filed"});
  if (!recorded->filing) return Verdict::unmet(Text{"试任前尚未备案", "the trial has not been filed"});
  const auto earliest = add_months(recorded->filing->date, static_cast<int>(given.policy.probation_filing_months));
  const auto words = about({"备案满期，试任通知不早于", "filed: the trial notice not before"}, to_string(earliest));
  if (given.today() < earliest) return Verdict::pending(earliest, words);
  if (facts.trial_notice && facts.trial_notice->notice.date < earliest) return Verdict::unmet(words);
  return Verdict::met(words);
}

Verdict TriOneYear::check(const Facts& facts, const Given& given) {
  if (!facts.trial_notice) return Verdict::unmet(Text{"尚未印发试任通知", "the trial notice has not been issued"});
  const auto over = add_months(facts.trial_notice->notice.date, static_cast<int>(given.policy.probation_months));
  if (given.today() >= over) return Verdict::met();
  return Verdict::pending(over, about({"试用期满之日", "the probation is over on"}, to_string(over)));
}

Verdict TriAssess::check(const Facts& facts, const Given&) {
  if (facts.confirmation && facts.confirmation->result != TrialResult::competent) {
    return Verdict::unmet(Text{"考核结果不是胜任，不能正式任职", "the result is not competent: no formal appointment"});
  }
  if (facts.trial_removal && facts.trial_removal->result == TrialResult::competent) {
    return Verdict::unmet(
        Text{"考核结果为胜任，不应免去试任职务", "the result is competent: no removal from the trial post"});
  }
  if (facts.confirmation || facts.trial_removal) return Verdict::met();
  return Verdict::unmet(Text{"尚无试用期考核结果", "the result of the probation's assessment is missing"});
}

Verdict TriFail::check(const Facts& facts, const Given& given) {
  const auto& removal = facts.trial_removal;
  if (!removal) return Verdict::unmet(Text{"缺少免去试任职务的决定", "the decision on the removal is missing"});
  if (removal->result == TrialResult::serious_fault) return Verdict::met();
  if (!removal->placed_at) {
    return Verdict::unmet(Text{"未记录按原职务层次安排的岗位", "the post at the former level is not recorded"});
  }
  return TriOneYear::check(facts, given);
}

Verdict TriCounts::check(const Facts& facts, const Given&) {
  const auto from = time_in_post_starts(facts);
  if (!from) return day_unknown(facts);
  if (facts.confirmation && facts.confirmation->time_in_post_from == *from) return Verdict::met();
  return Verdict::unmet(must_count_from(facts, *from));
}

}  // namespace renmian::appointment
