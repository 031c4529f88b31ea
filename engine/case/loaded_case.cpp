#include "engine/case/loaded_case.hpp"

#include <fmt/format.h>

#include "engine/audit/strict_json.hpp"
#include "engine/case/migration.hpp"
#include "engine/data/writer.hpp"
#include "engine/procedure/correction.hpp"

namespace renmian {
namespace {

// What a case is about, beside its procedure and policy.
struct Subject {
  PersonId person;
  PostId post;
  std::optional<BatchId> batch;
  Timestamp opened_at;
  BOOST_DESCRIBE_CLASS(Subject, (), (person, post, batch, opened_at), (), ())
};

[[noreturn]] void tampered(const StoredEvent& event, Text what) {
  throw Fault("case-tampered",
              {fmt::format("事项第 {} 步的记录与审计链不符：{}", event.seq, what.zh),
               fmt::format("step {} of the case does not agree with its audit chain: {}", event.seq, what.en)},
              to_string(event.case_id));
}

// Checks one stored event against the one before it.
Event checked(const StoredEvent& stored, const LoadedCase& before) {
  if (leaf_hash(stored.body) != stored.leaf) tampered(stored, {"内容被改动", "its content was changed"});
  auto event = parse_event(stored.body);
  if (stored.seq != before.seq + 1 || event.seq != stored.seq || event.case_id != stored.case_id) {
    tampered(stored, {"顺序不连续", "its place in the order is wrong"});
  }
  if (event.previous != before.leaf) tampered(stored, {"与上一步不衔接", "it does not follow the step before"});
  if (stored.payload && sha256({as_bytes(stored.payload->salt), stored.payload->content}) != event.payload_digest) {
    tampered(stored, {"所附数据被改动", "its data was changed"});
  }
  return event;
}

boost::json::value payload_of(const StoredEvent& event) {
  if (!event.payload) tampered(event, {"所附数据缺失", "its data is missing"});
  auto payload = parse_strict(event.payload->content);
  if (!payload || !payload->is_object() || !payload->get_object().contains("data")) {
    tampered(event, {"所附数据不可读", "its data cannot be read"});
  }
  return *payload;
}

NewCase about_from(const StoredEvent& event, const LoadedCase& loaded, const boost::json::value& payload) {
  const auto* opens = payload.get_object().if_contains("opens");
  auto subject = opens == nullptr ? Problems{{}} : read_described<Subject>(*opens);
  if (!subject) tampered(event, {"所办人员、职位不可读", "the person and post it is about cannot be read"});
  return {event.case_id,
          std::string(loaded.procedure->book().info.id),
          loaded.procedure->book().info.version,
          loaded.policy.digest,
          subject->person,
          subject->post,
          subject->batch,
          subject->opened_at};
}

const Procedure& procedure_of(const Event& event, const Catalogue& catalogue) {
  const auto* procedure = catalogue.procedure(event.procedure, event.procedure_version);
  if (procedure != nullptr && procedure->book().digest == event.procedure_digest) return *procedure;
  throw Fault("procedure-missing",
              {fmt::format("本程序没有该事项所用的流程版本 {} v{}", event.procedure, event.procedure_version),
               fmt::format("this program lacks the procedure version {} v{} of the case", event.procedure,
                           event.procedure_version)});
}

// A correction passed its own gates and, once more, those of the step it corrects.
bool has_gates_of_correction(const Event& event, const PastCommand& correction, const LoadedCase& loaded) {
  const auto& book = loaded.procedure->book();
  const auto corrects = loaded.procedure->written(correction.command).at("event").as_int64();
  const auto step = corrected_step(&loaded.history, corrects);
  const auto* own = row_from(book, *correction.command.info, correction.from);
  if (own == nullptr || step.step == nullptr) return false;
  auto asked = own->gates;
  if (const auto* row = row_from(book, *step.step->command.info, step.step->from)) {
    asked.insert(asked.end(), row->gates.begin(), row->gates.end());
  }
  return std::equal(asked.begin(), asked.end(), event.gates.begin(), event.gates.end(),
                    [](const GateInfo* gate, const auto& recorded) { return gate->id == recorded.first; });
}

void take(const StoredEvent& stored, const Event& event, LoadedCase& loaded) {
  const auto payload = payload_of(stored);
  if (loaded.seq == 0) loaded.about = about_from(stored, loaded, payload);
  auto command = loaded.procedure->parse(event.command, payload.at("data"));
  if (!command) tampered(stored, {"命令或数据不属于该流程", "its command or data is not of this procedure"});
  const PastCommand past{std::move(*command), event.at, event.actor, event.seq, loaded.position};
  if (past.command.info == &Correct::info && !has_gates_of_correction(event, past, loaded)) {
    tampered(stored, {"更正所经关口不符", "the gates of the correction are not those of the step it corrects"});
  }
  loaded.history.push_back(std::make_shared<const PastCommand>(past));
  loaded.position = loaded.procedure->position(event.to);
  enter(loaded.path, loaded.position.state, date_in_china(event.at));
  ++loaded.version;
}

void move_to_version(const StoredEvent& stored, const Event& event, LoadedCase& loaded, Catalogue& catalogue) {
  if (loaded.seq == 0) tampered(stored, {"没有启动事项的记录", "it does not open the case"});
  const auto& newer = procedure_of(event, catalogue);
  auto moved = carried_over(loaded, newer, catalogue.policy(newer, event.policy_digest));
  if (!moved || !read_described<MoveToVersion>(payload_of(stored).at("data")) ||
      event.to != to_string(moved->position)) {
    tampered(stored, {"不能如此转入该流程版本", "the case cannot move to this version of the procedure so"});
  }
  loaded = std::move(*moved);
  ++loaded.version;
}

}  // namespace

std::vector<DueItem> due_of(const LoadedCase& loaded, const WorkingDays& calendar) {
  return loaded.procedure->due(loaded.facts, loaded.position, loaded.path, loaded.policy.values, calendar);
}

boost::json::value written(const NewCase& about) {
  return write_described(Subject{about.person, about.post, about.batch, about.opened_at});
}

boost::json::value data_of(const StoredEvent& event) { return payload_of(event).at("data"); }

std::shared_ptr<const LoadedCase> load_case(std::span<const StoredEvent> events, Catalogue& catalogue) {
  auto loaded = std::make_shared<LoadedCase>();
  loaded->history.reserve(events.size());
  for (const auto& stored : events) {
    const auto event = checked(stored, *loaded);
    if (loaded->seq == 0) {
      loaded->id = event.case_id;
      loaded->procedure = &procedure_of(event, catalogue);
      loaded->policy = catalogue.policy(*loaded->procedure, event.policy_digest);
      loaded->position = loaded->procedure->start();
    }
    if (event.from != to_string(loaded->position)) tampered(stored, {"起始状态不符", "it starts from another state"});
    if (event.outcome == Event::Outcome::kAccepted && event.command == MoveToVersion::kCode) {
      move_to_version(stored, event, *loaded, catalogue);
    } else if (event.procedure != loaded->procedure->book().info.id ||
               event.procedure_version != loaded->procedure->book().info.version ||
               event.policy_digest != loaded->policy.digest) {
      tampered(stored, {"流程版本或政策参数无故改变", "its procedure version or policy is not that of the case"});
    } else if (event.outcome == Event::Outcome::kAccepted) {
      take(stored, event, *loaded);
    }
    loaded->seq = stored.seq;
    loaded->leaf = stored.leaf;
    loaded->last_at = event.at;
  }
  if (!loaded->about) tampered(events.front(), {"没有启动事项的记录", "it does not open the case"});
  loaded->facts = loaded->procedure->fold(loaded->history);
  return loaded;
}

}  // namespace renmian
