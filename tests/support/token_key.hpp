// A key with which a test signs tokens (RFC 7515), and its public part as a provider publishes it (RFC 7517).
#pragma once

#include <cjose/cjose.h>

#include <boost/json.hpp>
#include <memory>
#include <stdexcept>
#include <string>

namespace renmian::test {

class TokenKey {
 public:
  enum class Type { kRsa, kShortRsa, kEc, kSecret };

  explicit TokenKey(Type type = Type::kEc, std::string kid = "one") : kid_(std::move(kid)) {
    static constexpr std::uint8_t kExponent[] = {1, 0, 1};
    cjose_err error;
    key_ = type == Type::kEc ? cjose_jwk_create_EC_random(CJOSE_JWK_EC_P_256, &error)
           : type == Type::kSecret
               ? cjose_jwk_create_oct_random(256, &error)
               : cjose_jwk_create_RSA_random(type == Type::kRsa ? 2048 : 1024, kExponent, sizeof kExponent, &error);
    if (key_ == nullptr) throw std::runtime_error(error.message);
  }
  ~TokenKey() { cjose_jwk_release(key_); }
  TokenKey(const TokenKey&) = delete;
  TokenKey& operator=(const TokenKey&) = delete;

  // With kid, unless that is empty; `more` replaces members.
  boost::json::object public_part(const boost::json::object& more = {}) const {
    cjose_err error;
    const std::unique_ptr<char, cjose_dealloc_fn_t> text(cjose_jwk_to_json(key_, false, &error), cjose_get_dealloc());
    auto jwk = boost::json::parse(text.get()).as_object();
    if (!kid_.empty()) jwk["kid"] = kid_;
    for (const auto& [name, value] : more) jwk[name] = value;
    return jwk;
  }

  std::string sign(const std::string& algorithm, const std::string& payload,
                   const boost::json::object& more_header = {}) const {
    cjose_err error;
    auto* header = cjose_header_new(&error);
    cjose_header_set(header, CJOSE_HDR_ALG, algorithm.c_str(), &error);
    if (!kid_.empty()) cjose_header_set(header, CJOSE_HDR_KID, kid_.c_str(), &error);
    for (const auto& [name, value] : more_header) {
      cjose_header_set_raw(header, std::string(name).c_str(), boost::json::serialize(value).c_str(), &error);
    }
    auto* jws =
        cjose_jws_sign(key_, header, reinterpret_cast<const std::uint8_t*>(payload.data()), payload.size(), &error);
    const char* text = nullptr;
    if (jws == nullptr || !cjose_jws_export(jws, &text, &error)) throw std::runtime_error(error.message);
    std::string token(text);
    cjose_jws_release(jws);
    cjose_header_release(header);
    return token;
  }

 private:
  std::string kid_;
  cjose_jwk_t* key_ = nullptr;
};

inline std::string key_set(const boost::json::array& keys) {
  return boost::json::serialize(boost::json::object{{"keys", keys}});
}

}  // namespace renmian::test
