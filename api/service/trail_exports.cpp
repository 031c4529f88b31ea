#include "api/service/trail_exports.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "adapters/documents/zip_file.hpp"
#include "adapters/system/durable_file.hpp"
#include "api/service/case_access.hpp"
#include "api/service/keyed_id.hpp"
#include "api/service/logging.hpp"
#include "api/service/trail_export.hpp"
#include "engine/audit/encoding.hpp"

namespace renmian {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kHour = 3'600'000'000;  // microseconds
constexpr std::int64_t kKeptFor = 7 * 24 * kHour;
constexpr std::int64_t kLongestBuild = kHour;  // whoever builds for longer is taken for gone
constexpr std::chrono::seconds kBetweenLooks{60};
constexpr std::size_t kMostBytes = std::size_t{256} << 20;  // of a file that is given out in one answer
constexpr std::size_t kPage = 500;

Timestamp later(Timestamp time, std::int64_t by) { return {time.microseconds + by}; }

ExportWish wish_of(const KeptExport& wanted, fs::path folder) {
  ExportWish wish;
  wish.folder = std::move(folder);
  wish.cases = wanted.scope.cases.value_or(std::vector<CaseId>{});
  wish.unit = wanted.scope.unit;
  if (wanted.scope.since) wish.since = static_cast<std::uint64_t>(wanted.scope.since->value);
  wish.payloads = wanted.with_payloads;
  return wish;
}

ExportRemark remark(const Text& text) { return {text.zh, text.en}; }

Text too_large(std::size_t size) {
  return {
      fmt::format("导出文件有 {} 字节，超过 {} 字节，请缩小范围，或在服务器上用 renmian audit export 导出", size,
                  kMostBytes),
      fmt::format("the file has {} bytes, more than {}; narrow the scope, or use renmian audit export on the server",
                  size, kMostBytes)};
}

// As it was then, whatever came of it since.
KeptExport when_confirmed(KeptExport of) {
  of.state = ExportState::confirmed;
  of.changed_at = *of.confirmed_at;
  of.log_size.reset();
  of.checkpoint.reset();
  of.size.reset();
  of.digest.reset();
  of.kept_until.reset();
  of.problems.clear();
  return of;
}

bool waits_to_be_built(const KeptExport& of, Timestamp now) {
  if (of.state == ExportState::confirmed) return true;
  return of.state == ExportState::building && later(of.changed_at, kLongestBuild) < now;
}

}  // namespace

void TrailExports::start() {
  const std::lock_guard lock(mutex_);
  if (!thread_.joinable() && !stopping_) thread_ = std::thread([this] { run(); });
}

void TrailExports::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

// --- What people do ---

std::optional<Problem> TrailExports::lacks(const KeptExport& of, const Actor& actor, std::string_view act) const {
  auto& desk = runtime_.desk();
  if (of.scope.cases) {
    for (const auto& id : *of.scope.cases) {
      if (const auto row = case_for(desk, id, actor, act); !row) return row.error();
    }
    return std::nullopt;
  }
  // The whole log is for those who are not limited to units.
  return lacks_right(desk, actor, act, of.scope.unit.value_or(UnitId{}));
}

boost::system::result<KeptExport, Problems> TrailExports::request(const ExportToRequest& what, const Actor& actor,
                                                                  const std::string& idempotency_key) {
  auto& desk = runtime_.desk();
  const auto keyed = keyed_id(desk, "export", actor, idempotency_key);
  const auto now = desk.clock().now();
  Kept<KeptExport> asked;
  asked.id = to_string(keyed.id);
  asked.value = {.id = {keyed.id},
                 .scope = what.scope,
                 .with_payloads = what.with_payloads.value_or(false),
                 .reason = what.reason,
                 .changed_at = now,
                 .requested_by = actor.id,
                 .requested_at = now};
  auto& scope = asked.value.scope;
  if (scope.cases && scope.cases->empty()) scope.cases.reset();
  if ((scope.cases ? 1 : 0) + (scope.unit ? 1 : 0) + (scope.since ? 1 : 0) > 1) {
    return Problems{{"export-options",
                     "/scope",
                     {"事项、单位、起始序号只能择一", "only one of cases, unit and since may be asked for"}}};
  }
  const auto* act = asked.value.with_payloads ? "export.cases" : "audit.export";
  if (auto lacking = lacks(asked.value, actor, act)) return Problems{std::move(*lacking)};
  if (scope.unit && !desk.store().unit(*scope.unit)) {
    return Problems{{"unknown-unit", "/scope/unit", {"没有这个单位", "there is no such unit"}}};
  }
  auto& kept = desk.store().kept();
  for (auto& before : list_kept<KeptExport>(kept, actor.id)) {
    if (!idempotency_key.empty() && keyed.names(before.value.id.uuid)) return std::move(before.value);
  }
  if (!save_kept(kept, asked, actor.id)) throw Fault("store-failed", {"导出编号重复", "the id of an export was taken"});
  return std::move(asked.value);
}

