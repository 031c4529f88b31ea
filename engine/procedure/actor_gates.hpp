// Who may act: gates for Definition::Always, which every command must satisfy (regulation reference 6.1, separation
// inside a case; CSL Arts. 74, 76, avoidance).
//
//   act-delegated      who acts for somebody else has been given that, for this command and batch, and today
//   act-not-concerned  nobody acts on their own case or on that of a relative, nor has others act for them there
//   act-not-handler    whoever runs the case does not confirm its checks; the facts have a member `handler`
//
// They say nothing where nobody acts (case show).
#pragma once

#include "engine/data/values.hpp"
#include "engine/procedure/gate.hpp"

namespace renmian {

// The verdicts, apart from facts and policy.
Verdict act_delegated(const Actor* actor, const CommandInfo* command, const Surroundings& around, CivilDate today);
Verdict act_not_concerned(const Actor* actor, const Surroundings& around);
Verdict act_not_handler(const Actor* actor, const CommandInfo* command, const std::string& handler);

struct ActDelegated {
  static constexpr GateInfo info{.id = "act-delegated",
                                 .title = {"代办须有有效委托", "Who acts for another has been delegated to"},
                                 .source = "regulation reference 6.1",
                                 .mark = Mark::kS,
                                 .confirmed_by = {"系统", "the system"}};
  template <class Facts, class Policy>
  static Verdict check(const Facts&, const Given<Policy>& given) {
    return act_delegated(given.actor, given.command, given.around, given.today());
  }
};

struct ActNotConcerned {
  static constexpr GateInfo info{.id = "act-not-concerned",
                                 .title = {"本人及亲属回避", "Nobody acts on their own or a relative's case"},
                                 .source = "CSL Arts. 74, 76; regulation reference 6.1",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"系统", "the system"}};
  template <class Facts, class Policy>
  static Verdict check(const Facts&, const Given<Policy>& given) {
    return act_not_concerned(given.actor, given.around);
  }
};

struct ActNotHandler {
  static constexpr GateInfo info{
      .id = "act-not-handler",
      .title = {"承办人不得确认本事项的审核", "Who runs the case does not confirm its checks"},
      .source = "regulation reference 6.1",
      .mark = Mark::kS,
      .confirmed_by = {"系统", "the system"}};
  template <class Facts, class Policy>
  static Verdict check(const Facts& facts, const Given<Policy>& given) {
    return act_not_handler(given.actor, given.command, facts.handler);
  }
};

}  // namespace renmian
