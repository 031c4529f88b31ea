// Reading the maps of MemoryStore.
#pragma once

#include <optional>
#include <vector>

namespace renmian {

template <class Map, class Key>
auto find_in(const Map& map, const Key& key) {
  const auto found = map.find(key);
  return found == map.end() ? std::nullopt : std::optional(found->second);
}

template <class Map, class Key>
auto value_or_empty(const Map& map, const Key& key) {
  const auto found = map.find(key);
  return found == map.end() ? typename Map::mapped_type{} : found->second;
}

template <class Map>
auto values_of(const Map& map) {
  std::vector<typename Map::mapped_type> values;
  for (const auto& [key, value] : map) values.push_back(value);
  return values;
}

// Keyset paging: the values after key `after` that `wanted` chooses, at most `limit`.
template <class Map, class Wanted>
auto page_of(const Map& map, const std::optional<typename Map::key_type>& after, std::size_t limit,
             const Wanted& wanted) {
  std::vector<typename Map::mapped_type> page;
  for (auto at = after ? map.upper_bound(*after) : map.begin(); at != map.end() && page.size() < limit; ++at) {
    if (wanted(at->second)) page.push_back(at->second);
  }
  return page;
}

}  // namespace renmian
