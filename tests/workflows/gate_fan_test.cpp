#include "workflows/appointment/checks/gates.hpp"

#include "tests/support/appointment_facts.hpp"

namespace renmian::test {
namespace {

using testing::ElementsAre;

TEST(FanFile, IsMetByAReviewWithoutDoubts) { EXPECT_TRUE(met<Fan1File>({})); }

TEST(FanFile, IsUnmetWithoutAReview) {
  Situation s;
  s.facts.file_reviews.clear();
  EXPECT_THAT(unmet<Fan1File>(s), ElementsAre("缺少档案室的任前审核登记"));
}

const Actor kFileRoom{"F1", "file_room", "组织部"};

// A case whose file was reviewed once more, with doubts on everything.
Situation doubtful() {
  Situation s;
  auto review = file_review(FileStage::inspection, 2026y / 4 / 7);
  review.doubts = {FileItem::identity,  FileItem::birth,  FileItem::service, FileItem::party_membership,
                   FileItem::education, FileItem::degree, FileItem::career};
  review.suspected_forgery = true;
  review.record(s.facts, {{}, kFileRoom});
  return s;
}

TEST(FanFile, ListsSuspectedForgeryAndEveryOpenDoubt) {
  const auto s = doubtful();
  const auto all = ElementsAre("档案涉嫌造假，须由组织认定后再办理", "档案存疑未认定：干部身份",
                               "档案存疑未认定：出生时间", "档案存疑未认定：参加工作时间", "档案存疑未认定：入党时间",
                               "档案存疑未认定：学历", "档案存疑未认定：学位", "档案存疑未认定：工作经历");
  EXPECT_THAT(unmet<Fan1File>(s), all);
  EXPECT_THAT(unmet<FileStop>(s), all);
}

TEST(FileStop, IsNotLiftedByAnotherReview) {
  auto s = doubtful();
  file_review(FileStage::inspection, 2026y / 4 / 15).record(s.facts, {{}, kFileRoom});
  EXPECT_EQ(unmet<FileStop>(s).size(), 8U);
}

TEST(FileStop, IsLiftedByADecisionOnWhatItNames) {
  auto s = doubtful();
  RecordFileDecision decision{{FileItem::identity, FileItem::birth, FileItem::service, FileItem::party_membership,
                               FileItem::education, FileItem::degree},
                              false,
                              "县委组织部",
                              document("组织认定意见")};
  decision.record(s.facts, {{}, kFileRoom});
  EXPECT_THAT(unmet<FileStop>(s), ElementsAre("档案涉嫌造假，须由组织认定后再办理", "档案存疑未认定：工作经历"));
  decision.settled_items = {FileItem::career};
  decision.forgery_excluded = true;
  decision.record(s.facts, {{}, kFileRoom});
  EXPECT_TRUE(met<FileStop>(s));
  EXPECT_TRUE(met<Fan1File>(s));
}

TEST(FileStop, ComesBackWithANewDoubt) {
  auto s = doubtful();
  RecordFileDecision{{FileItem::birth}, true, "县委组织部", document("组织认定意见")}.record(s.facts, {{}, kFileRoom});
  auto review = file_review(FileStage::appointment, 2026y / 4 / 30);
  review.doubts = {FileItem::birth};
  review.record(s.facts, {{}, kFileRoom});
  EXPECT_THAT(unmet<FileStop>(s), testing::Contains("档案存疑未认定：出生时间"));
}

TEST(FileReviews, AreTwoBeforeTheMeeting) {
  Situation s;
  s.facts.vote.reset();
  s.facts.file_reviews.pop_back();
  EXPECT_TRUE(met<FileThreeTimes>(s));
  s.facts.file_reviews.clear();
  EXPECT_THAT(unmet<FileThreeTimes>(s), ElementsAre("缺少档案审核：动议时（初审）", "缺少档案审核：考察时（复审）"));
}

TEST(FileReviews, AreThreeOnceItIsDecided) {
  Situation s;
  EXPECT_TRUE(met<FileThreeTimes>(s));
  s.facts.file_reviews.pop_back();
  EXPECT_THAT(unmet<FileThreeTimes>(s), ElementsAre("缺少档案审核：任职前（终审）"));
  s.policy.file_reviews_needed = 2;
  EXPECT_TRUE(met<FileThreeTimes>(s));
}

TEST(FileReviews, TheLastOneIsMadeAfterTheDecision) {
  Situation s;
  s.facts.file_reviews.back().reviewed_on = 2026y / 4 / 20;
  EXPECT_TRUE(met<FileThreeTimes>(s));
  s.facts.file_reviews.back().reviewed_on = 2026y / 4 / 19;
  EXPECT_THAT(unmet<FileThreeTimes>(s), ElementsAre("任职前的档案审核早于决定之日：2026-04-20"));
}

TEST(FileReviews, AreNotMadeTomorrow) {
  Situation s;
  s.facts.file_reviews.front().reviewed_on = s.today;
  EXPECT_TRUE(met<FileThreeTimes>(s));
  s.facts.file_reviews.front().reviewed_on = 2026y / 5 / 7;
  EXPECT_THAT(unmet<FileThreeTimes>(s), ElementsAre("档案审核日期晚于今天：动议时（初审）"));
}

TEST(FanPersonalMatters, AreMetWhenConsistent) { EXPECT_TRUE(met<Fan2Personal>({})); }

TEST(FanPersonalMatters, WithDifferencesNeedTheJudgeAndTheWrittenConclusion) {
  for (const auto result : {PersonalMatters::differences_handled, PersonalMatters::omission}) {
    Situation s;
    s.facts.personal_matters->result = result;
    EXPECT_THAT(unmet<Fan2Personal>(s), ElementsAre("未记录不一致由谁认定", "不一致的处理缺少书面结论"));
    s.facts.personal_matters->judged_by = "干部监督科";
    EXPECT_THAT(unmet<Fan2Personal>(s), ElementsAre("不一致的处理缺少书面结论"));
    s.facts.personal_matters->conclusion = document("查核结论");
    EXPECT_TRUE(met<Fan2Personal>(s));
  }
}

TEST(FanPersonalMatters, ConcealedBarEvenWhenJudged) {
  Situation s;
  s.facts.personal_matters =
      RecordPersonalMatters{PersonalMatters::concealment, 2026y / 3 / 21, "干部监督科", document("查核结论")};
  EXPECT_THAT(unmet<Fan2Personal>(s), ElementsAre("认定为隐瞒不报，不得提拔任用"));
}

TEST(FanPersonalMatters, AreVerifiedAgainAfterTheMonthsOfThePolicy) {
  Situation s;
  s.today = 2027y / 3 / 21;
  EXPECT_TRUE(met<Fan2Personal>(s));
  s.today = 2027y / 3 / 22;
  EXPECT_THAT(unmet<Fan2Personal>(s), ElementsAre("个人有关事项查核已过有效期，有效期至：2027-03-21"));
  s.today = 2026y / 5 / 6;
  s.policy.personal_matters_valid_months = 1;
  EXPECT_THAT(unmet<Fan2Personal>(s), ElementsAre("个人有关事项查核已过有效期，有效期至：2026-04-21"));
}

TEST(FanPersonalMatters, AreNotVerifiedTomorrow) {
  Situation s;
  s.today = 2026y / 3 / 21;
  EXPECT_TRUE(met<Fan2Personal>(s));
  s.today = 2026y / 3 / 20;
  EXPECT_THAT(unmet<Fan2Personal>(s), ElementsAre("个人有关事项查核日期晚于今天：2026-03-21"));
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

TEST(FanDiscipline, IsOfTheOrganAtTheLevelOfTheSender) {
  Situation s;
  s.facts.discipline->at_sender_level = false;
  s.facts.discipline->replying_organ = "驻某局纪检监察组";
  EXPECT_THAT(unmet<Fan3Discipline>(s),
              ElementsAre("回复意见不是派出考察组的组织部门同级纪检监察机关出具：驻某局纪检监察组"));
}

TEST(FanDiscipline, IsAskedAgainAfterTheMonthsOfThePolicy) {
  Situation s;
  s.today = 2026y / 10 / 1;
  EXPECT_TRUE(met<Fan3Discipline>(s));
  s.today = 2026y / 10 / 2;
  EXPECT_THAT(unmet<Fan3Discipline>(s), ElementsAre("纪检监察机关回复意见已过有效期，有效期至：2026-10-01"));
  s.policy.discipline_opinion_valid_months = 12;
  EXPECT_TRUE(met<Fan3Discipline>(s));
  s.today = 2026y / 3 / 31;
  EXPECT_THAT(unmet<Fan3Discipline>(s), ElementsAre("纪检监察机关回复意见日期晚于今天：2026-04-01"));
}

TEST(FanComplaints, ThatAreCheckableMustBeConcluded) {
  Situation s;
  EXPECT_TRUE(met<Fan4Complaint>(s));
  s.facts.complaints = {complaint("X1"), complaint("X2")};
  EXPECT_THAT(unmet<Fan4Complaint>(s), ElementsAre("信访举报尚未查结：X1", "信访举报尚未查结：X2"));
}

TEST(FanComplaints, NotYetSortedCountAsCheckable) {
  Situation s;
  s.facts.complaints = {complaint("X1", false)};
  s.facts.complaints.front().triaged.reset();
  EXPECT_THAT(unmet<Fan4Complaint>(s), ElementsAre("信访举报尚未查结：X1"));
}

TEST(FanComplaints, WithoutCheckableLeadsDoNotBar) {
  Situation s;
  s.facts.complaints = {complaint("X1", false)};
  EXPECT_TRUE(met<Fan4Complaint>(s));
}

TEST(FanComplaints, PassWithOutcomesThatDoNotAffectUse) {
  Situation s;
  s.facts.complaints = {concluded("X1", ComplaintOutcome::a_not_true), concluded("X2", ComplaintOutcome::b_no_effect)};
  EXPECT_TRUE(met<Fan4Complaint>(s));
}

TEST(FanComplaints, BarWithOutcomesThatDo) {
  Situation s;
  s.facts.complaints = {concluded("X1", ComplaintOutcome::c_serious_proven),
                        concluded("X2", ComplaintOutcome::d_serious_unproven)};
  EXPECT_THAT(unmet<Fan4Complaint>(s), ElementsAre("信访举报 X1 影响使用：问题严重且属实",
                                                   "信访举报 X2 影响使用：性质严重，一时难以查实又不能排除"));
}

}  // namespace
}  // namespace renmian::test
