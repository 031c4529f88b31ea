// 法定程序: the nomination, the vote of the legal body, and what must be so before and after it (R2019 chapter 8; LOL;
// provincial regulations, of which Chongqing 2022 was read).
#pragma once

#include "workflows/appointment/dossier.hpp"
#include "workflows/appointment/gate_base.hpp"

namespace renmian::appointment {

Words name_of(LegalBody body);

// Met if the post to be left was not filled by a legal body, or if that body has released the person from it.
Verdict released_by_law(const Facts& facts, const Given& given);

// The letter is with the presidium; or the motion and its papers were with the body, some days before the session of a
// standing committee.
struct LegLetter {
  static constexpr GateInfo info{
      .id = "leg-letter",
      .title = {"推荐书已提交或任免案已按期提请", "The letter is delivered, or the motion submitted in time"},
      .source = "R2014 Art. 46; Chongqing Art. 17",
      .mark = Mark::kV,
      .confirmed_by = {"党委", "Party committee"},
      .waiver_authority = "provincial",
      .waiver = {"省级规定允许临时提请", "Where the provincial regulation allows a later motion"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// In a term change democratic parties, federation and non-party representatives are consulted first.
struct LegConsult {
  static constexpr GateInfo info{.id = "leg-consult",
                                 .title = {"换届已进行民主协商", "Democratic consultation in a term change"},
                                 .source = "R2014 Art. 48",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"党委", "Party committee"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// Nothing is announced before the vote.
struct LegSecrecy {
  static constexpr GateInfo info{
      .id = "leg-secrecy",
      .title = {"表决前不对外公布", "No announcement before the vote"},
      .source = "Chongqing Art. 26",
      .mark = Mark::kV,
      .confirmed_by = {"人大常委会人事代表机构", "Personnel office of the people's congress"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// More than half of all members or deputies agree; more than half of them are present. The government decides by order.
struct LegMajority {
  static constexpr GateInfo info{
      .id = "leg-majority",
      .title = {"超过全体代表（组成人员）半数同意", "More than half of all deputies or members agree"},
      .source = "LOL Arts. 25, 51",
      .mark = Mark::kV,
      .confirmed_by = {"人大常委会人事代表机构", "Personnel office of the people's congress"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// The other side of leg-majority, for a rejection: the count, as recorded, does not reach it.
struct LegFailed {
  static constexpr GateInfo info{
      .id = "leg-failed",
      .title = {"同意未超过全体代表（组成人员）半数", "Not more than half of all deputies or members agree"},
      .source = "LOL Arts. 25, 51",
      .mark = Mark::kV,
      .confirmed_by = {"人大常委会人事代表机构", "Personnel office of the people's congress"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// Whoever moves from a post that a legal body filled is released from it by the same body first.
struct LegRemoveFirst {
  static constexpr GateInfo info{
      .id = "leg-remove-first",
      .title = {"原由人大等产生的职务已依法免去", "Released first by the body that filled the former post"},
      .source = "Chongqing Art. 13; GDL Art. 50",
      .mark = Mark::kV,
      .confirmed_by = {"人大常委会人事代表机构", "Personnel office of the people's congress"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// Rejected twice in one term: no third nomination to that post.
struct LegRetry2 {
  static constexpr GateInfo info{
      .id = "leg-retry-2",
      .title = {"同届两次未获通过不再提名", "No third nomination to a post in one term"},
      .source = "Chongqing Art. 21",
      .mark = Mark::kV,
      .confirmed_by = {"人大常委会人事代表机构", "Personnel office of the people's congress"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// The constitutional oath is taken where the office requires it.
struct LegOath {
  static constexpr GateInfo info{
      .id = "leg-oath",
      .title = {"已进行宪法宣誓", "The constitutional oath has been taken"},
      .source = "CSL Art. 9",
      .mark = Mark::kV,
      .confirmed_by = {"人大常委会人事代表机构", "Personnel office of the people's congress"}};
  static Verdict check(const Facts& facts, const Given& given);
};

using LegalDossier = mp::mp_list<AnyTime<RecordEmbargo>, AnyTime<RecordLawTest>, AnyTime<RecordLegalHistory>,
                                 AnyTime<RecordLegalPost>, AnyTime<RecordLegalRemoval>, AnyTime<RecordOath>>;

}  // namespace renmian::appointment
