#include "engine/case/answer_schemas.hpp"

#include "engine/data/schema_parts.hpp"

namespace renmian {

using namespace schema;

boost::json::object problem_schema() { return object({{"code", text()}, {"place", text()}, {"message", words()}}); }

boost::json::object gate_schema() {
  return object({{"id", text()},
                 {"title", words()},
                 {"source", text()},
                 {"mark", one_of({"V", "S", "O", "M"})},
                 {"confirmed_by", words()},
                 {"waiver", nullable(object({{"authority", text()}, {"when", words()}}))}});
}

boost::json::object gate_finding_schema() {
  return joined(gate_schema(), object({{"verdict", one_of({"met", "unmet", "pending", "waived"})},
                                       {"reasons", array(words())},
                                       {"due", nullable(date())},
                                       {"document", nullable(text())}}));
}

boost::json::object receipt_schema() {
  return object({{"event", uuid()}, {"log_index", whole()}, {"leaf", text()}, {"checkpoint", nullable(text())}});
}

boost::json::object advanced_schema() {
  return object({{"outcome", one_of({"accepted"})},
                 {"case", uuid()},
                 {"command", text()},
                 {"position", text()},
                 {"version", whole()},
                 {"receipt", ref("Receipt")}});
}

boost::json::object refusal_schema() {
  return object({{"outcome", one_of({"refused"})},
                 {"code", one_of({"no-such-case", "stale-version", "bad-input", "not-possible-here", "gate-closed",
                                  "key-reused", "not-allowed", "proof-too-old", "not-done"})},
                 {"message", words()},
                 {"case", uuid()},
                 {"command", text()},
                 {"position", text()},
                 {"version", whole()},
                 {"problems", array(ref("Problem"))},
                 {"gates", array(ref("GateFinding"))},
                 {"receipt", nullable(ref("Receipt"))}});
}

}  // namespace renmian
