#include "workflows/appointment/quota/gates.hpp"

namespace renmian::appointment {

namespace {

Verdict no_quota_reply() {
  return Verdict::unmet(Text{"缺少编办的职数审核答复", "the establishment office's reply on the quota is missing"});
}

// How many of the posts are free, as the reply says; negative when over quota.
std::int64_t vacancies(const RecordQuotaReply& quota) { return quota.authorised - quota.in_use - quota.reserved; }

Text numbers(std::int64_t authorised, std::int64_t in_use, std::int64_t reserved) {
  const auto a = std::to_string(authorised);
  const auto u = std::to_string(in_use);
  const auto r = std::to_string(reserved);
  return {"核定职数 " + a + "，已用 " + u + "，预留 " + r, a + " authorised, " + u + " in use, " + r + " reserved"};
}

bool is_vacant(const RecordQuotaReply& quota, const Given& given) {
  return vacancies(quota) > 0 && (!given.around.quota || given.around.quota->vacant() > 0);
}

// `what` by these numbers: of the reply and, where a line is kept, of the register.
Text by_numbers(Words what, const RecordQuotaReply& quota, const Given& given) {
  const auto reply = numbers(quota.authorised, quota.in_use, quota.reserved);
  auto text = about(what, Words{reply.zh, reply.en});
  if (const auto& standing = given.around.quota) {
    const auto kept = numbers(standing->line.authorised, standing->line.in_use, standing->reserved);
    text.zh.append("；职数台账：").append(kept.zh);
    text.en.append("; register of quotas: ").append(kept.en);
  }
  return text;
}
Text vacant(const RecordQuotaReply& quota, const Given& given) {
  return by_numbers({"有空缺", "vacant"}, quota, given);
}
Text not_vacant(const RecordQuotaReply& quota, const Given& given) {
  return by_numbers({"没有空缺", "no vacancy"}, quota, given);
}

}  // namespace

Verdict QuotaVacancy::check(const Facts& facts, const Given& given) {
  if (!facts.quota) return no_quota_reply();
  if (is_vacant(*facts.quota, given)) return Verdict::met(vacant(*facts.quota, given));
  return Verdict::unmet(not_vacant(*facts.quota, given));
}

Verdict Wbz4Quota::check(const Facts& facts, const Given& given) {
  if (!facts.quota) return no_quota_reply();
  std::vector<Text> missing;
  if (const auto over = 1 - vacancies(*facts.quota); over > 0) {
    missing.push_back(about({"任用后将超职数", "posts over the quota after the appointment"}, std::to_string(over)));
  }
  if (const auto& line = given.around.quota; line && line->vacant() < 1) {
    missing.push_back(about({"按职数台账任用后将超职数", "posts over the register's quota after the appointment"},
                            std::to_string(1 - line->vacant())));
  }
  if (!facts.quota->within_specification) {
    missing.emplace_back("超出机构规格", "the post exceeds the institution's specification");
  }
  return Verdict::unless(std::move(missing));
}

Verdict AppQuotaAgain::check(const Facts& facts, const Given& given) {
  if (!facts.vote) return Verdict::unmet(Text{"尚未作出任用决定", "the decision has not been made"});
  if (!facts.quota) return no_quota_reply();
  std::vector<Text> missing;
  if (!is_vacant(*facts.quota, given)) missing.push_back(not_vacant(*facts.quota, given));
  const auto replied = facts.quota->reply.date;
  if (replied < facts.vote->held_on) {
    missing.push_back(about(
        {"决定之后编办尚未再次答复，决定日期", "the establishment office has not replied again since the decision of"},
        to_string(facts.vote->held_on)));
  }
  if (replied > given.today()) {
    missing.push_back(about({"编办答复日期晚于今天", "the date of the reply is in the future"}, to_string(replied)));
  }
  return missing.empty() ? Verdict::met(vacant(*facts.quota, given)) : Verdict::unmet(std::move(missing));
}

}  // namespace renmian::appointment
