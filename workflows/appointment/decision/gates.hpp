// 讨论决定: how the meeting discusses and votes (R2019 Art. 38; Code2016).
//
// All read the record of the one item that is voted on. Its members are all who should attend: 7 members need 5
// present and 4 who agree, however many of them are in the room.
#pragma once

#include "workflows/appointment/dossier.hpp"
#include "workflows/appointment/gate_base.hpp"

namespace renmian::appointment {

// "不准临时动议": the item was on the agenda and the material sent before the meeting.
struct Wbz3Adhoc {
  static constexpr GateInfo info{.id = "wbz-3-adhoc",
                                 .title = {"不准临时动议", "No motion made ad hoc in the meeting"},
                                 .source = "Code2016",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"党委（党组）办公室", "Secretary's office"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// "不准泄露讨论决定情况": the access log has been checked and shows no leak.
struct Wbz5Leak {
  static constexpr GateInfo info{.id = "wbz-5-leak",
                                 .title = {"不准泄露讨论决定情况", "No leak of the discussion"},
                                 .source = "Code2016",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"各有关方面", "All concerned"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// 两个不得: the meeting decides; polling members one by one or circulating papers does not replace it.
struct Lbd1Form {
  static constexpr GateInfo info{
      .id = "lbd-1-form",
      .title = {"不得以个别征求意见、领导圈阅代替会议", "Decided in a meeting, not by polling or circulation"},
      .source = "Code2016",
      .mark = Mark::kV,
      .confirmed_by = {"党委（党组）", "Party committee"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// The principal leader does not stand above the organization; no individual or few decide. The evidence is that of
// vote-each and vote-last.
struct Lbd2Person {
  static constexpr GateInfo info{.id = "lbd-2-person",
                                 .title = {"不得个人或少数人说了算", "No individual or few decide"},
                                 .source = "Code2016",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"党委（党组）", "Party committee"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// At least two thirds of the members present; below it a decision is void.
struct VoteQuorum {
  static constexpr GateInfo info{.id = "vote-quorum",
                                 .title = {"三分之二以上成员到会", "At least two thirds of the members are present"},
                                 .source = "R2019 Art. 38",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"党委（党组）办公室", "Committee office"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// The candidate is introduced individually; reportable matters are explained with the superior's answer.
struct VoteIntro {
  static constexpr GateInfo info{.id = "vote-intro",
                                 .title = {"逐个介绍人选", "The candidate is introduced individually"},
                                 .source = "R2019 Art. 38",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"组织部长", "Head of organization department"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// Each member says clearly: agree, disagree or defer.
struct VoteEach {
  static constexpr GateInfo info{
      .id = "vote-each",
      .title = {"逐一表明同意、不同意或缓议", "Every member stated agree, disagree or defer"},
      .source = "R2019 Art. 38",
      .mark = Mark::kV,
      .confirmed_by = {"党委（党组）办公室", "Committee office"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// 末位表态: the principal leader speaks last.
struct VoteLast {
  static constexpr GateInfo info{.id = "vote-last",
                                 .title = {"主要领导末位表态", "The principal leader spoke last"},
                                 .source = "R2019 Art. 38",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"党委（党组）办公室", "Committee office"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// Voice, hands or secret ballot: one method for the item, and only the last where the local rule says so.
struct VoteMethod {
  static constexpr GateInfo info{.id = "vote-method",
                                 .title = {"口头、举手或无记名投票", "By voice, hands or secret ballot"},
                                 .source = "R2019 Art. 38",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"党委（党组）办公室", "Committee office"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// More than half of the members who should attend agree.
struct VoteMajority {
  static constexpr GateInfo info{.id = "vote-majority",
                                 .title = {"超过应到会成员半数同意", "More than half of the members agree"},
                                 .source = "R2019 Art. 38",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"党委（党组）办公室", "Committee office"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// The other side of vote-majority, for a rejection: the count, as recorded, does not reach it.
struct VoteFailed {
  static constexpr GateInfo info{.id = "vote-failed",
                                 .title = {"同意未超过应到会成员半数", "Not more than half of the members agree"},
                                 .source = "R2019 Art. 38",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"党委（党组）办公室", "Committee office"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// Strong disagreement: the vote is postponed.
struct VoteSplit {
  static constexpr GateInfo info{.id = "vote-split",
                                 .title = {"意见分歧较大的暂缓表决", "With strong disagreement there is no vote"},
                                 .source = "R2019 Art. 38",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"会议主持人", "Chair of the meeting"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// A member who is concerned, or whose relative is, leaves for this item. Who is related the register of kin says too.
struct VoteRecuse {
  static constexpr GateInfo info{.id = "vote-recuse",
                                 .title = {"涉及本人及亲属的成员回避", "Members concerned have left for the item"},
                                 .source = "R2014 Art. 56; Code",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"党委（党组）办公室", "Committee office"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// No proxy, and no later vote by an absent member.
struct VoteNoProxy {
  static constexpr GateInfo info{.id = "vote-no-proxy",
                                 .title = {"不得委托或事后投票", "No proxy, no later vote"},
                                 .source = "local (Hainan 2009)",
                                 .mark = Mark::kS,
                                 .confirmed_by = {"党委（党组）办公室", "Committee office"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// Absent members are asked for their opinion, before or after; it is noted and not counted.
struct VoteAbsentAsked {
  static constexpr GateInfo info{.id = "vote-absent-asked",
                                 .title = {"征求缺席成员意见", "Absent members' opinions have been asked"},
                                 .source = "guidance",
                                 .mark = Mark::kS,
                                 .confirmed_by = {"党委（党组）办公室", "Committee office"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// Rejected once: normally not proposed again for the same post; rejected twice: not again.
struct VoteNotTwice {
  static constexpr GateInfo info{
      .id = "vote-not-twice",
      .title = {"否决后不再就同一职位提名", "Not proposed again for a post after a rejection"},
      .source = "Hainan 2009",
      .mark = Mark::kS,
      .confirmed_by = {"干部科", "Cadre section"},
      .waiver_authority = "superior_od",
      .waiver = {"按本地规定，经上级组织部门同意",
                 "By local rule, with the consent of the superior's organization department"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// 复议: more than half of the members agree to it, before the notice is issued (the latter: Code, old edition).
struct VoteReconsider {
  static constexpr GateInfo info{.id = "vote-reconsider",
                                 .title = {"半数以上成员同意复议", "More than half of the members agree to reconsider"},
                                 .source = "R2019 Art. 38",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"党委（党组）办公室", "Committee office"}};
  static Verdict check(const Facts& facts, const Given& given);
};

using DecisionDossier = mp::mp_list<AnyTime<RecordVoteHistory>, AnyTime<RecordLeakCheck>, AnyTime<RecordPlenaryScope>,
                                    AnyTime<RecordPlenaryUrgency>>;

}  // namespace renmian::appointment
