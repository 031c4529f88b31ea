#include "api/http/operations.hpp"
#include "api/service/office.hpp"
#include "api/service/view_schemas.hpp"
#include "engine/registry/quota.hpp"

namespace renmian::http {

const Operation kListUnits{.id = "listUnits",
                           .tag = "registers",
                           .summary = {"单位", "The register of units"},
                           .query = {kAfter, kLimit},
                           .answer = page(page_of<given<Unit>>)};

const Operation kAddUnit{.id = "addUnit",
                         .tag = "registers",
                         .summary = {"登记单位", "Adds a unit"},
                         .body = json_body_of(taken<UnitToAdd>),
                         .answer = created(given<Unit>, {})};

const Operation kListPosts{.id = "listPosts",
                           .tag = "registers",
                           .summary = {"职位", "The register of posts"},
                           .query = {{"unit", schema::uuid, {"仅此单位", "of this unit only"}}, kAfter, kLimit},
                           .answer = page(page_of<given<Post>>)};

const Operation kAddPost{.id = "addPost",
                         .tag = "registers",
                         .summary = {"登记职位", "Adds a post"},
                         .body = json_body_of(taken<PostToAdd>),
                         .answer = created(given<Post>, {})};

const Operation kListQuota{.id = "listQuota",
                           .tag = "registers",
                           .summary = {"领导职数", "The quotas of leadership posts"},
                           .answer = json_answer(list_of<quota_schema>)};

const Operation kSetQuota{
    .id = "setQuota",
    .tag = "registers",
    .summary = {"核定领导职数", "Sets the quota of a unit and level"},
    .description = {"over_quota：已承诺而无空缺可占的在办事项。",
                    "`over_quota` names the cases under way that are promised a vacancy and for which none is left."},
    .body = json_body_of(taken<QuotaLine>),
    .answer = json_answer(quota_set_schema),
    .condition = Condition::kOfWhatIsThere};

}  // namespace renmian::http
