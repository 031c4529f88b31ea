// 载体内容销毁: the personal content of cases that are over is erased under a rule, by two persons. The log keeps the
// entries and their digests; what goes are payloads and salts (PIPL Art. 47).
#pragma once

#include "engine/base/ids.hpp"
#include "workflows/common/command.hpp"

namespace renmian::erasure {

struct CaseToErase {
  CaseId case_id;
  bool over = false;  // as its events tell it
  BOOST_DESCRIBE_CLASS(CaseToErase, (), (case_id, over), (), ())
};

struct RequestErasure {
  Line rule;  // retention schedule, court ruling, request of the person: what demands it
  Paragraph reason;
  std::vector<CaseToErase> cases;
  RENMIAN_COMMAND(RequestErasure, "request_erasure", "申请销毁内容", "Request an erasure", "档案管理单位", "Archive",
                  (rule, reason, cases))
};

struct ApproveErasure {
  RENMIAN_CONFIRMATION(ApproveErasure, "approve_erasure", "批准销毁", "Approve the erasure", "批准销毁的领导",
                       "Who approves erasures", ())
};

struct RejectErasure {
  Paragraph reason;
  RENMIAN_COMMAND(RejectErasure, "reject_erasure", "不予销毁", "Reject the erasure", "批准销毁的领导",
                  "Who approves erasures", (reason))
};

using LogIndex = Whole<0, 9'007'199'254'740'991>;

// Names and members are part of the trail's format: whoever verifies it reads them.
struct CarryOutErasure {
  Line rule;
  std::vector<LogIndex> entries;  // ascending
  RENMIAN_COMMAND(CarryOutErasure, "carry_out_erasure", "执行销毁", "Carry out the erasure", "档案管理单位", "Archive",
                  (rule, entries))
};

}  // namespace renmian::erasure
