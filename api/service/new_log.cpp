#include "api/service/new_log.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "adapters/archive/folder_writer.hpp"
#include "adapters/keys/key_state_file.hpp"
#include "adapters/store/open.hpp"
#include "adapters/store/repair.hpp"
#include "adapters/system/secure_random.hpp"
#include "api/service/log_keys.hpp"
#include "api/service/log_survey.hpp"
#include "api/service/runtime.hpp"
#include "api/service/trail_files.hpp"
#include "api/service/trail_readme.hpp"
#include "engine/audit/canonical_json.hpp"
#include "engine/audit/proof_file.hpp"
#include "engine/audit/strict_json.hpp"
#include "engine/case/advance.hpp"
#include "engine/case/known_log.hpp"
#include "engine/data/reader.hpp"

namespace renmian {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kEntriesPerPage = 500;

Problem problem(std::string code, std::string place, Text text) {
  return {std::move(code), std::move(place), std::move(text)};
}

// The damaged log, and who has what of it.
struct Damaged {
  explicit Damaged(const Config& config)
      : store(open_store(config.database)),
        keys(config, config.origin),
        order{config.database, config.origin, keys.verifiers(), KeyStateFile(config.key_state()).load()} {
    if (const auto folder = config.archive_folder(); !folder.empty()) {
      auto opened = ArchivedLog::open(folder, order.keys, order.origin);
      if (opened) archive.emplace(std::move(*opened));
    }
    known = survey(order, *store, archive ? &*archive : nullptr);
  }

  SurveyedEntries entries() { return {*store, archive ? &*archive : nullptr, *known, tree_hash_of(order.origin)}; }
  std::uint64_t newest_size() const {
    return open_checkpoint(known->newest, order.keys, order.origin).value().checkpoint.size;
  }
  std::uint64_t gone() const { return known->gone.size() + (newest_size() - known->proved.size); }

  // Runs through the entries that are left and under the proved checkpoint; says which go on in a new log.
  template <class Callback>
  void for_each_left(Callback callback) {
    const std::set<CaseId> whole(known->whole.begin(), known->whole.end());
    auto left = entries();
    for (std::uint64_t index = 0; index < known->proved.size; ++index) {
      auto entry = left.at(index);
      if (!entry) continue;
      const bool goes_on = whole.contains(entry->case_id);
      callback(std::move(*entry), goes_on);
    }
  }

  // What of the newest signed size does not go on.
  boost::json::array left_out() {
    boost::json::array ranges;
    std::uint64_t from = 0;
    const auto up_to = [&](std::uint64_t end) {
      if (from == end) return;
      ranges.push_back({{"first", static_cast<std::int64_t>(from)}, {"last", static_cast<std::int64_t>(end - 1)}});
    };
    for_each_left([&](const StoredEvent& entry, bool goes_on) {
      if (!goes_on) return;
      up_to(entry.log_index);
      from = entry.log_index + 1;
    });
    up_to(newest_size());
    return ranges;
  }

