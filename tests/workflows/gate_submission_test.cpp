#include "workflows/appointment/submission/gates.hpp"

#include "tests/support/appointment_facts.hpp"

namespace renmian::test {
namespace {

using testing::ElementsAre;

Situation submitted() {
  Situation s;
  s.facts.submission =
      SubmitForApproval{document("请示"),     document("任免审批表"), document("考察材料"), document("人事档案"),
                        document("会议纪要"), document("讨论记录"),   document("推荐情况")};
  return s;
}

TEST(Submission, ConsistsOfSevenDocuments) {
  EXPECT_TRUE(met<SubDocs>(submitted()));
  auto s = submitted();
  s.facts.submission = SubmitForApproval{document("请示"), {}, {}, {}, {}, {}, {}};
  EXPECT_THAT(unmet<SubDocs>(s),
              ElementsAre("报批材料缺少：干部任免审批表", "报批材料缺少：考察材料", "报批材料缺少：干部人事档案",
                          "报批材料缺少：会议纪要", "报批材料缺少：讨论情况记录", "报批材料缺少：民主推荐情况"));
  s.facts.submission.reset();
  EXPECT_THAT(unmet<SubDocs>(s), ElementsAre("尚未报上级审批"));
}

TEST(Submission, LeavesOutWhatDoesNotApply) {
  auto s = submitted();
  s.facts.submission->material.reset();
  s.facts.submission->recommendation_results.reset();
  s.facts.not_applicable = {{{ProcedureStep::talk_recommendation}, "平级转任", document("依据"), "H1"}};
  EXPECT_THAT(unmet<SubDocs>(s), ElementsAre("报批材料缺少：考察材料"));
  s.facts.not_applicable.front().steps.push_back(ProcedureStep::inspection_material);
  EXPECT_TRUE(met<SubDocs>(s));
}

TEST(Submission, OfAnExemptedCandidateHasNoRecommendation) {
  auto s = submitted();
  s.facts.submission->recommendation_results.reset();
  EXPECT_THAT(unmet<SubDocs>(s), ElementsAre("报批材料缺少：民主推荐情况"));
  s.facts.waivers = {{"rec-done", "superior_od", document("复函")}};
  EXPECT_TRUE(met<SubDocs>(s));
}

TEST(Approval, IsNeededOnlyForPostsThatTheSuperiorManages) {
  Situation s;
  EXPECT_THAT(reasons(ask<SubApproved>(s), Verdict::Kind::kMet), ElementsAre("该职务由本级管理，不须上级批准"));
  s.facts.start->managed_by = ManagedBy::superior;
  EXPECT_THAT(unmet<SubApproved>(s), ElementsAre("该职务由上级管理，尚无上级批复"));
  s.facts.approval = RecordApproval{document("批复")};
  EXPECT_THAT(reasons(ask<SubApproved>(s), Verdict::Kind::kMet), ElementsAre("上级已批复同意：批复"));
}

TEST(Approval, IsNotGivenWhileNobodySaidWhoManagesThePost) {
  Situation s;
  s.facts.start->managed_by.reset();
  EXPECT_THAT(unmet<SubApproved>(s), ElementsAre("未注明拟任职务由谁管理"));
  s.facts.start.reset();
  EXPECT_THAT(unmet<SubApproved>(s), ElementsAre("未注明拟任职务由谁管理"));
}

}  // namespace
}  // namespace renmian::test
