#include "workflows/appointment/inspection/gates.hpp"

#include <algorithm>
#include <set>

#include "workflows/appointment/blank_text.hpp"
#include "workflows/appointment/recommendation/gates.hpp"

namespace renmian::appointment {

namespace {

Verdict no_team() { return Verdict::unmet(Text{"尚未组成考察组", "no inspection team has been formed"}); }
Verdict no_material() { return Verdict::unmet(Text{"缺少考察材料", "the inspection material is missing"}); }

// clang-format off
Words name_of(NoticeContent content) {
  switch (content) {
    case NoticeContent::target_and_post:    return {"考察对象及现任职务", "target and present post"};
    case NoticeContent::team_and_contact:   return {"考察组成员及联系方式", "team and how to reach it"};
    case NoticeContent::inspection_period:  return {"考察时间", "period of the inspection"};
    case NoticeContent::inspection_scope:   return {"考察内容范围", "scope of the inspection"};
    case NoticeContent::complaint_channels: return {"举报渠道", "channels for complaints"};
  }
  return {};
}

Words name_of(MaterialPart part) {
  switch (part) {
    case MaterialPart::performance:              return {"德能勤绩廉主要表现、主要特长和行为特征", "main performance, strengths and behavioural traits"};
    case MaterialPart::shortcomings:             return {"主要缺点和不足", "main shortcomings"};
    case MaterialPart::recommendation_and_talks: return {"民主推荐、民主测评和谈话情况", "recommendation, evaluation and talks"};
    case MaterialPart::check_conclusions:        return {"档案、个人有关事项、纪检监察意见和信访核查结论", "conclusions of the four checks"};
  }
  return {};
}

Words name_of(AuditStanding standing) {
  switch (standing) {
    case AuditStanding::head:               return {"现任正职", "the present post is that of a head"};
    case AuditStanding::presiding_deputy:   return {"主持工作的副职", "a deputy who presides"};
    case AuditStanding::acting_head:        return {"上级领导兼任正职、实际主持工作的副职", "a deputy who in fact runs a unit headed by a superior leader"};
    case AuditStanding::named_by_committee: return {"党委要求审计的人员", "named by the Party committee"};
    case AuditStanding::not_subject:        return {"不属于经济责任审计对象", "not subject to the audit"};
  }
  return {};
}
// clang-format on

// Every value of an enumeration that is not `stated`, as a reason that begins with `what`.
template <class Enum>
void ask_stated(Words what, const std::vector<Enum>& stated, std::vector<Text>& missing) {
  const std::set<Enum> found(stated.begin(), stated.end());
  mp::mp_for_each<boost::describe::describe_enumerators<Enum>>([&](auto value) {
    if (!found.contains(value.value)) missing.push_back(about(what, name_of(value.value)));
  });
}

// The register knows the person as the head of a unit, whatever the team was told.
bool head_by_register(const Facts& facts) {
  return facts.person_record && std::ranges::any_of(facts.person_record->person.posts, [](const PostHeld& post) {
           return post.kind == PostKind::head && !post.rank_track && !post.to;
         });
}

}  // namespace

bool inspection_is_simplified(const Facts& facts, const Policy& policy) {
  return policy.simplified_inspection_of_internal_posts && family_of_post(facts) == PostFamily::internal;
}

Verdict InsTeam2::check(const Facts& facts, const Given& given) {
  if (!facts.team) return no_team();
  std::set<std::string> staff;
  bool led = false;
  bool qualified = false;
  for (const auto& member : facts.team->members) {
    staff.insert(member.staff);
    led = led || member.leader;
    qualified = qualified || (member.leader && member.experienced);
  }
  std::vector<Text> missing;
  if (static_cast<std::int64_t>(staff.size()) < given.policy.inspection_team_minimum) {
    const auto size = std::to_string(staff.size());
    const auto minimum = std::to_string(given.policy.inspection_team_minimum);
    missing.emplace_back("考察组只有 " + size + " 人，至少须有 " + minimum + " 人",
                         "the team has " + size + " members, at least " + minimum + " are needed");
  }
  if (!led) {
    missing.emplace_back("考察组没有负责人", "the team has no leader");
  } else if (!qualified && given.policy.team_leader_must_be_experienced) {
    missing.emplace_back("考察组负责人须有考察经验、熟悉干部工作",
                         "the team's leader must be experienced and familiar with cadre work");
  }
  return Verdict::unless(std::move(missing));
}

Verdict InsRecuse::check(const Facts& facts, const Given& given) {
  if (!facts.team || facts.team->members.empty()) return no_team();
  std::set<std::string> related;
  for (const auto& tie : given.around.kin) {
    if (facts.opened && tie.person == facts.opened->person) related.insert(tie.staff);
  }
  std::vector<Text> missing;
  for (const auto& member : facts.team->members) {
    if (related.contains(member.staff)) {
      missing.push_back(about({"考察组成员与考察对象有亲属关系，须回避", "related to the target, must recuse: member"},
                              member.staff));
    } else if (!member.declared_unrelated) {
      missing.push_back(
          about({"考察组成员未作无须回避的声明", "has not declared to be unrelated: member"}, member.staff));
    }
  }
  return Verdict::unless(std::move(missing));
}

Verdict InsNotice::check(const Facts& facts, const Given& given) {
  if (!facts.inspection_notice) {
    if (facts.opened && inspection_is_simplified(facts, given.policy)) {
      return Verdict::met(Text{"内设机构领导职务简化考察，不要求考察预告",
                               "simplified inspection for an internal post, no notice is required"});
    }
    return Verdict::unmet(Text{"未发布考察预告", "no inspection notice was published"});
  }
  const auto& notice = *facts.inspection_notice;
  std::vector<Text> missing;
  if (blank_like(notice.scope.value)) missing.emplace_back("缺少预告范围", "the scope of the notice is missing");
  add_if_future(missing, {"预告日期晚于今天", "the day of publication is in the future"}, notice.published_on, given);
  const auto earliest = add_days(notice.published_on, static_cast<int>(given.policy.inspection_notice_days) - 1);
  if (notice.until < earliest) {
    missing.push_back(about({"预告期限不足，至少须到", "the notice ends too early, it must run at least until"},
                            to_string(earliest)));
  }
  ask_stated({"考察预告缺少内容", "the notice does not state"}, notice.contents, missing);
  return Verdict::unless(std::move(missing));
}

Verdict InsTalks::check(const Facts& facts, const Given& given) {
  if (!facts.inspection) return no_material();
  const auto& inspection = *facts.inspection;
  std::vector<Text> missing;
  if (inspection.talks_held == 0) missing.emplace_back("没有个别谈话记录", "no talk is recorded");
  if (!inspection_is_simplified(facts, given.policy)) {
    const auto& required = family_of_post(facts) == PostFamily::leading_body ? given.policy.talk_circle_leading_body
                                                                             : given.policy.talk_circle_department;
    for (auto& text : lacking({"考察谈话的范围缺少", "the circle of the talks lacks"}, required, inspection.talked_with,
                              inspection.omitted)) {
      missing.push_back(std::move(text));
    }
  }
  return Verdict::unless(std::move(missing));
}

Verdict InsFeedback::check(const Facts& facts, const Given& given) {
  if (!facts.feedback) {
    return Verdict::unmet(
        Text{"尚未向单位主要领导反馈考察情况", "no feedback was given to the unit's principal leader"});
  }
  std::vector<Text> missing;
  add_if_future(missing, {"反馈日期晚于今天", "the day of the feedback is in the future"}, facts.feedback->held_on,
                given);
  if (blank_like(facts.feedback->unit_leader.value)) {
    missing.emplace_back("缺少反馈的单位主要领导", "the leader to whom feedback was given is missing");
  }
  if (blank_like(facts.feedback->views.value)) {
    missing.emplace_back("缺少交换意见的情况", "the views exchanged are missing");
  }
  return Verdict::unless(std::move(missing));
}

Verdict FanUnitOpinions::check(const Facts& facts, const Given&) {
  const auto heard = facts.unit_opinions.value_or(RecordUnitOpinions{});
  std::vector<Text> missing;
  const auto ask = [&](const std::optional<UnitOpinion>& opinion, Words body) {
    if (!opinion) {
      missing.push_back(about({"未听取意见", "not heard"}, body));
    } else if (opinion->affects_use) {
      missing.push_back(about({"认为影响使用", "finds that use is affected"}, body));
    }
  };
  ask(heard.personnel_section, {"所在单位组织（人事）部门", "the unit's organization (personnel) section"});
  ask(heard.unit_discipline, {"所在单位纪检监察机构", "the unit's discipline and supervision organ"});
  ask(heard.party_organization, {"所在单位机关党组织", "the unit's organ Party organization"});
  return Verdict::unless(std::move(missing));
}

Verdict FanAuditFirst::check(const Facts& facts, const Given& given) {
  if (!facts.team) return no_team();
  const auto standing = head_by_register(facts) ? AuditStanding::head : facts.team->audit_standing;
  if (standing == AuditStanding::not_subject) return Verdict::met(Text(name_of(standing)));
  if (standing == AuditStanding::presiding_deputy && facts.team->presiding_since) {
    const auto audited_from =
        add_months(*facts.team->presiding_since, static_cast<int>(given.policy.audit_after_presiding_months));
    if (given.today() < audited_from) {
      return Verdict::met(
          about({"主持工作未满规定期限，须先审计的起始日为", "not presiding long enough, to be audited from"},
                to_string(audited_from)));
    }
  }
  if (!facts.audit_result) {
    return Verdict::unmet(
        about({"须先进行经济责任审计，尚无审计机关的审计结果", "the audit must come first and has no result yet"},
              name_of(standing)));
  }
  std::vector<Text> missing;
  const auto& result = facts.audit_result->result;
  add_if_future(missing, {"审计结果日期晚于今天", "the date of the audit's result is in the future"}, result.date,
                given);
  return missing.empty() ? Verdict::met(about({"已审计", "audited"}, result.title)) : Verdict::unmet(missing);
}

Verdict SignTwo::check(const Facts& facts, const Given&) {
  if (!facts.integrity) {
    return Verdict::unmet(Text{"缺少廉洁自律情况结论性意见", "the concluding opinion on integrity is missing"});
  }
  std::vector<Text> missing;
  if (!facts.integrity->favourable) {
    missing.emplace_back("廉洁自律情况结论性意见不支持任用", "the concluding opinion on integrity is not favourable");
  }
  if (!facts.integrity->signed_by_secretary) {
    missing.emplace_back("缺少党委（党组）书记签字", "the signature of the Party secretary is missing");
  }
  if (!facts.integrity->signed_by_discipline) {
    missing.emplace_back("缺少纪委书记（派驻纪检监察组组长）签字",
                         "the signature of the discipline secretary or head of the stationed group is missing");
  }
  return Verdict::unless(std::move(missing));
}

Verdict InsMaterial::check(const Facts& facts, const Given&) {
  if (!facts.team || facts.team->members.empty()) return no_team();
  if (!facts.inspection) return no_material();
  std::vector<Text> missing;
  ask_stated({"考察材料缺少内容", "the material does not state"}, facts.inspection->parts, missing);
  std::set<std::string> unknown(facts.inspection->signed_by.begin(), facts.inspection->signed_by.end());
  const auto signers = unknown;
  for (const auto& member : facts.team->members) {
    unknown.erase(member.staff);
    if (signers.contains(member.staff)) continue;
    missing.push_back(about({"考察组成员未在考察材料上签字", "has not signed the material: member"}, member.staff));
  }
  for (const auto& staff : unknown) {
    missing.push_back(about({"签字人不是考察组成员", "signed without being a member of the team"}, staff));
  }
  return Verdict::unless(std::move(missing));
}

}  // namespace renmian::appointment
