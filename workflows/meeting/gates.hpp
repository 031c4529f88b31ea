// The rules of a meeting that decides cadre cases. Those of the single case (vote-*) are asked of the case itself.
#pragma once

#include "engine/procedure/gate.hpp"
#include "workflows/meeting/facts.hpp"
#include "workflows/meeting/policy.hpp"

namespace renmian::meeting {

using Given = renmian::Given<Policy>;

// The agenda names each item and each case once.
struct MtgItems {
  static constexpr GateInfo info{.id = "mtg-items",
                                 .title = {"议题编号和事项不重复", "Each item and each case is on the agenda once"},
                                 .source = "Full-process record (全程纪实)",
                                 .mark = Mark::kS,
                                 .confirmed_by = {"党委（党组）办公室", "Committee office"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// "不准临时动议": agenda and material precede the meeting.
struct MtgAgenda {
  static constexpr GateInfo info{.id = "mtg-agenda",
                                 .title = {"议程和材料会前送达", "Agenda and material precede the meeting"},
                                 .source = "Code2016",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"党委（党组）办公室", "Committee office"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// Everybody is on the roll once, one of them is the principal leader, and absence has a reason.
struct MtgRoll {
  static constexpr GateInfo info{.id = "mtg-roll",
                                 .title = {"签到名单完整", "The roll is complete"},
                                 .source = "R2019 Art. 38",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"党委（党组）办公室", "Committee office"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// Two thirds of the members present; of the standing committee of a people's congress more than half.
struct MtgQuorum {
  static constexpr GateInfo info{.id = "mtg-quorum",
                                 .title = {"到会人数符合规定", "Enough members are present"},
                                 .source = "R2019 Art. 38; VOTE2004 Art. 7; LOL Art. 51",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"党委（党组）办公室", "Committee office"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// Only what was announced is decided.
struct MtgAnnounced {
  static constexpr GateInfo info{.id = "mtg-announced",
                                 .title = {"只表决议程内的事项", "Only announced items are decided"},
                                 .source = "Code2016",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"党委（党组）办公室", "Committee office"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// Each item is decided once, unless the members agreed to reconsider it.
struct MtgOnce {
  static constexpr GateInfo info{.id = "mtg-once",
                                 .title = {"每项议题只表决一次", "Each item is decided once"},
                                 .source = "R2019 Art. 38",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"党委（党组）办公室", "Committee office"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// Opinions and papers only of members who are there and have a vote: no observer, no candidate member, no proxy.
struct MtgVoters {
  static constexpr GateInfo info{
      .id = "mtg-voters",
      .title = {"只由到会且有表决权的成员表决", "Only present members with a vote take part"},
      .source = "R2019 Art. 38; VOTE2004 Art. 7; local (Hainan 2009)",
      .mark = Mark::kS,
      .confirmed_by = {"党委（党组）办公室", "Committee office"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// Whoever is recused leaves the room for the item; in a plenary for its discussion.
struct MtgRecuse {
  static constexpr GateInfo info{.id = "mtg-recuse",
                                 .title = {"回避成员离场", "Recused members have left the room"},
                                 .source = "R2014 Art. 56; VOTE2004 Art. 5",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"党委（党组）办公室", "Committee office"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// The outcome is what was counted: adopted by more than half of all members, and by nothing less.
struct MtgCount {
  static constexpr GateInfo info{.id = "mtg-count",
                                 .title = {"表决结果与计票相符", "The outcome is what was counted"},
                                 .source = "R2019 Art. 38; LOL Art. 51",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"党委（党组）办公室", "Committee office"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// 复议: more than half of the members agree to it.
struct MtgReconsider {
  static constexpr GateInfo info{.id = "mtg-reconsider",
                                 .title = {"半数以上成员同意复议", "More than half of the members agree to reconsider"},
                                 .source = "R2019 Art. 38",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"党委（党组）办公室", "Committee office"}};
  static Verdict check(const Facts& facts, const Given& given);
};

}  // namespace renmian::meeting
