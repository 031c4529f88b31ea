#include "engine/trail/folder_checks.hpp"

#include <fmt/format.h>

#include <map>

#include "engine/trail/cosignatures.hpp"
#include "engine/trail/folder_lines.hpp"
#include "engine/trail/folder_parts.hpp"

namespace renmian {
namespace {

constexpr std::size_t kMostNoteBytes = std::size_t{1024} * 1024;
constexpr std::size_t kMostManifestBytes = std::size_t{64} * 1024 * 1024;
constexpr std::size_t kMostDefinitionBytes = std::size_t{16} * 1024 * 1024;

Problem unusable(std::string_view file, Words why) {
  return {
      "folder-unusable", std::string(file), {fmt::format("{}：{}", file, why.zh), fmt::format("{}: {}", file, why.en)}};
}

// The definitions of a folder, each read when an entry first names it.
class Definitions {
 public:
  Definitions(const TrailFolder& folder, Report& report) : folder_(folder), report_(report) {}

  const Definition* operator()(const std::string& digest) {
    const auto [place, first] = known_.try_emplace(digest);
    if (first) place->second = read(digest);
    return place->second ? &*place->second : nullptr;
  }

 private:
  std::optional<Definition> read(const std::string& digest) {
    // The digest is what an entry says: it names a file only if it is one.
    if (!hash_from_hex(digest)) return std::nullopt;
    const auto path = trail_folder::procedure_path(digest);
    const auto text = folder_.read(path, kMostDefinitionBytes);
    if (!text) return std::nullopt;
    auto definition = parse_definition(*text);
    if (definition && definition->digest == digest) return std::move(*definition);
    report_.found("chains", {{fmt::format("{} 不是该摘要的流程定义", path),
                              fmt::format("{} is not the definition with this digest", path)},
                             Severity::kTampering,
                             {},
                             {},
                             {},
                             path});
    return std::nullopt;
  }

  const TrailFolder& folder_;
  Report& report_;
  std::map<std::string, std::optional<Definition>> known_;
};

class FolderChecks {
 public:
  FolderChecks(const TrailFolder& folder, const FolderQuestion& question, const FolderProgress& progress)
      : folder_(folder), question_(question), progress_(progress), report_(folder_lines()) {
    if (question.only) report_.keep_only(*question.only);
  }

  boost::system::result<FolderReport, Problem> check() {
    const auto manifest_text = folder_.read(std::string(trail_folder::kManifest), kMostManifestBytes);
    if (!manifest_text) return unusable(trail_folder::kManifest, {"没有清单", "there is no manifest"});
    const auto note = folder_.read(std::string(trail_folder::kCheckpoint), kMostNoteBytes);
    if (!note) return unusable(trail_folder::kCheckpoint, {"没有检查点", "there is no checkpoint"});
    const auto manifest = manifest_text->ends_with('\n')
                              ? parse_manifest(std::string_view(*manifest_text).substr(0, manifest_text->size() - 1))
                              : std::nullopt;
    if (!manifest) return unusable(trail_folder::kManifest, {"清单格式不对", "the manifest is malformed"});
    manifest_ = *manifest;

    const auto opened = open_log_note(*note, question_.policy, WrongWitness::kForgiven);
    if (opened.state != LogNote::State::kMalformed) report_.checkpoint = opened.checkpoint;
    if (opened.state != LogNote::State::kGood) {
      found("checkpoint", opened.why);
    } else if (opened.checkpoint.origin != manifest_.origin) {
      found("checkpoint",
            {fmt::format("检查点属于日志“{}”，清单所称为“{}”", opened.checkpoint.origin, manifest_.origin),
             fmt::format("the checkpoint is of the log \"{}\", the manifest claims \"{}\"", opened.checkpoint.origin,
                         manifest_.origin)});
    }
    if (!report_.line("checkpoint").ok()) {
      not_checked();
      return std::move(report_);
    }
    if (manifest_.since > opened.checkpoint.size) {
      return unusable(trail_folder::kManifest, {"清单所称的起点在检查点之后", "it begins beyond the checkpoint"});
    }
    list_files();
    OlderLogs older(question_.policy, opened.checkpoint, report_);
    if (auto problem = take_given(older)) return std::move(*problem);
    check_log(opened.checkpoint, *note, older);
    return std::move(report_);
  }

