#include "api/witness/offline.hpp"

#include <fmt/format.h>

namespace renmian {
namespace {

std::optional<Checkpoint> checkpoint_in(const std::string& note) {
  return parse_checkpoint(note.substr(0, note.rfind("\n\n") + 1));
}

std::string first_line(const std::string& note, const WitnessState& state) {
  const auto checkpoint = checkpoint_in(note);
  const bool known = checkpoint && state.find(checkpoint->origin);
  return fmt::format("old {}\n", known ? checkpoint->size : 0);
}

// Whether the log has become shorter than it was when it was cosigned.
bool shorter(const WitnessRefusal& refusal, const std::string& request) {
  if (refusal.answer != WitnessAnswer::kOtherSize) return false;
  const auto parsed = parse_witness_request(request);
  const auto checkpoint = parsed ? checkpoint_in(parsed->checkpoint) : std::nullopt;
  return checkpoint && checkpoint->size < refusal.kept_size;
}

constexpr Words kAlarm{
    "\n"
    "！！ 警报：未见证。这份检查点与本见证以前见证过的记录不能并存。\n"
    "   1. 不要删除任何文件，不要重新初始化，不要改动状态目录。\n"
    "   2. 保存带来的介质和文件：其中有对方日志的签名，是证据。\n"
    "   3. 立即报告监督部门负责人，由其要求对方说明并提供整套导出核验。\n",
    "\n"
    "!! ALARM: not cosigned. This checkpoint cannot stand beside what this witness has cosigned before.\n"
    "   1. Delete nothing, do not run init again, change nothing in the state folder.\n"
    "   2. Keep the medium and its files: they bear the log's signature and are evidence.\n"
    "   3. Tell the head of the supervising office at once, who asks for an explanation and a whole export.\n"};

Words next_step(WitnessAnswer answer) {
  switch (answer) {
    case WitnessAnswer::kOtherSize:
      return {"请对方按上述条数重新生成请求：renmian audit witness-request --from 条数",
              "Ask for a new request from that size: renmian audit witness-request --from SIZE"};
    case WitnessAnswer::kUnknownLog:
      return {"核对介质是否拿错；新日志的密钥须当面索取。", "See whether this is the right medium."};
    case WitnessAnswer::kNotSigned:
      return {"文件损坏，或不是该日志签发的。请对方重新导出；再次出现请报告监督部门。",
              "The file is damaged or was not made by that log. Ask for it again; if it happens twice, report it."};
    default:
      return {"文件损坏或选错。请对方重新导出。", "The file is damaged or the wrong one. Ask for it again."};
  }
}

}  // namespace

std::string request_of(const CarriedFiles& files, const WitnessState& state) {
  if (!files.request.empty()) return files.request;
  auto head = files.proof.empty() ? first_line(files.checkpoint, state) : files.proof;
  while (head.ends_with("\n\n")) head.pop_back();
  if (!head.ends_with('\n')) head += '\n';
  return head + "\n" + files.checkpoint;
}

OfflineAdvice advice_on(const WitnessRefusal& refusal, const std::string& request) {
  const bool alarm = refusal.answer == WitnessAnswer::kInconsistent || shorter(refusal, request);
  const auto next = alarm ? kAlarm : next_step(refusal.answer);
  return {alarm,
          {fmt::format("{}\n{}\n", refusal.problem.message.zh, next.zh),
           fmt::format("{}\n{}\n", refusal.problem.message.en, next.en)}};
}

}  // namespace renmian
