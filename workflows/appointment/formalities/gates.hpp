// 办理任职: the talk, and the probation of one year (R2019 chapter 7; TRIAL2001). No waiver.
#pragma once

#include "workflows/appointment/dossier.hpp"
#include "workflows/appointment/gate_base.hpp"

namespace renmian::appointment {

// A person whom the Party committee designated has talked with the appointee.
struct AppTalk {
  static constexpr GateInfo info{.id = "app-talk",
                                 .title = {"已进行任职谈话", "The appointment talk has been held"},
                                 .source = "R2014 Art. 43",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"党委（党组）", "Party committee"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// The day from which time in post counts (R2019 Art. 45): of the election or appointment by a legal body where there is
// one, else of the committee's decision. Nothing while that day is not known.
std::optional<CivilDate> time_in_post_starts(const Facts& facts);

// Time in post counts from that day, not from the notice. Probation is another clock: it runs from the trial notice.
struct AppEffectiveDate {
  static constexpr GateInfo info{
      .id = "app-effective-date",
      .title = {"任职时间按决定（选举、任命）之日", "Effective from the decision, election or appointment"},
      .source = "R2014 Art. 44",
      .mark = Mark::kV,
      .confirmed_by = {"组织部", "Organization department"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// Probation is for appointed (not elected, not contracted) deputies and internal posts at bureau level and below, when
// the person is promoted to them or comes from the rank track; not where an organ of state power appoints.
struct TriScope {
  static constexpr GateInfo info{.id = "tri-scope",
                                 .title = {"试用期适用范围", "Whether probation applies"},
                                 .source = "R2014 Art. 42; TRIAL2001 Art. 2",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"组织部", "Organization department"}};
  static bool applies(const PostTaken& post) {
    return post.system == PostSystem::appointed && post.kind != PostKind::head && at_bureau_level_or_below(post.level);
  }
  static bool applies(const Facts& facts, const Policy& policy);
  static Verdict check(const Facts& facts, const Given& given);
};

// Where the trial must be filed beforehand, the notice follows a month later.
struct TriFiling {
  static constexpr GateInfo info{.id = "tri-filing",
                                 .title = {"试任前按规定备案", "The trial is filed beforehand where needed"},
                                 .source = "TRIAL2001 Art. 3",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"组织部", "Organization department"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// One year from the trial notice; no extension is known, so none is offered.
struct TriOneYear {
  static constexpr GateInfo info{.id = "tri-one-year",
                                 .title = {"试用期一年已满", "One year of probation is over"},
                                 .source = "TRIAL2001 Art. 3",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"组织部", "Organization department"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// The assessment is done, and its result is the one that the command carries out.
struct TriAssess {
  static constexpr GateInfo info{.id = "tri-assess",
                                 .title = {"试用期满考核", "The probation has been assessed"},
                                 .source = "TRIAL2001 Arts. 5-8",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"组织部", "Organization department"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// Not competent at the end: removed, and placed at the former level. A serious fault ends the probation early.
struct TriFail {
  static constexpr GateInfo info{.id = "tri-fail",
                                 .title = {"不胜任的免去试任职务", "Removed from the trial post"},
                                 .source = "R2014 Art. 42; TRIAL2001 Art. 8",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"党委（党组）", "Party committee"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// The probation counts: time in post runs from the same day as without it (R2019 Art. 45).
struct TriCounts {
  static constexpr GateInfo info{.id = "tri-counts",
                                 .title = {"试用期计入任职时间", "Probation counts into the time in post"},
                                 .source = "TRIAL2001 Art. 7",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"组织部", "Organization department"}};
  static Verdict check(const Facts& facts, const Given& given);
};

using FormalitiesDossier = mp::mp_list<AnyTime<RecordProbationFiling>>;

}  // namespace renmian::appointment
