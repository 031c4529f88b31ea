// The words in which a procedure is written down, and what every transition table is made of.
//
// A procedure is a Boost.MSM (1.81, functor front end) transition table of rows
//     Row< Source, Command, Target, Record, Requires<Gate...> >
// read: standing in Source, on Command, once all Gates are met, the case moves to Target and the command is recorded.
// A Target of `none` records the command and stays.
//
// Two regions stand side by side in every case's machine:
//   the procedure   the steps of the regulation
//   the standing    Active, Suspended, Terminated (suspend, resume, terminate)
// and beside the machine, since it has no states,
//   the dossier     what may be recorded at any time: checks of other offices, complaints, waivers
#pragma once

#include <boost/mp11/mpl.hpp>  // without it MSM takes an mp_list table for an empty one
#include <boost/msm/front/functor_row.hpp>
#include <boost/msm/front/states.hpp>
#include <string_view>

#include "engine/base/text.hpp"
#include "engine/procedure/actor.hpp"
#include "engine/procedure/command_info.hpp"
#include "engine/procedure/gate.hpp"

namespace renmian {

namespace mp = boost::mp11;
using boost::msm::front::none;
using boost::msm::front::Row;

struct StepInfo {
  std::string_view code;
  Words title;
};

// 职数: a vacancy is promised from the motion on, so that two cases cannot reach for the same one; the appointee takes
// it up; whoever leaves the post gives it back.
enum class Vacancy { kFree, kReserved, kTaken, kGivenBack };

struct StateInfo {
  std::string_view code;  // stable: stored, published
  Words title;
  const StepInfo* step = nullptr;    // the step of the procedure it belongs to; none for ends
  bool end = false;                  // a case that stands here is over
  Vacancy vacancy = Vacancy::kFree;  // what a case that stands here does with the vacancy of its post
};

struct ProcedureInfo {
  std::string_view id;
  int version = 1;
  Words title;
  std::string_view kind;  // kind of case it carries, e.g. "promote"
};

// Every state derives from this; it is a plain MSM state with a name.
using State = boost::msm::front::state<>;

// All the gates of a row. As an MSM guard it asks every gate, also after the first that is not met, so that a refusal
// lists everything that is missing at once.
template <class... Gate>
struct Requires {
  using gates = mp::mp_list<Gate...>;

  template <class Command, class Machine, class Source, class Target>
  bool operator()(const Command&, Machine& machine, Source&, Target&) const {
    return machine.template ask_all<Gate...>();
  }
};

// The action of every row: the command becomes part of the case.
struct Record {
  template <class Command, class Machine, class Source, class Target>
  void operator()(const Command&, Machine& machine, Source&, Target&) const {
    machine.recorded = true;
  }
};

}  // namespace renmian
