#include "api/http/audit_log.hpp"

#include "api/http/problems.hpp"
#include "engine/case/log_tree.hpp"
#include "engine/case/trail_pages.hpp"

namespace renmian::http {

std::optional<PublishedLog> published_log(const Call& call) {
  auto head = newest_head(call.store());
  if (!head) return std::nullopt;
  const auto hash = tree_hash_of(head->checkpoint.origin);
  PublishedLog log{head->checkpoint.origin, std::move(head->note), head->checkpoint.size, hash, {}, {}};
  log.tiles = tiles_of(call.store(), log.size, hash);
  log.nodes = nodes_over_tiles(log.tiles, hash);
  return log;
}

Response no_entries_yet(const Call& call) {
  return problem(kinds::kNotFound, call.reply_to, {"日志尚无记录", "the log has no entries yet"});
}

}  // namespace renmian::http
