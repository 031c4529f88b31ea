// The steps the loads take: a lawful case of the real procedure, from the opening to the publicity, with every gate
// asked on the way; after that the calendar, not the machine, sets the pace.
#pragma once

#include <vector>

#include "api/demo/lawful_case.hpp"
#include "engine/registry/records.hpp"

namespace renmian::bench {

inline std::vector<CaseStep> steps_until_publicity(Timestamp now) {
  constexpr std::int64_t kDay = 86'400'000'000;
  const boost::json::value opening{{"kind", "promote"},
                                   {"person", "018f0000-0000-7000-8000-000000000001"},
                                   {"post",
                                    {{"id", "018f0000-0000-7000-8000-000000000002"},
                                     {"title", "副局长"},
                                     {"unit", "示例市统计局"},
                                     {"level", "division_deputy"},
                                     {"kind", "deputy"},
                                     {"system", "appointed"},
                                     {"special", false}}},
                                   {"need", "前任到龄免职"}};
  auto steps = lawful_case(opening, Timestamp{now.microseconds - 60 * kDay});
  std::erase_if(steps, [past = false](const CaseStep& step) mutable {
    past = past || step.command == "start_publicity";
    return past;
  });
  return steps;
}

}  // namespace renmian::bench
