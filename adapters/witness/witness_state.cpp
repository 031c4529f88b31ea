#include "adapters/witness/witness_state.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

#include "adapters/system/durable_file.hpp"
#include "adapters/witness/file_lock.hpp"
#include "engine/audit/lines.hpp"
#include "engine/base/problem.hpp"

namespace renmian {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostBytes = std::size_t{16} * 1024 * 1024;
constexpr std::string_view kFirstWord = "renmian-witness/1 ";

Fault missing(const fs::path& folder) {
  return {
      "witness-state-missing",
      {folder.string() + " 中没有见证状态。首次使用请运行 init；如果以前用过，状态已丢失：不要重新 init，请停用这把"
                         "见证密钥并通知被见证的单位。",
       "There is no witness state in " + folder.string() +
           ". Run init if it is to be used for the first time. If it was used before, the state is lost: do not run "
           "init again; retire this witness key and tell those who are witnessed."}};
}

Fault damaged(const fs::path& file, const std::string& why) {
  return {"witness-state-damaged",
          {"见证状态文件损坏或丢失：" + file.string() + "。在查明之前不再见证；不要用旧备份覆盖。",
           "The state file " + file.string() +
               " is damaged or lost. Nothing is cosigned until this is cleared up; do not put an old backup in its "
               "place."},
          why};
}

// Runs `what`; what the operating system has against it becomes a Fault.
template <class What>
auto guarded(const fs::path& folder, const What& what) {
  try {
    return what();
  } catch (const std::system_error& error) {
    throw Fault("witness-state-failed",
                {"无法读写见证状态目录 " + folder.string() + "。",
                 "The state folder " + folder.string() + " cannot be read or written."},
                error.what());
  }
}

std::string sealed(std::string_view content) {
  return std::string(kFirstWord).append(to_hex(sha256(content))).append("\n").append(content);
}

// What `file` holds; nothing if there is no such file.
std::optional<std::string> open_sealed(const fs::path& file) {
  const auto bytes = read_file(file, kMostBytes);
  if (!bytes) return std::nullopt;
  const auto end = bytes->find('\n');
  if (end == bytes->npos) throw damaged(file, "no first line");
  auto content = bytes->substr(end + 1);
  if (sealed(content) != *bytes) throw damaged(file, "the content does not agree with its hash");
  return content;
}

constexpr std::string_view kTime = "cosigned ";

std::string to_content(const WitnessedLog& log) {
  return fmt::format("{}{}\n{}", kTime, log.cosigned_at, log.checkpoint);
}

std::optional<WitnessedLog> parse_content(std::string_view content) {
  const auto first = take_line(content);
  const auto time = first && first->starts_with(kTime) ? parse_decimal(first->substr(kTime.size())) : std::nullopt;
  const auto checkpoint = parse_checkpoint(content.substr(0, content.rfind("\n\n") + 1));
  if (!time || !checkpoint) return std::nullopt;
  return WitnessedLog{checkpoint->origin, {checkpoint->size, checkpoint->root}, *time, std::string(content)};
}

fs::path index_of(const fs::path& folder) { return folder / "index"; }
fs::path lock_of(const fs::path& folder) { return folder / "lock"; }

}  // namespace

void WitnessState::create(const fs::path& folder) {
  guarded(folder, [&] {
    if (fs::exists(index_of(folder)) || fs::exists(folder / "logs")) {
      throw Fault("witness-state-exists",
                  {folder.string() + " 中已有见证状态，不会覆盖。",
                   "There is a witness state in " + folder.string() + " already; it is not overwritten."});
    }
    for (const auto* part : {"logs", "evidence"}) fs::create_directories(folder / part);
    fs::permissions(folder, fs::perms::owner_all);
    write_durably(lock_of(folder), {});
    write_durably(index_of(folder), sealed({}));
  });
}

WitnessState::WitnessState(fs::path folder) : folder_(std::move(folder)) { static_cast<void>(all()); }

fs::path WitnessState::file_of(std::string_view origin) const { return folder_ / "logs" / to_hex(sha256(origin)); }

std::vector<std::string> WitnessState::read_index() const {
  const auto content = open_sealed(index_of(folder_));
  if (!content) throw missing(folder_);
  std::vector<std::string> origins;
  for (std::string_view rest = *content; !rest.empty();) {
    const auto origin = take_line(rest);
    if (!origin) throw damaged(index_of(folder_), "its last line does not end");
    origins.emplace_back(*origin);
  }
  return origins;
}

std::optional<WitnessedLog> WitnessState::read(std::string_view origin, const std::vector<std::string>& index) const {
  const auto file = file_of(origin);
  const auto content = open_sealed(file);
  if (!content) {
    if (std::ranges::find(index, origin) != index.end()) throw damaged(file, "the index names it");
    return std::nullopt;
  }
  auto log = parse_content(*content);
  if (!log || log->origin != origin) throw damaged(file, "it is not of the written form");
  return log;
}

std::optional<WitnessedLog> WitnessState::find(std::string_view origin) const {
  return guarded(folder_, [&] { return read(origin, read_index()); });
}

std::vector<WitnessedLog> WitnessState::all() const {
  return guarded(folder_, [&] {
    const auto index = read_index();
    std::vector<WitnessedLog> logs;
    for (const auto& origin : index) logs.push_back(read(origin, index).value());
    std::ranges::sort(logs, {}, &WitnessedLog::origin);
    return logs;
  });
}

void WitnessState::replace(std::string_view origin, const Next& next) {
  guarded(folder_, [&] {
    if (!fs::exists(lock_of(folder_))) throw missing(folder_);
    const FileLock lock(lock_of(folder_));
    auto index = read_index();
    const auto log = next(read(origin, index));
    if (!log) return;
    write_durably(file_of(origin), sealed(to_content(*log)));
    if (std::ranges::find(index, origin) != index.end()) return;
    // After the file: a crash in between leaves a file that the index does not name yet, which read() accepts.
    index.emplace_back(origin);
    write_durably(index_of(folder_), sealed(fmt::format("{}\n", fmt::join(index, "\n"))));
  });
}

std::optional<fs::path> WitnessState::keep_evidence(std::string_view request) {
  return guarded(folder_, [&]() -> std::optional<fs::path> {
    const FileLock lock(lock_of(folder_));
    const auto file = folder_ / "evidence" / to_hex(sha256(request));
    if (fs::exists(file)) return file;
    const auto kept = std::distance(fs::directory_iterator(folder_ / "evidence"), fs::directory_iterator{});
    if (static_cast<std::size_t>(kept) >= kMostEvidence) return std::nullopt;
    write_durably(file, request);
    return file;
  });
}

}  // namespace renmian
