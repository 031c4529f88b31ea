// 办理任职: the talk, and the probation of one year (R2019 chapter 7; TRIAL2001). No waiver.
#pragma once

#include "workflows/appointment/gates/common.hpp"

namespace renmian::appointment {

// A person whom the Party committee designated has talked with the appointee.
struct AppTalk {
  static constexpr GateInfo info{.id = "app-talk",
                                 .title = {"已进行任职谈话", "The appointment talk has been held"},
                                 .source = "R2014 Art. 43",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"党委（党组）", "Party committee"}};
  static Verdict check(const Facts& facts, const Given& given) {
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
};

// Probation is for appointed (not elected, not contracted) deputies and internal posts at bureau level and below.
struct TriScope {
  static constexpr GateInfo info{.id = "tri-scope",
                                 .title = {"试用期适用范围", "Whether probation applies"},
                                 .source = "R2014 Art. 42; TRIAL2001 Art. 2",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"组织部", "Organization department"}};
  static bool applies(const PostTaken& post) {
    return post.system == PostSystem::appointed && post.kind != PostKind::head && at_bureau_level_or_below(post.level);
  }
  static Verdict check(const Facts& facts, const Given&) {
    if (!facts.opened) return Verdict::unmet(Text{"缺少拟任职务", "the post is not recorded"});
    if (applies(facts.opened->post)) {
      if (facts.notice) {
        return Verdict::unmet(
            Text{"该职务实行试用期，应印发试任通知", "the post has a probation: a trial notice is to be issued"});
      }
      return Verdict::met(Text{"该职务实行试用期，印发试任通知", "the post has a probation: the trial notice applies"});
    }
    if (facts.trial_notice) {
      return Verdict::unmet(Text{"该职务不实行试用期，应印发任免通知",
                                 "the post has no probation: an appointment notice is to be issued"});
    }
    return Verdict::met(
        Text{"该职务不实行试用期，印发任免通知", "the post has no probation: the appointment notice applies"});
  }
};

// One year from the trial notice; no extension is known, so none is offered.
struct TriOneYear {
  static constexpr GateInfo info{.id = "tri-one-year",
                                 .title = {"试用期一年已满", "One year of probation is over"},
                                 .source = "TRIAL2001 Art. 3",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"组织部", "Organization department"}};
  static Verdict check(const Facts& facts, const Given& given) {
    if (!facts.trial_notice) return Verdict::unmet(Text{"尚未印发试任通知", "the trial notice has not been issued"});
    const auto over = add_months(facts.trial_notice->notice.date, static_cast<int>(given.policy.probation_months));
    if (given.today() >= over) return Verdict::met();
    return Verdict::pending(over, about({"试用期满之日", "the probation is over on"}, to_string(over)));
  }
};

// The assessment is done, and its result is the one that the command carries out.
struct TriAssess {
  static constexpr GateInfo info{.id = "tri-assess",
                                 .title = {"试用期满考核", "The probation has been assessed"},
                                 .source = "TRIAL2001 Arts. 5-8",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"组织部", "Organization department"}};
  static Verdict check(const Facts& facts, const Given&) {
    if (facts.confirmation && facts.confirmation->result != TrialResult::competent) {
      return Verdict::unmet(
          Text{"考核结果不是胜任，不能正式任职", "the result is not competent: no formal appointment"});
    }
    if (facts.trial_removal && facts.trial_removal->result == TrialResult::competent) {
      return Verdict::unmet(
          Text{"考核结果为胜任，不应免去试任职务", "the result is competent: no removal from the trial post"});
    }
    if (facts.confirmation || facts.trial_removal) return Verdict::met();
    return Verdict::unmet(Text{"尚无试用期考核结果", "the result of the probation's assessment is missing"});
  }
};

// Not competent at the end: removed, and placed at the former level. A serious fault ends the probation early.
struct TriFail {
  static constexpr GateInfo info{.id = "tri-fail",
                                 .title = {"不胜任的免去试任职务", "Removed from the trial post"},
                                 .source = "R2014 Art. 42; TRIAL2001 Art. 8",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"党委（党组）", "Party committee"}};
  static Verdict check(const Facts& facts, const Given& given) {
    const auto& removal = facts.trial_removal;
    if (!removal) return Verdict::unmet(Text{"缺少免去试任职务的决定", "the decision on the removal is missing"});
    if (removal->result == TrialResult::serious_fault) return Verdict::met();
    if (!removal->placed_at) {
      return Verdict::unmet(Text{"未记录按原职务层次安排的岗位", "the post at the former level is not recorded"});
    }
    return TriOneYear::check(facts, given);
  }
};

// The probation counts: time in post runs from the day of the decision (R2019 Art. 45).
struct TriCounts {
  static constexpr GateInfo info{.id = "tri-counts",
                                 .title = {"试用期计入任职时间", "Probation counts into the time in post"},
                                 .source = "TRIAL2001 Art. 7",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"组织部", "Organization department"}};
  static Verdict check(const Facts& facts, const Given&) {
    if (!facts.vote) return Verdict::unmet(Text{"缺少任用决定日期", "the day of the decision is not recorded"});
    if (facts.confirmation && facts.confirmation->time_in_post_from == facts.vote->held_on) return Verdict::met();
    return Verdict::unmet(about({"任职时间应自决定之日起计算", "time in post must count from the day of the decision"},
                                to_string(facts.vote->held_on)));
  }
};

}  // namespace renmian::appointment
