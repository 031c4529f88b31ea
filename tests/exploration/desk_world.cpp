#include "tests/exploration/desk_world.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/serialize.hpp>

#include "engine/audit/canonical_json.hpp"
#include "engine/case/verification.hpp"
#include "engine/trail/event.hpp"

namespace renmian::exploration {
namespace {

constexpr std::size_t kCases = 4;

template <class IdType>
IdType id_of(std::size_t number) {
  IdType id;
  id.uuid.bytes.back() = static_cast<std::uint8_t>(number + 1);
  return id;
}

std::string facts_of(const LoadedCase& loaded) { return canonical(loaded.procedure->written(loaded.facts)); }

std::string told(const LoadedCase& loaded) {
  return fmt::format("{} version {} event {}", to_string(loaded.position), loaded.version, loaded.seq);
}

// Whether the facts hold a waiver of the gate by the authority that may give it.
bool has_waiver(const LoadedCase& loaded, const GateInfo& gate) {
  const auto facts = loaded.procedure->written(loaded.facts);
  const auto* waivers = facts.as_object().if_contains("waivers");
  return waivers != nullptr && std::ranges::any_of(waivers->as_array(), [&](const boost::json::value& waiver) {
           return waiver.at("gate").as_string() == gate.id &&
                  waiver.at("authority").as_string() == gate.waiver_authority;
         });
}

constexpr std::string_view kAdopt = "adopt_decision";

// The data of an accepted vote, given or corrected by the step; null if it does neither.
const boost::json::value* vote_in(const DeskStep& step, const LoadedCase& loaded) {
  if (step.command == kAdopt) return &step.data;
  if (step.command != "correct") return nullptr;
  const auto corrected = step.data.at("event").as_int64();
  const bool vote = std::ranges::any_of(
      loaded.history, [&](const auto& past) { return past->seq == corrected && past->command.info->code == kAdopt; });
  return vote ? &step.data.at("data") : nullptr;
}

}  // namespace

// What was, before a command.
struct DeskWorld::Before {
  std::shared_ptr<const LoadedCase> loaded;
  std::string facts;
};

DeskWorld::DeskWorld(const std::vector<const Procedure*>& procedures, std::uint64_t seed)
    : made_(store_, procedures, seed) {
  SeededRandom random(seed);
  const auto unit_id = id_of<UnitId>(0);
  store_.save_units({{{unit_id, std::string(unit()), {}}}});
  const QuotaLine line{unit_id, PostLevel::division_head, random.between(1, 3), random.between(0, 1)};
  store_.save_quota({&line, 1});
  for (std::size_t number = 0; number < kCases; ++number) {
    const auto* procedure = random.pick(procedures);
    const Post post{.id = id_of<PostId>(number),
                    .unit = unit_id,
                    .title = "处长",
                    .level = line.level,
                    .kind = random.pick(std::array{PostKind::deputy, PostKind::internal})};
    store_.save_posts({&post, 1});
    cases_.push_back(
        {made_.desk.new_case_id(), procedure, id_of<PersonId>(number), post, {}, Way(procedure->start().state)});
    if (!random.one_in(3)) continue;
    auto& subject = cases_.back();
    subject.kin.push_back({subject.person, "CW-0" + std::to_string(random.between(1, 7)), Kin::sibling});
    store_.save_kin(subject.person, subject.kin);
  }
}

std::optional<std::string> DeskWorld::take(const DeskStep& step) {
  auto& subject = cases_[step.who];
  made_.clock.set({made_.clock.now().microseconds + step.wait * 1'000'000});
  if (step.kin) {
    subject.kin.push_back(*step.kin);
    subject.kin.back().person = subject.person;
    store_.save_kin(subject.person, subject.kin);
  }
  const Before before{subject.now, subject.now ? facts_of(*subject.now) : std::string{}};
  Request request;
  request.case_id = subject.id;
  if (!subject.now) {
    request.opening = Opening{std::string(subject.procedure->book().info.id), subject.person, subject.post.id, {}};
  }
  request.command = step.command;
  request.data = step.data;
  request.actor = step.actor;
  try {
    const auto answer = made_.desk.do_now(std::move(request));
    last_accepted_ = std::holds_alternative<Advanced>(answer);
    return check(step, before, answer);
  } catch (const std::exception& thrown) {
    return fmt::format("{} threw: {}", step.command, thrown.what());
  }
}

std::optional<std::string> DeskWorld::check(const DeskStep& step, const Before& before, const Answer& answer) {
  auto& subject = cases_[step.who];
  const auto* refusal = std::get_if<Refusal>(&answer);
  const auto events = store_.events_of({&subject.id, 1});
  // A refusal that repeats the one the case ends with names that one, and is not recorded again.
  const bool repeats = refusal != nullptr && refusal->receipt && refusal->receipt->log_index < log_size_;
  if (repeats && (events.empty() || refusal->receipt->log_index != events.back().log_index)) {
    return step.command + ": it repeats a refusal that is not the last of the case";
  }
  const bool recorded =
      refusal == nullptr ||
      (!repeats && before.loaded &&
       (refusal->kind == Refusal::Kind::kGateClosed || refusal->kind == Refusal::Kind::kNotPossibleHere));
  if (store_.events_from(log_size_, 2).size() != (recorded ? 1 : 0)) {
    return step.command + ": it does not leave the events it should";
  }
  log_size_ += recorded ? 1 : 0;
  if (events.empty()) {
    if (refusal == nullptr) return step.command + ": accepted without an event";
    return store_.case_row(subject.id) ? std::optional(step.command + ": refused, but it opened a case") : std::nullopt;
  }
  const auto replayed = load_case(events, made_.catalogue);
  const auto kept = made_.desk.load(subject.id);
  if (told(*replayed) != told(*kept)) return fmt::format("replayed {}, at the desk {}", told(*replayed), told(*kept));
  const auto facts = facts_of(*kept);
  if (facts_of(*replayed) != facts) return fmt::format("facts replayed {}, at the desk {}", facts_of(*replayed), facts);
  const auto row = store_.case_row(subject.id);
  if (!row || row->position != to_string(kept->position) || row->seq != kept->seq || row->version != kept->version) {
    return step.command + ": the row of the case does not agree";
  }
  if (refusal != nullptr && before.loaded &&
      (facts != before.facts || kept->position != before.loaded->position || kept->version != before.loaded->version)) {
    return step.command + ": refused, but the case changed";
  }
  subject.now = kept;
  if (recorded) {
    if (auto wrong = check_event(events.back(), subject, refusal == nullptr)) return wrong;
  }
  if (refusal == nullptr) {
    const auto from = before.loaded ? before.loaded->position : subject.procedure->start();
    for (const auto& taken : subject.procedure->book().rows) {
      const bool here = taken.region == Region::kProcedure && taken.source->code == from.state;
      if (!here || taken.command->code != step.command) continue;
      if (auto wrong = subject.way.take(taken, subject.procedure->book())) return wrong;
    }
    if (const auto* vote = vote_in(step, *kept)) {
      if (auto wrong = check_vote(*vote, subject)) return wrong;
    }
  }
  return check_quota();
}

std::optional<std::string> DeskWorld::check_event(const StoredEvent& stored, const Case& subject, bool accepted) {
  const auto event = parse_event(stored.body);
  const auto& book = subject.procedure->book();
  if ((event.outcome == Event::Outcome::kAccepted) != accepted)
    return event.command + ": recorded with another outcome";
  if (!accepted) return {};
  const auto from = split_position(event.from);
  const auto taken = std::ranges::find_if(book.rows, [&](const BookRow& row) {
    return row.command->code == event.command && (row.region != Region::kProcedure || row.source->code == from.state) &&
           (row.region != Region::kStanding ||
            row.source->code == (from.standing == Standing::kActive ? "active" : "suspended"));
  });
  if (taken == book.rows.end()) return event.command + ": accepted without a row";
  for (const auto* gate : taken->gates) {
    if (std::ranges::find(event.gates, gate->id, &std::pair<std::string, std::string>::first) == event.gates.end()) {
      return fmt::format("{}: accepted, and {} was not asked", event.command, gate->id);
    }
  }
  for (const auto& [id, verdict] : event.gates) {
    const auto& gate = **std::ranges::find(book.gates, id, &GateInfo::id);
    const bool waived = verdict == "waived" && !gate.waiver_authority.empty() && has_waiver(*subject.now, gate);
    if (verdict != "met" && !waived) return fmt::format("{}: accepted, and {} is {}", event.command, id, verdict);
  }
  return {};
}

std::optional<std::string> DeskWorld::check_vote(const boost::json::value& vote, const Case& subject) {
  for (const auto& member : vote.at("item").at("members").as_array()) {
    const std::string_view staff = member.at("staff").as_string();
    if (std::ranges::none_of(subject.kin, [&](const KinTie& tie) { return tie.staff.value == staff; })) continue;
    const auto* opinion = member.as_object().if_contains("opinion");
    const bool stayed = member.at("present").as_bool() && !member.at("left_room").as_bool();
    const bool voted = (opinion != nullptr && !opinion->is_null()) || member.at("by_proxy").as_bool();
    if (stayed || voted) return fmt::format("{} is related to the person and took part in the vote", staff);
  }
  return {};
}

std::optional<std::string> DeskWorld::check_quota() {
  for (const auto& standing : store_.quota_standings()) {
    if (standing.vacant() >= 0) continue;
    return fmt::format("oversold: {} authorised, {} in use, {} held", standing.line.authorised.value,
                       standing.line.in_use.value, standing.reserved);
  }
  return {};
}

std::optional<std::string> DeskWorld::verify_log() {
  if (log_size_ == 0) return {};
  const auto verifier = Verifier::from_vkey(test_signer().verifier_key()).value();
  const auto report = verify(store_, made_.catalogue, verifier, "test.example/log");
  for (const auto& line : report.lines()) {
    if (!line.ok()) return fmt::format("verification, {}: {}", line.about.code, line.findings.front().text.en);
  }
  return {};
}

}  // namespace renmian::exploration
