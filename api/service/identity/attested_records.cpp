#include "api/service/identity/attested_records.hpp"

#include <fmt/format.h>

namespace renmian {
namespace {

// As it is stored: {"mark":"...","record":{...}}.
constexpr std::string_view kBegin = R"({"mark":")";
constexpr std::string_view kMiddle = R"(","record":)";
constexpr std::string_view kEnd = "}";

// What the mark is of. Each part says how long it is: no other parts give the same text.
std::string text_of(const KeptRecord& record, std::int64_t version, std::string_view body) {
  std::string text;
  for (const std::string_view part : {std::string_view("kept record"), std::string_view(record.kind),
                                      std::string_view(record.id), std::string_view(record.owner), body}) {
    text += fmt::format("{}:{}", part.size(), part);
  }
  return text + std::to_string(version);
}

}  // namespace

KeptRecord AttestedRecords::marked(KeptRecord record) const {
  const auto mark = keys_.mark(text_of(record, record.version + 1, record.body));
  record.body = fmt::format("{}{}{}{}{}", kBegin, mark, kMiddle, record.body, kEnd);
  return record;
}

std::optional<KeptRecord> AttestedRecords::believed(KeptRecord stored) {
  const std::string_view all = stored.body;
  const auto middle = all.find(kMiddle);
  if (all.starts_with(kBegin) && all.ends_with(kEnd) && middle != all.npos) {
    const auto mark = all.substr(kBegin.size(), middle - kBegin.size());
    const auto from = middle + kMiddle.size();
    std::string body(all.substr(from, all.size() - kEnd.size() - from));
    if (keys_.is_mark(mark, text_of(stored, stored.version, body))) {
      stored.body = std::move(body);
      return stored;
    }
  }
  tell_once(stored);
  return std::nullopt;
}

void AttestedRecords::tell_once(const KeptRecord& stored) {
  constexpr std::size_t kMost = 10'000;
  {
    const std::lock_guard lock(mutex_);
    if (told_.size() >= kMost) told_.clear();
    if (!told_.insert(sha256(text_of(stored, stored.version, stored.body))).second) return;
  }
  tell_(stored.kind, stored.id);
}

std::optional<KeptRecord> AttestedRecords::find(std::string_view kind, std::string_view id) {
  auto stored = records_.find(kind, id);
  return stored ? believed(std::move(*stored)) : std::nullopt;
}

// As many as are asked for, if there are: fewer would be taken for the last ones.
std::vector<KeptRecord> AttestedRecords::list(std::string_view kind, std::string_view owner, std::string_view after,
                                              std::size_t limit) {
  std::vector<KeptRecord> all;
  for (std::string from(after); all.size() < limit;) {
    const auto wanted = limit - all.size();
    auto page = records_.list(kind, owner, from, wanted);
    const bool last = page.size() < wanted;
    if (!last) from = page.back().id;
    for (auto& stored : page) {
      if (auto record = believed(std::move(stored))) all.push_back(std::move(*record));
    }
    if (last) break;
  }
  return all;
}

bool AttestedRecords::save(const KeptRecord& record) {
  const auto anew = marked(record);
  if (records_.save(anew)) return true;
  if (record.version != 0 || find(record.kind, record.id)) return false;
  records_.remove(record.kind, record.id);
  return records_.save(anew);
}

bool AttestedRecords::remove(std::string_view kind, std::string_view id) { return records_.remove(kind, id); }

std::size_t AttestedRecords::remove_owned(std::string_view kind, std::string_view owner) {
  return records_.remove_owned(kind, owner);
}

std::size_t AttestedRecords::remove_expired(std::string_view kind, Timestamp now) {
  return records_.remove_expired(kind, now);
}

}  // namespace renmian
