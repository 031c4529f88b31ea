#include "api/http/operations.hpp"

namespace renmian::http {
namespace {

using namespace schema;

boost::json::object step_of_case() { return whole(1, 1'000'000); }
boost::json::object size_of_log() { return whole(1, 9'007'199'254'740'991); }

boost::json::object consistency_schema() {
  const auto side = object({{"size", whole()}, {"root", text()}});
  return object({{"origin", text()}, {"from", side}, {"to", side}, {"hashes", array(text())}});
}

boost::json::object witnesses_schema() {
  const auto standing = object({{"name", text()},
                                {"size", nullable(whole())},
                                {"received_at", nullable(time())},
                                {"problem", nullable(ref("Problem"))},
                                {"alarm", flag()},
                                {"message", words()}});
  return object({{"size", nullable(whole())}, {"items", array(standing)}});
}

boost::json::object findings_schema() {
  const auto finding = object(
      {{"code", text()}, {"message", words()}, {"log_index", any()}, {"at", any()}, {"recorded_at_index", whole()}});
  return object({{"items", array(finding)}, {"next", nullable(date())}});
}

const Answered kKeptForEver{.contents = {{"application/octet-stream"}}};

}  // namespace

const Operation kCheckpoint{.id = "checkpoint",
                            .tag = "audit",
                            .summary = {"最新检查点", "The newest signed checkpoint (C2SP tlog-checkpoint)"},
                            .answer = {.contents = {{"text/plain"}}},
                            .problems = {status::not_found}};

const Operation kShowProof{
    .id = "showProof",
    .tag = "audit",
    .summary = {"收录证明", "That an entry is in the log (C2SP tlog-proof)"},
    .description = {"给出 event，或者 case 与 step。", "Either `event`, or `case` and `step`."},
    .query = {{"event", text, {"日志序号，或“事项编号/步号”", "its index in the log, or CASE/STEP"}},
              {"case", uuid, {"事项编号", "the case"}},
              {"step", step_of_case, {"事项内步号，从 1 起", "the step of the case, from 1"}}},
    .answer = {.contents = {{"text/plain"}}},
    .problems = {status::not_found}};

const Operation kShowConsistency{
    .id = "showConsistency",
    .tag = "audit",
    .summary = {"一致性证明", "That the log of `from` entries is the beginning of that of `to` (RFC 9162, 2.1.4.2)"},
    .query = {{"from", size_of_log, {"较早的记录条数，不小于 1", "the earlier size, at least 1"}, true},
              {"to", size_of_log, {"较晚的记录条数，不大于现有条数", "the later size, at most that of the log"}, true}},
    .answer = json_answer(consistency_schema),
    .problems = {status::not_found}};

const Operation kListWitnesses{.id = "listWitnesses",
                               .tag = "audit",
                               .summary = {"见证人", "How far each witness has cosigned"},
                               .answer = json_answer(witnesses_schema)};

const Operation kListFindings{
    .id = "listFindings",
    .tag = "audit",
    .summary = {"自查发现", "What the program found wrong with its own log, the newest first"},
    .query = {{"before", date, {"此日之前的 31 天", "of the 31 days before this one; by default until today"}}},
    .answer = json_answer(findings_schema)};

const Operation kShowEntries{.id = "showEntries",
                             .tag = "audit",
                             .summary = {"日志记录包", "An entry bundle of the log (C2SP tlog-tiles)"},
                             .answer = kKeptForEver};

const Operation kShowTile{.id = "showTile",
                          .tag = "audit",
                          .summary = {"日志块", "A tile of the log (C2SP tlog-tiles)"},
                          .answer = kKeptForEver};

}  // namespace renmian::http