  std::unique_ptr<Store> store;
  LogKeys keys;
  RecoveryOrder order;
  std::optional<ArchivedLog> archive;
  std::optional<LogSurvey> known;
};

Problems checked(const Config& config, const std::string& origin) {
  Problems bad;
  if (origin == config.origin) {
    bad.push_back(problem("origin-same", "origin", {"新日志须另有名称", "the new log needs another name"}));
  } else if (tree_hash_of(origin) != tree_hash_of(config.origin)) {
    bad.push_back(problem("origin-hash", "origin",
                          {"新旧日志的树须用同一种哈希（名称以 /sm3 结尾者为 SM3）",
                           "both logs need the same tree hash (SM3 if the name ends in /sm3)"}));
  }
  try {
    LogKeys(config, origin);
  } catch (const std::invalid_argument&) {
    bad.push_back(
        problem("origin-name", "origin",
                {"名称不能含空白、控制字符和“+”", "no white space, control characters or \"+\" in the name"}));
  }
  return bad;
}

Problems unproved() {
  return {
      problem("log-unproved", "",
              {"没有一个已签名的检查点能由现存的记录和哈希块得出，无从确认哪些记录是真的",
               "no signed checkpoint can be recomputed from what is left: nothing tells which entries are genuine"})};
}

// What is left of the old log: its entries, each with a proof under the checkpoint that was proved, and their payloads.
void keep_what_is_left(Damaged& damaged, const std::string& statement, const fs::path& folder) {
  FolderWriter writer(folder);
  const auto& known = *damaged.known;
  const auto hash = tree_hash_of(damaged.order.origin);
  const auto nodes = nodes_over(known.leaves, hash);
  Manifest manifest;
  manifest.origin = damaged.order.origin;
  manifest.cases = known.whole;
  manifest.cases->insert(manifest.cases->end(), known.with_holes.begin(), known.with_holes.end());
  std::ranges::sort(*manifest.cases);
  writer.put(std::string(trail_folder::kManifest), to_string(manifest) + "\n");
  writer.put(std::string(trail_folder::kReadme), readme_text(manifest));
  TrustedKeys keys;
  for (const auto* signer : damaged.keys.signers()) keys.logs.push_back(signer->verifier_key());
  writer.put(std::string(trail_folder::kPolicy), policy_text(keys));
  Catalogue catalogue(compiled_procedures(), *damaged.store);
  TrailFiles files(writer, catalogue);
  CaseRows rows;
  auto entries = damaged.entries();
  for (std::uint64_t index = 0; index < known.proved.size; ++index) {
    const auto entry = entries.at(index);
    if (!entry) continue;
    writer.put(trail_folder::entry_path(index), entry->body);
    writer.put(
        trail_folder::proof_path(index),
        to_string(ProofFile{{}, index, inclusion_proof(index, known.proved.size, nodes, hash), known.proved_note}));
    files.set_payloads_from(index, {&*entry, 1});
    files.put_definitions({&*entry, 1});
    rows.take(parse_event(entry->body), entry->leaf, nullptr);
  }
  std::string state;
  for (const auto& [id, row] : rows.rows()) {
    state += to_string(StateLine{id, row.leaf, row.position, row.seq, row.version}) + "\n";
  }
  writer.put(std::string(trail_folder::kState), state);
  writer.sync();
  writer.put(std::string(trail_folder::kCheckpoint), known.proved_note);
  writer.sync();
  FolderWriter(folder.string() + "-statement").put("closed", statement);
}

// The first entry of the new log.
boost::system::result<Judged, Problems> first_entry(Catalogue& catalogue, const NewLogRequest& request,
                                                    boost::json::array left_out, const Actor& by, Timestamp now) {
  const auto& procedure = *catalogue.procedure(system_procedure::kId);
  const auto id = system_case_id(request.origin.value, date_in_china(now));
  const boost::json::object data{{"continues",
                                  {{"checkpoint", request.checkpoint.value},
                                   {"origin", request.old_origin.value},
                                   {"reason", request.reason.value},
                                   {"left_out", std::move(left_out)}}},
                                 {"requested_by", request.requested_by.value},
                                 {"approved_by", by.id}};
  auto command = procedure.parse("start_log", data);
  if (!command) return command.error();
  const auto loaded = unopened(id, procedure, catalogue.policy_in_force(procedure, now));
  const NewCase opens{
      id, std::string(system_procedure::kId), procedure.book().info.version, loaded.policy.digest, {}, {}, {}, now};
  SecureRandom random;
  const auto calendar = WorkingDays::china();
  auto judged = advance(
      loaded, {std::move(*command), journal_actor(), {}, {}, opens},
      {now, {make_uuid_v7(now, random.bytes<10>())}, random.bytes<32>(), &calendar, request.origin.value, nullptr});
  if (std::holds_alternative<Refusal>(judged.answer)) {
    throw std::logic_error("the first entry of the new log was refused");  // the persons were checked before
  }
  return judged;
}

// Fills the database with the new log.
class Replacement {
 public:
  Replacement(Damaged& damaged, const std::string& database, const std::string& origin)
      : damaged_(damaged), repair_(database), hash_(tree_hash_of(origin)), frontier_(hash_), tiles_(hash_) {
    repair_.remove_entries(0);
    repair_.remove_payloads_from(0);
    repair_.remove_keys_from(0);
  }

