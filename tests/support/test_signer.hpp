// A key of any type that lives as long as the test.
#pragma once

#include <openssl/evp.h>

#include <array>
#include <memory>
#include <string>
#include <utility>

#include "engine/audit/note.hpp"
#include "engine/audit/sm2.hpp"

namespace renmian::test {

class TestSigner final : public Signer {
 public:
  explicit TestSigner(std::string name, KeyType type = KeyType::kEd25519)
      : name_(std::move(name)),
        type_(type),
        key_(EVP_PKEY_Q_keygen(nullptr, nullptr, type == KeyType::kSm2 ? "SM2" : "ED25519"), &EVP_PKEY_free),
        verifier_key_(make_vkey(name_, type, public_key())) {}

  const std::string& name() const override { return name_; }
  const std::string& verifier_key() const override { return verifier_key_; }
  Verifier verifier() const { return Verifier::from_vkey(verifier_key_).value(); }
  EVP_PKEY* key() const { return key_.get(); }

  std::string sign(std::string_view message) const override {
    if (type_ == KeyType::kSm2) return sm2_sign(key_.get(), message).value();
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    std::array<std::uint8_t, 64> signature{};
    std::size_t size = signature.size();
    EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key_.get());
    EVP_DigestSign(context.get(), signature.data(), &size, reinterpret_cast<const unsigned char*>(message.data()),
                   message.size());
    return std::string(as_bytes(signature));
  }

 private:
  std::string public_key() const {
    if (type_ == KeyType::kSm2) return sm2_point_of_key(key_.get()).value();
    std::array<std::uint8_t, 32> bytes{};
    std::size_t size = bytes.size();
    EVP_PKEY_get_raw_public_key(key_.get(), bytes.data(), &size);
    return std::string(as_bytes(bytes));
  }

  std::string name_;
  KeyType type_;
  std::shared_ptr<EVP_PKEY> key_;
  std::string verifier_key_;
};

}  // namespace renmian::test
