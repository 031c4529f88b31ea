// 职数: the post is vacant, and filling it keeps within quota and specification (CSL Arts. 20, 43, 71; Code2016).
//
// Two answers count, and both must leave a vacancy: the establishment office's reply, and, where a quota line is kept
// for the unit and level of the post, that register. A vacancy that the case itself holds is its own.
#pragma once

#include "workflows/appointment/dossier.hpp"
#include "workflows/appointment/gate_base.hpp"

namespace renmian::appointment {

// A vacancy within establishment and leadership quota.
struct QuotaVacancy {
  static constexpr GateInfo info{.id = "quota-vacancy",
                                 .title = {"职位空缺", "The post is vacant within the quota"},
                                 .source = "CSL 20, 43, 71",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"编办", "Establishment office"},
                                 .sees_quota = true};
  static Verdict check(const Facts& facts, const Given& given);
};

// "不准超职数配备、超机构规格提拔".
struct Wbz4Quota {
  static constexpr GateInfo info{
      .id = "wbz-4-quota",
      .title = {"不准超职数配备、超机构规格提拔", "Within the quota and the institution's specification"},
      .source = "Code2016; CSL Art. 43",
      .mark = Mark::kV,
      .confirmed_by = {"编办", "Establishment office"},
      .sees_quota = true};
  static Verdict check(const Facts& facts, const Given& given);
};

// The vacancy is still open at the notice: the establishment office was asked again after the decision.
struct AppQuotaAgain {
  static constexpr GateInfo info{.id = "app-quota-again",
                                 .title = {"任职时职位仍然空缺", "The vacancy is still open at the notice"},
                                 .source = "CSL 43",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"编办", "Establishment office"},
                                 .sees_quota = true};
  static Verdict check(const Facts& facts, const Given& given);
};

using QuotaDossier = mp::mp_list<AnyTime<RecordQuotaReply>>;

}  // namespace renmian::appointment
