// 职数: the post is vacant, and filling it keeps within quota and specification (CSL Arts. 20, 43, 71; Code2016).
#pragma once

#include "workflows/appointment/gates/common.hpp"

namespace renmian::appointment {

inline Verdict no_quota_reply() {
  return Verdict::unmet(Text{"缺少编办的职数审核答复", "the establishment office's reply on the quota is missing"});
}

// How many of the posts are free; negative when over quota.
inline std::int64_t vacancies(const RecordQuotaReply& quota) {
  return quota.authorised - quota.in_use - quota.reserved;
}

// A vacancy within establishment and leadership quota.
struct QuotaVacancy {
  static constexpr GateInfo info{.id = "quota-vacancy",
                                 .title = {"职位空缺", "The post is vacant within the quota"},
                                 .source = "CSL 20, 43, 71",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"编办", "Establishment office"}};
  static Verdict check(const Facts& facts, const Given&) {
    if (!facts.quota) return no_quota_reply();
    if (vacancies(*facts.quota) > 0) return Verdict::met();
    const auto authorised = std::to_string(facts.quota->authorised);
    const auto in_use = std::to_string(facts.quota->in_use);
    const auto reserved = std::to_string(facts.quota->reserved);
    return Verdict::unmet(
        Text{"没有空缺：核定职数 " + authorised + "，已用 " + in_use + "，预留 " + reserved,
             "no vacancy: " + authorised + " authorised, " + in_use + " in use, " + reserved + " reserved"});
  }
};

// "不准超职数配备、超机构规格提拔".
struct Wbz4Quota {
  static constexpr GateInfo info{
      .id = "wbz-4-quota",
      .title = {"不准超职数配备、超机构规格提拔", "Within the quota and the institution's specification"},
      .source = "Code2016; CSL Art. 43",
      .mark = Mark::kV,
      .confirmed_by = {"编办", "Establishment office"}};
  static Verdict check(const Facts& facts, const Given&) {
    if (!facts.quota) return no_quota_reply();
    std::vector<Text> missing;
    if (const auto over = 1 - vacancies(*facts.quota); over > 0) {
      missing.push_back(about({"任用后将超职数", "posts over the quota after the appointment"}, std::to_string(over)));
    }
    if (!facts.quota->within_specification) {
      missing.emplace_back("超出机构规格", "the post exceeds the institution's specification");
    }
    return Verdict::unless(std::move(missing));
  }
};

}  // namespace renmian::appointment
