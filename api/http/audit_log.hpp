// The log as the last commit left it, ready to be proved from. For the handlers of /audit; any thread.
#pragma once

#include "api/http/message.hpp"
#include "engine/audit/tiles.hpp"

namespace renmian::http {

struct PublishedLog {
  std::string origin;
  std::string checkpoint;  // signed note, with the cosignatures known of exactly it
  std::uint64_t size = 0;
  TreeHash hash{};
  TileReader tiles;
  NodeReader nodes;
};

// Nothing while the log has no entries.
std::optional<PublishedLog> published_log(const Call& call);

Response no_entries_yet(const Call& call);

}  // namespace renmian::http
