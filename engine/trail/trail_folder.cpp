#include "engine/trail/trail_folder.hpp"

namespace renmian {
namespace {

constexpr std::size_t kChunkBytes = std::size_t{256} * 1024;
constexpr std::size_t kMostLineBytes = std::size_t{64} * 1024 * 1024;

}  // namespace

bool for_each_line(const TrailFolder& folder, const std::string& path,
                   const std::function<void(std::optional<std::string_view> line)>& take) {
  std::string pending;
  for (std::uint64_t offset = 0;;) {
    const auto chunk = folder.read(path, kChunkBytes, offset);
    if (!chunk) return false;
    offset += chunk->size();
    const auto searched = pending.size();
    pending += *chunk;
    std::size_t begin = 0;
    for (auto end = pending.find('\n', searched); end != std::string::npos; end = pending.find('\n', begin)) {
      take(std::string_view(pending).substr(begin, end - begin));
      begin = end + 1;
    }
    pending.erase(0, begin);
    const bool at_end = chunk->size() < kChunkBytes;
    if ((at_end && !pending.empty()) || pending.size() > kMostLineBytes) take(std::nullopt);
    if (at_end || pending.size() > kMostLineBytes) return true;
  }
}

}  // namespace renmian
