// The steps the loads take: those of a lawful case of the real procedure, with every gate asked on the way.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "api/demo/lawful_case.hpp"
#include "engine/registry/records.hpp"

namespace renmian::bench {

inline std::vector<CaseStep> lawful_promotion(PersonId person, PostId post, Timestamp opened_at) {
  const boost::json::value opening{{"kind", "promote"},
                                   {"person", to_string(person)},
                                   {"post",
                                    {{"id", to_string(post)},
                                     {"title", "副局长"},
                                     {"unit", "示例市统计局"},
                                     {"level", "division_deputy"},
                                     {"kind", "deputy"},
                                     {"system", "appointed"},
                                     {"special", false}}},
                                   {"need", "前任到龄免职"}};
  return lawful_case(opening, opened_at);
}

// All steps of a promotion that come before `command`.
inline std::vector<CaseStep> steps_before(std::string_view command, PersonId person, PostId post, Timestamp opened_at) {
  auto steps = lawful_promotion(person, post, opened_at);
  steps.erase(std::ranges::find(steps, command, &CaseStep::command), steps.end());
  return steps;
}

// From then on an inspection team acts, whose rights name its cases one by one: a security administrator, not the
// machine, sets the pace.
inline std::vector<CaseStep> steps_until_inspection(Timestamp now) {
  constexpr std::int64_t kDay = 86'400'000'000;
  return steps_before("publish_inspection_notice", {*parse_uuid("018f0000-0000-7000-8000-000000000001")},
                      {*parse_uuid("018f0000-0000-7000-8000-000000000002")}, Timestamp{now.microseconds - 60 * kDay});
}

}  // namespace renmian::bench
