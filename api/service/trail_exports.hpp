// Exports of the trail that are asked for from afar: one person asks and says why, another confirms (PIPL Art. 51;
// security-by-two), then the folder is built in the background, packed as ZIP, and kept for seven days. Who asked, who
// confirmed, why, and every time it was fetched are put on record.
//
// Acts "audit.export", with personal content "export.cases"; then "export.confirm" and "export.read". Their subject is
// what is exported: cases, a unit, or everything. Any thread. Faults as of store, journal and file system.
#pragma once

#include <boost/system/result.hpp>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "api/service/identity/kept.hpp"
#include "api/service/runtime.hpp"
#include "engine/case/journal_entries.hpp"

namespace renmian {

using ExportId = Id<struct OfExport>;

// One of them; none: the whole log.
struct ExportScope {
  std::optional<std::vector<CaseId>> cases;  // at most 1,000
  std::optional<UnitId> unit;                // cases of posts of this unit and of the units below it
  std::optional<LogSize> since;              // the log from this index on, rounded down to 256
  BOOST_DESCRIBE_CLASS(ExportScope, (), (cases, unit, since), (), ())
};

struct ExportToRequest {
  ExportScope scope;
  std::optional<bool> with_payloads;  // absent: without, for they are personal
  Paragraph reason;
  BOOST_DESCRIBE_CLASS(ExportToRequest, (), (scope, with_payloads, reason), (), ())
};

BOOST_DEFINE_ENUM_CLASS(ExportState, requested, confirmed, building, ready, failed, removed)

struct ExportRemark {
  Paragraph zh;
  Paragraph en;
  BOOST_DESCRIBE_CLASS(ExportRemark, (), (zh, en), (), ())
};

struct KeptExport {
  static constexpr const char* kKind = "trail_export";
  ExportId id;
  ExportScope scope;
  bool with_payloads = false;
  Paragraph reason;
  ExportState state = ExportState::requested;
  Timestamp changed_at;  // when it came into this state
  Line requested_by;     // staff numbers
  Timestamp requested_at;
  std::optional<Line> confirmed_by;
  std::optional<Timestamp> confirmed_at;
  std::optional<LogSize> log_size;  // of the log under the checkpoint
  std::optional<Line> checkpoint;   // SHA-256 of the signed note, hexadecimal
  std::optional<LogSize> size;      // of the file, in bytes
  std::optional<Line> digest;       // SHA-256 of the file, hexadecimal
  std::optional<Timestamp> kept_until;
  std::vector<ExportRemark> problems;  // of a failed one
  BOOST_DESCRIBE_CLASS(KeptExport, (),
                       (id, scope, with_payloads, reason, state, changed_at, requested_by, requested_at, confirmed_by,
                        confirmed_at, log_size, checkpoint, size, digest, kept_until, problems),
                       (), ())
};

class TrailExports {
 public:
  // `runtime` is being made; nothing is done with it before start() or the first confirmation.
  TrailExports(Runtime& runtime, std::filesystem::path folder) : runtime_(runtime), folder_(std::move(folder)) {}
  ~TrailExports() { stop(); }

  // Builds on a thread of its own what was confirmed, whoever confirmed it, and removes what was kept long enough.
  void start();
  void stop();  // after what is being built

  // Asked twice under one idempotency key within seven days, the first is given again. Problems: a lacking right,
  // "export-options" for more than one scope, "unknown-unit".
  boost::system::result<KeptExport, Problems> request(const ExportToRequest& what, const Actor& actor,
                                                      const std::string& idempotency_key);

  // Problems: a lacking right, "same-person" for who asked, "not-waiting" for one that waits for nobody (any more:
  // seven days after it was asked for). `again`: what the actor confirmed before is answered as it was then.
  boost::system::result<KeptExport, Problems> confirm(ExportId id, const Actor& actor, bool again = false);

  // What lacks_right() says, and the same of an export that is not there as of one that may not be known.
  boost::system::result<KeptExport, Problem> find(ExportId id, const Actor& actor);

  // Those the caller may know of, in the order they were asked for, after `after`.
  std::vector<KeptExport> list(std::optional<ExportId> after, std::size_t limit, const Actor& actor);

  // The ZIP file, for who asked or confirmed. Problems: a lacking right, "export-not-ready".
  boost::system::result<std::string, Problems> content(ExportId id, const Actor& actor);

 private:
  std::optional<Problem> lacks(const KeptExport& of, const Actor& actor, std::string_view act) const;
  void run();
  void tend();
  void remove(Kept<KeptExport> kept);
  void build(Kept<KeptExport> wanted);
  void build_into(KeptExport& wanted);
  void put_on_record(const KeptExport& of, std::uint64_t size, const std::string& checkpoint, const std::string& by);
  bool save(Kept<KeptExport>& kept, ExportState state);
  std::filesystem::path file_of(ExportId id) const { return folder_ / (to_string(id) + ".zip"); }

  Runtime& runtime_;
  std::filesystem::path folder_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  bool work_ = false;
  std::thread thread_;
};

}  // namespace renmian
