// The payloads of a folder against the digests that the entries name.
#include <fmt/format.h>

#include <algorithm>

#include "engine/base/in_parallel.hpp"
#include "engine/trail/erasures.hpp"
#include "engine/trail/folder_parts.hpp"

namespace renmian {
namespace {

constexpr std::size_t kFilesAtOnce = 256;

// What one file says; found without knowing the others, so that many are read at once.
struct ReadPayloads {
  std::vector<Finding> findings;
  std::vector<std::pair<std::uint64_t, std::string>> erasures;  // log index, content
};

class PayloadFile {
 public:
  PayloadFile(FolderParts& parts, CaseId case_id, std::string path)
      : parts_(parts), case_id_(case_id), path_(std::move(path)) {}

  ReadPayloads read() {
    for_each_line(parts_.folder, path_, [this](auto line) { take(line); });
    return std::move(read_);
  }

 private:
  void found(Text text, std::optional<std::uint64_t> log_index = {}) {
    read_.findings.push_back({std::move(text), Severity::kTampering, log_index, case_id_, {}, path_});
  }

  void take(std::optional<std::string_view> text) {
    ++number_;
    const auto line = text ? parse_payload_line(*text) : std::nullopt;
    if (!line) {
      return found({fmt::format("{} 第 {} 行格式不对", path_, number_),
                    fmt::format("line {} of {} is malformed", number_, path_)});
    }
    const auto index = line->log_index;
    if (last_ && index <= *last_) {
      found({fmt::format("{} 第 {} 行不按日志次序排列", path_, number_),
             fmt::format("line {} of {} is not in the order of the log", number_, path_)},
            index);
    }
    last_ = index;
    const auto named = std::ranges::lower_bound(parts_.payloads, index, {}, &NamedPayload::log_index);
    if (named == parts_.payloads.end() || named->log_index != index) {
      if (!parts_.manifest.whole() && index < parts_.checkpoint.size && !parts_.unread.contains(index)) {
        found({fmt::format("文件夹中没有日志第 {} 条，却有其所附数据", index),
               fmt::format("entry {} is not in the folder, and yet its data is", index)},
              index);
      }
      return;
    }
    if (named->case_id != case_id_) {
      return found({fmt::format("日志第 {} 条不属于该事项", index), fmt::format("entry {} is not of this case", index)},
                   index);
    }
    named->seen = 1;
    if (sha256({line->salt, line->content}) != named->digest) {
      return found({fmt::format("日志第 {} 条所附数据与其摘要不符", index),
                    fmt::format("the data of entry {} does not have the digest that it names", index)},
                   index);
    }
    if (parts_.erasures.contains(index)) read_.erasures.emplace_back(index, line->content);
  }

  FolderParts& parts_;
  const CaseId case_id_;
  const std::string path_;
  ReadPayloads read_;
  std::uint64_t number_ = 0;
  std::optional<std::uint64_t> last_;
};

}  // namespace

std::optional<PayloadLine> find_payload(const TrailFolder& folder, CaseId case_id, std::uint64_t log_index) {
  std::optional<PayloadLine> found;
  for_each_line(folder, trail_folder::payloads_path(case_id), [&](auto text) {
    if (!text || found) return;
    if (auto line = parse_payload_line(*text); line && line->log_index == log_index) found = std::move(line);
  });
  return found;
}

void check_payloads(FolderParts& parts) {
  if (!parts.manifest.payloads_included) return;
  std::vector<std::pair<CaseId, std::string>> files;
  for (const auto& [path, name] : parts.files) {
    if (path.kind == FolderPath::Kind::kPayloads) files.emplace_back(path.case_id, name);
  }
  Erasures erasures;
  for (std::size_t first = 0; first < files.size(); first += kFilesAtOnce) {
    std::vector<ReadPayloads> batch(std::min(kFilesAtOnce, files.size() - first));
    in_parallel(batch.size(), [&](std::size_t i) {
      const auto& [case_id, path] = files[first + i];
      batch[i] = PayloadFile(parts, case_id, path).read();
    });
    for (auto& read : batch) {
      for (auto& finding : read.findings) parts.report.found("payloads", std::move(finding));
      for (const auto& [log_index, content] : read.erasures) {
        erasures.take(log_index, content, parts.erasures.at(log_index), parts.entries.logs());
      }
    }
    if (parts.progress) parts.progress(first + batch.size(), files.size());
  }
  for (const auto& payload : parts.payloads) {
    if (payload.seen != 0) continue;
    auto finding = erasures.about_missing(payload.log_index);
    finding.case_id = payload.case_id;
    parts.report.found("payloads", std::move(finding));
  }
}

}  // namespace renmian