  void add(StoredEvent entry) {
    entry.log_index = frontier_.size();
    frontier_.append(entry.leaf);
    std::ranges::move(tiles_.append({&entry.leaf, 1}), std::back_inserter(full_tiles_));
    rows_.take(parse_event(entry.body), entry.leaf, entry.payload ? &*entry.payload : nullptr);
    page_.push_back(std::move(entry));
    if (page_.size() == kEntriesPerPage) flush();
  }

  void add_whole_cases(NewLogStarted& started) {
    damaged_.for_each_left([&](StoredEvent entry, bool goes_on) {
      if (!goes_on) return;
      const auto index = entry.log_index;
      new_index_[index] = frontier_.size();
      if (entry.erased_by) erased_.push_back({index, *entry.erased_by});
      if (!entry.payload && !entry.erased_by) started.lost_payloads.push_back(index);
      add(std::move(entry));
      ++started.entries;
    });
  }

  std::string finish(std::span<const Signer* const> signers, const std::string& origin, const ClosedLog& closed) {
    flush();
    std::vector<Repair::Erasure> erasures;
    for (const auto& [index, by] : erased_) {
      if (const auto place = new_index_.find(by); place != new_index_.end()) {
        erasures.push_back({new_index_.at(index), place->second});
      }
    }
    repair_.set_erasures(erasures);
    repair_.replace_tiles(full_tiles_);
    auto checkpoint = sign_note(to_string(Checkpoint{origin, frontier_.size(), frontier_.root(), {}}), signers);
    repair_.set_head({frontier_.serialise(), checkpoint});
    std::vector<CaseRow> right;
    std::vector<CaseId> unknown;
    for (auto& difference : differences(*damaged_.store, rows_)) {
      if (difference.right) {
        right.push_back(std::move(*difference.right));
      } else {
        unknown.push_back(difference.case_id);
      }
    }
    repair_.put_rows(right);
    repair_.remove_rows(unknown);
    repair_.add_closed_log(closed);
    repair_.commit();
    return checkpoint;
  }

 private:
  void flush() {
    if (page_.empty()) return;
    repair_.add_entries(page_);
    for (const auto& entry : page_) {
      if (entry.payload) repair_.put_payload(entry.log_index, *entry.payload);
    }
    page_.clear();
  }

  Damaged& damaged_;
  Repair repair_;
  const TreeHash hash_;
  MerkleFrontier frontier_;
  TileBuilder tiles_;
  std::vector<Tile> full_tiles_;
  CaseRows rows_;
  std::vector<StoredEvent> page_;
  std::map<std::uint64_t, std::uint64_t> new_index_;  // by the index in the old log
  std::vector<Repair::Erasure> erased_;               // by indices of the old log
};

// What the request file says, if this installation signed it.
boost::system::result<NewLogRequest, Problems> read_request(const std::string& note, const LogKeys& keys) {
  const auto verifiers = keys.verifiers();
  const auto opened = open_note(note, verifiers);
  if (!opened) return Problems{opened.error()};
  const auto json = parse_strict(std::string_view(opened->text).substr(0, opened->text.size() - 1));
  auto request = json ? read_described<NewLogRequest>(*json) : Problems{};
  if (request) return std::move(*request);
  return Problems{problem("request-unreadable", "", {"不是启用新日志的申请", "this is no request for a new log"})};
}

std::string text_of(const boost::json::value& json) { return canonical(json) + "\n"; }

// An archive goes on under one name only: the old one is put aside, so that the new log has one of its own. Why it
// could not be, where it could not: a mount point or a folder that is not ours cannot be renamed.
std::optional<Problem> put_archive_aside(const fs::path& archive, const std::string& closed) {
  std::error_code error;
  if (archive.empty() || !fs::exists(archive, error)) return std::nullopt;
  const auto aside = (archive.has_filename() ? archive : archive.parent_path()).string() + "-" + closed;
  fs::rename(archive, aside, error);
  if (!error) return std::nullopt;
  return problem(
      "archive-in-the-way", archive.string(),
      {fmt::format("旧日志的存档未能改名为 {}：{}；请先将其移走，再启动服务器", aside, error.message()),
       fmt::format("the archive of the old log could not be renamed to {}: {}; move it away before you start "
                   "the server",
                   aside, error.message())});
}

}  // namespace

