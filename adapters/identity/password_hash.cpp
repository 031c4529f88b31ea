#include "adapters/identity/password_hash.hpp"

#include <argon2.h>
#include <fmt/format.h>

#include <chrono>
#include <cstdio>

#include "engine/base/problem.hpp"

namespace renmian {
namespace {

constexpr std::size_t kSaltBytes = 16;
constexpr std::size_t kHashBytes = 32;
constexpr std::chrono::seconds kLongestWait{5};

[[noreturn]] void failed(int error) {
  throw Fault("crypto-failed", {"无法计算密码摘要。", "The password hash cannot be computed."},
              argon2_error_message(error));
}

}  // namespace

class PasswordHasher::Turn {
 public:
  explicit Turn(std::counting_semaphore<>& turns) : turns_(turns) {
    if (!turns_.try_acquire_for(kLongestWait)) {
      throw Fault("too-busy", {"正在核验的密码过多，请稍后再试。", "Too many passwords are being checked; try again."});
    }
  }
  ~Turn() { turns_.release(); }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

 private:
  std::counting_semaphore<>& turns_;
};

PasswordHasher::PasswordHasher(Argon2Cost cost, Random& random)
    : cost_(cost),
      random_(random),
      nothing_(fmt::format("$argon2id$v={}$m={},t={},p={}${}${}", static_cast<unsigned>(ARGON2_VERSION_NUMBER),
                           cost.memory_kib, cost.passes, cost.lanes, std::string(22, 'A'), std::string(43, 'A'))) {}

std::string PasswordHasher::hash(std::string_view password) {
  const Turn turn(turns_);
  const auto salt = random_.bytes<kSaltBytes>();
  std::string phc(argon2_encodedlen(cost_.passes, cost_.memory_kib, cost_.lanes, kSaltBytes, kHashBytes, Argon2_id),
                  '\0');
  const auto error =
      argon2id_hash_encoded(cost_.passes, cost_.memory_kib, cost_.lanes, password.data(), password.size(), salt.data(),
                            salt.size(), kHashBytes, phc.data(), phc.size());
  if (error != ARGON2_OK) failed(error);
  phc.resize(phc.find('\0'));
  return phc;
}

bool PasswordHasher::verify(const std::string& phc, std::string_view password) {
  const Turn turn(turns_);
  const auto error = argon2id_verify(phc.c_str(), password.data(), password.size());
  if (error == ARGON2_MEMORY_ALLOCATION_ERROR) failed(error);
  return error == ARGON2_OK;
}

bool PasswordHasher::verify_nothing(std::string_view password) {
  static_cast<void>(verify(nothing_, password));
  return false;
}

bool PasswordHasher::is_outdated(std::string_view phc) const {
  unsigned version = 0, memory = 0, passes = 0, lanes = 0;
  const std::string text(phc);
  const bool read =
      std::sscanf(text.c_str(), "$argon2id$v=%u$m=%u,t=%u,p=%u$", &version, &memory, &passes, &lanes) == 4;
  return !read || version < ARGON2_VERSION_NUMBER || memory < cost_.memory_kib || passes < cost_.passes ||
         lanes < cost_.lanes;
}

}  // namespace renmian
