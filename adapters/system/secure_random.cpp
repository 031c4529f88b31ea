#include "adapters/system/secure_random.hpp"

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <algorithm>

#include "engine/base/problem.hpp"

namespace renmian {
namespace {

void draw(std::span<std::uint8_t> bytes) {
  if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) == 1) return;
  throw Fault("random-unavailable", {"系统无法提供随机数", "the system gives no random numbers"});
}

// Bytes drawn ahead; what was handed out is wiped, so that no id or salt can be read from memory later.
class Block {
 public:
  void fill(std::span<std::uint8_t> into) {
    while (!into.empty()) {
      if (next_ == bytes_.size()) {
        draw(bytes_);
        next_ = 0;
      }
      const auto taken = std::span(bytes_).subspan(next_, std::min(into.size(), bytes_.size() - next_));
      std::ranges::copy(taken, into.begin());
      OPENSSL_cleanse(taken.data(), taken.size());
      next_ += taken.size();
      into = into.subspan(taken.size());
    }
  }

 private:
  std::array<std::uint8_t, 2048> bytes_{};
  std::size_t next_ = bytes_.size();
};

}  // namespace

void SecureRandom::fill(std::span<std::uint8_t> bytes) {
  thread_local Block block;
  block.fill(bytes);
}

}  // namespace renmian
