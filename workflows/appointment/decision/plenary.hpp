// 全委会票决: heads of the Party committee and the government of the next lower level are voted on by the plenary
// (R2019; VOTE2004).
#pragma once

#include "workflows/appointment/gate_base.hpp"

namespace renmian::appointment {

// Such a head goes to the plenary and its secret ballot; if it is urgent between two plenaries, to the standing
// committee, once every member of the committee was asked for an opinion.
struct VotePlenary {
  static constexpr GateInfo info{
      .id = "vote-plenary",
      .title = {"下一级党政正职由全委会票决", "Heads of the next lower level go to the plenary, by secret ballot"},
      .source = "R2019; VOTE2004",
      .mark = Mark::kV,
      .confirmed_by = {"党委（党组）", "Party committee"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// Two thirds of the members present; for, against or abstain on papers that only they received; nobody written in.
struct VotePlenaryQuorum {
  static constexpr GateInfo info{.id = "vote-plenary-quorum",
                                 .title = {"全委会到会人数和票决方式", "Attendance and ballot of the plenary"},
                                 .source = "VOTE2004 Art. 7",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"党委（党组）", "Party committee"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// A member who is candidate or related leaves the discussion, and votes afterwards.
struct VotePlenaryRecuse {
  static constexpr GateInfo info{
      .id = "vote-plenary-recuse",
      .title = {"全委会成员回避审议后投票", "Related members leave the discussion, then vote"},
      .source = "VOTE2004 Art. 5",
      .mark = Mark::kV,
      .confirmed_by = {"党委（党组）", "Party committee"}};
  static Verdict check(const Facts& facts, const Given& given);
};

}  // namespace renmian::appointment
