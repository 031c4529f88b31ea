#include "engine/case/case_reader.hpp"

#include <fmt/format.h>

#include "engine/audit/strict_json.hpp"
#include "engine/case/migration.hpp"
#include "engine/data/reader.hpp"
#include "engine/procedure/correction.hpp"

namespace renmian {
namespace {

// Checks one stored event against the one before it.
Event checked(const StoredEvent& stored, const LoadedCase& before) {
  auto event = parse_event(stored.body);
  if (leaf_hash(stored.body, tree_hash_of(event.origin)) != stored.leaf) {
    tampered(stored, {"内容被改动", "its content was changed"});
  }
  if (stored.seq != before.seq + 1 || event.seq != stored.seq || event.case_id != stored.case_id) {
    tampered(stored, {"顺序不连续", "its place in the order is wrong"});
  }
  if (event.previous != before.leaf) tampered(stored, {"与上一步不衔接", "it does not follow the step before"});
  if (stored.payload && sha256({as_bytes(stored.payload->salt), stored.payload->content}) != event.payload_digest) {
    tampered(stored, {"所附数据被改动", "its data was changed"});
  }
  return event;
}

NewCase about_from(const StoredEvent& event, const LoadedCase& loaded, const boost::json::value& payload) {
  const auto* opens = payload.get_object().if_contains("opens");
  auto subject = opens == nullptr ? Problems{{}} : read_described<CaseSubject>(*opens);
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

LoadedCase moved_to_version(const StoredEvent& stored, const CaseReader::Step& step, const LoadedCase& loaded,
                            Catalogue& catalogue) {
  const auto& newer = procedure_of(step.event, catalogue);
  auto moved = carried_over(loaded, newer, catalogue.policy(newer, step.event.policy_digest));
  if (!moved || !read_described<MoveToVersion>(step.payload.at("data")) ||
      step.event.to != to_string(moved->position)) {
    tampered(stored, {"不能如此转入该流程版本", "the case cannot move to this version of the procedure so"});
  }
  return std::move(*moved);
}

}  // namespace

[[noreturn]] void tampered(const StoredEvent& event, Text what) {
  throw Fault("case-tampered",
              {fmt::format("事项第 {} 步的记录与审计链不符：{}", event.seq, what.zh),
               fmt::format("step {} of the case does not agree with its audit chain: {}", event.seq, what.en)},
              to_string(event.case_id));
}

boost::json::value payload_of(const StoredEvent& event) {
  if (!event.payload && event.erased_by) {
    throw Fault(
        "payload-erased",
        {fmt::format("事项第 {} 步的内容已依规销毁（见日志第 {} 条），只能查看办理过程", event.seq, *event.erased_by),
         fmt::format("the content of step {} was erased under a rule (log entry {}); only the history can be shown",
                     event.seq, *event.erased_by)},
        to_string(event.case_id));
  }
  if (!event.payload) tampered(event, {"所附数据缺失", "its data is missing"});
  auto payload = parse_strict(event.payload->content);
  if (!payload || !payload->is_object() || !payload->get_object().contains("data")) {
    tampered(event, {"所附数据不可读", "its data cannot be read"});
  }
  return *payload;
}

void CaseReader::open(const Event& event) {
  so_far_->id = event.case_id;
  so_far_->procedure = &procedure_of(event, catalogue_);
  so_far_->policy = catalogue_.policy(*so_far_->procedure, event.policy_digest);
  so_far_->position = so_far_->procedure->start();
  so_far_->facts = so_far_->procedure->no_facts();
}

CaseReader::Step CaseReader::read(const StoredEvent& stored) {
  Step step{checked(stored, *so_far_), {}, {}};
  const auto& event = step.event;
  const bool first = so_far_->seq == 0;
  if (first) open(event);
  if (event.from != to_string(so_far_->position)) tampered(stored, {"起始状态不符", "it starts from another state"});
  const bool accepted = event.outcome == Event::Outcome::kAccepted;
  const bool moves = accepted && event.command == MoveToVersion::kCode;
  const auto& book = so_far_->procedure->book();
  if (!moves && (event.procedure != book.info.id || event.procedure_version != book.info.version ||
                 event.policy_digest != so_far_->policy.digest)) {
    tampered(stored, {"流程版本或政策参数无故改变", "its procedure version or policy is not that of the case"});
  }
  if (!accepted) return step;
  step.payload = payload_of(stored);
  if (first && !moves) so_far_->about = about_from(stored, *so_far_, step.payload);
  if (!so_far_->about) tampered(stored, {"没有启动事项的记录", "it does not open the case"});
  if (moves) return step;
  auto command = so_far_->procedure->parse(event.command, step.payload.at("data"));
  if (!command) tampered(stored, {"命令或数据不属于该流程", "its command or data is not of this procedure"});
  step.command = std::move(*command);
  const PastCommand past{*step.command, event.at, event.actor, event.seq, so_far_->position};
  if (past.command.info == &Correct::info && !has_gates_of_correction(event, past, *so_far_)) {
    tampered(stored, {"更正所经关口不符", "the gates of the correction are not those of the step it corrects"});
  }
  return step;
}

void CaseReader::take(const StoredEvent& stored, const Step& step) {
  const auto& event = step.event;
  if (step.command) {
    so_far_->history.push_back(std::make_shared<const PastCommand>(
        PastCommand{*step.command, event.at, event.actor, event.seq, so_far_->position}));
    so_far_->position = so_far_->procedure->position(event.to);
    enter(so_far_->path, so_far_->position.state, date_in_china(event.at));
    ++so_far_->version;
  } else if (event.outcome == Event::Outcome::kAccepted) {
    *so_far_ = moved_to_version(stored, step, *so_far_, catalogue_);
    ++so_far_->version;
  }
  so_far_->seq = stored.seq;
  so_far_->leaf = stored.leaf;
  so_far_->last_at = event.at;
  so_far_->refused = refusal_in(event);
}

}  // namespace renmian
