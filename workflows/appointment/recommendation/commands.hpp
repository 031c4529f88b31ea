// 民主推荐与确定考察对象: the democratic recommendation and the choice of the target (R2019 chapters 4, 5).
#pragma once

#include "workflows/appointment/command.hpp"
#include "workflows/appointment/recommendation/circle.hpp"

namespace renmian::appointment {

// The findings on which the meeting may be dropped (R2019 Art. 20): all three, and none other.
struct MeetingDrop {
  bool unit_small = false;
  bool circles_nearly_same = false;
  bool opinions_concentrated = false;
  bool confirmed_by_head = false;  // by the head of the organization department
  BOOST_DESCRIBE_CLASS(MeetingDrop, (), (unit_small, circles_nearly_same, opinions_concentrated, confirmed_by_head), (),
                       ())
};

// 换届推荐的五个步骤 (R2019 Art. 18)
struct TermChangeRecommendation {
  bool outline_and_list_sent = false;               // with the talks: outline and list of cadres, in advance
  std::optional<Document> reference_list_proposed;  // by the superior, after consulting the local committee
  bool local_committee_consulted = false;
  bool presided_by_local_committee = false;  // the meeting
  std::optional<Document> synthesis;
  std::optional<Document> report_to_superior;
  BOOST_DESCRIBE_CLASS(TermChangeRecommendation, (),
                       (outline_and_list_sent, reference_list_proposed, local_committee_consulted,
                        presided_by_local_committee, synthesis, report_to_superior),
                       (), ())
};

BOOST_DEFINE_ENUM_CLASS(RecommendationForm, talks, meeting, talks_and_meeting, none)
struct SummarizeRecommendation {
  RecommendationForm form = RecommendationForm::none;
  std::optional<CivilDate> result_on;
  bool directed = true;            // directed to a post ...
  std::optional<PostId> for_post;  // ... this one
  Count should_attend, attended, papers_issued, papers_returned, papers_valid;
  Count votes_for;  // for the candidate, and the candidate's place among all who got votes
  std::optional<Count> votes_rank;
  Count talks_held;  // recommended the candidate, somebody else, nobody; abstained
  Count talks_for, talks_other, talks_nobody, talks_abstained;
  std::optional<Count> talks_rank;
  std::vector<Line> reference_list;  // names put to the meeting; none: no list was used
  Count post_count;                  // how many posts the recommendation is for
  std::vector<CircleClass> talked_with, met_with;
  std::vector<OmittedClass> omitted;
  std::vector<Line> counted_by;  // two counters sign the tally sheet
  std::optional<MeetingDrop> meeting_drop;
  std::optional<TermChangeRecommendation> five_steps;
  std::optional<Document> report;
  RENMIAN_COMMAND(SummarizeRecommendation, "summarize_recommendation", "汇总民主推荐情况",
                  "Summarize the recommendation", "组织部", "Organization department",
                  (form, result_on, directed, for_post, should_attend, attended, papers_issued, papers_returned,
                   papers_valid, votes_for, votes_rank, talks_held, talks_for, talks_other, talks_nobody,
                   talks_abstained, talks_rank, reference_list, post_count, talked_with, met_with, omitted, counted_by,
                   meeting_drop, five_steps, report))
};

// 听取意见: may replace the recommendation of a further use (R2019 Art. 17).
struct HearOpinions {
  CivilDate result_on;
  std::vector<CircleClass> heard;
  Count heard_in_all, heard_for;
  Paragraph results;
  Document record_of_opinions;
  RENMIAN_COMMAND(HearOpinions, "hear_opinions", "听取意见", "Hear opinions", "组织部", "Organization department",
                  (result_on, heard, heard_in_all, heard_for, results, record_of_opinions))
};

// What is weighed beside the votes (R2019 Art. 23).
BOOST_DEFINE_ENUM_CLASS(TargetFactor, daily_knowledge, analysis, match_with_post)
struct FixTarget {
  Document decision;
  Paragraph weighed;
  std::vector<TargetFactor> factors;
  Count targets, post_count;
  bool opinions_concentrated = false;  // in an individual case, on one person for each post
  RENMIAN_COMMAND(FixTarget, "fix_target", "确定考察对象", "Fix the inspection target", "党委（党组）",
                  "Party committee", (decision, weighed, factors, targets, post_count, opinions_concentrated))
};

struct ReturnToRecommendation {
  Paragraph reason;
  RENMIAN_COMMAND(ReturnToRecommendation, "return_to_recommendation", "退回民主推荐", "Return to the recommendation",
                  "组织部", "Organization department", (reason))
};

struct RecommendationFacts {
  std::optional<SummarizeRecommendation> recommendation;
  std::optional<HearOpinions> opinions_heard;
  std::optional<FixTarget> target;
  BOOST_DESCRIBE_CLASS(RecommendationFacts, (), (recommendation, opinions_heard, target), (), ())
};

}  // namespace renmian::appointment
