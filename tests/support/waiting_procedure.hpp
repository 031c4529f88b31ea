// A small procedure with all that the engine offers beside the steps: work and clocks, corrections, actor gates.
//
//     start --propose--> voting --vote--> appointed (end)       voting --drop--> start
// While it votes, the case waits for an opinion that the discipline organ confirms, due 5 working days after; the vote
// is to be held within a month of the proposal, and a year later someone is to look back at it ("look_back").
#pragma once

#include "engine/policy/policy.hpp"
#include "engine/procedure/actor_gates.hpp"
#include "engine/procedure/correction.hpp"
#include "engine/procedure/proofs.hpp"
#include "engine/procedure/work.hpp"

namespace renmian::waiting {

struct Propose {
  Line who;
  static constexpr CommandInfo info{"propose", {"提名", "Propose"}, {"干部科", "Cadre section"}};
  BOOST_DESCRIBE_CLASS(Propose, (), (who), (), ())
  template <class F>
  void record(F& facts, const Stamp& stamp) const {
    facts.proposal = *this;
    facts.handler = stamp.actor.id;
  }
};
struct GiveOpinion {
  bool favourable = false;
  static constexpr CommandInfo info{
      "give_opinion", {"提出意见", "Give the opinion"}, {"纪委监委", "Discipline organ"}, true};
  BOOST_DESCRIBE_CLASS(GiveOpinion, (), (favourable), (), ())
  template <class F>
  void record(F& facts, const Stamp&) const {
    facts.opinion = *this;
  }
};
struct Vote {
  Count in_favour;
  static constexpr CommandInfo info{"vote", {"表决", "Vote"}, {"会议", "Meeting"}};
  BOOST_DESCRIBE_CLASS(Vote, (), (in_favour), (), ())
  template <class F>
  void record(F& facts, const Stamp&) const {
    facts.vote = *this;
  }
};
struct Drop {
  Line why;
  static constexpr CommandInfo info{"drop", {"退回", "Drop"}, {"干部科", "Cadre section"}};
  BOOST_DESCRIBE_CLASS(Drop, (), (why), (), ())
  template <class F>
  void record(F& facts, const Stamp&) const {
    facts.proposal.reset();
    facts.opinion.reset();
  }
};
struct Close {
  Line filed_as;
  static constexpr CommandInfo info{"close", {"办结", "Close"}, {"干部科", "Cadre section"}};
  BOOST_DESCRIBE_CLASS(Close, (), (filed_as), (), ())
  template <class F>
  void record(F&, const Stamp&) const {}
};

struct Facts {
  StandingFacts standing;
  WorkFacts work;
  std::vector<Correct> corrections;
  Line handler;
  std::optional<Propose> proposal;
  std::optional<GiveOpinion> opinion;
  std::optional<Vote> vote;
  BOOST_DESCRIBE_CLASS(Facts, (), (standing, work, corrections, handler, proposal, opinion, vote), (), ())

  const std::string* waiver_of(std::string_view, std::string_view) const { return nullptr; }
};

struct Policy {
  Whole<1, 30> opinion_days{5};
  Whole<3, 9> votes_needed{3};
  BOOST_DESCRIBE_CLASS(Policy, (), (opinion_days, votes_needed), (), ())
  static constexpr auto items = std::to_array<PolicyItem>(
      {{"opinion_days", "opinion-heard", Mark::kM, {"回复意见的工作日数", "working days to reply"}},
       {"votes_needed", "enough-votes", Mark::kM, {"所需票数", "votes needed"}}});
};

struct OpinionHeard {
  static constexpr GateInfo info{
      .id = "opinion-heard", .title = {"已听取意见", "The opinion was heard"}, .source = "test", .mark = Mark::kV};
  static Verdict check(const Facts& facts, const Given<Policy>&) {
    if (facts.opinion && facts.opinion->favourable) return Verdict::met();
    return Verdict::unmet(Text{"没有同意的意见", "there is no favourable opinion"});
  }
};
struct EnoughVotes {
  static constexpr GateInfo info{
      .id = "enough-votes", .title = {"票数足够", "Enough votes"}, .source = "test", .mark = Mark::kM};
  static Verdict check(const Facts& facts, const Given<Policy>& given) {
    if (facts.vote && facts.vote->in_favour >= given.policy.votes_needed) return Verdict::met();
    return Verdict::unmet(Text{"票数不足", "too few votes"});
  }
};

// clang-format off
struct OnlyStep { static constexpr StepInfo info{"step", {"步骤", "Step"}}; };
struct Start     : State { static constexpr StateInfo info{"start", {"开始", "Start"}, &OnlyStep::info}; };
struct Voting    : State { static constexpr StateInfo info{"voting", {"表决", "Voting"}, &OnlyStep::info}; };
struct Appointed : State { static constexpr StateInfo info{"appointed", {"已任", "Appointed"}, &OnlyStep::info}; };
struct Closed    : State { static constexpr StateInfo info{"closed", {"办结", "Closed"}, nullptr, true}; };
struct File      : State { static constexpr StateInfo info{"file", {"案卷", "File"}}; };

struct Waiting {
  static constexpr ProcedureInfo info{"waiting", 1, {"小流程", "Small procedure"}, "test"};
  using Facts = waiting::Facts;
  using Policy = waiting::Policy;
  using Steps = mp::mp_list<OnlyStep>;
  using Procedure = mp::mp_list<
    Row< Start,      Propose,      Voting,     Record, Requires<>                           >,
    Row< Voting,     Drop,         Start,      Record, Requires<>                           >,
    Row< Voting,     Vote,         Appointed,  Record, Requires<EnoughVotes, OpinionHeard>  >,
    Row< Appointed,  Close,        Closed,     Record, Requires<>                           >
  >;
  using Dossier = mp::mp_append<
    mp::mp_list<Row< File, GiveOpinion, none, Record, Requires<CaseOpen> >>,
    WorkRows<File>, CorrectionRows<File>>;
  using Always = mp::mp_list<ActDelegated, ActNotConcerned, ActNotHandler>;
  using Goals = mp::mp_list<Appointed>;
  using Mandatory = mp::mp_list<EnoughVotes, OpinionHeard>;
  static Words vocabulary(std::string_view) { return {"项", "member"}; }
  static Words value_title(std::string_view) { return {}; }

  static std::vector<DueItem> due(const Facts& facts, const Position& at, const Path& path, const Policy& policy,
                                  const WorkingDays& calendar);
};
// clang-format on

const renmian::Procedure& compiled();  // waiting_procedure.cpp

}  // namespace renmian::waiting
