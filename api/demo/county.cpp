#include "api/demo/county.hpp"

#include <string>

namespace renmian {
namespace {

struct PostPlan {
  const char* title;
  PostLevel level;
  PostKind kind;
  PostSystem system;
};
using PostPlans = std::array<PostPlan, 4>;

constexpr PostPlans kOfBureau{{
    {"党组书记、局长", PostLevel::section_head, PostKind::head, PostSystem::appointed},
    {"党组副书记、副局长", PostLevel::section_deputy, PostKind::deputy, PostSystem::appointed},
    {"党组成员、副局长", PostLevel::section_deputy, PostKind::deputy, PostSystem::appointed},
    {"办公室主任", PostLevel::section_deputy, PostKind::internal, PostSystem::appointed},
}};
constexpr PostPlans kOfTown{{
    {"党委书记", PostLevel::section_head, PostKind::head, PostSystem::appointed},
    {"镇长", PostLevel::section_head, PostKind::head, PostSystem::elected},
    {"党委委员、人大副主席", PostLevel::section_deputy, PostKind::deputy, PostSystem::elected},
    {"党政办公室主任", PostLevel::section_deputy, PostKind::internal, PostSystem::appointed},
}};

struct UnitPlan {
  const char* name;
  const PostPlans& posts;
  bool special = false;
};
const std::array kUnits{
    UnitPlan{"发展和改革局", kOfBureau},   UnitPlan{"教育局", kOfBureau},
    UnitPlan{"工业和信息化局", kOfBureau}, UnitPlan{"民政局", kOfBureau},
    UnitPlan{"财政局", kOfBureau},         UnitPlan{"人力资源和社会保障局", kOfBureau},
    UnitPlan{"自然资源局", kOfBureau},     UnitPlan{"住房和城乡建设局", kOfBureau},
    UnitPlan{"交通运输局", kOfBureau},     UnitPlan{"水利局", kOfBureau},
    UnitPlan{"农业农村局", kOfBureau},     UnitPlan{"卫生健康局", kOfBureau},
    UnitPlan{"统计局", kOfBureau},         UnitPlan{"机要和保密局", kOfBureau, true},
    UnitPlan{"东例镇", kOfTown},           UnitPlan{"西样镇", kOfTown},
    UnitPlan{"南拟镇", kOfTown},           UnitPlan{"北构镇", kOfTown},
    UnitPlan{"中试镇", kOfTown},           UnitPlan{"上例镇", kOfTown},
};

}  // namespace

County make_county(Timestamp now, Random& random) {
  const auto new_id = [&] { return make_uuid_v7(now, random.bytes<10>()); };
  County county;
  county.units.push_back({{new_id()}, std::string(kCounty), {}});
  const auto whole = county.units.front().id;
  for (const auto& plan : kUnits) {
    const UnitId unit{new_id()};
    county.units.push_back({unit, plan.name, whole});
    for (const auto& post : plan.posts) {
      county.posts.push_back({{new_id()}, unit, post.title, post.level, post.kind, post.system, plan.special});
    }
  }
  return county;
}

}  // namespace renmian
