// What the place may set for appointments, and every figure whose rule is marked O, S or M (regulation reference 0.1).
// The limits in the types keep a policy at least as strict as the regulation.
#pragma once

#include "engine/policy/policy.hpp"

namespace renmian::appointment {

BOOST_DEFINE_ENUM_CLASS(DepartureInstitutions, both, inspection_only, audit_only)

struct Policy {
  Whole<5, 60> publicity_working_days{5};
  bool publicity_count_start_day = false;
  Whole<1, 3> publicity_suspension_months{3};
  Whole<1, 12> recommendation_valid_months{12};
  Whole<2, 20> inspection_team_minimum{2};
  bool team_leader_must_be_experienced = true;
  bool not_graded_counts_as_excluded = false;
  Whole<12, 60> months_after_party_warning{12};
  Whole<18, 60> months_after_party_serious_warning{18};
  Whole<24, 120> months_after_party_removal{24};
  Whole<24, 120> months_after_party_probation_restored{24};
  Whole<6, 60> months_after_admin_warning{6};
  Whole<12, 60> months_after_admin_demerit{12};
  Whole<18, 60> months_after_admin_major_demerit{18};
  Whole<24, 120> months_after_admin_demotion_or_dismissal{24};
  Whole<6, 60> months_after_admonition{6};
  Whole<12, 60> months_after_transfer_of_post{12};
  Whole<24, 120> months_after_ordered_resignation_or_removal{24};
  Whole<24, 120> months_after_org_demotion{24};
  Whole<6, 60> months_after_suspension_for_inspection{6};
  bool recused_stay_in_denominator = true;
  bool secret_ballot_only = false;
  Whole<1, 2> rejections_before_bar{1};
  Whole<0, 365> agenda_days_ahead{1};
  Whole<12, 12> probation_months{12};
  DepartureInstitutions departure_institutions = DepartureInstitutions::both;

  BOOST_DESCRIBE_CLASS(Policy, (),
                       (publicity_working_days, publicity_count_start_day, publicity_suspension_months,
                        recommendation_valid_months, inspection_team_minimum, team_leader_must_be_experienced,
                        not_graded_counts_as_excluded, months_after_party_warning, months_after_party_serious_warning,
                        months_after_party_removal, months_after_party_probation_restored, months_after_admin_warning,
                        months_after_admin_demerit, months_after_admin_major_demerit,
                        months_after_admin_demotion_or_dismissal, months_after_admonition,
                        months_after_transfer_of_post, months_after_ordered_resignation_or_removal,
                        months_after_org_demotion, months_after_suspension_for_inspection, recused_stay_in_denominator,
                        secret_ballot_only, rejections_before_bar, agenda_days_ahead, probation_months,
                        departure_institutions),
                       (), ())

  // clang-format off
  static constexpr auto items = std::to_array<PolicyItem>({
    {"publicity_working_days",       "pub-days",             Mark::kV, {"公示工作日数（不少于五个）", "working days of publicity (at least five)"}},
    {"publicity_count_start_day",    "pub-days",             Mark::kM, {"张贴当日是否计入公示期；默认不计入", "whether the posting day counts; by default it does not"}},
    {"publicity_suspension_months",  "pub-suspend",          Mark::kS, {"暂缓任用最长月数", "longest suspension after publicity, in months"}},
    {"recommendation_valid_months",  "rec-valid-1y",         Mark::kV, {"民主推荐结果有效月数（至多一年）", "months a recommendation is valid (at most a year)"}},
    {"inspection_team_minimum",      "ins-team-2",           Mark::kO, {"考察组最少人数", "fewest members of an inspection team"}},
    {"team_leader_must_be_experienced", "ins-team-2",        Mark::kO, {"考察组负责人须有考察经验", "the team leader must be experienced"}},
    {"not_graded_counts_as_excluded", "excl-annual",         Mark::kM, {"上年度考核不定等次是否视同基本称职以下", "whether a year without grade counts as basically competent or worse"}},
    {"months_after_party_warning",   "excl-effect-period",   Mark::kV, {"党内警告影响期（月）", "effect period of a Party warning, in months"}},
    {"months_after_party_serious_warning", "excl-effect-period", Mark::kV, {"党内严重警告影响期（月）", "effect period of a serious Party warning, in months"}},
    {"months_after_party_removal",   "excl-effect-period",   Mark::kV, {"撤销党内职务影响期（月）", "effect period of removal from Party posts, in months"}},
    {"months_after_party_probation_restored", "excl-effect-period", Mark::kV, {"留党察看恢复权利后影响期（月）", "effect period after rights are restored, in months"}},
    {"months_after_admin_warning",   "excl-effect-period",   Mark::kV, {"政务警告影响期（月）", "effect period of an administrative warning, in months"}},
    {"months_after_admin_demerit",   "excl-effect-period",   Mark::kV, {"记过影响期（月）", "effect period of a demerit, in months"}},
    {"months_after_admin_major_demerit", "excl-effect-period", Mark::kV, {"记大过影响期（月）", "effect period of a major demerit, in months"}},
    {"months_after_admin_demotion_or_dismissal", "excl-effect-period", Mark::kV, {"降级、撤职影响期（月）", "effect period of demotion or dismissal, in months"}},
    {"months_after_admonition",      "excl-effect-period",   Mark::kM, {"诫勉影响期（月）", "effect period of an admonition, in months"}},
    {"months_after_transfer_of_post", "excl-effect-period",  Mark::kM, {"调整职务影响期（月）", "effect period of a transfer of post, in months"}},
    {"months_after_ordered_resignation_or_removal", "excl-effect-period", Mark::kM, {"责令辞职、免职影响期（月）", "effect period of ordered resignation or removal, in months"}},
    {"months_after_org_demotion",    "excl-effect-period",   Mark::kM, {"降职影响期（月）", "effect period of a demotion, in months"}},
    {"months_after_suspension_for_inspection", "excl-effect-period", Mark::kM, {"停职检查影响期（月）", "effect period of a suspension for inspection, in months"}},
    {"recused_stay_in_denominator",  "vote-majority",        Mark::kM, {"回避成员是否仍计入应到会成员", "whether a recused member stays in the denominator"}},
    {"secret_ballot_only",           "vote-method",          Mark::kV, {"本地规定只用无记名投票", "local rule: secret ballot only"}},
    {"rejections_before_bar",        "vote-not-twice",       Mark::kS, {"同一职位被否决几次后不再提名", "rejections for one post after which it is not proposed again"}},
    {"agenda_days_ahead",            "wbz-3-adhoc",          Mark::kM, {"议题和材料须提前几天送达", "days by which agenda and material precede the meeting"}},
    {"probation_months",             "tri-one-year",         Mark::kV, {"试用期月数（一年）", "months of probation (one year)"}},
    {"departure_institutions",       "dep-inspection",       Mark::kM, {"离任审查适用的制度：离任检查、经济责任审计或两者", "which departure institutions apply: inspection of selection work, economic audit, or both"}},
  });
  // clang-format on
};

}  // namespace renmian::appointment
