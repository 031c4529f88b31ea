#include "engine/trail/entry_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "engine/audit/canonical_json.hpp"
#include "engine/procedure/position.hpp"

namespace renmian {
namespace {

constexpr std::array<std::string_view, 4> kVerdicts{"met", "unmet", "pending", "waived"};

bool moves_to_version(const Event& event) {
  return event.outcome == Event::Outcome::kAccepted && event.command == "move_to_version";
}

std::optional<Text> fault_of_form(std::string_view bytes, const Event& event) {
  const auto known = [](const auto& gate) { return std::ranges::find(kVerdicts, gate.second) != kVerdicts.end(); };
  // Written out again, an event of the present form gives its own bytes, which are then canonical; parsing it a second
  // time for the profile is only needed to say what is wrong.
  if (bytes.size() <= kMaxEventBytes && event.seq >= 1 && event.procedure_version >= 1 &&
      hash_from_hex(event.procedure_digest) && hash_from_hex(event.policy_digest) &&
      std::ranges::all_of(event.gates, known) && to_body(event) == bytes) {
    return {};
  }
  const auto problem = check_profile(bytes);
  return problem ? problem->message : Text{"含有本版本未定义的内容", "it holds what this version does not define"};
}

// The step that begins the work on a case: what was recorded before it, anybody may have brought.
bool leaves_start(const Definition& definition, const Event& event) {
  return event.outcome == Event::Outcome::kAccepted && split_position(event.from).state == definition.start &&
         split_position(event.to).state != definition.start;
}

}  // namespace

ReadEntry read_entry(std::uint64_t log_index, std::string_view bytes, TreeHash hash) {
  ReadEntry entry{log_index, leaf_hash(bytes, hash), {}, {}};
  try {
    auto event = parse_event(bytes);
    entry.malformed = fault_of_form(bytes, event);
    if (!entry.malformed) entry.event = std::move(event);
  } catch (const Fault& fault) {
    entry.malformed = fault.message();
  }
  return entry;
}

EntryChecks::EntryChecks(Sources sources, std::string origin, Report& report, bool from_later_on)
    : sources_(std::move(sources)), report_(report), from_later_on_(from_later_on), logs_(std::move(origin)) {}

void EntryChecks::gap() {
  if (has_gaps_) return;
  has_gaps_ = true;
  report_.found("chains", {{"有记录缺失或不可读，其前后各步的衔接不能全部核对",
                            "entries are missing or cannot be read: not every step can be followed"},
                           Severity::kIncomplete});
}

void EntryChecks::found(std::string_view line, const ReadEntry& entry, Text text, Severity severity) {
  const auto& event = entry.event;
  report_.found(line, {std::move(text), severity, entry.log_index, event ? std::optional(event->case_id) : std::nullopt,
                       event ? std::optional(event->seq) : std::nullopt});
}

void EntryChecks::found_in_chain(const ReadEntry& entry, const Event& event, Words what) {
  found("chains", entry,
        {fmt::format("第 {} 步的记录与审计链不符：{}", event.seq, what.zh),
         fmt::format("step {} does not agree with the audit chain: {}", event.seq, what.en)});
}

void EntryChecks::check(const ReadEntry& entry) {
  if (entry.malformed) {
    found("canonical", entry,
          {fmt::format("日志第 {} 条不是规范的记录：{}", entry.log_index, entry.malformed->zh),
           fmt::format("entry {} of the log is not of the form: {}", entry.log_index, entry.malformed->en)});
    return gap();
  }
  check_origin(entry, *entry.event);
  check_chain(entry, *entry.event);
  events_.push_back({entry.event->id, entry.log_index});
  steps_.push_back({entry.event->case_id, entry.event->seq, entry.log_index});
}

void EntryChecks::check_origin(const ReadEntry& entry, const Event& event) {
  auto fault = logs_.take(entry.log_index, event, [&]() -> std::optional<std::string> {
    auto payload = sources_.payload(event, entry.log_index);
    if (!payload || sha256({payload->salt, payload->content}) != event.payload_digest) return std::nullopt;
    return std::move(payload->content);
  });
  if (fault) found("canonical", entry, std::move(*fault));
  const auto owner = logs_.owner_of(entry.log_index);
  if (event.origin == *owner.origin) return;
  if (!owner.sure && !logs_.knows(event.origin)) {
    return found("canonical", entry,
                 {fmt::format("无法核对来源：本日志所接续的日志没有随附，此条来自“{}”", event.origin),
                  fmt::format("where it is from cannot be checked: which log this one continues is not told here, and "
                              "the entry is of \"{}\"",
                              event.origin)},
                 Severity::kIncomplete);
  }
  found("canonical", entry,
        {fmt::format("第 {} 步的记录来自另一份日志“{}”，此处应为“{}”的记录", event.seq, event.origin, *owner.origin),
         fmt::format("step {} is of another log, \"{}\"; here should be an entry of \"{}\"", event.seq, event.origin,
                     *owner.origin)});
}

void EntryChecks::check_chain(const ReadEntry& entry, const Event& event) {
  const auto [place, first] = cases_.try_emplace(event.case_id);
  auto& trail = place->second;
  const auto* definition = sources_.definition(event.procedure_digest);
  if (event.seq > trail.seq + 1 && (has_gaps_ || (first && from_later_on_))) {
    check_time(entry, event, trail);
  } else {
    if (first) {
      begin(event, trail);
      if (definition != nullptr) trail.position = kept(definition->start);
    }
    check_after(entry, event, trail);
    if (event.seq != 1 && moves_to_version(event)) check_move(entry, event, definition, trail);
  }

  if (definition == nullptr) {
    found(
        "chains", entry,
        {fmt::format("第 {} 步所依据的流程版本 {} v{} 的定义不在", event.seq, event.procedure, event.procedure_version),
         fmt::format("the definition of the procedure version {} v{}, by which step {} was judged, is not there",
                     event.procedure, event.procedure_version, event.seq)},
        Severity::kIncomplete);
  } else if (definition->id != event.procedure || definition->version != event.procedure_version) {
    found_in_chain(entry, event,
                   {"所记流程版本不是该摘要的定义", "the procedure version it names is not that of the digest"});
  } else if (event.seq == 1 || !moves_to_version(event)) {
    for (const auto& fault : faults_of_step(*definition, event)) {
      found("chains", entry,
            {fmt::format("第 {} 步不合流程：{}", event.seq, fault.zh),
             fmt::format("step {} is not one of the procedure: {}", event.seq, fault.en)});
    }
  }
  if (definition != nullptr && trail.opener != nullptr && event.outcome == Event::Outcome::kAccepted &&
      definition->confirmed_by(event.command) &&
      (event.actor.id == *trail.opener || event.actor.on_behalf_of == *trail.opener)) {
    found_in_chain(entry, event, {"由启动本事项的人自己确认", "it was confirmed by the one who began the case"});
  }

  if (definition != nullptr && leaves_start(*definition, event)) trail.opener = kept(event.actor.id);
  begin(event, trail);
  trail.definition = definition;
  trail.position = kept(event.to);
  if (first) trail.steps_before = event.seq - 1;
  ++trail.steps;
  trail.seq = event.seq;
  trail.version += event.outcome == Event::Outcome::kAccepted ? 1 : 0;
  trail.leaf = entry.leaf;
  trail.last_at = event.at;
}

// The rules that the case goes by from this step on.
void EntryChecks::begin(const Event& event, CaseTrail& trail) {
  trail.procedure = kept(event.procedure);
  trail.procedure_version = event.procedure_version;
  trail.digest = kept(event.procedure_digest);
  trail.policy = kept(event.policy_digest);
}

// The step against the one before it.
void EntryChecks::check_after(const ReadEntry& entry, const Event& event, const CaseTrail& trail) {
  const auto chain = [&](Words what) { found_in_chain(entry, event, what); };
  if (!moves_to_version(event)) {
    if (event.procedure != *trail.procedure || event.procedure_version != trail.procedure_version ||
        event.procedure_digest != *trail.digest) {
      chain({"流程与前一步不同", "its procedure is not that of the step before"});
    }
    if (event.policy_digest != *trail.policy) {
      chain({"政策参数与前一步不同", "its policy is not that of the step before"});
    }
  }
  if (event.seq != trail.seq + 1) chain({"步号不连续", "its number does not follow the step before"});
  if (event.previous != trail.leaf) chain({"与上一步不衔接", "it does not follow the step before"});
  check_time(entry, event, trail);
  if (trail.position != nullptr && event.from != *trail.position) {
    chain({"起始状态与上一步的结果不同", "it starts from another state than the step before led to"});
  }
}

void EntryChecks::check_time(const ReadEntry& entry, const Event& event, const CaseTrail& trail) {
  if (event.at >= trail.last_at) return;
  found_in_chain(entry, event, {"时间早于上一步", "its time is before the step before"});
}

void EntryChecks::check_move(const ReadEntry& entry, const Event& event, const Definition* newer,
                             const CaseTrail& trail) {
  const auto from = split_position(event.from);
  const auto successor = newer == nullptr ? from.state : newer->successor_of(from.state);
  if (event.procedure == *trail.procedure && event.procedure_version >= trail.procedure_version &&
      event.gates.empty() && !successor.empty() &&
      (newer == nullptr || event.to == to_string(Position{successor, from.standing}))) {
    return;
  }
  found("chains", entry,
        {fmt::format("第 {} 步不能如此转入流程版本 {}", event.seq, event.procedure_version),
         fmt::format("step {} cannot move the case to version {} so", event.seq, event.procedure_version)});
}

void EntryChecks::finish(std::uint64_t size) {
  if (logs_.carried() > 0 && logs_.carried() >= size) {
    report_.found("canonical",
                  {{fmt::format("所接续的日志有 {} 条应随首条沿用，而日志一共只有 {} 条", logs_.carried(), size),
                    fmt::format("{} entries of the log that is continued should follow the first, and the log is only "
                                "of {}",
                                logs_.carried(), size)}});
  }
  std::ranges::sort(events_, {}, [](const SeenEvent& seen) { return std::tie(seen.id, seen.log_index); });
  for (std::size_t i = 1; i < events_.size(); ++i) {
    const auto& [id, log_index] = events_[i];
    if (id != events_[i - 1].id) continue;
    report_.found("unique",
                  {{fmt::format("事件编号 {} 在日志第 {} 条已经出现", to_string(id), events_[i - 1].log_index),
                    fmt::format("the event id {} occurs already at entry {}", to_string(id), events_[i - 1].log_index)},
                   Severity::kTampering,
                   log_index});
  }
  std::ranges::sort(steps_, {}, [](const SeenStep& seen) { return std::tie(seen.id, seen.seq, seen.log_index); });
  for (std::size_t i = 1; i < steps_.size(); ++i) {
    const auto& [id, seq, log_index] = steps_[i];
    if (id != steps_[i - 1].id || seq != steps_[i - 1].seq) continue;
    report_.found("unique", {{fmt::format("第 {} 步出现多次", seq), fmt::format("step {} occurs more than once", seq)},
                             Severity::kTampering,
                             log_index,
                             id,
                             seq});
  }
}

}  // namespace renmian
