#include <fmt/format.h>

#include "api/http/audit_log.hpp"
#include "api/http/handlers.hpp"
#include "api/http/input.hpp"
#include "api/http/numbers.hpp"
#include "api/http/query.hpp"
#include "api/service/case_access.hpp"
#include "engine/audit/proof_file.hpp"

namespace renmian::http {
namespace {

constexpr std::string_view kText = "text/plain; charset=utf-8";

std::optional<std::uint64_t> number(Query& query, std::string_view name) {
  const auto text = query.text(name);
  if (!text) return std::nullopt;
  const auto number = number_of<std::uint64_t>(*text);
  if (!number) query.wrong(name, {"应为非负整数", "this should be an integer, not negative"});
  return number;
}

struct Step {
  CaseId case_id;
  std::int64_t seq = 0;
};

std::optional<Step> step_of(std::optional<CaseId> case_id, std::optional<std::uint64_t> seq) {
  if (!case_id || !seq || *seq > std::numeric_limits<std::int64_t>::max()) return std::nullopt;
  return Step{*case_id, static_cast<std::int64_t>(*seq)};
}

// What a proof is asked of: an index of the log, or a step of a case ("<case>/<step>", or each by itself).
struct Wanted {
  std::optional<std::uint64_t> index;
  std::optional<Step> step;
};

Wanted wanted_of(Query& query) {
  Wanted wanted;
  const auto event = query.text("event");
  const auto case_id = query.id<CaseId>("case");
  const auto seq = number(query, "step");
  if (event && (case_id || seq)) {
    query.wrong("event", {"event 与 case、step 只能择一", "either event, or case and step"});
  } else if (!event) {
    wanted.step = step_of(case_id, seq);
    if (!wanted.step) query.wrong(case_id ? "step" : "case", {"缺少参数", "this parameter is needed"});
  } else if (const auto slash = event->find('/'); slash != std::string::npos) {
    wanted.step = step_of(parse_id<OfCase>(event->substr(0, slash)),
                          number_of<std::uint64_t>(std::string_view(*event).substr(slash + 1)));
  } else {
    wanted.index = number_of<std::uint64_t>(*event);
  }
  if (event && !wanted.step && !wanted.index) {
    query.wrong("event",
                {"应为日志序号，或“事项编号/步号”", "this should be an index of the log, or <case id>/<step>"});
  }
  return wanted;
}

}  // namespace

Response checkpoint(const Call& call) {
  if (auto lacking = lacks_right(call.desk(), *call.actor, "audit.proof")) return problem(*lacking, call.reply_to);
  const auto log = published_log(call);
  if (!log) return no_entries_yet(call);
  return {status::ok, kText, log->checkpoint};
}

Response show_proof(const Call& call) {
  Query query(call);
  const auto wanted = wanted_of(query);
  if (auto problems = query.problems()) return std::move(*problems);

  if (auto lacking = lacks_right(call.desk(), *call.actor, "audit.proof")) return problem(*lacking, call.reply_to);
  auto index = wanted.index;
  if (wanted.step && case_for(call.desk(), wanted.step->case_id, *call.actor, "case.see")) {
    if (const auto event = call.store().event_at(wanted.step->case_id, wanted.step->seq)) index = event->log_index;
  }
  // After the event was looked for, so that its checkpoint covers it.
  const auto log = published_log(call);
  if (!index || !log || *index >= log->size) {
    return problem(kinds::kNotFound, call.reply_to, {"日志中没有这条记录", "there is no such entry in the log"});
  }
  const auto hashes = inclusion_proof(*index, log->size, log->nodes, log->hash);
  return {status::ok, kText, to_string(ProofFile{{}, *index, hashes, log->checkpoint})};
}

Response show_consistency(const Call& call) {
  Query query(call);
  const auto from = number(query, "from");
  const auto to = number(query, "to");
  if (auto lacking = lacks_right(call.desk(), *call.actor, "audit.proof")) return problem(*lacking, call.reply_to);
  const auto log = published_log(call);
  if (!log) return no_entries_yet(call);
  if (!to || *to > log->size) {
    query.wrong("to", {fmt::format("应为不大于 {} 的整数，即日志现有的记录条数", log->size),
                       fmt::format("this should be an integer up to {}, the size of the log", log->size)});
  }
  if (!from || *from == 0 || (to && *from > *to)) {
    query.wrong("from", {"应为不小于 1、不大于 to 的整数", "this should be an integer from 1 to that of \"to\""});
  }
  if (auto problems = query.problems()) return std::move(*problems);

  boost::json::array hashes;
  for (const auto& hash : consistency_proof(*from, *to, log->nodes, log->hash)) hashes.emplace_back(to_base64(hash));
  const auto side = [&](std::uint64_t size) {
    return boost::json::object{{"size", size}, {"root", to_base64(root_of(size, log->nodes, log->hash))}};
  };
  return json_response(
      {{"origin", log->origin}, {"from", side(*from)}, {"to", side(*to)}, {"hashes", std::move(hashes)}});
}

}  // namespace renmian::http
