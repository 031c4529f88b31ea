// Runs the Boost.MSM back-end of a procedure for one command on one stored case: restore, ask once, discard.
// Only compiled.hpp includes this, once per procedure, since MSM is heavy to compile.
#pragma once

#include <boost/msm/back/state_machine.hpp>
#include <boost/msm/front/state_machine_def.hpp>
#include <span>

#include "engine/base/problem.hpp"
#include "engine/procedure/procedure.hpp"
#include "engine/procedure/reflection.hpp"
#include "engine/procedure/standing.hpp"

namespace renmian {

// A gate as the guards ask it.
template <class Facts, class Policy>
struct AskGate {
  const GateInfo* info;
  Verdict (*verdict)(const Facts&, const Given<Policy>&);
};

// What the guards ask of, and where they leave their verdicts.
template <class Facts, class Policy>
struct Inquiry {
  const Facts& facts;  // as they would stand with the command recorded
  const Given<Policy>& given;
  const GateOracle* oracle;
  std::vector<GateVerdict>& verdicts;

  // Asks all of them, also after one that is not met.
  bool ask(std::span<const AskGate<Facts, Policy>> gates) const {
    bool all = true;
    for (const auto& gate : gates) {
      auto& asked = verdicts.emplace_back(
          GateVerdict{gate.info, oracle == nullptr ? gate.verdict(facts, given) : oracle->verdict(*gate.info)});
      all = asked.verdict.passes() && all;
    }
    return all;
  }
};

// The verdict of one gate, a recorded waiver of the right authority included. Where the calendar lacks a year, the gate
// stays closed and says so, until there is data for it.
template <class Gate, class Facts, class Policy>
Verdict verdict_of(const Facts& facts, const Given<Policy>& given) {
  Verdict verdict;
  try {
    verdict = Gate::check(facts, given);
  } catch (const Fault& fault) {
    if (fault.code() != "calendar-year-missing") throw;
    return Verdict::unwaivable(fault.message());
  }
  if constexpr (!Gate::info.waiver_authority.empty()) {
    if (verdict.kind == Verdict::Kind::kUnmet && verdict.waivable) {
      if (const auto* document = facts.waiver_of(Gate::info.id, Gate::info.waiver_authority)) {
        return Verdict::waived(*document);
      }
    }
  }
  return verdict;
}

template <class Facts, class Policy, class... Gate>
inline constexpr std::array<AskGate<Facts, Policy>, sizeof...(Gate)> kAsked{
    AskGate<Facts, Policy>{&Gate::info, &verdict_of<Gate, Facts, Policy>}...};

template <class Definition>
struct MachineFront : boost::msm::front::state_machine_def<MachineFront<Definition>> {
  using transition_table = mp::mp_append<typename Definition::Procedure, StandingRows>;
  using initial_state = boost::mpl::vector<reflection::StartOf<typename Definition::Procedure>, Active>;
  // An exception in a guard must reach the caller; with the event queue on, MSM would then queue all later events.
  using no_exception_thrown = int;
  using no_message_queue = int;

  const Inquiry<typename Definition::Facts, typename Definition::Policy>* inquiry = nullptr;
  bool recorded = false;

  template <class... Gate>
  bool ask_all() const {
    return inquiry->ask(kAsked<typename Definition::Facts, typename Definition::Policy, Gate...>);
  }

  // A command that no row expects is a refusal, not the failed assertion that MSM makes of it.
  template <class Machine, class Command>
  void no_transition(const Command&, Machine&, int) {}
};

// MSM has no setter for the current states, but its serialize() offers each member to an archive. This archive writes
// the active state of each region, an int[2], and passes over the rest.
class RegionLoader {
 public:
  explicit RegionLoader(std::array<int, 2> ids) : ids_(ids) {}

  template <class Member>
  RegionLoader& operator&(Member& member) {
    if constexpr (std::is_same_v<Member, int[2]>) std::copy(ids_.begin(), ids_.end(), member);
    return *this;
  }

 private:
  std::array<int, 2> ids_;
};

template <class Definition>
class Machine {
 public:
  using Backend = boost::msm::back::state_machine<MachineFront<Definition>>;
  using Stt = typename Backend::stt;

  template <class S>
  static constexpr int id_of = boost::msm::back::get_state_id<Stt, S>::value;

  Machine(std::array<int, 2> regions, const Inquiry<typename Definition::Facts, typename Definition::Policy>& inquiry) {
    RegionLoader loader(regions);
    backend_.serialize(loader, 0);
    backend_.inquiry = &inquiry;
  }

  template <class Command>
  Judgement::Outcome process(const Command& command) {
    const auto handled = backend_.process_event(command);
    // A suspended or ended case reports every command as handled; only the Record action tells.
    if (backend_.recorded) return Judgement::Outcome::kAccepted;
    return (handled & boost::msm::back::HANDLED_GUARD_REJECT) != 0 ? Judgement::Outcome::kGateClosed
                                                                   : Judgement::Outcome::kNotHere;
  }

  int state_id(int region) const { return backend_.current_state()[region]; }

 private:
  Backend backend_;
};

}  // namespace renmian
