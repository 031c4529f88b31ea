// 不得列为考察对象的七种情形: the seven situations in which nobody may be an inspection target (R2019 Art. 24). No
// waiver; a special post alone is exempt from the one on emigration.
#pragma once

#include "workflows/appointment/dossier.hpp"
#include "workflows/appointment/gate_base.hpp"

namespace renmian::appointment {

inline constexpr std::string_view kExclusionSource = "R2019 Art. 24";
inline constexpr Words kExclusionOffice{"组织部、纪委监委", "Organization department and discipline organ"};

inline Verdict not_screened() {
  return Verdict::unmet(
      Text{"缺少不得列为考察对象情形的审查记录", "the screening for the situations that exclude a target is missing"});
}

// Violated political discipline or rules.
struct ExclPolitical {
  static constexpr GateInfo info{.id = "excl-political",
                                 .title = {"没有违反政治纪律和政治规矩", "No violation of political discipline"},
                                 .source = kExclusionSource,
                                 .mark = Mark::kV,
                                 .confirmed_by = kExclusionOffice};
  static Verdict check(const Facts& facts, const Given& given);
};

// Low recognition by the masses: judged by people, the article gives no threshold.
struct ExclMasses {
  static constexpr GateInfo info{.id = "excl-masses",
                                 .title = {"群众公认度不低", "Recognition by the masses is not low"},
                                 .source = kExclusionSource,
                                 .mark = Mark::kV,
                                 .confirmed_by = kExclusionOffice};
  static Verdict check(const Facts& facts, const Given& given);
};

// Last year's annual assessment "basically competent" or worse.
struct ExclAnnual {
  static constexpr GateInfo info{
      .id = "excl-annual",
      .title = {"上年年度考核为称职以上", "Last year's annual assessment is competent or better"},
      .source = kExclusionSource,
      .mark = Mark::kV,
      .confirmed_by = kExclusionOffice};
  static Verdict check(const Facts& facts, const Given& given);
};

// Lobbying for office, canvassing votes or other non-organizational conduct.
struct ExclCanvass {
  static constexpr GateInfo info{.id = "excl-canvass",
                                 .title = {"没有跑官、拉票等非组织行为", "No lobbying for office, no canvassing"},
                                 .source = kExclusionSource,
                                 .mark = Mark::kV,
                                 .confirmed_by = kExclusionOffice};
  static Verdict check(const Facts& facts, const Given& given);
};

// Spouse emigrated, or no spouse and all children emigrated; special posts are exempt.
struct ExclEmigrated {
  static constexpr GateInfo info{
      .id = "excl-emigrated",
      .title = {"配偶（子女）没有移居国（境）外", "Spouse, or without spouse all children, have not emigrated"},
      .source = kExclusionSource,
      .mark = Mark::kV,
      .confirmed_by = kExclusionOffice,
      .waiver = {"特殊岗位除外", "Special posts only"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// The effect period of an admonition, measure or sanction is not over; or it is over but still affects use.
struct ExclEffectPeriod {
  static constexpr GateInfo info{.id = "excl-effect-period",
                                 .title = {"不在处分、组织处理影响期内", "No sanction or measure is still in effect"},
                                 .source = kExclusionSource,
                                 .mark = Mark::kV,
                                 .confirmed_by = kExclusionOffice};
  static Verdict check(const Facts& facts, const Given& given);  // pending while only time is missing
};

// Otherwise not fit for promotion: a judgement.
struct ExclOther {
  static constexpr GateInfo info{.id = "excl-other",
                                 .title = {"没有其他不宜提拔的情形", "Not otherwise unfit for promotion"},
                                 .source = kExclusionSource,
                                 .mark = Mark::kV,
                                 .confirmed_by = kExclusionOffice};
  static Verdict check(const Facts& facts, const Given& given);
};

using ExclusionDossier = mp::mp_list<AnyTime<RecordExclusionScreening>>;

}  // namespace renmian::appointment