 private:
  void found(std::string_view line, Text text, std::string file = {}) {
    report_.found(line, {std::move(text), Severity::kTampering, {}, {}, {}, std::move(file)});
  }

  void not_checked() {
    for (const auto& line : folder_lines()) {
      if (line.code == "policy" || line.code == "checkpoint") continue;
      report_.found(line.code, {{"检查点不可信，此项未能核对", "not checked: there is no good checkpoint"},
                                Severity::kIncomplete});
    }
  }

  void list_files() {
    for (auto& [name, regular] : folder_.files()) {
      const auto path = regular ? folder_path(name, manifest_) : std::nullopt;
      if (path) {
        files_.emplace_back(*path, std::move(name));
      } else {
        found("unique",
              {fmt::format("有不属于审计档案的文件 {}", name),
               fmt::format("there is a file that is not part of the trail: {}", name)},
              name);
      }
    }
  }

  std::optional<Problem> take_given(OlderLogs& older) {
    for (const auto& file : question_.since) {
      if (auto problem = older.add_checkpoint(file)) return problem;
    }
    for (const auto& file : question_.receipts) {
      if (auto problem = older.add_receipt(file)) return problem;
    }
    for (const auto& [path, name] : files_) {
      if (path.kind != FolderPath::Kind::kCheckpoint) continue;
      if (const auto text = folder_.read(name, kMostNoteBytes)) older.add_kept_checkpoint(name, path.number, *text);
    }
    return std::nullopt;
  }

  void check_log(const Checkpoint& checkpoint, const std::string& note, OlderLogs& older) {
    Definitions definitions(folder_, report_);
    EntryChecks entries({[&](const std::string& digest) { return definitions(digest); },
                         [&](const Event& event, std::uint64_t log_index) {
                           return manifest_.payloads_included ? find_payload(folder_, event.case_id, log_index)
                                                              : std::nullopt;
                         }},
                        checkpoint.origin, report_, manifest_.since > 0);
    Words doing{"核对日志", "checking the log"};
    FolderParts parts{folder_,
                      manifest_,
                      question_.policy,
                      note,
                      checkpoint,
                      tree_hash_of(checkpoint.origin),
                      files_,
                      report_,
                      entries,
                      older,
                      [&](std::uint64_t done, std::uint64_t of) {
                        if (progress_) progress_(doing, done, of);
                      }};
    manifest_.whole() ? read_tree(parts) : read_proved_entries(parts);
    entries.finish(checkpoint.size);
    check_quorum(note, question_.policy, question_.now,
                 parts.before ? std::optional(parts.before->second) : std::nullopt, report_);
    older.finish(entries.logs());
    check_state(parts);
    doing = {"核对所附数据", "checking the data"};
    check_payloads(parts);
    report_.entries = parts.entries_read;
    report_.cases = entries.cases().size();
    if (question_.only && !entries.cases().contains(*question_.only)) {
      report_.found(
          "chains",
          {{"文件夹中没有该事项", "this case is not in the folder"}, Severity::kIncomplete, {}, question_.only});
    }
  }

  const TrailFolder& folder_;
  const FolderQuestion& question_;
  const FolderProgress& progress_;
  FolderReport report_;
  Manifest manifest_;
  std::vector<std::pair<FolderPath, std::string>> files_;
};

}  // namespace

int FolderReport::exit_status() const {
  const auto severity = worst().value_or(Severity::kRemark);
  if (severity == Severity::kTampering) return 1;
  return severity == Severity::kIncomplete ? 2 : 0;
}

boost::system::result<FolderReport, Problem> check_folder(const TrailFolder& folder, const FolderQuestion& question,
                                                          const FolderProgress& progress) {
  return FolderChecks(folder, question, progress).check();
}

}  // namespace renmian
