// 任职资格: the basic qualifications (R2019 Art. 8), computed from the person's record and the post. Each verdict says
// what it was computed from: the periods, the day they were counted to, by day or by month.
//
// They speak of a rise to a post. (3) and the two positions of (2) ask nothing of whoever holds that level already;
// (1), (2), (3) ask nothing below county level.
#pragma once

#include "workflows/appointment/dossier.hpp"
#include "workflows/appointment/gate_base.hpp"

namespace renmian::appointment {

inline constexpr Words kFromTheFile{"干部科、干部档案室", "Cadre section and file room"};
inline constexpr Words kByException{"破格提拔，事先报上级组织部门同意",
                                    "Exceptional promotion, with the prior consent of the superior's department"};
inline constexpr Words kByOwnCommittee{"党委（党组）从严掌握", "The Party committee, strictly"};

// Why nothing can be computed: no record of the person was taken, or it is dated in the future.
std::optional<Verdict> record_missing(const Facts& facts, const Given& given);

// 工龄: five years to a post of county level.
struct QualService {
  static constexpr GateInfo info{.id = "qual-service",
                                 .title = {"工龄五年以上", "At least five years of service"},
                                 .source = "R2019 Art. 8(1)",
                                 .mark = Mark::kO,
                                 .confirmed_by = kFromTheFile,
                                 .waiver_authority = "superior_od",
                                 .waiver = kByException};
  static Verdict check(const Facts& facts, const Given& given);
};

// 基层工作经历: two years to a post of county level.
struct QualGrassroots {
  static constexpr GateInfo info{.id = "qual-grassroots",
                                 .title = {"基层工作经历两年以上", "At least two years at grassroots"},
                                 .source = "R2019 Art. 8(1)",
                                 .mark = Mark::kO,
                                 .confirmed_by = kFromTheFile,
                                 .waiver_authority = "superior_od",
                                 .waiver = kByException};
  static Verdict check(const Facts& facts, const Given& given);
};

// Normally posts at two or more positions at the next lower level.
struct QualTwoPosts {
  static constexpr GateInfo info{.id = "qual-two-posts",
                                 .title = {"在下一级两个以上职位任职", "Held two positions at the next lower level"},
                                 .source = "R2019 Art. 8(2)",
                                 .mark = Mark::kO,
                                 .confirmed_by = kFromTheFile,
                                 .waiver_authority = "own_pc",
                                 .waiver = kByOwnCommittee};
  static Verdict check(const Facts& facts, const Given& given);
};

// Deputy to head of the same level: two years as deputy.
struct QualDeputy2y {
  static constexpr GateInfo info{
      .id = "qual-deputy-2y",
      .title = {"由副职提任正职，任副职两年以上", "Deputy to head: at least two years as deputy"},
      .source = "R2019 Art. 8(3)",
      .mark = Mark::kV,
      .confirmed_by = kFromTheFile,
      .waiver_authority = "superior_od",
      .waiver = kByException};
  static Verdict check(const Facts& facts, const Given& given);
};

// Head of the lower level to deputy of the upper: three years as head.
struct QualHead3y {
  static constexpr GateInfo info{.id = "qual-head-3y",
                                 .title = {"由下级正职提任上级副职，任下级正职三年以上",
                                           "Lower head to upper deputy: at least three years as head"},
                                 .source = "R2019 Art. 8(3)",
                                 .mark = Mark::kV,
                                 .confirmed_by = kFromTheFile,
                                 .waiver_authority = "superior_od",
                                 .waiver = kByException};
  static Verdict check(const Facts& facts, const Given& given);
};

// Normally junior college; from bureau level up normally a bachelor's degree.
struct QualEducation {
  static constexpr GateInfo info{
      .id = "qual-education",
      .title = {"大学专科以上学历；厅局级以上大学本科以上", "Junior college; from bureau level up bachelor"},
      .source = "R2019 Art. 8(4)",
      .mark = Mark::kV,
      .confirmed_by = {"干部档案室", "File room"},
      .waiver_authority = "own_pc",
      .waiver = kByOwnCommittee};
  static Verdict check(const Facts& facts, const Given& given);
};

// Training to the required length; or, for a reason, within one year after the promotion.
struct QualTraining {
  static constexpr GateInfo info{
      .id = "qual-training",
      .title = {"经过规定的培训", "Trained to the required length"},
      .source = "R2019 Art. 8(5)",
      .mark = Mark::kV,
      .confirmed_by = {"干部科", "Cadre section"},
      .waiver = {"确因特殊情况未达到的，提任后一年内完成", "For a special reason, within one year after promotion"}};
  static Verdict check(const Facts& facts, const Given& given);
};

struct QualHealth {
  static constexpr GateInfo info{.id = "qual-health",
                                 .title = {"身体条件能够履行职责", "Physically able to perform the duty"},
                                 .source = "R2019 Art. 8(6)",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"干部科", "Cadre section"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// What the laws ask of this post; for a Party post also the years of membership that the Party Constitution asks.
struct QualLegal {
  static constexpr GateInfo info{.id = "qual-legal",
                                 .title = {"符合法定任职资格、党龄要求", "Legal qualifications and Party membership"},
                                 .source = "R2019 Art. 8(7)",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"干部科", "Cadre section"}};
  static Verdict check(const Facts& facts, const Given& given);
};

using QualificationDossier =
    mp::mp_list<AnyTime<TakePersonRecord>, AnyTime<RecordKinshipDeclaration>, AnyTime<RecordLegalQualificationCheck>,
                AnyTime<RecordOtherOffices>, AnyTime<RecordExceptionalGrounds>, AnyTime<DeferTraining>>;

}  // namespace renmian::appointment
