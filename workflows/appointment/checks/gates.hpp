// 凡提四必 and 三个不上会: the four things that are always done, and nothing unclear goes to the meeting (Code2016).
#pragma once

#include "workflows/appointment/dossier.hpp"
#include "workflows/appointment/gate_base.hpp"

namespace renmian::appointment {

// Motion and deliberation, democratic recommendation and inspection have all been done as required; a step that does
// not apply is on record as such (exceptions/).
struct Sbsh1Procedure {
  static constexpr GateInfo info{
      .id = "sbsh-1-procedure",
      .title = {"未按规定完成动议、推荐、考察的不上会", "Motion, recommendation and inspection have been done"},
      .source = "Code2016",
      .mark = Mark::kV,
      .confirmed_by = {"干部科", "Cadre section"},
      .waiver = {"仅限条例本身规定的免除", "Only the exemption that the Regulation itself gives"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// No question to be checked remains open.
struct Sbsh2Issues {
  static constexpr GateInfo info{.id = "sbsh-2-issues",
                                 .title = {"问题尚未查清的不上会", "No question to be checked remains open"},
                                 .source = "Code2016",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"干部监督科", "Supervision section"}};
  static Verdict check(const Facts& facts, const Given& given);
};

struct IssueRegister {
  static constexpr GateInfo info{.id = "issue-register",
                                 .title = {"待查问题先提出后查清", "Issues are raised once, then settled"},
                                 .source = "full-process record",
                                 .mark = Mark::kS,
                                 .confirmed_by = {"干部监督科", "Supervision section"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// The file is reviewed at the motion and at the inspection, before an item is put to the meeting, and once more between
// the decision and the notice.
struct FileThreeTimes {
  static constexpr GateInfo info{
      .id = "file-three-times",
      .title = {"动议、考察、任职前三次审核档案", "File reviewed at motion, at inspection, before appointment"},
      .source = "FILE2018; local",
      .mark = Mark::kS,
      .confirmed_by = {"档案室", "File room"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// Suspected forgery or an undetermined item stops the procedure until decided (组织认定). Met while nothing is known:
// that a review was made at all is asked by fan-1-file and file-three-times.
struct FileStop {
  static constexpr GateInfo info{
      .id = "file-stop",
      .title = {"档案涉嫌造假或未认定的停止办理", "Suspected forgery or an undecided item stops the case"},
      .source = "FILE2018; 中组发〔2014〕9号",
      .mark = Mark::kS,
      .confirmed_by = {"档案室", "File room"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// "干部档案必审": the file is reviewed, and no doubt is open on any of its seven items.
struct Fan1File {
  static constexpr GateInfo info{.id = "fan-1-file",
                                 .title = {"干部档案“凡提必审”", "The personnel file has been reviewed"},
                                 .source = "Code2016; R2019 Art. 31; FILE2018",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"档案室、考察组", "File room and inspection team"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// "个人有关事项报告必核": the report is verified, not too long ago; differences are judged and handled, in writing;
// concealment bars.
struct Fan2Personal {
  static constexpr GateInfo info{
      .id = "fan-2-personal",
      .title = {"个人有关事项报告“凡提必核”", "The report on personal matters has been verified"},
      .source = "Code2016; R2019 Art. 31; PIR2017",
      .mark = Mark::kV,
      .confirmed_by = {"干部监督科", "Supervision section"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// "纪检监察机关意见必听": the organ at the level of the sender has answered, not too long ago: "no effect on use".
struct Fan3Discipline {
  static constexpr GateInfo info{.id = "fan-3-discipline",
                                 .title = {"纪检监察机关意见“凡提必听”", "The discipline organ has been heard"},
                                 .source = "Code2016; R2019 Art. 31",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"干部监督科、纪委监委", "Supervision section with discipline organ"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// "线索具体的信访举报必查": every specific, checkable complaint is investigated, and none affects use.
struct Fan4Complaint {
  static constexpr GateInfo info{
      .id = "fan-4-complaint",
      .title = {"线索具体的信访举报“凡提必查”", "Checkable complaints have been investigated"},
      .source = "Code2016; R2019 Art. 31",
      .mark = Mark::kV,
      .confirmed_by = {"干部监督科、纪委监委", "Supervision section with discipline organ"}};
  static Verdict check(const Facts& facts, const Given& given);
};

using ChecksDossier =
    mp::mp_list<AnyTime<RecordFileReview>, AnyTime<RecordFileDecision>, AnyTime<RecordPersonalMatters>,
                AnyTime<RecordDisciplineOpinion>, AnyTime<RecordTourAndAuditFindings>, AnyTime<RecordOtherUnfitness>,
                AnyTime<RaiseIssue, IssueRegister>, AnyTime<SettleIssue, IssueRegister>>;

}  // namespace renmian::appointment
