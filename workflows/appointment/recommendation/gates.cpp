#include "workflows/appointment/recommendation/gates.hpp"

#include <algorithm>
#include <set>

#include "workflows/appointment/blank_text.hpp"

namespace renmian::appointment {

namespace {

bool is_term_change(const Facts& facts) { return facts.opened && facts.opened->kind == CaseKind::term_change; }

// Gates on how the recommendation was held ask nothing where none was needed.
std::optional<Verdict> nothing_held(const Facts& facts) {
  if (recommendation_held(facts)) return std::nullopt;
  if (opinions_replace_recommendation(facts)) {
    return Verdict::met(
        about({"以听取意见代替民主推荐，听取意见日期", "opinions were heard in place of the recommendation, on"},
              to_string(facts.opinions_heard->result_on)));
  }
  if (const auto* document = exempt_from_recommendation(facts)) {
    return Verdict::met(about({"经同意免予民主推荐", "exempted from recommendation by"}, *document));
  }
  return Verdict::unwaivable({"尚未进行民主推荐", "the democratic recommendation has not been held"});
}

bool contradictory(const SummarizeRecommendation& result) {
  return result.attended > result.should_attend || result.papers_returned > result.papers_issued ||
         result.papers_valid > result.papers_returned || result.votes_for > result.papers_valid ||
         result.talks_for + result.talks_other + result.talks_nobody + result.talks_abstained != result.talks_held;
}

void ask_five_steps(const SummarizeRecommendation& result, std::vector<Text>& missing) {
  if (!result.directed)
    missing.emplace_back("换届须全额定向推荐", "in a term change all posts are recommended directed");
  const auto steps = result.five_steps.value_or(TermChangeRecommendation{});
  if (!steps.outline_and_list_sent) {
    missing.emplace_back("谈话前未发送谈话提纲和干部名册", "outline and list of cadres were not sent before the talks");
  }
  if (!steps.reference_list_proposed || result.reference_list.empty()) {
    missing.emplace_back("缺少上级研究提出的会议推荐参考人选名单",
                         "the superior's reference list for the meeting is missing");
  }
  if (!steps.local_committee_consulted) {
    missing.emplace_back("参考人选未与本级党委沟通", "the local committee was not consulted on the reference list");
  }
  if (!steps.presided_by_local_committee) {
    missing.emplace_back("会议推荐不是由本级党委主持", "the meeting was not presided by the local committee");
  }
  if (!steps.synthesis) missing.emplace_back("缺少对推荐情况的综合分析", "the synthesis is missing");
  if (!steps.report_to_superior) missing.emplace_back("未向上级汇报推荐情况", "the superior has not been reported to");
}

std::vector<Text> lacking_in(const SummarizeRecommendation& result) {
  std::vector<Text> missing;
  if (!result.result_on) missing.emplace_back("缺少推荐结果日期", "the date of the result is missing");
  if (result.form == RecommendationForm::meeting) {
    missing.emplace_back("缺少谈话调研推荐，只有会议推荐可以免去",
                         "the talks are missing, only the meeting may be dropped");
  } else if (result.talks_held == 0) {
    missing.emplace_back("没有谈话调研推荐的谈话记录", "no recommendation talk is recorded");
  }
  if (result.form != RecommendationForm::talks) {
    if (result.papers_valid == 0) {
      missing.emplace_back("会议推荐没有有效票", "no valid paper of the meeting is recorded");
    }
    if (std::set<std::string>(result.counted_by.begin(), result.counted_by.end()).size() < 2) {
      missing.emplace_back("计票表须由两名计票人签字", "two counters must sign the tally sheet");
    }
  }
  if (contradictory(result)) {
    missing.emplace_back("推荐票数、人数前后不符", "the recommendation's figures contradict each other");
  }
  return missing;
}

std::vector<Text> lacking_in(const HearOpinions& opinions) {
  std::vector<Text> missing;
  if (opinions.heard.empty() || opinions.heard_in_all == 0) {
    missing.emplace_back("没有听取意见的对象和人数", "it is not recorded whose opinions, and how many, were heard");
  }
  if (opinions.heard_for > opinions.heard_in_all) {
    missing.emplace_back("听取意见的人数前后不符", "the numbers of opinions contradict each other");
  }
  if (blank_like(opinions.results.value)) {
    missing.emplace_back("缺少听取意见的结果", "the result of hearing opinions is missing");
  }
  return missing;
}

bool has_internal_unit(const Circle& circle) {
  return std::ranges::find(circle, CircleClass::internal_unit) != circle.end();
}

}  // namespace

PostFamily family_of_post(const Facts& facts) {
  if (!facts.opened || is_term_change(facts)) return PostFamily::leading_body;
  if (facts.opened->post.kind == PostKind::internal) return PostFamily::internal;
  return facts.opened->post.system == PostSystem::elected ? PostFamily::leading_body : PostFamily::department;
}

Verdict RecDone::check(const Facts& facts, const Given&) {
  if (recommendation_held(facts)) {
    auto missing = lacking_in(*facts.recommendation);
    if (is_term_change(facts)) ask_five_steps(*facts.recommendation, missing);
    return Verdict::unless(std::move(missing));
  }
  if (opinions_replace_recommendation(facts)) return Verdict::unless(lacking_in(*facts.opinions_heard));
  if (facts.opinions_heard) {
    return Verdict::unmet(Text{"听取意见只能代替进一步使用的民主推荐",
                               "hearing opinions replaces the recommendation only for a further use"});
  }
  return Verdict::unmet(Text{"尚未进行民主推荐", "the democratic recommendation has not been held"});
}

Verdict RecValid1y::check(const Facts& facts, const Given& given) {
  std::optional<CivilDate> result_on;
  if (recommendation_held(facts)) {
    result_on = facts.recommendation->result_on;
  } else if (opinions_replace_recommendation(facts)) {
    result_on = facts.opinions_heard->result_on;
  } else if (exempt_from_recommendation(facts) != nullptr) {
    return *nothing_held(facts);
  }
  if (!result_on) {
    return Verdict::unmet(Text{"没有注明日期的民主推荐结果", "there is no dated result of a recommendation"});
  }
  const auto last_day = add_months(*result_on, static_cast<int>(given.policy.recommendation_valid_months));
  if (*result_on > given.today()) {
    return Verdict::unmet(
        about({"推荐结果日期晚于今天", "the date of the result is in the future"}, to_string(*result_on)));
  }
  if (given.today() > last_day) {
    return Verdict::unmet(
        about({"民主推荐结果已失效，有效期至", "the recommendation is void, it was valid until"}, to_string(last_day)));
  }
  return Verdict::met(about({"民主推荐结果有效期至", "the recommendation is valid until"}, to_string(last_day)));
}

Verdict RecSamePost::check(const Facts& facts, const Given&) {
  if (const auto verdict = nothing_held(facts)) return *verdict;
  if (!facts.recommendation->directed) {
    return Verdict::met(Text{"非定向推荐", "the recommendation was not directed to a post"});
  }
  if (!facts.recommendation->for_post) {
    return Verdict::unwaivable({"定向推荐未注明推荐职位", "a directed recommendation must name its post"});
  }
  if (!facts.opened || *facts.recommendation->for_post != facts.opened->post.id) {
    return Verdict::unmet(Text{"定向推荐的职位不是拟任职务，须重新推荐",
                               "the recommendation was directed to another post, it must be held anew"});
  }
  return Verdict::met();
}

Verdict RecDifferential::check(const Facts& facts, const Given&) {
  if (const auto verdict = nothing_held(facts)) return *verdict;
  const auto& result = *facts.recommendation;
  if (result.form == RecommendationForm::talks || result.reference_list.empty()) {
    return Verdict::met(Text{"未使用参考人选名单", "no reference list was used"});
  }
  if (result.post_count == 0) return Verdict::unmet(Text{"缺少推荐职位数", "the number of posts is missing"});
  const std::set<std::string> names(result.reference_list.begin(), result.reference_list.end());
  const auto count = std::to_string(names.size());
  const auto posts = std::to_string(result.post_count);
  const Text counted{"参考人选 " + count + " 人，推荐职位 " + posts + " 个", count + " names for " + posts + " posts"};
  if (static_cast<std::int64_t>(names.size()) > result.post_count) return Verdict::met(counted);
  return Verdict::unmet(Text{counted.zh + "，须差额提出", counted.en + ": more names than posts are needed"});
}

Verdict RecMeetingDrop::check(const Facts& facts, const Given&) {
  if (const auto verdict = nothing_held(facts)) return *verdict;
  const auto& result = *facts.recommendation;
  if (result.form != RecommendationForm::talks) return Verdict::met();
  if (is_term_change(facts)) {
    return Verdict::unmet(Text{"换届不得免去会议推荐", "the meeting cannot be dropped in a term change"});
  }
  const auto findings = result.meeting_drop.value_or(MeetingDrop{});
  std::vector<Text> missing;
  const auto finding = [&](bool made, Words what) {
    if (!made) missing.push_back(about({"免去会议推荐缺少认定", "the meeting is dropped without the finding"}, what));
  };
  finding(findings.unit_small, {"单位人数较少", "the unit is small"});
  finding(findings.circles_nearly_same,
          {"会议推荐与谈话推荐参加人员范围基本相同", "the two circles are nearly the same"});
  finding(findings.opinions_concentrated, {"谈话推荐意见比较集中", "the opinions in the talks are concentrated"});
  if (!findings.confirmed_by_head) {
    missing.emplace_back("免去会议推荐未经组织部长确认",
                         "the head of the organization department has not confirmed that the meeting is dropped");
  }
  return Verdict::unless(std::move(missing));
}

Verdict RecScope::check(const Facts& facts, const Given& given) {
  if (const auto verdict = nothing_held(facts)) return *verdict;
  const auto& result = *facts.recommendation;
  const auto family = family_of_post(facts);
  const auto& required = family == PostFamily::leading_body ? given.policy.recommendation_circle_leading_body
                                                            : given.policy.recommendation_circle_department;
  std::vector<Text> missing;
  const auto ask = [&](Words what, const Circle& present) {
    if (family == PostFamily::internal && has_internal_unit(present)) return;
    for (auto& text : lacking(what, required, present, result.omitted)) missing.push_back(std::move(text));
  };
  if (result.form != RecommendationForm::meeting) {
    ask({"谈话调研推荐的范围缺少", "the circle of the talks lacks"}, result.talked_with);
  }
  if (result.form != RecommendationForm::talks) {
    ask({"会议推荐的范围缺少", "the circle of the meeting lacks"}, result.met_with);
  }
  return Verdict::unless(std::move(missing));
}

}  // namespace renmian::appointment
