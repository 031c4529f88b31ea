// The second version of the small procedure: "voting" is called "ballot", and the vote asks for a note. For moving
// running cases.
#pragma once

#include "tests/support/small_procedure.hpp"

namespace renmian::small {

// clang-format off
struct Ballot : State { static constexpr StateInfo info{"ballot", {"投票", "Ballot"}, &OnlyStep::info}; };

struct Noted {
  static constexpr GateInfo info{
      .id = "noted", .title = {"已有说明", "There is a note"}, .source = "test", .mark = Mark::kV};
  static Verdict check(const Facts& facts, const Given<Policy>&) {
    return facts.Note ? Verdict::met() : Verdict::unmet(Text{"没有说明", "there is no note"});
  }
};

struct SmallV2 : SmallWith<LawfulRows> {
  static constexpr ProcedureInfo info{"small", 2, {"小流程", "Small procedure"}, "test"};
  using Procedure = mp::mp_list<
    Row< Start,   Propose, Ballot,    Record, Requires<Named>                     >,
    Row< Start,   Drop,    Dropped,   Record, Requires<>                          >,
    Row< Ballot,  Vote,    Appointed, Record, Requires<EnoughVotes, Named, Noted> >,
    Row< Ballot,  Drop,    Start,     Record, Requires<>                          >
  >;
  static constexpr std::pair<std::string_view, std::string_view> successors[] = {{"voting", "ballot"}};
};

// A version that forgot what becomes of "voting".
struct SmallV3 : SmallV2 {
  static constexpr ProcedureInfo info{"small", 3, {"小流程", "Small procedure"}, "test"};
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 0> successors{};
};
// clang-format on

const renmian::Procedure& compiled_v2();  // small_procedure_v2.cpp
const renmian::Procedure& compiled_v3();

}  // namespace renmian::small
