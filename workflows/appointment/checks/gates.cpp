#include "workflows/appointment/checks/gates.hpp"

#include <set>

#include "workflows/appointment/complaints/gates.hpp"
#include "workflows/appointment/inspection/gates.hpp"
#include "workflows/appointment/recommendation/gates.hpp"

namespace renmian::appointment {

namespace {

// Of something that is good for so many months from `since`: what is wrong with it today, if anything.
std::optional<Text> out_of_date(Words what, const CivilDate& since, std::int64_t months, const Given& given) {
  const auto last_day = add_months(since, static_cast<int>(months));
  const auto says = [&](Words wrong, const CivilDate& date) {
    return Text{std::string(what.zh).append(wrong.zh).append("：").append(to_string(date)),
                std::string(what.en).append(wrong.en).append(": ").append(to_string(date))};
  };
  if (since > given.today()) return says({"日期晚于今天", " is dated in the future"}, since);
  if (given.today() > last_day) return says({"已过有效期，有效期至", " is out of date, it was valid until"}, last_day);
  return std::nullopt;
}

Words name_of(FileStage stage) {
  switch (stage) {
    case FileStage::motion:
      return {"动议时（初审）", "at the motion"};
    case FileStage::inspection:
      return {"考察时（复审）", "at the inspection"};
    case FileStage::appointment:
      return {"任职前（终审）", "before the appointment"};
  }
  return {};
}

// The stages in their order: the second only where there is an inspection, the last only where there is a decision to
// carry out and the policy asks for it.
std::vector<FileStage> stages_needed(const Facts& facts, const Given& given) {
  std::vector<FileStage> stages{FileStage::motion};
  if (!facts.does_not_apply(ProcedureStep::inspection)) stages.push_back(FileStage::inspection);
  if (facts.vote && given.policy.file_reviews_needed == 3) stages.push_back(FileStage::appointment);
  return stages;
}

}  // namespace

Verdict Sbsh1Procedure::check(const Facts& facts, const Given& given) {
  std::vector<Text> missing;
  using Step = ProcedureStep;
  const auto needs = [&](Step step, bool done, Words otherwise) {
    if (!done && !facts.does_not_apply(step)) missing.emplace_back(otherwise);
  };
  if (!facts.proposal) missing.emplace_back("缺少初步建议", "the preliminary proposal is missing");
  needs(Step::talk_recommendation, recommended(facts) || exempt_from_recommendation(facts) != nullptr,
        {"未进行民主推荐，也没有准予免予推荐的文件", "no recommendation was held, and no document exempts from it"});
  needs(Step::inspection_target, facts.target.has_value(),
        {"尚未确定考察对象", "the inspection target has not been fixed"});
  needs(Step::inspection_plan, facts.team.has_value(), {"尚未组成考察组", "no inspection team has been formed"});
  needs(Step::inspection_notice,
        facts.inspection_notice || (facts.opened && inspection_is_simplified(facts, given.policy)),
        {"未发布考察预告", "no inspection notice was published"});
  needs(Step::inspection_material, facts.inspection.has_value(),
        {"缺少考察材料", "the inspection material is missing"});
  needs(Step::four_checks, facts.four_checks.has_value(),
        {"四项审核尚未办结", "the four checks have not been concluded"});
  needs(Step::department_meeting, facts.department_meeting.has_value(),
        {"部务会尚未提出任用方案", "the department meeting has not adopted a proposal"});
  needs(Step::deliberation, facts.consultations.has_value(),
        {"酝酿尚未结束", "the consultations have not been closed"});
  return Verdict::unless(std::move(missing));
}

Verdict Sbsh2Issues::check(const Facts& facts, const Given&) {
  std::vector<Text> missing;
  for (const auto& [raised, settled] : facts.issues) {
    if (!settled) missing.push_back(about({"问题尚未查清", "issue not yet settled"}, raised->issue));
  }
  for (const auto& complaint : facts.complaints) {
    if (complaint.to_be_investigated()) missing.push_back(not_yet_concluded(complaint));
  }
  return Verdict::unless(std::move(missing));
}

Verdict FileThreeTimes::check(const Facts& facts, const Given& given) {
  std::vector<Text> missing;
  for (const auto stage : stages_needed(facts, given)) {
    const auto* review = facts.last_file_review(stage);
    const Words which = name_of(stage);
    if (review == nullptr) {
      missing.push_back(about({"缺少档案审核", "the file review is missing"}, which));
    } else if (review->reviewed_on > given.today()) {
      missing.push_back(about({"档案审核日期晚于今天", "the file review is dated in the future"}, which));
    } else if (stage == FileStage::appointment && review->reviewed_on < facts.vote->held_on) {
      missing.push_back(
          about({"任职前的档案审核早于决定之日", "the review before appointment precedes the decision of"},
                to_string(facts.vote->held_on)));
    }
  }
  return Verdict::unless(std::move(missing));
}

Verdict FileStop::check(const Facts& facts, const Given&) {
  std::vector<Text> missing;
  if (facts.forgery_open) {
    missing.emplace_back("档案涉嫌造假，须由组织认定后再办理",
                         "the file is suspected of forgery: the case stops until this is decided");
  }
  for (const auto doubt : facts.open_file_doubts) {
    missing.push_back(about({"档案存疑未认定", "doubt in the file not yet decided"}, name_of(doubt)));
  }
  return Verdict::unless(std::move(missing));
}

Verdict Fan1File::check(const Facts& facts, const Given& given) {
  if (facts.file_reviews.empty()) {
    return Verdict::unmet(Text{"缺少档案室的任前审核登记", "the file room's review is missing"});
  }
  return FileStop::check(facts, given);
}

Verdict Fan2Personal::check(const Facts& facts, const Given& given) {
  const auto& verified = facts.personal_matters;
  if (!verified) {
    return Verdict::unmet(Text{"个人有关事项报告尚未查核", "the report on personal matters has not been verified"});
  }
  if (verified->result == PersonalMatters::differences_open) {
    return Verdict::unmet(Text{"查核发现的不一致尚未认定处理", "differences found have not been judged and handled"});
  }
  if (verified->result == PersonalMatters::concealment) {
    return Verdict::unmet(
        Text{"认定为隐瞒不报，不得提拔任用", "matters were concealed: the candidate may not be promoted"});
  }
  std::vector<Text> missing;
  if (verified->result != PersonalMatters::consistent) {
    if (!verified->judged_by) {
      missing.emplace_back("未记录不一致由谁认定", "who judged the differences is not recorded");
    }
    if (!verified->conclusion) {
      missing.emplace_back("不一致的处理缺少书面结论", "the written conclusion on the differences is missing");
    }
  }
  if (auto wrong = out_of_date({"个人有关事项查核", "the verification of personal matters"}, verified->verified_on,
                               given.policy.personal_matters_valid_months, given)) {
    missing.push_back(std::move(*wrong));
  }
  return Verdict::unless(std::move(missing));
}

Verdict Fan3Discipline::check(const Facts& facts, const Given& given) {
  const auto& answer = facts.discipline;
  if (!answer) return Verdict::unmet(Text{"缺少纪检监察机关的回复意见", "the discipline organ has not replied"});
  if (answer->opinion == DisciplineOpinion::affects_use) {
    return Verdict::unmet(Text{"纪检监察机关认为影响使用", "the discipline organ finds that use is affected"});
  }
  if (answer->opinion != DisciplineOpinion::no_effect_on_use) {
    return Verdict::unmet(Text{"纪检监察机关正在核查，尚无结论", "the discipline organ is still reviewing"});
  }
  std::vector<Text> missing;
  if (!answer->at_sender_level) {
    missing.push_back(about({"回复意见不是派出考察组的组织部门同级纪检监察机关出具",
                             "the reply is not of the organ at the level of the sender but of"},
                            answer->replying_organ));
  }
  if (auto wrong = out_of_date({"纪检监察机关回复意见", "the discipline organ's reply"}, answer->reply.date,
                               given.policy.discipline_opinion_valid_months, given)) {
    missing.push_back(std::move(*wrong));
  }
  return Verdict::unless(std::move(missing));
}

Verdict Fan4Complaint::check(const Facts& facts, const Given&) {
  std::vector<Text> missing;
  for (const auto& complaint : facts.complaints) {
    if (complaint.to_be_investigated()) {
      missing.push_back(not_yet_concluded(complaint));
    } else if (complaint.affects_use()) {
      missing.push_back(how_it_affects_use(complaint));
    }
  }
  return Verdict::unless(std::move(missing));
}

Verdict IssueRegister::check(const Facts& facts, const Given&) {
  std::vector<Text> missing;
  std::set<std::string> numbers;
  for (const auto& [raised, settled] : facts.issues) {
    if (!raised) {
      missing.push_back(about({"问题未提出，不能办结", "not raised, cannot be settled: issue"}, settled->issue));
    } else if (!numbers.insert(raised->issue).second) {
      missing.push_back(about({"问题编号已提出", "already raised: issue"}, raised->issue));
    }
  }
  return Verdict::unless(std::move(missing));
}

}  // namespace renmian::appointment