boost::system::result<KeptExport, Problems> TrailExports::confirm(ExportId id, const Actor& actor, bool again) {
  auto& desk = runtime_.desk();
  auto found = find_kept<KeptExport>(desk.store().kept(), to_string(id));
  if (!found) return Problems{not_there()};
  if (auto lacking = lacks(found->value, actor, "export.confirm")) return Problems{std::move(*lacking)};
  if (actor.id == found->value.requested_by.value) {
    return Problems{{"same-person",
                     "",
                     {"导出须由申请人以外的另一人确认", "somebody else than who asked for it must confirm an export"}}};
  }
  if (again && found->value.confirmed_by && found->value.confirmed_by->value == actor.id) {
    return when_confirmed(std::move(found->value));
  }
  const auto now = desk.clock().now();
  const bool waiting = found->value.state == ExportState::requested && now < later(found->value.requested_at, kKeptFor);
  found->value.confirmed_by = actor.id;
  if (!waiting || !save(*found, ExportState::confirmed)) {
    return Problems{{"not-waiting",
                     "",
                     {"该导出不在待确认状态，或申请已超过七日",
                      "the export does not wait to be confirmed, or was asked for more than seven days ago"}}};
  }
  start();
  {
    const std::lock_guard lock(mutex_);
    work_ = true;
  }
  wake_.notify_all();
  return std::move(found->value);
}

boost::system::result<KeptExport, Problem> TrailExports::find(ExportId id, const Actor& actor) {
  auto found = find_kept<KeptExport>(runtime_.store().kept(), to_string(id));
  if (!found) return not_there();
  if (auto lacking = lacks(found->value, actor, "export.read")) return std::move(*lacking);
  return std::move(found->value);
}

std::vector<KeptExport> TrailExports::list(std::optional<ExportId> after, std::size_t limit, const Actor& actor) {
  std::vector<KeptExport> shown;
  for (std::string from = after ? to_string(*after) : std::string{};;) {
    const auto page = runtime_.store().kept().list(KeptExport::kKind, "", from, kPage);
    for (const auto& record : page) {
      auto kept = read_kept<KeptExport>(record).value;
      if (lacks(kept, actor, "export.read")) continue;
      shown.push_back(std::move(kept));
      if (shown.size() == limit) return shown;
    }
    if (page.size() < kPage) return shown;
    from = page.back().id;
  }
}

boost::system::result<std::string, Problems> TrailExports::content(ExportId id, const Actor& actor) {
  const auto found = find(id, actor);
  if (!found) return Problems{found.error()};
  if (actor.id != found->requested_by.value && (!found->confirmed_by || actor.id != found->confirmed_by->value)) {
    return Problems{
        {std::string(kNotAllowed),
         "",
         {"只有申请人和确认人可以取走导出文件", "only who asked for the export and who confirmed it may fetch it"}}};
  }
  auto bytes = found->state == ExportState::ready ? read_file(file_of(id), kMostBytes) : std::nullopt;
  if (!bytes || to_hex(sha256(*bytes)) != found->digest->value) {
    return Problems{{"export-not-ready", "", {"导出文件尚未备好，或已删除", "the file is not ready, or was removed"}}};
  }
  put_on_record(*found, static_cast<std::uint64_t>(found->log_size->value), found->checkpoint->value, actor.id);
  return std::move(*bytes);
}

// --- The thread ---

void TrailExports::run() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    work_ = false;
    lock.unlock();
    try {
      tend();
    } catch (const std::exception& error) {
      log_event(spdlog::level::warn, "exports", {{"detail", error.what()}});
    }
    lock.lock();
    wake_.wait_for(lock, kBetweenLooks, [this] { return stopping_ || work_; });
  }
}

