#include "workflows/appointment/gates/fan.hpp"

#include "tests/support/appointment_facts.hpp"

namespace renmian::test {
namespace {

using testing::ElementsAre;

TEST(FanFile, IsMetByAReviewWithoutDoubts) { EXPECT_TRUE(met<Fan1File>({})); }

TEST(FanFile, IsUnmetWithoutAReview) {
  Situation s;
  s.facts.file_review.reset();
  EXPECT_THAT(unmet<Fan1File>(s), ElementsAre("缺少档案室的任前审核登记"));
}

TEST(FanFile, ListsEveryOpenDoubt) {
  Situation s;
  s.facts.file_review->doubts = {FileItem::identity,         FileItem::birth,     FileItem::service,
                                 FileItem::party_membership, FileItem::education, FileItem::career};
  EXPECT_THAT(unmet<Fan1File>(s),
              ElementsAre("档案存疑未澄清：干部身份", "档案存疑未澄清：出生时间", "档案存疑未澄清：参加工作时间",
                          "档案存疑未澄清：入党时间", "档案存疑未澄清：学历学位", "档案存疑未澄清：工作经历"));
}

TEST(FanPersonalMatters, AreMetWhenConsistent) { EXPECT_TRUE(met<Fan2Personal>({})); }

TEST(FanPersonalMatters, WithHandledDifferencesNeedTheWrittenConclusion) {
  Situation s;
  s.facts.personal_matters->result = PersonalMatters::differences_handled;
  EXPECT_THAT(unmet<Fan2Personal>(s), ElementsAre("不一致的处理缺少书面结论"));
  s.facts.personal_matters->conclusion = document("查核结论");
  EXPECT_TRUE(met<Fan2Personal>(s));
}

TEST(FanPersonalMatters, WithOpenDifferencesOrUnverifiedAreUnmet) {
  Situation s;
  s.facts.personal_matters->result = PersonalMatters::differences_open;
  EXPECT_THAT(unmet<Fan2Personal>(s), ElementsAre("查核发现的不一致尚未认定处理"));
  s.facts.personal_matters.reset();
  EXPECT_THAT(unmet<Fan2Personal>(s), ElementsAre("个人有关事项报告尚未查核"));
}

TEST(FanDiscipline, IsMetOnlyByNoEffectOnUse) {
  Situation s;
  EXPECT_TRUE(met<Fan3Discipline>(s));
  s.facts.discipline->opinion = DisciplineOpinion::affects_use;
  EXPECT_THAT(unmet<Fan3Discipline>(s), ElementsAre("纪检监察机关认为影响使用"));
  s.facts.discipline->opinion = DisciplineOpinion::under_review;
  EXPECT_THAT(unmet<Fan3Discipline>(s), ElementsAre("纪检监察机关正在核查，尚无结论"));
  s.facts.discipline.reset();
  EXPECT_THAT(unmet<Fan3Discipline>(s), ElementsAre("缺少纪检监察机关的回复意见"));
}

TEST(FanComplaints, ThatAreCheckableMustBeConcluded) {
  Situation s;
  EXPECT_TRUE(met<Fan4Complaint>(s));
  s.facts.complaints = {{complaint("X1"), {}}, {complaint("X2"), {}}};
  EXPECT_THAT(unmet<Fan4Complaint>(s), ElementsAre("信访举报尚未查结：X1", "信访举报尚未查结：X2"));
}

TEST(FanComplaints, WithoutCheckableLeadsDoNotBar) {
  Situation s;
  s.facts.complaints = {{complaint("X1", false), {}}};
  EXPECT_TRUE(met<Fan4Complaint>(s));
}

TEST(FanComplaints, PassWithOutcomesThatDoNotAffectUse) {
  Situation s;
  s.facts.complaints = {{complaint("X1"), concluded("X1", ComplaintOutcome::a_not_true)},
                        {complaint("X2"), concluded("X2", ComplaintOutcome::b_no_effect)}};
  EXPECT_TRUE(met<Fan4Complaint>(s));
}

TEST(FanComplaints, BarWithOutcomesThatDo) {
  Situation s;
  s.facts.complaints = {{complaint("X1"), concluded("X1", ComplaintOutcome::c_serious_proven)},
                        {complaint("X2"), concluded("X2", ComplaintOutcome::d_serious_unproven)}};
  EXPECT_THAT(unmet<Fan4Complaint>(s), ElementsAre("信访举报 X1 影响使用：问题严重且属实",
                                                   "信访举报 X2 影响使用：性质严重，一时难以查实又不能排除"));
}

}  // namespace
}  // namespace renmian::test
