#include "tests/fuzz/one_input.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>

#include "adapters/store/memory_store.hpp"
#include "api/demo/offices.hpp"
#include "api/service/runtime.hpp"
#include "engine/audit/canonical_json.hpp"
#include "engine/audit/strict_json.hpp"
#include "engine/trail/event.hpp"
#include "tests/exploration/lawful_courses.hpp"
#include "tests/exploration/schema_values.hpp"
#include "tests/fuzz/http_input.hpp"
#include "tests/fuzz/trail_input.hpp"
#include "tests/support/test_desk.hpp"

namespace renmian::fuzz {
namespace {

constexpr std::size_t kHeader = 3;
const Actor kExplorer{.id = "explorer", .role = "cadre_section", .unit = "od"};

// A case as it stood after each of its steps, before the first one unopened.
struct Standing {
  std::shared_ptr<const LoadedCase> loaded;
  std::string next;  // the command that follows in the course; empty: none
  boost::json::value data;
};

template <class IdType>
IdType id_of(std::size_t number) {
  IdType id;
  id.uuid.bytes.back() = static_cast<std::uint8_t>(number + 1);
  return id;
}

class Cases {
 public:
  Cases() : made_(store_, compiled_procedures()) {
    store_.save_units({{{id_of<UnitId>(0), "示例县统计局", {}}}});
    for (std::size_t number = 0; number < compiled_procedures().size(); ++number) {
      follow(*compiled_procedures()[number], number);
    }
  }

  const std::vector<Standing>& of(std::size_t procedure) const { return standings_[procedure]; }
  Catalogue& catalogue() { return made_.catalogue; }
  std::vector<StoredEvent> events_of(const LoadedCase& loaded) {
    auto events = store_.events_of({&loaded.id, 1});
    events.resize(static_cast<std::size_t>(loaded.seq));
    return events;
  }

 private:
  void follow(const Procedure& procedure, std::size_t number) {
    const Post post{.id = id_of<PostId>(number),
                    .unit = id_of<UnitId>(0),
                    .title = "处长",
                    .level = PostLevel::division_head,
                    .kind = PostKind::deputy};
    store_.save_posts({&post, 1});
    const auto person = id_of<PersonId>(number);
    const auto id = made_.desk.new_case_id();
    auto& standings = standings_.emplace_back();
    const Offices offices(procedure.book());
    const auto start = *parse_timestamp("2026-03-02T01:00:00.000000Z");
    const auto& of_procedure = procedure.book().info.id;
    standings.push_back(
        {std::make_shared<LoadedCase>(unopened(id, procedure, made_.catalogue.policy_in_force(procedure, start)))});
    for (const auto& step : exploration::lawful_course(of_procedure, person, post, "示例县统计局", start)) {
      standings.back().next = step.command;
      standings.back().data = step.data;
      made_.clock.set(std::max(made_.clock.now(), step.at));
      Request request;
      request.case_id = id;
      if (standings.size() == 1) request.opening = Opening{std::string(of_procedure), person, post.id, {}};
      request.command = step.command;
      request.data = step.data;
      request.actor = offices.of(step.command);
      if (!std::holds_alternative<Advanced>(made_.desk.do_now(std::move(request)))) break;
      standings.push_back({made_.desk.load(id)});
    }
    made_.clock.set(start);
  }

