#include "workflows/appointment/removal/gates.hpp"

#include "workflows/appointment/legal/gates.hpp"

namespace renmian::appointment {

// clang-format off
Words name_of(RemovalGround ground) {
  switch (ground) {
    case RemovalGround::reached_age:             return {"达到任职年龄界限或者退休年龄", "service or retirement age reached"};
    case RemovalGround::accountability:          return {"受到责任追究", "accountability"};
    case RemovalGround::unfit:                   return {"不适宜担任现职", "unfit"};
    case RemovalGround::violation:               return {"违纪违法", "violation of law or discipline"};
    case RemovalGround::resigned_or_transferred: return {"辞职或者调出", "resigned or transferred out"};
    case RemovalGround::study_leave:             return {"非组织选派离职学习超过一年", "personal study leave over one year"};
    case RemovalGround::health:                  return {"因健康原因无法正常履职超过一年", "unable to perform for over one year"};
    case RemovalGround::work_need:               return {"工作需要或者其他原因", "work need or other"};
  }
  return {};
}
// clang-format on

namespace {

void need_evidence(std::vector<Text>& missing, const ProposeRemoval& removal) {
  if (removal.evidence) return;
  missing.push_back(
      about({"缺少依据材料，免职情形", "the evidence is missing for the ground"}, name_of(removal.ground)));
}

// The absence began, and its year is over.
void need_long_absence(std::vector<Text>& missing, const ProposeRemoval& removal, const Given& given) {
  if (!removal.since) {
    missing.emplace_back("未记录离岗起始日期", "the first day of the absence is not recorded");
    return;
  }
  const auto over = add_months(*removal.since, static_cast<int>(given.policy.absence_months));
  if (given.today() <= over) {
    missing.push_back(
        about({"离岗未超过规定时间，须晚于", "the absence is not long enough, it must last beyond"}, to_string(over)));
  }
}

void need_ground(std::vector<Text>& missing, const Facts& facts, const Given& given) {
  const auto& removal = *facts.removal;
  switch (removal.ground) {
    case RemovalGround::reached_age:
      if (!removal.since) {
        missing.emplace_back("未记录到达年龄的日期", "the day on which the age is reached is not recorded");
      } else {
        add_if_future(missing, {"尚未到达年龄", "the age is not reached before"}, *removal.since, given);
      }
      return;
    case RemovalGround::unfit:
      if (!facts.unfit_finding && !(facts.demotion && facts.demotion->assessed)) {
        missing.emplace_back("缺少不适宜担任现职的认定", "the finding that the person is unfit is missing");
      }
      return;
    case RemovalGround::resigned_or_transferred:
      if (!facts.resignation_applied) need_evidence(missing, removal);
      return;
    case RemovalGround::study_leave:
    case RemovalGround::health:
      need_long_absence(missing, removal, given);
      need_evidence(missing, removal);
      return;
    case RemovalGround::accountability:
    case RemovalGround::violation:
      need_evidence(missing, removal);
      return;
    case RemovalGround::work_need:
      if (removal.reason.value.empty()) missing.emplace_back("缺少工作需要的理由", "the reason is missing");
      return;
  }
}

// Late is met only with a reason on record.
Verdict in_time(CivilDate done, CivilDate due, const std::optional<Paragraph>& late_because, Words late) {
  if (done <= due) return Verdict::met(about({"期限至", "due on"}, to_string(due)));
  if (late_because) return Verdict::met(about({"逾期，已记录理由", "late, the reason is on record"}, *late_because));
  return Verdict::unmet(about(late, to_string(due)));
}

void need_demotion_ground(std::vector<Text>& missing, const Facts& facts, const Given& given) {
  const auto& assessed = facts.demotion->assessed;
  if (!assessed) {
    if (!facts.unfit_finding) {
      missing.emplace_back("没有年度考核不称职，也没有不适宜担任现职的认定",
                           "neither an annual assessment nor a finding that the person is unfit is recorded");
    }
    return;
  }
  if (assessed->grade != AnnualGrade::incompetent) {
    missing.push_back(
        about({"年度考核不是不称职", "the annual assessment is not incompetent"}, name_of(assessed->grade)));
  }
  const auto last = static_cast<int>(given.today().year()) - 1;
  if (assessed->year < last || assessed->year > last + 1) {
    missing.push_back(about({"不是最近年度的考核", "not the last annual assessment"}, std::to_string(assessed->year)));
  }
}

bool one_level_down(PostLevel from, PostLevel to) { return static_cast<int>(to) == static_cast<int>(from) + 1; }

}  // namespace

Verdict RemGround::check(const Facts& facts, const Given& given) {
  if (!facts.removal) return Verdict::unmet(Text{"尚未提出免职建议", "the removal has not been proposed"});
  std::vector<Text> missing;
  need_ground(missing, facts, given);
  if (facts.removal->appointed_by.value.empty()) {
    missing.emplace_back("未记录任命机关", "the body that appointed is not recorded");
  } else if (facts.removal->appointed_by != facts.removal->decided_by) {
    missing.push_back(about({"应由任命机关决定", "the body that appointed must decide"}, facts.removal->appointed_by));
  }
  if (!missing.empty()) return Verdict::unmet(std::move(missing));
  return Verdict::met(about({"免职情形", "ground"}, name_of(facts.removal->ground)));
}

Verdict RemLegalFirst::check(const Facts& facts, const Given& given) {
  const bool elected = facts.opened && facts.opened->post.system == PostSystem::elected;
  if (elected && facts.legal_post && !facts.legal_post->chosen_by) {
    return Verdict::unmet(
        Text{"该职务为选任制，未记录产生机关", "the post is elected: the body that elected is not recorded"});
  }
  auto verdict = released_by_law(facts, given);
  const bool released = verdict.passes() && facts.legal_post->chosen_by;
  if (!released || !facts.removal_notice || facts.removal_notice->left_on >= facts.legal_removal->decided_on) {
    return verdict;
  }
  return Verdict::unmet(about({"免职日期早于依法免职之日", "the post is left before the release by law on"},
                              to_string(facts.legal_removal->decided_on)));
}

Verdict RemNoResign::check(const Facts& facts, const Given&) {
  std::vector<Text> missing;
  const auto bar = [&](bool stands, const char* zh, const char* en) {
    if (stands) missing.emplace_back(zh, en);
  };
  if (const auto& audit = facts.audit_declaration) {
    bar(audit->under_audit, "正在接受审计", "under audit");
  } else {
    missing.emplace_back("缺少审计机关的说明", "the audit office's declaration is missing");
  }
  if (const auto& discipline = facts.discipline_declaration) {
    bar(discipline->under_discipline_review, "正在接受纪律审查", "under discipline review");
    bar(discipline->under_supervision_investigation, "正在接受监察调查", "under supervision investigation");
    bar(discipline->in_criminal_process, "涉嫌犯罪，司法程序尚未终结", "in a criminal process");
  } else {
    missing.emplace_back("缺少纪检监察机关的说明", "the discipline organ's declaration is missing");
  }
  if (const auto& duty = facts.duty_declaration) {
    bar(duty->in_secrecy_period, "在涉密岗位任职或未满脱密期",
        "in a secret-bearing post or its declassification period");
    bar(duty->duty_unfinished, "重要公务尚未处理完毕，须由本人继续处理", "an important duty is unfinished");
  } else {
    missing.emplace_back("缺少所在单位的说明", "the unit's declaration is missing");
  }
  return Verdict::unless(std::move(missing));
}

Verdict ResPublicDuty7d::check(const Facts& facts, const Given& given) {
  const auto& applied = facts.resignation_applied;
  if (!applied) return Verdict::unmet(Text{"尚未提出辞职申请", "the resignation has not been applied for"});
  if (applied->applied_on > given.today()) {
    return Verdict::unmet(
        about({"申请日期晚于今天", "the day of the application is in the future"}, to_string(applied->applied_on)));
  }
  if (applied->kind != ResignationKind::for_public_duty) {
    return Verdict::met(Text{"不是因公辞职", "not a resignation for public duty"});
  }
  if (!applied->notified_on) {
    return Verdict::unmet(Text{"未记录党组织通知日期", "the day of the Party notice is not recorded"});
  }
  const auto due = add_days(*applied->notified_on, static_cast<int>(given.policy.resign_for_public_duty_days));
  return in_time(applied->applied_on, due, applied->late_because,
                 {"因公辞职申请逾期，期限至", "the resignation was applied for late, it was due on"});
}

Verdict ResAnswer::check(const Facts& facts, const Given& given) {
  if (!facts.opened || !facts.resignation_applied) {
    return Verdict::unmet(Text{"尚未提出辞职申请", "the resignation has not been applied for"});
  }
  const auto days = is_leading_member(facts.opened->post) ? given.policy.resign_answer_days_leading.value
                                                          : given.policy.resign_answer_days.value;
  const auto due = add_days(facts.resignation_applied->applied_on, static_cast<int>(days));
  const auto& answer = facts.resignation_answer;
  if (!answer) {
    return Verdict::unmet(
        about({"尚未答复辞职申请，期限至", "the application is not answered, due on"}, to_string(due)));
  }
  if (answer->answered_on > given.today()) {
    return Verdict::unmet(
        about({"答复日期晚于今天", "the day of the answer is in the future"}, to_string(answer->answered_on)));
  }
  return in_time(answer->answered_on, due, answer->late_because,
                 {"答复辞职申请逾期，期限至", "the application was answered late, it was due on"});
}

Verdict DemLevel::check(const Facts& facts, const Given& given) {
  if (!facts.opened || !facts.demotion) return Verdict::unmet(Text{"尚未提出降职建议", "the demotion is not proposed"});
  std::vector<Text> missing;
  need_demotion_ground(missing, facts, given);
  if (!one_level_down(facts.opened->post.level, facts.demotion->to_level)) {
    missing.emplace_back("应降低一个职务层次", "the demotion must be by one level");
  }
  if (facts.placement && facts.placement->level != facts.demotion->to_level) {
    missing.emplace_back("安排的岗位与决定的职务层次不符", "the placement is not at the level decided");
  }
  return Verdict::unless(std::move(missing));
}

Verdict RemRemedy::check(const Facts& facts, const Given& given) {
  constexpr int kDays = 30;
  constexpr int kDaysAfterReview = 15;
  std::vector<Text> missing;
  for (const auto& filed : facts.remedies) {
    const auto due = add_days(filed.known_on, filed.remedy == Remedy::appeal ? kDaysAfterReview : kDays);
    if (filed.filed_on > due) {
      missing.push_back(about({"复核、申诉已过期限", "the review or appeal is late, it was due on"}, to_string(due)));
    }
    add_if_future(missing, {"提出日期晚于今天", "the day of filing is in the future"}, filed.filed_on, given);
  }
  return Verdict::unless(std::move(missing));
}

}  // namespace renmian::appointment
