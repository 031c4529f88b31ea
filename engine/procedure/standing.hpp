// The standing of a case, the same in every procedure: it goes on, it rests, or it was ended early.
// While a case rests, MSM lets only resume and terminate through (interrupt_state); once it was ended early, nothing
// (terminate_state). What may be recorded at any time, the dossier, stands outside the machine (compiled.hpp).
#pragma once

#include <boost/describe.hpp>
#include <boost/mpl/vector.hpp>

#include "engine/data/values.hpp"
#include "engine/procedure/table.hpp"

namespace renmian {

// The part of every procedure's facts that the standing commands fill.
struct StandingFacts {
  std::optional<CivilDate> suspended_on;
  std::optional<CivilDate> suspended_until;
  std::optional<Paragraph> suspended_because;
  std::optional<Paragraph> terminated_because;
  std::optional<Line> withdrawn_by;
  BOOST_DESCRIBE_CLASS(StandingFacts, (),
                       (suspended_on, suspended_until, suspended_because, terminated_because, withdrawn_by), (), ())
};

struct Suspend {
  static constexpr CommandInfo info{"suspend", {"暂缓", "Suspend the case"}, {"干部科", "Cadre section"}};
  Paragraph reason;
  std::optional<CivilDate> until;
  BOOST_DESCRIBE_CLASS(Suspend, (), (reason, until), (), ())

  template <class Facts>
  void record(Facts& facts, const Stamp& stamp) const {
    facts.standing = {stamp.date(), until, reason, {}, {}};
  }
};

struct Resume {
  static constexpr CommandInfo info{"resume", {"恢复", "Resume the case"}, {"干部科", "Cadre section"}};
  Paragraph reason;
  BOOST_DESCRIBE_CLASS(Resume, (), (reason), (), ())

  template <class Facts>
  void record(Facts& facts, const Stamp&) const {
    facts.standing = {};
  }
};

struct Terminate {
  static constexpr CommandInfo info{"terminate", {"终止", "End the case early"}, {"组织部", "Organization department"}};
  Paragraph reason;
  BOOST_DESCRIBE_CLASS(Terminate, (), (reason), (), ())

  template <class Facts>
  void record(Facts& facts, const Stamp&) const {
    facts.standing.terminated_because = reason;
  }
};

// A case that is over is not suspended, ended or added to; what comes up afterwards is a case of its own.
struct CaseOpen {
  static constexpr GateInfo info{.id = "case-open",
                                 .title = {"事项尚未办结", "The case is not over yet"},
                                 .source = "Full-process record (全程纪实)",
                                 .mark = Mark::kS,
                                 .confirmed_by = {"系统", "the system"}};

  template <class Facts, class Policy>
  static Verdict check(const Facts&, const Given<Policy>& given) {
    if (!given.over) return Verdict::met();
    return Verdict::unmet(Text{"事项已办结，不能再暂缓、终止或补记", "the case is over: nothing can be added to it"});
  }
};

// 撤回: whoever proposed the case takes it back.
struct Withdraw {
  static constexpr CommandInfo info{"withdraw", {"撤回", "Withdraw the case"}, {"提出单位", "Whoever proposed it"}};
  Line withdrawn_by;
  Paragraph reason;
  BOOST_DESCRIBE_CLASS(Withdraw, (), (withdrawn_by, reason), (), ())

  template <class Facts>
  void record(Facts& facts, const Stamp&) const {
    facts.standing.terminated_because = reason;
    facts.standing.withdrawn_by = withdrawn_by;
  }
};

struct Active : State {
  static constexpr StateInfo info{"active", {"办理中", "Active"}};
};

struct Terminated : boost::msm::front::terminate_state<> {
  static constexpr StateInfo info{"terminated", {"已终止", "Ended early"}, nullptr, true};
};

struct Suspended : boost::msm::front::interrupt_state<boost::mpl::vector<Resume, Terminate, Withdraw>> {
  static constexpr StateInfo info{"suspended", {"已暂缓", "Suspended"}};
};

// clang-format off
using StandingRows = mp::mp_list<
  //   standing        on          moves to      and        once
  Row< Active,         Suspend,    Suspended,    Record,    Requires<CaseOpen> >,
  Row< Active,         Terminate,  Terminated,   Record,    Requires<CaseOpen> >,
  Row< Suspended,      Resume,     Active,       Record,    Requires<>         >,
  Row< Suspended,      Terminate,  Terminated,   Record,    Requires<>         >,
  Row< Active,         Withdraw,   Terminated,   Record,    Requires<CaseOpen> >,
  Row< Suspended,      Withdraw,   Terminated,   Record,    Requires<>         >
>;
// clang-format on

// Everything that may be done to a case of this kind.
template <class Definition>
using TableOf = mp::mp_append<typename Definition::Procedure, StandingRows, typename Definition::Dossier>;

}  // namespace renmian
