// What a person's record says of posts, as the rules on qualifications count it (R2019 Arts. 8, 9): leadership posts
// alone, secondments never; for a rank-track official who takes a leadership post, also the rank track.
#pragma once

#include "workflows/appointment/gate_base.hpp"

namespace renmian::appointment {

// The day on which years must be complete, and what happened on it (policy years_counted_on). Never later than today;
// today while it has not happened.
struct CountingDay {
  CivilDate date;
  Words of;

  Text written() const;  // "计算至动议之日 2026-02-25"
};
CountingDay counting_day(const Facts& facts, const Given& given);

class Career {
 public:
  // The record must have been taken, and the case be open.
  explicit Career(const Facts& facts) : record_(facts.person_record->person), kind_(facts.opened->kind) {}

  // The highest level held on that day, and which post that was; nothing if none counts.
  const PostHeld* post_on(CivilDate day) const;
  // Different posts at `level` that were begun by `day`.
  std::vector<const PostHeld*> posts_at(PostLevel level, CivilDate day) const;
  // Time in posts at `level`, less the years that do not count; `deducted` are those years.
  std::vector<Period> time_at(PostLevel level, const Policy& policy) const;
  std::vector<int> deducted_years(const Policy& policy) const;
  // The last promotion on record, or else the beginning of the latest post.
  std::optional<CivilDate> last_promotion() const;
  // The last day of the probation that runs on `day`.
  std::optional<CivilDate> probation_on(CivilDate day) const;

 private:
  bool counts(const PostHeld& post) const;

  const PersonRecord& record_;
  CaseKind kind_;
};

// 职务层次: from 1 for the highest, PostLevel national_head, to 10; 11 for whoever holds no leadership post.
int rung(const PostHeld* post);
inline int rung(PostLevel level) { return static_cast<int>(level) + 1; }

// 正职 of its level; the others are 副职.
inline bool is_head(PostLevel level) { return rung(level) % 2 == 1; }
inline PostLevel next_lower(PostLevel level) { return static_cast<PostLevel>(static_cast<int>(level) + 1); }
inline bool below_county(PostLevel level) { return level > PostLevel::division_deputy; }

Words level_name(PostLevel level);

}  // namespace renmian::appointment
