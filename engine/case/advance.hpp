// One command on one case: facts in, event out. Pure; no clock, no database.
#pragma once

#include <optional>
#include <string>

#include "engine/case/answer.hpp"
#include "engine/case/loaded_case.hpp"

namespace renmian {

// A command, typed and validated, with who gives it.
struct Command {
  ParsedCommand parsed;
  Actor actor;
  Hash fingerprint{};              // of the whole request
  std::string idempotency_key{};   // empty: none
  std::optional<NewCase> opens{};  // for the first command of a case
};

// What chance and the clock bring to one command.
struct Occasion {
  Timestamp now;
  EventId event_id;
  std::array<std::uint8_t, 32> salt{};
  const WorkingDays* calendar = nullptr;
  std::string_view origin;  // of the log
  const Surroundings* around = nullptr;
};

// A judged command: what to commit, and the case and the answer once it is committed.
struct Judged {
  Proposal proposal;
  std::shared_ptr<const LoadedCase> after;
  Answer answer;  // without its receipt
};

// A refusal by a gate or by the procedure is recorded too: the case stays where it is, its chain grows by one event.
Judged advance(const LoadedCase& loaded, const Command& command, const Occasion& occasion);

// What a refusal by a gate, or of what is not possible at this position, says as a whole.
Text refusal_message(Refusal::Kind kind, std::string_view position, const CommandInfo& command);

// What a case that stands there does with the vacancy of its post.
Vacancy vacancy_at(const Procedure& procedure, const Position& at);

// A case that does not exist yet, to be advanced by its first command.
LoadedCase unopened(CaseId id, const Procedure& procedure, PinnedPolicy policy);

}  // namespace renmian
