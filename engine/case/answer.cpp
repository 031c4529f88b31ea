#include "engine/case/answer.hpp"

#include "engine/audit/digest.hpp"
#include "engine/procedure/book.hpp"

namespace renmian {
namespace {

namespace json = boost::json;

json::object words(const Text& text) { return {{"zh", text.zh}, {"en", text.en}}; }

}  // namespace

std::string_view code_of(Refusal::Kind kind) {
  switch (kind) {
    case Refusal::Kind::kNoSuchCase:
      return "no-such-case";
    case Refusal::Kind::kStaleVersion:
      return "stale-version";
    case Refusal::Kind::kBadInput:
      return "bad-input";
    case Refusal::Kind::kNotPossibleHere:
      return "not-possible-here";
    case Refusal::Kind::kGateClosed:
      return "gate-closed";
    case Refusal::Kind::kKeyReused:
      return "key-reused";
    case Refusal::Kind::kNotAllowed:
      return "not-allowed";
    case Refusal::Kind::kProofTooOld:
      return "proof-too-old";
    case Refusal::Kind::kNotDone:
      return "not-done";
  }
  return {};
}

json::object to_json(const Problem& problem) {
  return {{"code", problem.code}, {"place", problem.place}, {"message", words(problem.message)}};
}

json::object to_json(const GateFinding& finding) {
  auto gate = to_json(finding.gate);
  gate["verdict"] = code_of(finding.verdict.kind);
  json::array reasons;
  for (const auto& reason : finding.verdict.reasons) reasons.push_back(words(reason));
  gate["reasons"] = std::move(reasons);
  gate["due"] = finding.verdict.due ? json::value(json::string(to_string(*finding.verdict.due))) : json::value(nullptr);
  gate["document"] =
      finding.verdict.document.empty() ? json::value(nullptr) : json::value(json::string(finding.verdict.document));
  return gate;
}

json::object to_json(const Receipt& receipt) {
  return {{"event", to_string(receipt.event_id)},
          {"log_index", receipt.log_index},
          {"leaf", to_base64(receipt.leaf)},
          {"checkpoint", receipt.checkpoint ? json::value(json::string(*receipt.checkpoint)) : json::value(nullptr)}};
}

json::object to_json(const Advanced& advanced) {
  return {{"outcome", "accepted"},       {"case", to_string(advanced.case_id)},
          {"command", advanced.command}, {"position", advanced.position},
          {"version", advanced.version}, {"receipt", to_json(advanced.receipt)}};
}

json::object to_json(const Refusal& refusal) {
  json::array problems, gates;
  for (const auto& problem : refusal.problems) problems.push_back(to_json(problem));
  for (const auto& gate : refusal.gates) gates.push_back(to_json(gate));
  return {{"outcome", "refused"},
          {"code", code_of(refusal.kind)},
          {"message", words(refusal.message)},
          {"case", to_string(refusal.case_id)},
          {"command", refusal.command},
          {"position", refusal.position},
          {"version", refusal.version},
          {"problems", std::move(problems)},
          {"gates", std::move(gates)},
          {"receipt", refusal.receipt ? json::value(to_json(*refusal.receipt)) : json::value(nullptr)}};
}

}  // namespace renmian
