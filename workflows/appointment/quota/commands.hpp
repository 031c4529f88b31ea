// 职数: what the establishment office answers (CSL Arts. 20, 43, 71).
#pragma once

#include "workflows/appointment/command.hpp"

namespace renmian::appointment {

struct RecordQuotaReply {
  Document reply;
  Count authorised, in_use, reserved;
  bool within_specification = false;  // within the specification of the institution
  RENMIAN_CONFIRMATION(RecordQuotaReply, "record_quota_reply", "职数审核答复", "Record the quota reply", "编办",
                       "Establishment office", (reply, authorised, in_use, reserved, within_specification))
};

struct QuotaFacts {
  std::optional<RecordQuotaReply> quota;
  BOOST_DESCRIBE_CLASS(QuotaFacts, (), (quota), (), ())
};

}  // namespace renmian::appointment
