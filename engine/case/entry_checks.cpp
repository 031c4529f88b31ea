#include "engine/case/entry_checks.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/audit/canonical_json.hpp"
#include "engine/case/migration.hpp"
#include "engine/procedure/correction.hpp"

namespace renmian {
namespace {

// The codes of the standing's states (standing.hpp), which a position holds as a prefix.
std::string_view code_of(Standing standing) {
  switch (standing) {
    case Standing::kActive:
      return "active";
    case Standing::kSuspended:
      return "suspended";
    case Standing::kTerminated:
      return "terminated";
  }
  return {};
}

bool leads(const BookRow& row, const Position& from, const Position& to) {
  switch (row.region) {
    case Region::kProcedure:
      return from.standing == Standing::kActive && to.standing == Standing::kActive && row.source->code == from.state &&
             row.target->code == to.state;
    case Region::kStanding:
      return from.state == to.state && row.source->code == code_of(from.standing) &&
             row.target->code == code_of(to.standing);
    case Region::kDossier:
      return from == to && from.standing != Standing::kTerminated;
  }
  return false;
}

bool passed(const std::string& verdict) {
  return verdict == code_of(Verdict::Kind::kMet) || verdict == code_of(Verdict::Kind::kWaived);
}

// The gates of the row, asked in its order.
using RecordedGates = std::span<const std::pair<std::string, std::string>>;
bool same_gates(const BookRow& row, RecordedGates recorded) {
  return std::equal(row.gates.begin(), row.gates.end(), recorded.begin(), recorded.end(),
                    [](const GateInfo* gate, const auto& asked) { return gate->id == asked.first; });
}

// Its own gates, then those of the step it corrects. Which step that is, stands in its data: load_case holds it to
// that.
bool gates_of_correction(const BookRow& own, const std::vector<BookRow>& rows, const Event& event) {
  const RecordedGates recorded = event.gates;
  if (recorded.size() < own.gates.size() || !same_gates(own, recorded.first(own.gates.size()))) return false;
  const auto again = recorded.subspan(own.gates.size());
  return std::ranges::any_of(rows, [&](const BookRow& row) { return same_gates(row, again); });
}

bool moves_to_version(const Event& event) {
  return event.outcome == Event::Outcome::kAccepted && event.command == MoveToVersion::kCode;
}

// What one entry says by itself; found without knowing the others, so that many are read at once.
struct ReadEntry {
  Hash leaf{};
  std::optional<Event> event;
  std::vector<std::pair<VerificationCheck, Text>> findings;
};

void check_profile_of(const StoredEvent& stored, ReadEntry& entry) {
  // Written out again, an event of the present form gives its own bytes, which are then canonical; parsing it a second
  // time for the profile is only needed to say what is wrong.
  if (stored.body.size() <= kMaxEventBytes && to_body(*entry.event) == stored.body) return;
  const auto problem = check_profile(stored.body);
  entry.findings.emplace_back(
      VerificationCheck::kCanonical,
      problem ? problem->message : Text{"含有本版本未定义的内容", "it holds what this version does not define"});
}

void check_payload(const StoredEvent& stored, ReadEntry& entry) {
  if (!stored.payload) {
    entry.findings.emplace_back(
        VerificationCheck::kPayloads,
        Text{fmt::format("第 {} 步所附数据缺失，仅存其摘要", stored.seq),
             fmt::format("the data of step {} is missing; only its digest is known", stored.seq)});
  } else if (sha256({as_bytes(stored.payload->salt), stored.payload->content}) != entry.event->payload_digest) {
    entry.findings.emplace_back(
        VerificationCheck::kPayloads,
        Text{fmt::format("第 {} 步所附数据与其摘要不符", stored.seq),
             fmt::format("the data of step {} does not have the digest its event names", stored.seq)});
  }
}

ReadEntry read_entry(const StoredEvent& stored) {
  ReadEntry entry{leaf_hash(stored.body), {}, {}};
  if (entry.leaf != stored.leaf) {
    entry.findings.emplace_back(
        VerificationCheck::kLeaves,
        Text{fmt::format("第 {} 步的内容与所存的叶哈希不符", stored.seq),
             fmt::format("the content of step {} does not have the leaf hash stored with it", stored.seq)});
  }
  try {
    entry.event = parse_event(stored.body);
  } catch (const Fault& fault) {
    entry.findings.emplace_back(VerificationCheck::kCanonical, fault.message());
    return entry;
  }
  check_profile_of(stored, entry);
  check_payload(stored, entry);
  return entry;
}

}  // namespace

void EntryChecks::found(VerificationCheck check, const StoredEvent& stored, Text text) {
  note(report_, check, {std::move(text), stored.log_index, stored.case_id, stored.seq});
}

std::vector<Hash> EntryChecks::check(std::span<const StoredEvent> entries) {
  std::vector<ReadEntry> read(entries.size());
  in_parallel(entries.size(), [&](std::size_t i) { read[i] = read_entry(entries[i]); });
  std::vector<Hash> leaves;
  leaves.reserve(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    for (auto& [check, text] : read[i].findings) found(check, entries[i], std::move(text));
    if (const auto& event = read[i].event) {
      check_chain(entries[i], *event, read[i].leaf);
      seen_.push_back({event->id, entries[i].log_index});
    }
    leaves.push_back(read[i].leaf);
  }
  return leaves;
}

// After a finding the chain goes on from what is stored, so that one change is told once and not for every later step.
void EntryChecks::check_chain(const StoredEvent& stored, const Event& event, const Hash& leaf) {
  const auto chain = [&](Words what) {
    found(VerificationCheck::kChains, stored,
          {fmt::format("第 {} 步的记录与审计链不符：{}", stored.seq, what.zh),
           fmt::format("step {} does not agree with the audit chain: {}", stored.seq, what.en)});
  };
  if (event.case_id != stored.case_id || event.seq != stored.seq) {
    chain({"所存的事项或步号与内容不同", "it is stored under another case or step than its content says"});
  }
  if (event.origin != origin_) chain({"来自另一份日志", "it is of another log"});

  const auto [place, first] = cases_.try_emplace(event.case_id);
  auto& trail = place->second;
  if (first) {
    trail.procedure = catalogue_.procedure(event.procedure, event.procedure_version);
    trail.policy = event.policy_digest;
    if (trail.procedure != nullptr) trail.position = to_string(trail.procedure->start());
  } else if (moves_to_version(event)) {
    check_move(stored, event, trail);
  } else {
    if (trail.procedure != nullptr &&
        trail.procedure != catalogue_.procedure(event.procedure, event.procedure_version)) {
      chain({"流程与前一步不同", "its procedure is not that of the step before"});
    }
    if (event.policy_digest != trail.policy)
      chain({"政策参数与前一步不同", "its policy is not that of the step before"});
  }
  if (event.seq != trail.seq + 1) {
    chain({"步号不连续", "its number does not follow the step before"});
    if (event.seq <= trail.seq) {
      found(VerificationCheck::kUnique, stored,
            {fmt::format("第 {} 步出现多次", event.seq), fmt::format("step {} occurs more than once", event.seq)});
    }
  }
  if (event.previous != trail.leaf) chain({"与上一步不衔接", "it does not follow the step before"});
  if (event.at < trail.last_at) chain({"时间早于上一步", "its time is before the step before"});
  if (trail.procedure != nullptr && event.from != trail.position) {
    chain({"起始状态与上一步的结果不同", "it starts from another state than the step before led to"});
  }
  if (trail.procedure == nullptr || trail.procedure->book().digest != event.procedure_digest) {
    chain({"本程序没有其所依据的流程版本", "this program lacks the version of the procedure it was judged under"});
  } else if (!moves_to_version(event)) {
    check_transition(stored, event, trail);
  }

  trail.seq = event.seq;
  trail.leaf = leaf;
  trail.last_at = event.at;
  trail.position = event.to;
  trail.version += event.outcome == Event::Outcome::kAccepted ? 1 : 0;
}

// From here on the case goes by the newer version, where that one says.
void EntryChecks::check_move(const StoredEvent& stored, const Event& event, CaseTrail& trail) {
  const auto* newer = catalogue_.procedure(event.procedure, event.procedure_version);
  const auto from = split_position(event.from);
  const bool newer_of_same = newer != nullptr && trail.procedure != nullptr &&
                             newer->book().info.id == trail.procedure->book().info.id &&
                             newer->book().info.version >= trail.procedure->book().info.version;
  if (!newer_of_same || !event.gates.empty() ||
      event.to != to_string({newer->successor_of(from.state), from.standing})) {
    found(VerificationCheck::kChains, stored,
          {fmt::format("第 {} 步不能如此转入流程版本 {}", stored.seq, event.procedure_version),
           fmt::format("step {} cannot move the case to version {} so", stored.seq, event.procedure_version)});
  }
  trail.procedure = newer;
  trail.policy = event.policy_digest;
}

void EntryChecks::check_transition(const StoredEvent& stored, const Event& event, const CaseTrail& trail) {
  const auto chain = [&](Text what) {
    found(VerificationCheck::kChains, stored,
          {fmt::format("第 {} 步不合流程：{}", stored.seq, what.zh),
           fmt::format("step {} is not one of the procedure: {}", stored.seq, what.en)});
  };
  const bool all_passed =
      std::all_of(event.gates.begin(), event.gates.end(), [](const auto& gate) { return passed(gate.second); });
  if (event.outcome == Event::Outcome::kRefused) {
    if (event.from != event.to) chain({"未予办理，状态却已改变", "it was refused, and yet the case moved"});
    if (!event.gates.empty() && all_passed) chain({"关口全部满足，却未予办理", "it was refused with every gate met"});
    return;
  }
  const auto& rows = trail.procedure->book().rows;
  const auto from = split_position(event.from);
  const auto to = split_position(event.to);
  const auto row = std::find_if(rows.begin(), rows.end(), [&](const BookRow& each) {
    return each.command->code == event.command && leads(each, from, to);
  });
  if (row == rows.end()) {
    chain({fmt::format("不能由“{}”经“{}”转入“{}”", event.from, event.command, event.to),
           fmt::format("\"{}\" does not lead from \"{}\" to \"{}\"", event.command, event.from, event.to)});
    return;
  }
  if (!(row->command == &Correct::info ? gates_of_correction(*row, rows, event) : same_gates(*row, event.gates)))
    chain({"所记关口不是该步规定的关口", "the gates recorded are not those required"});
  if (!all_passed) chain({"关口未满足，却予以办理", "it was accepted though a gate was not met"});
}

void EntryChecks::finish() {
  std::sort(seen_.begin(), seen_.end(),
            [](const Seen& a, const Seen& b) { return a.id != b.id ? a.id < b.id : a.log_index < b.log_index; });
  for (std::size_t i = 1; i < seen_.size(); ++i) {
    if (seen_[i].id != seen_[i - 1].id) continue;
    note(report_, VerificationCheck::kUnique,
         {{fmt::format("事件编号 {} 在日志第 {} 条已经出现", to_string(seen_[i].id), seen_[i - 1].log_index),
           fmt::format("the event id {} occurs already at entry {}", to_string(seen_[i].id), seen_[i - 1].log_index)},
          seen_[i].log_index,
          {},
          {}});
  }
}

}  // namespace renmian
