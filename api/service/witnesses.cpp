#include "api/service/witnesses.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "adapters/witness/witness_client.hpp"
#include "engine/audit/lines.hpp"
#include "engine/case/log_tree.hpp"

namespace renmian {
namespace {

constexpr std::size_t kLookedAt = 256;  // stored cosignatures; a witness further back is asked from the beginning
constexpr std::int64_t kHour = std::int64_t{3'600} * 1'000'000;

// A note of our own, or one already opened.
Checkpoint checkpoint_of(const std::string& note) {
  auto checkpoint = parse_checkpoint(note.substr(0, note.rfind("\n\n") + 1));
  if (!checkpoint) throw log_frozen({"日志头的检查点无法读取", "the checkpoint of the log head cannot be read"});
  return *checkpoint;
}

WitnessProblem problem(std::string code, Text text) { return {{std::move(code), {}, std::move(text)}, false}; }
WitnessProblem alarm(std::string code, Text text) { return {{std::move(code), {}, std::move(text)}, true}; }

WitnessProblem ahead(std::uint64_t witnessed, std::uint64_t size) {
  return alarm(
      "witness-ahead",
      {fmt::format("见证机构已见证到第{}条，本机日志只有{}条：日志被退回到旧状态。立即报告监督部门。", witnessed, size),
       fmt::format("The witness has cosigned {} entries, this log has {}: it was set back to an older state. "
                   "Tell the supervising office at once.",
                   witnessed, size)});
}

// What a witness wrote, if it is fit to be shown: ours write a line of Chinese and one of English, others one line.
Text words_of(const std::string& body) {
  constexpr std::size_t kShown = 1'000;
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n'; };
  if (body.size() > kShown || find_invalid_utf8(body) != body.npos || std::ranges::any_of(body, is_control)) return {};
  const auto end = std::min(body.find('\n'), body.size());
  const auto second = body.substr(std::min(end + 1, body.size()));
  const auto first = body.substr(0, end);
  return {first, second.empty() ? first : second.substr(0, second.find('\n'))};
}

WitnessProblem refused(const WitnessReply& reply) {
  const bool contradiction = reply.status == static_cast<unsigned>(WitnessAnswer::kInconsistent) ||
                             reply.status == static_cast<unsigned>(WitnessAnswer::kOtherSize);
  const auto [zh, en] = words_of(reply.body);
  if (contradiction) {
    return alarm(
        "witness-inconsistent",
        {"见证机构认定日志与它见证过的不一致。立即报告监督部门。其答复：" + zh,
         "The witness finds that the log contradicts what it cosigned. Tell the supervising office at once. It "
         "answered: " +
             en});
  }
  return problem("witness-refused", {fmt::format("见证机构拒绝见证（HTTP {}）：{}", reply.status, zh),
                                     fmt::format("The witness refused (HTTP {}): {}", reply.status, en)});
}

}  // namespace

Text describe(const WitnessStanding& standing) {
  Text text{standing.name + "：尚未见证", standing.name + ": nothing cosigned yet"};
  if (standing.size) {
    const auto at = to_string(standing.received_at.value());
    text = {fmt::format("{}：已见证到第{}条（{}收到）", standing.name, *standing.size, at),
            fmt::format("{}: has cosigned {} entries (received {})", standing.name, *standing.size, at)};
  }
  if (standing.problem) {
    const bool is_alarm = standing.problem->alarm;
    text.zh += (is_alarm ? "。警报：" : "。最近一次未成：") + standing.problem->problem.message.zh;
    text.en += (is_alarm ? ". ALARM: " : ". Last attempt: ") + standing.problem->problem.message.en;
  }
  return text;
}

Witnesses::Witnesses(Store& store, const Clock& clock, std::string origin, const std::vector<WitnessConfig>& configured)
    : store_(store), clock_(clock), origin_(std::move(origin)) {
  for (const auto& [name, url, vkey] : configured) witnesses_.push_back({name, url, Verifier::from_vkey(vkey).value()});
}

void Witnesses::ask_all() {
  const auto head = store_.head();
  if (!head) return;
  for (const auto& witness : witnesses_) {
    if (witness.url.empty()) continue;
    const auto found = ask(witness, head->checkpoint);
    const std::lock_guard lock(mutex_);
    problems_.erase(witness.name);
    if (found) problems_.emplace(witness.name, *found);
  }
}

std::vector<WitnessStanding> Witnesses::standings() const {
  std::vector<WitnessStanding> standings;
  for (const auto& witness : witnesses_) {
    auto& standing = standings.emplace_back(WitnessStanding{witness.name, witness.url});
    if (const auto last = last_of(witness)) {
      standing.size = last->size;
      standing.received_at = last->received_at;
    }
    const std::lock_guard lock(mutex_);
    if (const auto found = problems_.find(witness.name); found != problems_.end()) standing.problem = found->second;
  }
  return standings;
}

boost::system::result<WitnessRequest, Problem> Witnesses::request_for(std::string_view name,
                                                                      std::optional<std::uint64_t> from) const {
  const auto witness = std::ranges::find(witnesses_, name, &Witness::name);
  if (witness == witnesses_.end()) {
    return Problem{"witness-unknown",
                   std::string(name),
                   {"配置中没有名为“" + std::string(name) + "”的见证机构。",
                    "No witness named \"" + std::string(name) + "\" is configured."}};
  }
  const auto head = store_.head();
  if (!head) return Problem{"log-empty", "", {"日志还没有记录，无可见证。", "The log has no entries yet."}};
  const auto size = checkpoint_of(head->checkpoint).size;
  if (!from) {
    const auto last = last_of(*witness);
    from = last ? last->size : 0;
  }
  if (*from > size) return Problem{"witness-from", fmt::format("{}", *from), ahead(*from, size).problem.message};
  return request(*from, head->checkpoint);
}

std::optional<WitnessProblem> Witnesses::take_answer(std::string_view note) {
  std::vector<Verifier> keys;
  for (const auto& witness : witnesses_) keys.push_back(witness.key);
  const auto opened = open_note(note, keys);
  if (!opened) return WitnessProblem{opened.error()};
  const auto checkpoint = parse_checkpoint(opened->text);
  if (!checkpoint || checkpoint->origin != origin_) {
    return problem(
        checkpoint ? "checkpoint-origin" : "checkpoint-malformed",
        {"这不是本单位日志“" + origin_ + "”的检查点。", "This is no checkpoint of the log \"" + origin_ + "\"."});
  }
  const auto head = store_.head();
  const auto size = head ? checkpoint_of(head->checkpoint).size : 0;
  if (checkpoint->size > size) return ahead(checkpoint->size, size);
  const auto hash = tree_hash_of(origin_);
  if (root_of(checkpoint->size, nodes_over_tiles(tiles_of(store_, size, hash), hash), hash) != checkpoint->root) {
    return alarm("witness-other-history",
                 {fmt::format("见证机构见证的前{}条与本机日志不同：日志被改写。立即报告监督部门。", checkpoint->size),
                  fmt::format("The {} entries that the witness cosigned are not those of this log: it was rewritten. "
                              "Tell the supervising office at once.",
                              checkpoint->size)});
  }
  const std::string text(note);
  const auto lines = text.substr(text.rfind("\n\n") + 2);
  for (const auto& signature : opened->signatures) {
    const auto witness = std::ranges::find_if(witnesses_, [&](const Witness& each) {
      return each.key.name() == signature.by->name() && each.key.key_id() == signature.by->key_id();
    });
    if (auto bad = keep_line_in(lines, *witness, opened->text + "\n" + lines)) return bad;
  }
  return std::nullopt;
}

std::optional<WitnessProblem> Witnesses::ask(const Witness& witness, const std::string& head) {
  const auto last = last_of(witness);
  const auto size = checkpoint_of(head).size;
  if (last && last->size == size && clock_.now().microseconds - last->received_at.microseconds < kHour) return {};
  const auto url = parse_witness_url(witness.url);
  if (!url) return WitnessProblem{url.error()};

  const auto request_from = [&](std::uint64_t from) -> std::optional<WitnessRequest> {
    return from <= size ? std::optional{request(from, head)} : std::nullopt;
  };
  const auto reply = ask_witness(*url, last ? std::min(last->size, size) : 0, request_from);
  switch (reply.kind) {
    case WitnessReply::Kind::kCosigned:
      return keep_line_in(reply.body, witness, head);
    case WitnessReply::Kind::kOtherSize:
      return judge_other_size(reply.size);
    case WitnessReply::Kind::kRefused:
      return refused(reply);
    case WitnessReply::Kind::kNotAnswered:
      break;
  }
  return problem("witness-not-answered",
                 {"见证机构没有应答：" + reply.body, "The witness did not answer: " + reply.body});
}

// The witness is at a size from which nothing leads to the head that it was asked for.
std::optional<WitnessProblem> Witnesses::judge_other_size(std::uint64_t told) const {
  // Another node may have asked for a later head meanwhile.
  const auto size = checkpoint_of(store_.head().value().checkpoint).size;
  return told > size ? std::optional{ahead(told, size)} : std::nullopt;
}

// Stores the line that is a good signature of the witness over the checkpoint of `note`.
std::optional<WitnessProblem> Witnesses::keep_line_in(const std::string& lines, const Witness& witness,
                                                      const std::string& note) {
  const auto text = note.substr(0, note.rfind("\n\n") + 1);
  for (std::string_view rest = lines; const auto taken = take_line(rest);) {
    const auto line = std::string(*taken) + "\n";
    if (!open_note(text + "\n" + line, {&witness.key, 1})) continue;
    store_.save_cosignature({witness.key.name(), checkpoint_of(note).size, note, line, clock_.now()});
    return std::nullopt;
  }
  return problem("witness-signature-wrong",
                 {"见证机构的应答中没有它的有效签名。", "The answer bears no good signature of the witness."});
}

std::optional<Cosignature> Witnesses::last_of(const Witness& witness) const {
  auto stored = store_.cosignatures(kLookedAt);
  const auto last = std::ranges::find(stored, witness.key.name(), &Cosignature::witness);
  return last == stored.end() ? std::nullopt : std::optional{std::move(*last)};
}

WitnessRequest Witnesses::request(std::uint64_t from, const std::string& head) const {
  const auto size = checkpoint_of(head).size;
  const auto hash = tree_hash_of(origin_);
  std::vector<Hash> proof;
  if (from > 0) proof = consistency_proof(from, size, nodes_over_tiles(tiles_of(store_, size, hash), hash), hash);
  return {from, std::move(proof), head};
}

}  // namespace renmian
