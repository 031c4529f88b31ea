#include "workflows/appointment/qualification/career.hpp"

#include <algorithm>
#include <set>

#include "workflows/appointment/qualification/time_in_post.hpp"

namespace renmian::appointment {
namespace {

bool holds_on(const PostHeld& post, CivilDate day) { return post.from <= day && (!post.to || day < *post.to); }

}  // namespace

CountingDay counting_day(const Facts& facts, const Given& given) {
  CountingDay day{given.today(), {"今天", "today"}};
  const auto on = [&](CivilDate date, Words of) {
    if (date <= day.date) day = {date, of};
  };
  switch (given.policy.years_counted_on) {
    case CountedOn::motion:
      if (facts.proposal) on(facts.proposal->proposal.date, {"动议之日", "the day of the motion"});
      break;
    case CountedOn::recommendation:
      if (facts.recommendation && facts.recommendation->result_on) {
        on(*facts.recommendation->result_on, {"民主推荐之日", "the day of the recommendation"});
      }
      break;
    case CountedOn::decision:
      if (facts.vote) on(facts.vote->held_on, {"讨论决定之日", "the day of the decision"});
      break;
  }
  return day;
}

Text CountingDay::written() const {
  return {std::string("计算至").append(of.zh).append(" ").append(to_string(date)),
          std::string("counted to ").append(of.en).append(" ").append(to_string(date))};
}

bool Career::counts(const PostHeld& post) const {
  if (post.rank_track ? kind_ != CaseKind::rank_to_post : !post.leadership) return false;
  return std::ranges::none_of(record_.secondments, [&](const Secondment& secondment) {
    return post.unit == secondment.host && secondment.from <= post.from &&
           (!secondment.to || post.from < *secondment.to);
  });
}

const PostHeld* Career::post_on(CivilDate day) const {
  const PostHeld* highest = nullptr;
  for (const auto& post : record_.posts) {
    if (counts(post) && holds_on(post, day) && (highest == nullptr || post.level < highest->level)) highest = &post;
  }
  return highest;
}

std::vector<const PostHeld*> Career::posts_at(PostLevel level, CivilDate day) const {
  std::vector<const PostHeld*> different;
  for (const auto& post : record_.posts) {
    const auto same = [&](const PostHeld* other) { return other->title == post.title && other->unit == post.unit; };
    if (post.level == level && post.from <= day && counts(post) && std::ranges::none_of(different, same)) {
      different.push_back(&post);
    }
  }
  return different;
}

std::vector<Period> Career::time_at(PostLevel level, const Policy& policy) const {
  std::vector<Period> held;
  for (const auto& post : record_.posts) {
    if (post.level == level && counts(post)) held.push_back({post.from, post.to});
  }
  return without_years(merged(std::move(held)), deducted_years(policy));
}

std::vector<int> Career::deducted_years(const Policy& policy) const {
  std::set<int> years;
  for (const auto& [year, grade] : record_.assessments) {
    const bool below = grade == AnnualGrade::basically_competent || grade == AnnualGrade::incompetent;
    if ((below && !policy.years_below_competent_count) ||
        (grade == AnnualGrade::not_graded && !policy.years_without_grade_count)) {
      years.insert(static_cast<int>(year.value));
    }
  }
  return {years.begin(), years.end()};
}

std::optional<CivilDate> Career::last_promotion() const {
  if (record_.promoted_on) return record_.promoted_on;
  std::optional<CivilDate> latest;
  for (const auto& post : record_.posts) {
    if (counts(post)) latest = std::max(latest.value_or(post.from), post.from);
  }
  return latest;
}

std::optional<CivilDate> Career::probation_on(CivilDate day) const {
  constexpr int kProbationMonths = 12;  // R2019 Art. 43
  auto until = record_.probation_until;
  for (const auto& post : record_.posts) {
    if (!post.trial_from || !holds_on(post, day)) continue;
    const auto over = add_months(*post.trial_from, kProbationMonths);
    until = std::max(until.value_or(over), over);
  }
  return until && day <= *until ? until : std::nullopt;
}

int rung(const PostHeld* post) {
  constexpr int kNoLeadershipPost = 11;
  return post == nullptr ? kNoLeadershipPost : rung(post->level);
}

Words level_name(PostLevel level) {
  // clang-format off
  switch (level) {
    case PostLevel::national_head:     return {"国家级正职", "national level, head"};
    case PostLevel::national_deputy:   return {"国家级副职", "national level, deputy"};
    case PostLevel::provincial_head:   return {"省部级正职", "provincial level, head"};
    case PostLevel::provincial_deputy: return {"省部级副职", "provincial level, deputy"};
    case PostLevel::bureau_head:       return {"厅局级正职", "bureau level, head"};
    case PostLevel::bureau_deputy:     return {"厅局级副职", "bureau level, deputy"};
    case PostLevel::division_head:     return {"县处级正职", "division level, head"};
    case PostLevel::division_deputy:   return {"县处级副职", "division level, deputy"};
    case PostLevel::section_head:      return {"乡科级正职", "section level, head"};
    case PostLevel::section_deputy:    return {"乡科级副职", "section level, deputy"};
  }
  // clang-format on
  return {};
}

}  // namespace renmian::appointment
