// The kinds of cadre case (事项类型, regulation reference 2.1), each a procedure of its own. Any thread; they live as
// long as the program.
#pragma once

#include <vector>

#include "engine/procedure/procedure.hpp"

namespace renmian::appointment {

const Procedure& promote();         // 提拔任职
const Procedure& further_use();     // 进一步使用
const Procedure& term_change();     // 换届
const Procedure& lateral();         // 平级转任
const Procedure& rank_to_post();    // 职级公务员担任领导职务
const Procedure& legal_nominate();  // 依法推荐、提名
const Procedure& transfer_in();     // 调任
const Procedure& removal();         // 免职
const Procedure& resign();          // 辞职
const Procedure& demote();          // 降职
const Procedure& secondment();      // 挂职

// All of them, in the order above, which is that of CaseKind.
const std::vector<const Procedure*>& all_kinds();

}  // namespace renmian::appointment
