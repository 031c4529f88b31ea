#include "workflows/appointment/qualification/gates.hpp"

#include <algorithm>

#include "workflows/appointment/qualification/career.hpp"
#include "workflows/appointment/qualification/time_in_post.hpp"

namespace renmian::appointment {
namespace {

Verdict below_county_level() { return Verdict::met(Text{"县处级以下职务不适用", "does not apply below county level"}); }

// Whoever stands on the level of the post already does not rise to it.
std::optional<Verdict> no_rise(const Facts& facts, const Given& given) {
  const auto day = counting_day(facts, given);
  const auto* held = Career(facts).post_on(day.date);
  if (rung(held) > rung(facts.opened->post.level)) return std::nullopt;
  return Verdict::met(about({"层次未提高，现任职务", "no rise in level, present post"},
                            held->title.value + " " + to_string(held->from)));
}

// Are `periods` so many years on the day they are counted to?
Verdict long_enough(Words what, const std::vector<Period>& periods, const std::vector<int>& deducted,
                    std::int64_t years, const Facts& facts, const Given& given) {
  const auto by = given.policy.years_counted_by;
  const auto day = counting_day(facts, given);
  const auto complete = complete_on(periods, static_cast<int>(years) * 12, by);
  const auto list = written(periods);
  Text text{std::string(what.zh) + "须满" + std::to_string(years) + "年：" + list.zh,
            std::string(what.en) + " must be " + std::to_string(years) + " years: " + list.en};
  for (const int year : deducted) {
    text.zh += "，不计" + std::to_string(year) + "年度";
    text.en += ", less the year " + std::to_string(year);
  }
  if (complete) {
    text.zh += "，" + to_string(*complete) + "满";
    text.en += ", complete on " + to_string(*complete);
  }
  text.zh += "；" + day.written().zh;
  text.en += "; " + day.written().en;
  text.zh += by == CountedBy::day ? "，按日计算" : "，按月计算";
  text.en += by == CountedBy::day ? ", by day" : ", by month";
  return complete && *complete <= day.date ? Verdict::met(std::move(text)) : Verdict::unmet(std::move(text));
}

// Years that must have been spent at the next lower level.
Verdict years_below(Words what, std::int64_t years, const Facts& facts, const Given& given) {
  const auto level = next_lower(facts.opened->post.level);
  const auto name = level_name(level);
  const auto zh = std::string(what.zh).append("（").append(name.zh).append("）");
  const auto en = std::string(what.en).append(" (").append(name.en).append(")");
  const Career career(facts);
  return long_enough({zh, en}, career.time_at(level, given.policy), career.deducted_years(given.policy), years, facts,
                     given);
}

Words name_of(EducationLevel level) {
  // clang-format off
  switch (level) {
    case EducationLevel::none:           return {"无", "none"};
    case EducationLevel::secondary:      return {"高中、中专", "secondary school"};
    case EducationLevel::junior_college: return {"大学专科", "junior college"};
    case EducationLevel::bachelor:       return {"大学本科", "bachelor"};
    case EducationLevel::master:         return {"硕士研究生", "master"};
    case EducationLevel::doctor:         return {"博士研究生", "doctor"};
  }
  // clang-format on
  return {};
}

}  // namespace

std::optional<Verdict> record_missing(const Facts& facts, const Given& given) {
  if (!facts.opened || !facts.person_record) {
    return Verdict::unwaivable(Text{"尚未调取干部信息", "the person's record has not been taken"});
  }
  if (facts.person_record->as_of <= given.today()) return std::nullopt;
  return Verdict::unwaivable(about({"干部信息的日期晚于今天", "the person's record is dated in the future"},
                                   to_string(facts.person_record->as_of)));
}

Verdict QualService::check(const Facts& facts, const Given& given) {
  if (facts.opened && below_county(facts.opened->post.level)) return below_county_level();
  if (auto missing = record_missing(facts, given)) return *missing;
  const auto& from = facts.person_record->person.service_from;
  if (!from) return Verdict::unwaivable(Text{"缺少参加工作时间", "the start of service is missing"});
  return long_enough({"工龄", "service"}, {{*from, std::nullopt}}, {}, given.policy.service_years, facts, given);
}

Verdict QualGrassroots::check(const Facts& facts, const Given& given) {
  if (facts.opened && below_county(facts.opened->post.level)) return below_county_level();
  if (auto missing = record_missing(facts, given)) return *missing;
  return long_enough({"基层工作经历", "grassroots experience"}, merged(facts.person_record->person.grassroots), {},
                     given.policy.grassroots_years, facts, given);
}

Verdict QualTwoPosts::check(const Facts& facts, const Given& given) {
  if (facts.opened && below_county(facts.opened->post.level)) return below_county_level();
  if (auto missing = record_missing(facts, given)) return *missing;
  if (auto met = no_rise(facts, given)) return *met;
  const auto level = next_lower(facts.opened->post.level);
  const auto day = counting_day(facts, given);
  const auto posts = Career(facts).posts_at(level, day.date);
  const std::int64_t needed = given.policy.posts_at_next_lower_level;
  const auto name = level_name(level);
  Text text{std::string("须在下一级（").append(name.zh).append("）任职的职位") + std::to_string(needed) + "个，已任" +
                std::to_string(posts.size()) + "个",
            std::to_string(needed) + " positions needed at the next lower level (" + std::string(name.en) +
                "), held: " + std::to_string(posts.size())};
  for (const auto* post : posts) {
    const auto which = post->unit.value + post->title.value + " " + to_string(post->from);
    text.zh += (post == posts.front() ? "：" : "、") + which;
    text.en += (post == posts.front() ? ": " : ", ") + which;
  }
  text.zh += "；" + day.written().zh;
  text.en += "; " + day.written().en;
  return std::ssize(posts) >= needed ? Verdict::met(std::move(text)) : Verdict::unmet(std::move(text));
}

Verdict QualDeputy2y::check(const Facts& facts, const Given& given) {
  if (facts.opened && below_county(facts.opened->post.level)) return below_county_level();
  if (auto missing = record_missing(facts, given)) return *missing;
  if (!is_head(facts.opened->post.level)) {
    return Verdict::met(Text{"拟任职务不是正职层次", "the post is not of a head's level"});
  }
  if (auto met = no_rise(facts, given)) return *met;
  return years_below({"任副职", "time as deputy"}, given.policy.years_as_deputy, facts, given);
}

Verdict QualHead3y::check(const Facts& facts, const Given& given) {
  if (facts.opened && below_county(facts.opened->post.level)) return below_county_level();
  if (auto missing = record_missing(facts, given)) return *missing;
  if (is_head(facts.opened->post.level)) {
    return Verdict::met(Text{"拟任职务不是副职层次", "the post is not of a deputy's level"});
  }
  if (auto met = no_rise(facts, given)) return *met;
  return years_below({"任下级正职", "time as lower head"}, given.policy.years_as_lower_head, facts, given);
}

Verdict QualEducation::check(const Facts& facts, const Given& given) {
  if (auto missing = record_missing(facts, given)) return *missing;
  const bool from_bureau = facts.opened->post.level <= PostLevel::bureau_deputy;
  const auto needed = name_of(from_bureau ? EducationLevel::bachelor : EducationLevel::junior_college);
  const auto level = facts.person_record->person.education.level;
  const auto has = name_of(level);
  Text text{std::string("须").append(needed.zh).append("以上，最高学历：").append(has.zh),
            std::string("at least ").append(needed.en).append(" is needed, highest level: ").append(has.en)};
  const bool enough = level >= (from_bureau ? EducationLevel::bachelor : EducationLevel::junior_college);
  return enough ? Verdict::met(std::move(text)) : Verdict::unmet(std::move(text));
}

Verdict QualTraining::check(const Facts& facts, const Given& given) {
  if (auto missing = record_missing(facts, given)) return *missing;
  const auto day = counting_day(facts, given);
  const std::int64_t needed = given.policy.training_hours;
  const auto since = add_months(day.date, -12 * static_cast<int>(given.policy.training_within_years));
  std::int64_t hours = 0;
  for (const auto& training : facts.person_record->person.training) {
    if (training.recognised && since < training.on && training.on <= day.date) hours += training.hours;
  }
  Text text{to_string(since) + "之后至" + to_string(day.date) + "培训" + std::to_string(hours) + "学时，须" +
                std::to_string(needed) + "学时",
            std::to_string(hours) + " hours of training after " + to_string(since) + " up to " + to_string(day.date) +
                ", needed: " + std::to_string(needed)};
  if (hours >= needed) return Verdict::met(std::move(text));
  if (!facts.training_deferral) return Verdict::unmet(std::move(text));
  constexpr int kMonthsAfterPromotion = 12;
  if (facts.vote) {
    const auto deadline = to_string(add_months(facts.vote->held_on, kMonthsAfterPromotion));
    return Verdict::met({text.zh + "；至迟于" + deadline + "完成", text.en + "; to be done by " + deadline});
  }
  return Verdict::met({text.zh + "；提任后一年内完成", text.en + "; to be done within one year after the promotion"});
}

Verdict QualHealth::check(const Facts& facts, const Given& given) {
  if (auto missing = record_missing(facts, given)) return *missing;
  const auto& able = facts.person_record->person.health_ok;
  if (!able) return Verdict::unmet(Text{"缺少身体条件的说明", "there is no statement on the physical condition"});
  if (*able) return Verdict::met();
  return Verdict::unmet(Text{"身体条件不能履行职责", "the physical condition does not allow to perform the duty"});
}

Verdict QualLegal::check(const Facts& facts, const Given& given) {
  if (auto missing = record_missing(facts, given)) return *missing;
  if (!facts.legal_qualification) {
    return Verdict::unmet(Text{"缺少法定任职资格审查记录", "the check of legal qualifications is missing"});
  }
  const auto& person = facts.person_record->person;
  std::vector<Text> missing;
  for (const auto& [requirement, law, qualification, satisfied] : facts.legal_qualification->requirements) {
    const auto& has = person.legal_qualifications;
    if (qualification && std::ranges::find(has, *qualification) == has.end()) {
      missing.push_back(
          about({"不具备法定资格", "legal qualification missing"}, qualification->value + "（" + law.value + "）"));
    } else if (!satisfied) {
      missing.push_back(about({"不符合法定条件", "not as the law asks"}, requirement.value + "（" + law.value + "）"));
    }
  }
  const auto post = facts.legal_qualification->party_post;
  if (post == PartyPost::no_party_post) return Verdict::unless(std::move(missing));
  if (!person.party_member || !person.party_since) {
    missing.emplace_back("担任党的职务须为正式党员，缺少入党转正时间",
                         "a Party post needs a full member; the day of full membership is missing");
    return Verdict::unmet(std::move(missing));
  }
  if (post == PartyPost::below_county) return Verdict::unless(std::move(missing));
  const auto years = post == PartyPost::at_county ? given.policy.party_years_at_county.value
                                                  : given.policy.party_years_above_county.value;
  auto membership =
      long_enough({"党龄", "Party membership"}, {{*person.party_since, std::nullopt}}, {}, years, facts, given);
  if (membership.passes() && missing.empty()) return membership;
  if (!membership.passes()) missing.push_back(membership.reasons.front());
  return Verdict::unmet(std::move(missing));
}

}  // namespace renmian::appointment
