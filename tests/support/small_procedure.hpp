// The smallest lawful procedure, for tests of the engine and for the unlawful variations in tests/must_not_compile.
#pragma once

#include <optional>

#include "engine/policy/policy.hpp"
#include "engine/procedure/procedure.hpp"
#include "engine/procedure/proofs.hpp"
#include "engine/procedure/standing.hpp"

namespace renmian::small {

struct Facts;

#define SMALL_COMMAND(Type, code, members)                         \
  static constexpr CommandInfo info{code, {code, code}, {"", ""}}; \
  template <class F>                                               \
  void record(F& facts, const Stamp&) const {                      \
    facts.Type = *this;                                            \
  }                                                                \
  BOOST_DESCRIBE_CLASS(Type, (), members, (), ())

struct Propose {
  Line who;
  SMALL_COMMAND(Propose, "propose", (who))
};
struct Vote {
  Count in_favour;
  SMALL_COMMAND(Vote, "vote", (in_favour))
};
struct Drop {
  Line why;
  SMALL_COMMAND(Drop, "drop", (why))
};
struct Note {
  Line text;
  SMALL_COMMAND(Note, "note", (text))
};

struct Waiver {
  Line gate, authority, document;
  BOOST_DESCRIBE_CLASS(Waiver, (), (gate, authority, document), (), ())
};
struct Allow {
  Waiver waiver;
  static constexpr CommandInfo info{"allow", {"allow", "allow"}, {"", ""}};
  template <class F>
  void record(F& facts, const Stamp&) const {
    facts.waivers.push_back(waiver);
  }
  BOOST_DESCRIBE_CLASS(Allow, (), (waiver), (), ())
};

struct Facts {
  StandingFacts standing;
  std::optional<struct Propose> Propose;
  std::optional<struct Vote> Vote;
  std::optional<struct Drop> Drop;
  std::optional<struct Note> Note;
  std::vector<Waiver> waivers;
  BOOST_DESCRIBE_CLASS(Facts, (), (standing, Propose, Vote, Drop, Note, waivers), (), ())

  const std::string* waiver_of(std::string_view gate, std::string_view authority) const {
    for (const auto& waiver : waivers) {
      if (waiver.gate.value == gate && waiver.authority.value == authority) return &waiver.document.value;
    }
    return nullptr;
  }
};

struct Policy {
  Whole<3, 9> votes_needed{3};
  BOOST_DESCRIBE_CLASS(Policy, (), (votes_needed), (), ())
  static constexpr auto items =
      std::to_array<PolicyItem>({{"votes_needed", "enough-votes", Mark::kM, {"所需票数", "votes needed"}}});
};

struct EnoughVotes {
  static constexpr GateInfo info{.id = "enough-votes",
                                 .title = {"票数足够", "Enough votes"},
                                 .source = "test",
                                 .mark = Mark::kM,
                                 .confirmed_by = {"会议", "meeting"},
                                 .waiver_authority = "superior_od",
                                 .waiver = {"上级同意", "with the superior's consent"}};
  static Verdict check(const Facts& facts, const Given<Policy>& given) {
    if (facts.Vote && facts.Vote->in_favour >= given.policy.votes_needed) return Verdict::met();
    return Verdict::unmet(Text{"票数不足", "too few votes"});
  }
};
struct Named {
  static constexpr GateInfo info{
      .id = "named", .title = {"有人选", "Someone is named"}, .source = "test", .mark = Mark::kV};
  static Verdict check(const Facts& facts, const Given<Policy>&) {
    return facts.Propose ? Verdict::met() : Verdict::unmet(Text{"没有人选", "nobody is named"});
  }
};

// clang-format off
struct OnlyStep { static constexpr StepInfo info{"step", {"步骤", "Step"}}; };
struct Start     : State { static constexpr StateInfo info{"start", {"开始", "Start"}, &OnlyStep::info}; };
struct Voting    : State { static constexpr StateInfo info{"voting", {"表决", "Voting"}, &OnlyStep::info}; };
struct Appointed : State { static constexpr StateInfo info{"appointed", {"已任", "Appointed"}, nullptr, true}; };
struct Dropped   : State { static constexpr StateInfo info{"dropped", {"放弃", "Dropped"}, nullptr, true}; };
struct File      : State { static constexpr StateInfo info{"file", {"案卷", "File"}}; };

using LawfulRows = mp::mp_list<
  Row< Start,   Propose, Voting,    Record, Requires<Named>              >,
  Row< Start,   Drop,    Dropped,   Record, Requires<>                   >,
  Row< Voting,  Vote,    Appointed, Record, Requires<EnoughVotes, Named> >,
  Row< Voting,  Drop,    Start,     Record, Requires<>                   >
>;
using DossierRows = mp::mp_list<
  Row< File,    Note,    none,      Record, Requires<CaseOpen>           >,
  Row< File,    Allow,   none,      Record, Requires<CaseOpen>           >
>;
// clang-format on

// A definition over `Rows`, for the lawful procedure and its unlawful variations.
template <class Rows>
struct SmallWith {
  static constexpr ProcedureInfo info{"small", 1, {"小流程", "Small procedure"}, "test"};
  using Facts = small::Facts;
  using Policy = small::Policy;
  using Steps = mp::mp_list<OnlyStep>;
  using Procedure = Rows;
  using Dossier = DossierRows;
  using Always = mp::mp_list<>;
  using Goals = mp::mp_list<Appointed>;
  using Mandatory = mp::mp_list<EnoughVotes, Named>;
  static Words vocabulary(std::string_view) { return {"项", "member"}; }
  static Words value_title(std::string_view) { return {}; }
};
using Small = SmallWith<LawfulRows>;

const renmian::Procedure& compiled();  // small_procedure.cpp

}  // namespace renmian::small