boost::system::result<std::string, Problems> request_new_log(const Config& config, const std::string& origin,
                                                             const std::string& reason, const Actor& by) {
  if (auto bad = checked(config, origin); !bad.empty()) return bad;
  Damaged damaged(config);
  if (!damaged.known) return unproved();
  if (damaged.gone() == 0) {
    return Problems{
        problem("nothing-lost", "",
                {"记录俱全，不必另启日志；如数据库有损，用 renmian audit recover",
                 "no entry is lost, so no new log is needed; if the database is damaged: renmian audit recover"})};
  }
  const NewLogRequest request{origin,
                              config.origin,
                              reason,
                              by.id,
                              SystemClock().now(),
                              damaged.known->newest,
                              static_cast<std::int64_t>(damaged.gone())};
  const auto json = write_described(request);
  auto sound = read_described<NewLogRequest>(json);  // a reason of no words, or of too many
  if (!sound) return sound.error();
  return sign_note(text_of(json), damaged.keys.signers());
}

boost::system::result<NewLogStarted, Problems> approve_new_log(const Config& config, const std::string& note,
                                                               const Actor& by) {
  Damaged damaged(config);
  auto request = read_request(note, damaged.keys);
  if (!request) return request.error();
  const auto& asked_by = request->requested_by.value;
  if (asked_by == by.id || asked_by == by.on_behalf_of) {
    return Problems{problem("same-person", "requested_by",
                            {"申请人 " + asked_by + " 不能自己批准，须由另一人批准",
                             asked_by + " asked for it, so another person must approve it"})};
  }
  if (auto bad = checked(config, request->origin); !bad.empty()) return bad;
  if (!damaged.known) return unproved();
  if (request->old_origin.value != config.origin || request->checkpoint.value != damaged.known->newest ||
      static_cast<std::uint64_t>(request->gone.value) != damaged.gone()) {
    return Problems{
        problem("log-changed", "checkpoint",
                {"提出申请后日志又有变化，请重新申请", "the log has changed since this was asked for; ask again"})};
  }

  NewLogStarted started;
  started.request = *request;
  const auto now = std::max(SystemClock().now(), request->requested_at);
  started.statement = sign_note(
      text_of({{"closed", config.origin},
               {"closed_at", to_string(now)},
               {"continued_by", request->origin.value},
               {"last_good", {{"size", damaged.known->proved.size}, {"root", to_base64(damaged.known->proved.root)}}},
               {"gone", request->gone.value},
               {"reason", request->reason.value},
               {"requested_by", asked_by},
               {"approved_by", by.id},
               {"checkpoint", request->checkpoint.value}}),
      damaged.keys.signers());
  const LogKeys keys(config, request->origin);
  Catalogue catalogue(compiled_procedures(), *damaged.store);
  const auto first = first_entry(catalogue, *request, damaged.left_out(), by, now);
  if (!first) return first.error();
  const auto closed = fmt::format("closed-log-{}", to_hex(sha256(config.origin)).substr(0, 8));
  const auto folder = fs::path(config.key_file).parent_path() / closed;
  started.folder = folder.string();
  started.left_behind.assign(damaged.known->with_holes.begin(), damaged.known->with_holes.end());
  keep_what_is_left(damaged, started.statement, folder);

  Replacement replacement(damaged, config.database, request->origin);
  replacement.add(first->proposal.event);
  replacement.add_whole_cases(started);
  started.checkpoint = replacement.finish(keys.signers(), request->origin,
                                          {config.origin, damaged.known->proved_note, started.statement, now});
  KeyStateFile(config.key_state()).save(started.checkpoint);
  damaged.archive.reset();
  started.archive_in_the_way = put_archive_aside(config.archive_folder(), closed);
  return started;
}

}  // namespace renmian
