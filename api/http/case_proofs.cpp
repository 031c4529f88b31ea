#include "api/service/case_proofs.hpp"

#include "api/http/handlers.hpp"
#include "api/http/input.hpp"
#include "api/http/numbers.hpp"
#include "engine/data/writer.hpp"

namespace renmian::http {

Response show_case_proofs(const Call& call) {
  const auto id = parse_id<OfCase>(call.id);
  if (!id) return no_such(call);
  const auto proofs = proofs_of_case(call.desk(), *id, *call.actor);
  return proofs ? json_response(write_described(*proofs)) : problem(proofs.error(), call.reply_to);
}

Response show_event_proof(const Call& call) {
  const auto id = parse_id<OfCase>(call.id);
  const auto seq = number_of<std::int64_t>(call.number);
  if (!id || !seq) return no_such(call);
  auto proof = proof_of_event(call.desk(), *id, *seq, *call.actor);
  if (!proof) return problem(proof.error(), call.reply_to);
  return {status::ok, "text/plain; charset=utf-8", std::move(*proof)};
}

}  // namespace renmian::http