void TrailExports::tend() {
  const auto now = runtime_.desk().clock().now();
  for (auto& each : list_kept<KeptExport>(runtime_.store().kept(), "")) {
    if (waits_to_be_built(each.value, now)) {
      build(std::move(each));
    } else if (each.value.state == ExportState::ready && *each.value.kept_until <= now) {
      remove(std::move(each));
    }
  }
}

// What cannot be removed now is tried again in the next round, and keeps none of the others waiting.
void TrailExports::remove(Kept<KeptExport> kept) {
  std::error_code failed;
  fs::remove(file_of(kept.value.id), failed);
  if (failed) {
    log_event(spdlog::level::err, "export not removed", {{"export", kept.id}, {"detail", failed.message()}});
    return;
  }
  static_cast<void>(save(kept, ExportState::removed));  // else somebody else has
}

void TrailExports::build(Kept<KeptExport> wanted) {
  if (!save(wanted, ExportState::building)) return;  // another node builds it
  try {
    build_into(wanted.value);
  } catch (const Fault& fault) {
    log_event(spdlog::level::err, "export failed", {{"export", wanted.id}, {"detail", fault.what()}});
    wanted.value.problems.push_back(remark(fault.message()));
  } catch (const std::exception& error) {
    log_event(spdlog::level::err, "export failed", {{"export", wanted.id}, {"detail", error.what()}});
    wanted.value.problems.push_back(remark({"程序内部错误", "internal error"}));
  }
  std::error_code ignored;
  fs::remove_all(folder_ / wanted.id, ignored);
  const bool failed = !wanted.value.problems.empty();
  if (failed) fs::remove(file_of(wanted.value.id), ignored);
  wanted.value.kept_until = later(runtime_.desk().clock().now(), kKeptFor);
  static_cast<void>(save(wanted, failed ? ExportState::failed : ExportState::ready));
}

void TrailExports::build_into(KeptExport& wanted) {
  const auto folder = folder_ / to_string(wanted.id);
  fs::create_directories(folder_);
  fs::permissions(folder_, fs::perms::owner_all);
  fs::remove_all(folder);
  runtime_.witnesses().ask_all();
  const auto done =
      export_trail(runtime_.store(), runtime_.desk().catalogue(), runtime_.trusted_keys(), wish_of(wanted, folder),
                   [&](const TrailHead& head) {
                     wanted.log_size = static_cast<std::int64_t>(head.checkpoint.size);
                     wanted.checkpoint = to_hex(sha256(head.note));
                     put_on_record(wanted, head.checkpoint.size, wanted.checkpoint->value, wanted.requested_by);
                   });
  if (!done) {
    for (const auto& problem : done.error()) wanted.problems.push_back(remark(problem.message));
    return;
  }
  const auto file = file_of(wanted.id);
  zip_folder(folder, file);
  const auto size = fs::file_size(file);
  if (size > kMostBytes) {
    wanted.problems.push_back(remark(too_large(size)));
    return;
  }
  wanted.size = static_cast<std::int64_t>(size);
  wanted.digest = to_hex(sha256(read_file(file, kMostBytes).value()));
}

void TrailExports::put_on_record(const KeptExport& of, std::uint64_t size, const std::string& checkpoint,
                                 const std::string& by) {
  std::vector<Exported> exports;
  for (const auto& scope : scopes_of(wish_of(of, {}))) {
    exports.push_back({scope,
                       {static_cast<std::int64_t>(size)},
                       checkpoint,
                       of.with_payloads,
                       by,
                       runtime_.desk().clock().now(),
                       of.confirmed_by,
                       of.reason});
  }
  runtime_.journal().record_all<Exported>(exports);
}

bool TrailExports::save(Kept<KeptExport>& kept, ExportState state) {
  kept.value.state = state;
  kept.value.changed_at = runtime_.desk().clock().now();
  if (state == ExportState::confirmed) kept.value.confirmed_at = kept.value.changed_at;
  if (!save_kept(runtime_.store().kept(), kept, kept.value.requested_by)) return false;
  ++kept.version;
  return true;
}

}  // namespace renmian
