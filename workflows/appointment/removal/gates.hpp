// 免职、辞职、降职: on what ground a post is left, by whose decision, and when that is not allowed.
#pragma once

#include "workflows/appointment/dossier.hpp"
#include "workflows/appointment/gate_base.hpp"

namespace renmian::appointment {

Words name_of(RemovalGround ground);

// One of the eight grounds, with what it rests on; decided by the body that appoints.
struct RemGround {
  static constexpr GateInfo info{
      .id = "rem-ground",
      .title = {"免职情形明确，由任命机关决定", "A ground is named, the appointing body decides"},
      .source = "R2019 removal list",
      .mark = Mark::kV,
      .confirmed_by = {"党委（党组）", "Party committee"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// Whoever a legal body elected or appointed is removed, or allowed to resign, by that body first.
struct RemLegalFirst {
  static constexpr GateInfo info{
      .id = "rem-legal-first",
      .title = {"由人大等产生的先依法免职或接受辞职", "The legal body removes or accepts the resignation first"},
      .source = "LOL 13, 31, 32; GDL 50",
      .mark = Mark::kV,
      .confirmed_by = {"人大常委会人事代表机构", "Personnel office of the people's congress"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// None of the bars of CSL Art. 86, as declared by the offices that know.
struct RemNoResign {
  static constexpr GateInfo info{.id = "rem-no-resign",
                                 .title = {"没有不得辞职的情形", "Nothing bars the resignation"},
                                 .source = "CSL 86",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"组织部", "Organization department"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// 因公辞职 is applied for within 7 days of the Party notice; later only with the reason on record.
struct ResPublicDuty7d {
  static constexpr GateInfo info{
      .id = "res-public-duty-7d",
      .title = {"因公辞职在通知后七日内申请", "Applied for within 7 days of the Party notice"},
      .source = "辞职规定 Art. 6",
      .mark = Mark::kV,
      .confirmed_by = {"组织部", "Organization department"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// Answered within 30 days, 90 for leading members; later only with the reason on record.
struct ResAnswer {
  static constexpr GateInfo info{.id = "res-answer",
                                 .title = {"辞职申请按期答复", "The application to resign is answered in time"},
                                 .source = "CSL Art. 85",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"组织部", "Organization department"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// One level down, because of the last annual assessment (incompetent) or of a finding that the person is unfit.
struct DemLevel {
  static constexpr GateInfo info{.id = "dem-level",
                                 .title = {"依据充分，降低一个职务层次", "One level down, on a ground"},
                                 .source = "CSL Art. 50; 能上能下规定",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"组织部", "Organization department"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// Reviews and appeals are filed within their days.
struct RemRemedy {
  static constexpr GateInfo info{.id = "rem-remedy",
                                 .title = {"复核、申诉在期限内提出", "Reviews and appeals are filed in time"},
                                 .source = "CSL Art. 95",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"组织部", "Organization department"}};
  static Verdict check(const Facts& facts, const Given& given);
};

using RemovalDossier = mp::mp_list<AnyTime<RecordReviewOrAppeal, RemRemedy>>;

using ResignationDossier =
    mp::mp_list<AnyTime<RecordAuditDeclaration>, AnyTime<RecordDisciplineDeclaration>, AnyTime<RecordDutyDeclaration>>;

}  // namespace renmian::appointment
