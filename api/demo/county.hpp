// A made-up county, 虚构省示例市试样县: its units and their leading posts.
#pragma once

#include <vector>

#include "api/demo/seeded_random.hpp"
#include "engine/registry/records.hpp"

namespace renmian {

inline constexpr std::string_view kCounty = "虚构省示例市试样县";

struct County {
  std::vector<Unit> units;  // the county itself first
  std::vector<Post> posts;  // four of each other unit
};

County make_county(Timestamp now, Random& random);

}  // namespace renmian
