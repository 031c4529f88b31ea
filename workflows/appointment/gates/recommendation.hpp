// 民主推荐: the democratic recommendation and how long its result is good (R2019 chapter 4).
#pragma once

#include "workflows/appointment/gates/common.hpp"

namespace renmian::appointment {

inline bool recommended(const Facts& facts) {
  return facts.recommendation && facts.recommendation->form != RecommendationForm::none;
}

// The recommendation was held and its tally sheet can be relied on, or the superior exempted a special-need candidate.
struct RecDone {
  static constexpr GateInfo info{
      .id = "rec-done",
      .title = {"已进行民主推荐", "The democratic recommendation has been held"},
      .source = "R2019 Arts. 16, 17, 22",
      .mark = Mark::kM,
      .confirmed_by = {"干部科", "Cadre section"},
      .waiver_authority = "superior_od",
      .waiver = {"个别特殊需要的人选，经上级组织部门同意", "Special-need candidate, with the superior's consent"}};
  static Verdict check(const Facts& facts, const Given&) {
    if (!recommended(facts)) {
      return Verdict::unmet(Text{"尚未进行民主推荐", "the democratic recommendation has not been held"});
    }
    const auto& result = *facts.recommendation;
    std::vector<Text> missing;
    if (!result.result_on) missing.emplace_back("缺少推荐结果日期", "the date of the result is missing");
    if (result.form != RecommendationForm::meeting && result.talks_held == 0) {
      missing.emplace_back("没有谈话调研推荐的谈话记录", "no recommendation talk is recorded");
    }
    if (result.form != RecommendationForm::talks) {
      if (result.papers_valid == 0)
        missing.emplace_back("会议推荐没有有效票", "no valid paper of the meeting is recorded");
      if (result.counted_by.size() < 2) {
        missing.emplace_back("计票表须由两名计票人签字", "two counters must sign the tally sheet");
      }
    }
    if (result.attended > result.should_attend || result.papers_returned > result.papers_issued ||
        result.papers_valid > result.papers_returned || result.votes_for > result.papers_valid ||
        result.talks_for > result.talks_held) {
      missing.emplace_back("推荐票数、人数前后不符", "the recommendation's figures contradict each other");
    }
    return Verdict::unless(std::move(missing));
  }
};

// The document that exempts the candidate from recommendation, or nothing.
inline const std::string* exempt_from_recommendation(const Facts& facts) {
  return facts.waiver_of(RecDone::info.id, RecDone::info.waiver_authority);
}

// The result is valid for one year (R2019 Art. 16): on the same day a year later still, not on the day after.
struct RecValid1y {
  static constexpr GateInfo info{.id = "rec-valid-1y",
                                 .title = {"民主推荐结果一年内有效", "The recommendation is not older than one year"},
                                 .source = "R2019 Art. 16; Q&A 23",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"干部科", "Cadre section"}};
  static Verdict check(const Facts& facts, const Given& given) {
    if (!recommended(facts)) {
      if (const auto* document = exempt_from_recommendation(facts)) {
        return Verdict::met(about({"经同意免予民主推荐", "exempted from recommendation by"}, *document));
      }
    }
    if (!recommended(facts) || !facts.recommendation->result_on) {
      return Verdict::unmet(Text{"没有注明日期的民主推荐结果", "there is no dated result of a recommendation"});
    }
    const auto result_on = *facts.recommendation->result_on;
    const auto last_day = add_months(result_on, static_cast<int>(given.policy.recommendation_valid_months));
    if (result_on > given.today()) {
      return Verdict::unmet(
          about({"推荐结果日期晚于今天", "the date of the result is in the future"}, to_string(result_on)));
    }
    if (given.today() > last_day) {
      return Verdict::unmet(about({"民主推荐结果已失效，有效期至", "the recommendation is void, it was valid until"},
                                  to_string(last_day)));
    }
    return Verdict::met(about({"民主推荐结果有效期至", "the recommendation is valid until"}, to_string(last_day)));
  }
};

}  // namespace renmian::appointment
