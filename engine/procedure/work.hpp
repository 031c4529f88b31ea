// The life of what a case waits for: a work item (待办) is assigned, handed over (转办), recalled (撤回), urged (催办);
// a clock that has run out is noted once. A procedure that wants them has a member `WorkFacts work` in its facts,
// provides due() (compiled.hpp) and puts WorkRows<its case file> among its dossier rows.
//
// Work items are named by their code, clocks by their code and their last day.
#pragma once

#include <algorithm>
#include <boost/describe.hpp>
#include <optional>
#include <vector>

#include "engine/procedure/standing.hpp"

namespace renmian {

BOOST_DEFINE_ENUM_CLASS(WorkDeed, assigned, handed_over, recalled, urged)

struct WorkStep {
  Line work;
  WorkDeed deed = WorkDeed::assigned;
  std::optional<Line> assignee;  // staff number
  std::optional<Paragraph> reason;
  Line by;
  CivilDate on;
  BOOST_DESCRIBE_CLASS(WorkStep, (), (work, deed, assignee, reason, by, on), (), ())
};

// The command by which a clock that has run out is noted, so that it is told once: given by the program itself.
struct ClockRanOut {
  static constexpr CommandInfo info{"remind", {"时限届满提醒", "Note that a period has ended"}, {"系统", "The system"}};
  Line clock;
  CivilDate due;
  BOOST_DESCRIBE_CLASS(ClockRanOut, (), (clock, due), (), ())

  template <class Facts>
  void record(Facts& facts, const Stamp&) const {
    facts.work.fired.push_back(*this);
  }
};

struct WorkFacts {
  std::vector<WorkStep> steps;
  std::vector<ClockRanOut> fired;
  BOOST_DESCRIBE_CLASS(WorkFacts, (), (steps, fired), (), ())

  // Who has which item and how often it was urged; leaves out the clocks that were told. What was done about an item
  // counts from the day it began to be owed: owed anew, it is nobody's again.
  std::vector<DueItem> applied_to(std::vector<DueItem> items) const;
};

struct AssignWork {
  static constexpr CommandInfo info{"assign_work", {"分派待办", "Assign a work item"}, {"科室负责人", "Section head"}};
  Line work;
  Line assignee;  // staff number
  BOOST_DESCRIBE_CLASS(AssignWork, (), (work, assignee), (), ())

  template <class Facts>
  void record(Facts& facts, const Stamp& stamp) const {
    facts.work.steps.push_back({work, WorkDeed::assigned, assignee, {}, stamp.actor.id, stamp.date()});
  }
};

struct HandOverWork {
  static constexpr CommandInfo info{"hand_over_work", {"转办", "Hand a work item over"}, {"承办人", "Assignee"}};
  Line work;
  Line assignee;  // staff number
  Paragraph reason;
  BOOST_DESCRIBE_CLASS(HandOverWork, (), (work, assignee, reason), (), ())

  template <class Facts>
  void record(Facts& facts, const Stamp& stamp) const {
    facts.work.steps.push_back({work, WorkDeed::handed_over, assignee, reason, stamp.actor.id, stamp.date()});
  }
};

struct RecallWork {
  static constexpr CommandInfo info{"recall_work", {"撤回", "Recall a work item"}, {"科室负责人", "Section head"}};
  Line work;
  Paragraph reason;
  BOOST_DESCRIBE_CLASS(RecallWork, (), (work, reason), (), ())

  template <class Facts>
  void record(Facts& facts, const Stamp& stamp) const {
    facts.work.steps.push_back({work, WorkDeed::recalled, {}, reason, stamp.actor.id, stamp.date()});
  }
};

struct UrgeWork {
  static constexpr CommandInfo info{"urge_work", {"催办", "Urge a work item"}, {"干部科", "Cadre section"}};
  Line work;
  Paragraph reason;
  BOOST_DESCRIBE_CLASS(UrgeWork, (), (work, reason), (), ())

  template <class Facts>
  void record(Facts& facts, const Stamp& stamp) const {
    facts.work.steps.push_back({work, WorkDeed::urged, {}, reason, stamp.actor.id, stamp.date()});
  }
};

// --- Gates ---

// The verdicts, apart from who asks; `named` is nothing while no command is given.
Verdict work_open(const WorkStep* named, std::span<const DueItem> due);
Verdict work_assigned(const WorkStep* named, std::span<const DueItem> due);
Verdict work_unassigned(const WorkStep* named, std::span<const DueItem> due);
Verdict clock_due(const ClockRanOut* named, std::span<const DueItem> due, CivilDate today);

template <class Facts, class Given>
const WorkStep* work_named(const Facts& facts, const Given& given) {
  return given.command == nullptr || facts.work.steps.empty() ? nullptr : &facts.work.steps.back();
}

struct WorkOpen {
  static constexpr GateInfo info{.id = "work-open",
                                 .title = {"事项确有此项待办", "The case waits for this work"},
                                 .source = "Full-process record (全程纪实)",
                                 .mark = Mark::kS,
                                 .confirmed_by = {"系统", "the system"},
                                 .sees_due = true};
  template <class Facts, class Policy>
  static Verdict check(const Facts& facts, const Given<Policy>& given) {
    return work_open(work_named(facts, given), given.due);
  }
};

struct WorkAssigned {
  static constexpr GateInfo info{
      .id = "work-assigned",
      .title = {"待办已分派，且不转给原承办人", "The work is assigned, and to somebody else"},
      .source = "Full-process record (全程纪实)",
      .mark = Mark::kS,
      .confirmed_by = {"系统", "the system"},
      .sees_due = true};
  template <class Facts, class Policy>
  static Verdict check(const Facts& facts, const Given<Policy>& given) {
    return work_assigned(work_named(facts, given), given.due);
  }
};

struct WorkUnassigned {
  static constexpr GateInfo info{.id = "work-unassigned",
                                 .title = {"待办尚未分派", "The work is not assigned yet"},
                                 .source = "Full-process record (全程纪实)",
                                 .mark = Mark::kS,
                                 .confirmed_by = {"系统", "the system"},
                                 .sees_due = true};
  template <class Facts, class Policy>
  static Verdict check(const Facts& facts, const Given<Policy>& given) {
    return work_unassigned(work_named(facts, given), given.due);
  }
};

struct ClockDue {
  static constexpr GateInfo info{.id = "clock-due",
                                 .title = {"时限已届满，尚未提醒", "The period has ended and was not told yet"},
                                 .source = "regulation reference 5",
                                 .mark = Mark::kS,
                                 .confirmed_by = {"系统", "the system"},
                                 .sees_due = true};
  template <class Facts, class Policy>
  static Verdict check(const Facts& facts, const Given<Policy>& given) {
    const bool named = given.command != nullptr && !facts.work.fired.empty();
    return clock_due(named ? &facts.work.fired.back() : nullptr, given.due, given.today());
  }
};

// clang-format off
template <class File>
using WorkRows = mp::mp_list<
  Row< File,  AssignWork,    none,  Record,  Requires<CaseOpen, WorkOpen, WorkUnassigned> >,
  Row< File,  HandOverWork,  none,  Record,  Requires<CaseOpen, WorkOpen, WorkAssigned>   >,
  Row< File,  RecallWork,    none,  Record,  Requires<CaseOpen, WorkOpen, WorkAssigned>   >,
  Row< File,  UrgeWork,      none,  Record,  Requires<CaseOpen, WorkOpen>                 >,
  Row< File,  ClockRanOut,   none,  Record,  Requires<CaseOpen, ClockDue>                 >
>;
// clang-format on

}  // namespace renmian
