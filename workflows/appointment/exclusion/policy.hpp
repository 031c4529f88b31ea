// Policy values of this subject; see policy.hpp.
#pragma once

#include "engine/policy/policy.hpp"

namespace renmian::appointment {

// GDL Art. 15: several administrative sanctions last from the longest of them to their sum, 48 months at most.
BOOST_DEFINE_ENUM_CLASS(SeveralSanctions, sum, longest)

struct ExclusionPolicy {
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
  Whole<12, 60> months_without_post_after_ordered_resignation_or_removal{12};
  Whole<6, 60> months_after_concealment_admonished{6};
  Whole<12, 60> months_after_concealment_disqualified{12};
  Whole<12, 60> months_after_concealment_removed{12};
  Whole<24, 120> months_after_concealment_demoted{24};
  SeveralSanctions several_sanctions_last = SeveralSanctions::sum;
  BOOST_DESCRIBE_CLASS(ExclusionPolicy, (),
                       (not_graded_counts_as_excluded, months_after_party_warning, months_after_party_serious_warning,
                        months_after_party_removal, months_after_party_probation_restored, months_after_admin_warning,
                        months_after_admin_demerit, months_after_admin_major_demerit,
                        months_after_admin_demotion_or_dismissal, months_after_admonition,
                        months_after_transfer_of_post, months_after_ordered_resignation_or_removal,
                        months_after_org_demotion, months_after_suspension_for_inspection,
                        months_without_post_after_ordered_resignation_or_removal, months_after_concealment_admonished,
                        months_after_concealment_disqualified, months_after_concealment_removed,
                        months_after_concealment_demoted, several_sanctions_last),
                       (), ())

  // clang-format off
  static constexpr auto items = std::to_array<PolicyItem>({
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
    {"months_after_ordered_resignation_or_removal", "excl-effect-period", Mark::kM, {"责令辞职、免职后不得担任更高职务的期限（月）", "months without a higher post after ordered resignation or removal"}},
    {"months_after_org_demotion",    "excl-effect-period",   Mark::kM, {"降职影响期（月）", "effect period of a demotion, in months"}},
    {"months_after_suspension_for_inspection", "excl-effect-period", Mark::kM, {"停职检查影响期（月）", "effect period of a suspension for inspection, in months"}},
    {"months_without_post_after_ordered_resignation_or_removal", "excl-effect-period", Mark::kM, {"责令辞职、免职后不得担任领导职务的期限（月）", "months without any leadership post after ordered resignation or removal"}},
    {"months_after_concealment_admonished", "excl-effect-period", Mark::kM, {"瞒报个人有关事项受诫勉影响期（月）", "effect period of an admonition for concealed personal matters, in months"}},
    {"months_after_concealment_disqualified", "excl-effect-period", Mark::kM, {"瞒报个人有关事项被取消考察对象资格影响期（月）", "effect period after disqualification as a target for concealed personal matters, in months"}},
    {"months_after_concealment_removed", "excl-effect-period", Mark::kM, {"瞒报个人有关事项被免职影响期（月）", "effect period after removal for concealed personal matters, in months"}},
    {"months_after_concealment_demoted", "excl-effect-period", Mark::kM, {"瞒报个人有关事项被降职影响期（月）", "effect period after demotion for concealed personal matters, in months"}},
    {"several_sanctions_last",       "excl-effect-period",   Mark::kM, {"数个政务处分未定期限时的影响期：各期之和（不超过48个月）或最长一期；默认最严", "effect of several administrative sanctions where no period was decided: their sum (48 months at most) or the longest; the strictest by default"}},
  });
  // clang-format on
};

}  // namespace renmian::appointment
