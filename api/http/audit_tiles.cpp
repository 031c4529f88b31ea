// The log as files (C2SP tlog-tiles). What has been answered once never changes, so who got it may keep it for ever:
// full tiles and bundles, and partial ones of a given width alike. It takes a right to get it, so no cache that others
// share may (RFC 9111 section 3.5). Entries hold no personal content.
#include <algorithm>

#include "api/http/audit_log.hpp"
#include "api/http/handlers.hpp"
#include "api/http/input.hpp"
#include "api/http/numbers.hpp"
#include "api/service/may.hpp"
#include "engine/audit/entry_bundle.hpp"
#include "engine/case/log_tree.hpp"

namespace renmian::http {
namespace {

struct TilePlace {
  unsigned level = 0;
  std::uint64_t index = 0;
  unsigned width = kTileWidth;
};

// "x001/x234/067", with ".p/<width>" for a partial one. Read loosely: the caller compares with the path it would write.
std::optional<TilePlace> place_of(std::string_view path) {
  TilePlace place;
  if (const auto partial = path.find(".p/"); partial != std::string_view::npos) {
    const auto width = number_of<unsigned>(path.substr(partial + 3));
    if (!width || *width == 0 || *width >= kTileWidth) return std::nullopt;
    place.width = *width;
    path = path.substr(0, partial);
  }
  std::string digits;
  std::ranges::copy_if(path, std::back_inserter(digits), [](char c) { return c != '/' && c != 'x'; });
  const auto index = number_of<std::uint64_t>(digits);
  if (!index) return std::nullopt;
  place.index = *index;
  return place;
}

// Whether a log of `size` entries has all that is asked for.
bool has(std::uint64_t size, const TilePlace& place) {
  for (unsigned level = 0; level < place.level; ++level) size /= kTileWidth;
  const auto full = size / kTileWidth;
  return place.index < full || (place.index == full && place.width <= size % kTileWidth);
}

Response no_such_tile(const Call& call) {
  return problem(kinds::kNotFound, call.reply_to, {"日志没有这个块", "the log has no such tile"});
}

Fault missing_entries() { return log_frozen({"日志缺少记录", "entries of the log are missing"}); }

Response kept_for_ever(std::string bytes) {
  const auto tag = '"' + to_hex(sha256(bytes)) + '"';
  Response response{status::ok, "application/octet-stream", std::move(bytes)};
  response.cache_control = "private, max-age=31536000, immutable";
  response.with("ETag", tag);
  return response;
}

}  // namespace

Response show_tile(const Call& call) {
  if (auto lacking = lacks_right(call.desk(), *call.actor, "audit.proof")) return problem(*lacking, call.reply_to);
  const auto slash = call.id.find('/');
  if (slash == std::string_view::npos) return no_such_tile(call);
  const auto level = number_of<unsigned>(call.id.substr(0, slash));
  auto place = place_of(call.id.substr(slash + 1));
  constexpr unsigned kHighestLevel = 7;  // of 2^63 entries
  if (!level || *level > kHighestLevel || !place) return no_such_tile(call);
  place->level = *level;
  const auto log = published_log(call);
  if (!log || !has(log->size, *place) ||
      tile_path(place->level, place->index, place->width) != "tile/" + std::string(call.id)) {
    return no_such_tile(call);
  }
  const auto hashes = log->tiles(place->level, place->index);
  if (hashes.size() < place->width) throw missing_entries();
  std::string bytes;
  for (const auto& hash : std::span(hashes).first(place->width)) bytes += as_bytes(hash);
  return kept_for_ever(std::move(bytes));
}

Response show_entries(const Call& call) {
  if (auto lacking = lacks_right(call.desk(), *call.actor, "audit.read")) return problem(*lacking, call.reply_to);
  const auto place = place_of(call.id);
  const auto log = place ? published_log(call) : std::nullopt;
  if (!log || !has(log->size, *place) ||
      entries_path(place->index, place->width) != "tile/entries/" + std::string(call.id)) {
    return no_such_tile(call);
  }
  const auto first = place->index * kTileWidth;
  const auto events = call.store().events_from(first, place->width);
  std::vector<std::string_view> entries;
  for (const auto& event : events) {
    if (event.log_index != first + entries.size()) break;
    entries.push_back(event.body);
  }
  if (entries.size() != place->width) throw missing_entries();
  return kept_for_ever(to_bundle(entries));
}

}  // namespace renmian::http
