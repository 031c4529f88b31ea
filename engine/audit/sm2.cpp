#include "engine/audit/sm2.hpp"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <array>

#include "engine/base/problem.hpp"

namespace renmian {
namespace {

constexpr std::string_view kId = "1234567812345678";
constexpr char kUncompressed = '\x04';
constexpr int kNumberBytes = 32;

template <typename T, void (*release)(T*)>
struct Release {
  void operator()(T* resource) const { release(resource); }
};
template <typename T, void (*release)(T*)>
using Owned = std::unique_ptr<T, Release<T, release>>;
using DigestContext = Owned<EVP_MD_CTX, EVP_MD_CTX_free>;
using KeyContext = Owned<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using SignatureNumbers = Owned<ECDSA_SIG, ECDSA_SIG_free>;

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

// r || s as the DER that OpenSSL reads and writes.
std::string to_der(std::string_view signature) {
  const SignatureNumbers numbers(ECDSA_SIG_new());
  BIGNUM* const r = BN_bin2bn(bytes_of(signature), kNumberBytes, nullptr);
  BIGNUM* const s = BN_bin2bn(bytes_of(signature) + kNumberBytes, kNumberBytes, nullptr);
  if (!numbers || ECDSA_SIG_set0(numbers.get(), r, s) != 1) {
    BN_free(r);
    BN_free(s);
    return {};
  }
  std::array<unsigned char, 80> der;  // two numbers of 33 bytes and their frames
  auto* end = der.data();
  const auto size = i2d_ECDSA_SIG(numbers.get(), &end);
  return {reinterpret_cast<const char*>(der.data()), static_cast<std::size_t>(size > 0 ? size : 0)};
}

std::optional<std::string> from_der(std::string_view der) {
  const auto* begin = bytes_of(der);
  const SignatureNumbers numbers(d2i_ECDSA_SIG(nullptr, &begin, static_cast<long>(der.size())));
  std::array<unsigned char, kSm2SignatureBytes> signature;
  if (!numbers || BN_bn2binpad(ECDSA_SIG_get0_r(numbers.get()), signature.data(), kNumberBytes) < 0 ||
      BN_bn2binpad(ECDSA_SIG_get0_s(numbers.get()), signature.data() + kNumberBytes, kNumberBytes) < 0) {
    return std::nullopt;
  }
  return std::string(reinterpret_cast<const char*>(signature.data()), signature.size());
}

using Begin = decltype(EVP_DigestSignInit_ex);

// A context for SM3 with SM2 and the ID; null if `key` cannot be used so.
DigestContext begun(Begin* begin, EVP_PKEY* key) {
  DigestContext context(EVP_MD_CTX_new());
  EVP_PKEY_CTX* key_context = nullptr;  // owned by `context`
  const bool ready = context && begin(context.get(), &key_context, "SM3", nullptr, nullptr, key, nullptr) == 1 &&
                     EVP_PKEY_CTX_set1_id(key_context, kId.data(), static_cast<int>(kId.size())) == 1;
  return ready ? std::move(context) : nullptr;
}

}  // namespace

std::shared_ptr<EVP_PKEY> sm2_key_of_point(std::string_view point) {
  if (point.size() != kSm2PointBytes || point[0] != kUncompressed) return nullptr;
  const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "SM2", nullptr));
  if (!context || EVP_PKEY_fromdata_init(context.get()) != 1) {
    throw Fault("crypto-failed", {"密码库不支持SM2算法，请检查OpenSSL的安装与配置。",
                                  "The crypto library has no SM2. Check the OpenSSL installation."});
  }
  std::string curve = "SM2", octets(point);
  OSSL_PARAM params[] = {
      OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, curve.data(), curve.size()),
      OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, octets.data(), octets.size()),
      OSSL_PARAM_construct_end(),
  };
  EVP_PKEY* key = nullptr;
  if (EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, params) != 1) return nullptr;
  return {key, &EVP_PKEY_free};
}

std::optional<std::string> sm2_point_of_key(const EVP_PKEY* key) {
  std::array<unsigned char, kSm2PointBytes> point;
  std::size_t size = 0;
  if (!EVP_PKEY_is_a(key, "SM2") ||
      EVP_PKEY_get_octet_string_param(key, OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size(), &size) != 1 ||
      size != point.size() || point[0] != kUncompressed) {
    return std::nullopt;
  }
  return std::string(reinterpret_cast<const char*>(point.data()), size);
}

bool sm2_verifies(EVP_PKEY* key, std::string_view message, std::string_view signature) {
  if (signature.size() != kSm2SignatureBytes) return false;
  const auto der = to_der(signature);
  const auto context = begun(EVP_DigestVerifyInit_ex, key);
  return context && EVP_DigestVerify(context.get(), bytes_of(der), der.size(), bytes_of(message), message.size()) == 1;
}

std::optional<std::string> sm2_sign(EVP_PKEY* key, std::string_view message) {
  const auto context = begun(EVP_DigestSignInit_ex, key);
  std::array<unsigned char, 80> der;
  std::size_t size = der.size();
  if (!context || EVP_DigestSign(context.get(), der.data(), &size, bytes_of(message), message.size()) != 1) {
    return std::nullopt;
  }
  return from_der({reinterpret_cast<const char*>(der.data()), size});
}

}  // namespace renmian
