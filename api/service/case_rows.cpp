#include "api/service/case_rows.hpp"

#include <fmt/format.h>

#include "engine/audit/strict_json.hpp"
#include "engine/case/case_reader.hpp"
#include "engine/data/reader.hpp"

namespace renmian {
namespace {

constexpr std::size_t kCasesPerPage = 500;

std::optional<CaseSubject> subject_in(const Payload* payload) {
  if (payload == nullptr) return std::nullopt;
  const auto json = parse_strict(payload->content);
  const auto* opens = json && json->is_object() ? json->get_object().if_contains("opens") : nullptr;
  if (opens == nullptr) return std::nullopt;
  auto subject = read_described<CaseSubject>(*opens);
  return subject ? std::optional(*subject) : std::nullopt;
}

bool same_subject(const NewCase& a, const NewCase& b) {
  return a.person == b.person && a.post == b.post && a.batch == b.batch && a.opened_at == b.opened_at;
}

Text what_differs(const CaseRow& stored, const CaseRow& right) {
  Text text;
  const auto differs = [&](const std::string& zh, const std::string& en) {
    text.zh += (text.zh.empty() ? "" : "；") + zh;
    text.en += (text.en.empty() ? "" : "; ") + en;
  };
  if (stored.position != right.position) {
    differs(fmt::format("状态记为 {}，应为 {}", stored.position, right.position),
            fmt::format("position is {} instead of {}", stored.position, right.position));
  }
  if (stored.version != right.version) {
    differs(fmt::format("版本号记为 {}，应为 {}", stored.version, right.version),
            fmt::format("version is {} instead of {}", stored.version, right.version));
  }
  if (stored.seq != right.seq) {
    differs(fmt::format("步数记为 {}，应为 {}", stored.seq, right.seq),
            fmt::format("number of steps is {} instead of {}", stored.seq, right.seq));
  }
  if (stored.leaf != right.leaf) differs("最后一步的哈希不符", "hash of the last step differs");
  const auto& was = stored.about;
  const auto& is = right.about;
  if (was.procedure != is.procedure || was.procedure_version != is.procedure_version) {
    differs(fmt::format("流程记为 {} v{}，应为 {} v{}", was.procedure, was.procedure_version, is.procedure,
                        is.procedure_version),
            fmt::format("procedure is {} v{} instead of {} v{}", was.procedure, was.procedure_version, is.procedure,
                        is.procedure_version));
  }
  if (was.policy != is.policy) differs("政策参数不符", "policy differs");
  if (!same_subject(was, is))
    differs("人选、职位、批次或启动时间不符", "person, post, batch or time of opening differs");
  return text;
}

}  // namespace

void CaseRows::take(const Event& event, const Hash& leaf, const Payload* payload) {
  const auto [place, is_new] = rows_.try_emplace(event.case_id);
  auto& row = place->second;
  if (is_new) {
    row.about.id = event.case_id;
    row.about.procedure = event.procedure;
    row.about.procedure_version = event.procedure_version;
    row.about.policy = event.policy_digest;
    if (const auto subject = subject_in(payload)) {
      row.about.person = subject->person;
      row.about.post = subject->post;
      row.about.batch = subject->batch;
      row.about.opened_at = subject->opened_at;
    } else {
      without_subject_.insert(event.case_id);
    }
  }
  row.position = event.to;
  row.version += event.outcome == Event::Outcome::kAccepted ? 1 : 0;
  row.seq = event.seq;
  row.leaf = leaf;
}

std::vector<RowDifference> differences(Store& store, const CaseRows& events) {
  std::vector<RowDifference> found;
  auto right = events.rows();
  CaseQuery query;
  query.limit = kCasesPerPage;
  for (;;) {
    const auto stored = store.cases(query);
    if (stored.empty()) break;
    for (const auto& row : stored) {
      const auto known = right.find(row.about.id);
      if (known == right.end()) {
        found.push_back({row.about.id, {"日志中没有该事项", "the log knows no such case"}, std::nullopt});
        continue;
      }
      auto wanted = std::move(known->second);
      right.erase(known);
      if (events.without_subject().contains(row.about.id)) {
        wanted.about.person = row.about.person;
        wanted.about.post = row.about.post;
        wanted.about.batch = row.about.batch;
        wanted.about.opened_at = row.about.opened_at;
      }
      wanted.about.unit = row.about.unit;
      wanted.about.level = row.about.level;
      if (auto text = what_differs(row, wanted); !text.zh.empty()) {
        found.push_back({row.about.id, std::move(text), std::move(wanted)});
      }
    }
    query.after = stored.back().about.id;
  }
  for (const auto& id : events.without_subject()) right.erase(id);
  for (auto& [id, row] : right) {
    if (const auto post = store.post(row.about.post)) {
      row.about.unit = post->unit;
      row.about.level = post->level;
    }
    found.push_back({id, {"事项表中没有该事项", "the case has no row"}, std::move(row)});
  }
  return found;
}

}  // namespace renmian
