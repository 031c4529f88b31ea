#include "engine/trail/folder_parts.hpp"

#include <fmt/format.h>

#include "engine/trail/erasures.hpp"

namespace renmian {
namespace {

constexpr std::int64_t kSilenceMicroseconds = std::int64_t{65} * 60 * 1'000'000;

}  // namespace

void FolderParts::found(std::string_view line, Text text, Severity severity, std::string file,
                        std::optional<std::uint64_t> log_index) {
  report.found(line, {std::move(text), severity, log_index, {}, {}, std::move(file)});
}

void FolderParts::take(const ReadEntry& entry) {
  ++entries_read;
  entries.check(entry);
  if (!entry.event) {
    if (!manifest.whole()) unread.insert(entry.log_index);
    return;
  }
  const auto& event = *entry.event;
  payloads.push_back({entry.log_index, event.case_id, event.payload_digest});
  if (Erasures::is_one(event)) erasures.emplace(entry.log_index, event.origin);
  if (before && before->first + 1 == entry.log_index &&
      event.at.microseconds - before->second.microseconds > kSilenceMicroseconds) {
    const auto since = to_string(before->second), until = to_string(event.at);
    report.found("silence", {{fmt::format("自 {} 至 {} 没有记录", since, until),
                              fmt::format("there is no entry from {} to {}", since, until)},
                             Severity::kRemark,
                             entry.log_index});
  }
  before.emplace(entry.log_index, event.at);
}

Text not_there(std::string_view path) {
  return {fmt::format("缺少文件 {}", path), fmt::format("the file {} is not there", path)};
}

}  // namespace renmian
