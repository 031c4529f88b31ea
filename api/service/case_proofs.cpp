#include "api/service/case_proofs.hpp"

#include "api/service/case_access.hpp"
#include "api/service/trail_export.hpp"
#include "engine/audit/encoding.hpp"
#include "engine/case/log_tree.hpp"
#include "engine/case/trail_pages.hpp"

namespace renmian {
namespace {

EventProof proof_of(const StoredEvent& event, const Checkpoint& checkpoint, const NodeReader& nodes, TreeHash hash) {
  EventProof proof;
  proof.seq = event.seq;
  proof.log_index = static_cast<std::int64_t>(event.log_index);
  proof.leaf = to_base64(event.leaf);
  for (const auto& node : inclusion_proof(event.log_index, checkpoint.size, nodes, hash)) {
    proof.hashes.emplace_back(to_base64(node));
  }
  return proof;
}

}  // namespace

boost::system::result<CaseProofs, Problem> proofs_of_case(Desk& desk, CaseId id, const Actor& actor) {
  const auto row = case_for(desk, id, actor, "case.history");
  if (!row) return row.error();
  auto& store = desk.store();
  const auto events = store.events_of({&id, 1});
  const auto head = newest_head(store);  // after the events, so that it covers them
  if (!head) throw Fault("store-failed", {"日志缺少检查点", "the log has no checkpoint"});

  const auto& [origin, size, root, extensions] = head->checkpoint;
  const auto hash = tree_hash_of(origin);
  const auto nodes = nodes_over_tiles(remembering(tiles_of(store, size, hash)), hash);
  CaseProofs proofs{origin, static_cast<std::int64_t>(size), head->note, {}};
  for (const auto& event : events) proofs.items.push_back(proof_of(event, head->checkpoint, nodes, hash));
  return proofs;
}

boost::system::result<std::string, Problem> proof_of_event(Desk& desk, CaseId id, std::int64_t seq,
                                                           const Actor& actor) {
  const auto row = case_for(desk, id, actor, "case.history");
  if (!row) return row.error();
  const auto event = desk.store().event_at(id, seq);
  auto proof = event ? proof_of_entry(desk.store(), event->log_index) : std::nullopt;
  if (!proof) return not_there();
  return {boost::system::in_place_value, std::move(*proof)};
}

}  // namespace renmian