  MemoryStore store_;
  TestDesk made_;
  std::vector<std::vector<Standing>> standings_;  // by procedure
};

Cases& cases() {
  static Cases all;
  return all;
}

std::string canonical_written(const Procedure& procedure, const ParsedCommand& command) {
  return canonical(procedure.written(command));
}

std::optional<std::string> read_again(const Procedure& procedure, const ParsedCommand& command) {
  const auto written = canonical_written(procedure, command);
  const auto json = parse_strict(written);
  if (!json) return "what was written is no JSON: " + written;
  const auto again = procedure.parse(command.info->code, *json);
  if (!again) return "what was written cannot be read: " + written;
  if (canonical_written(procedure, *again) != written) return "read again it is written differently: " + written;
  return {};
}

Tried judged(const LoadedCase& loaded, ParsedCommand parsed) {
  Command command{std::move(parsed), kExplorer};
  if (loaded.seq == 0) {
    const auto& info = loaded.procedure->book().info;
    command.opens = NewCase{loaded.id, std::string(info.id), info.version, loaded.policy.digest, {}, {}, {}, {}};
  }
  const auto now = std::max(loaded.last_at, *parse_timestamp("2026-03-02T01:00:00.000000Z"));
  const auto result = advance(loaded, command, {now, {}, {}, &WorkingDays::china(), "fuzz.example/log", nullptr});
  const auto& event = result.proposal.event;
  const bool accepted = std::holds_alternative<Advanced>(result.answer);
  Tried tried{accepted ? Tried::End::kAccepted : Tried::End::kRefused};
  if (const auto bad = check_profile(event.body)) tried.wrong = "the event body: " + bad->message.en;
  if (to_body(parse_event(event.body)) != event.body) tried.wrong = "the event body is read differently: " + event.body;
  if (!accepted) return tried;
  auto events = cases().events_of(loaded);
  events.push_back(event);
  const auto again = load_case(events, cases().catalogue());
  const auto facts = [](const LoadedCase& of) { return canonical(of.procedure->written(of.facts)); };
  if (again->position != result.after->position || facts(*again) != facts(*result.after)) {
    tried.wrong = "read from its events the case is another";
  }
  return tried;
}

}  // namespace

Tried try_input(std::span<const std::uint8_t> input) {
  if (input.size() < kHeader) return {};
  if (input[0] == kTrailInput) {
    return try_trail_input({reinterpret_cast<const char*>(input.data()) + 1, input.size() - 1});
  }
  if (input[0] == kHttpInput) {
    return try_http_input({reinterpret_cast<const char*>(input.data()) + 1, input.size() - 1});
  }
  const auto place = input[0] % compiled_procedures().size();
  const auto& procedure = *compiled_procedures()[place];
  const auto& command = *procedure.book().commands[input[1] % procedure.book().commands.size()].info;
  const auto& standings = cases().of(place);
  const auto& standing = standings[input[2] % standings.size()];
  const auto text = input.subspan(kHeader);
  try {
    const auto json = parse_strict({reinterpret_cast<const char*>(text.data()), text.size()});
    if (!json) return {};
    auto parsed = procedure.parse(command.code, *json);
    if (!parsed) {
      return {Tried::End::kProblems,
              parsed.error().empty() ? std::optional<std::string>("refused without a problem") : std::nullopt};
    }
    if (auto wrong = read_again(procedure, *parsed)) return {Tried::End::kProblems, std::move(wrong)};
    return judged(*standing.loaded, std::move(*parsed));
  } catch (const Fault&) {
    return {Tried::End::kFault};
  }
}

std::vector<Sample> samples() {
  std::vector<Sample> all;
  std::set<std::string_view> known;
  for (std::size_t procedure = 0; procedure < compiled_procedures().size(); ++procedure) {
    const auto& commands = compiled_procedures()[procedure]->book().commands;
    const auto& standings = cases().of(procedure);
    for (std::size_t command = 0; command < commands.size(); ++command) {
      const auto& code = commands[command].info->code;
      if (!known.insert(code).second) continue;
      const auto found = std::ranges::find(standings, code, &Standing::next);
      const auto at = found == standings.end() ? 0 : found - standings.begin();
      auto& sample = all.emplace_back(Sample{std::string(code), {}});
      for (const auto byte : {procedure, command, static_cast<std::size_t>(at)}) {
        sample.input.push_back(static_cast<char>(byte));
      }
      sample.input +=
          canonical(found == standings.end() ? exploration::least_value(commands[command].schema) : found->data);
    }
  }
  std::ranges::move(trail_samples(), std::back_inserter(all));
  std::ranges::move(http_samples(), std::back_inserter(all));
  return all;
}

}  // namespace renmian::fuzz
