// Policy values of this subject; see policy.hpp.
#pragma once

#include "engine/policy/policy.hpp"
#include "workflows/appointment/qualification/time_in_post.hpp"

namespace renmian::appointment {

// The day on which years must be complete: of the motion is the strictest.
BOOST_DEFINE_ENUM_CLASS(CountedOn, motion, recommendation, decision)

struct QualificationPolicy {
  Whole<5, 20> service_years{5};
  Whole<2, 10> grassroots_years{2};
  Whole<2, 10> posts_at_next_lower_level{2};
  Whole<2, 10> years_as_deputy{2};
  Whole<3, 10> years_as_lower_head{3};
  CountedOn years_counted_on = CountedOn::motion;
  CountedBy years_counted_by = CountedBy::day;
  bool years_without_grade_count = false;
  bool years_below_competent_count = false;
  Whole<1, 2000> training_hours{550};
  Whole<1, 5> training_within_years{5};
  Whole<3, 20> party_years_at_county{3};
  Whole<5, 20> party_years_above_county{5};
  bool growth_place_bars_city_heads = true;
  BOOST_DESCRIBE_CLASS(QualificationPolicy, (),
                       (service_years, grassroots_years, posts_at_next_lower_level, years_as_deputy,
                        years_as_lower_head, years_counted_on, years_counted_by, years_without_grade_count,
                        years_below_competent_count, training_hours, training_within_years, party_years_at_county,
                        party_years_above_county, growth_place_bars_city_heads),
                       (), ())

  // clang-format off
  static constexpr auto items = std::to_array<PolicyItem>({
    {"service_years",                "qual-service",         Mark::kO, {"提任县处级须有的工龄（年）", "years of service for county level"}},
    {"grassroots_years",             "qual-grassroots",      Mark::kO, {"提任县处级须有的基层工作经历（年）", "years at grassroots for county level"}},
    {"posts_at_next_lower_level",    "qual-two-posts",       Mark::kO, {"须在下一级任职的职位个数", "positions held at the next lower level"}},
    {"years_as_deputy",              "qual-deputy-2y",       Mark::kO, {"由副职提任正职须任副职年数", "years as deputy before becoming head"}},
    {"years_as_lower_head",          "qual-head-3y",         Mark::kO, {"由下级正职提任上级副职须任正职年数", "years as lower head before becoming upper deputy"}},
    {"years_counted_on",             "qual-deputy-2y",       Mark::kM, {"年限计算截止日：动议、推荐或决定之日；默认最严", "day on which years must be complete: motion, recommendation or decision; the strictest by default"}},
    {"years_counted_by",             "qual-deputy-2y",       Mark::kM, {"年限按日或按月计算", "whether years are counted by day or by month"}},
    {"years_without_grade_count",    "qual-deputy-2y",       Mark::kS, {"年度考核不定等次的年度是否计入任职年限", "whether years without grade count as time in post"}},
    {"years_below_competent_count",  "qual-deputy-2y",       Mark::kM, {"年度考核基本称职以下的年度是否计入任职年限", "whether years graded basically competent or worse count as time in post"}},
    {"training_hours",               "qual-training",        Mark::kM, {"提任前须达到的培训学时", "hours of training before promotion"}},
    {"training_within_years",        "qual-training",        Mark::kM, {"培训学时在几年内累计", "years within which training hours add up"}},
    {"party_years_at_county",        "qual-legal",           Mark::kM, {"县级党的职务须有的党龄（年）", "years of Party membership for Party posts of a county"}},
    {"party_years_above_county",     "qual-legal",           Mark::kM, {"市级以上党的职务须有的党龄（年）", "years of Party membership for Party posts above a county"}},
    {"growth_place_bars_city_heads", "avoid-kin",            Mark::kS, {"市级正职等职务是否须回避成长地", "whether heads at city level must not serve where they grew up"}},
  });
  // clang-format on
};

}  // namespace renmian::appointment
