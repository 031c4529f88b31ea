// Certificates that a test makes itself: for 127.0.0.1 and an hour, signed by themselves, if nothing else is said.
#pragma once

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <stdexcept>

namespace renmian::test {

struct CertificateWish {
  const char* alternative_name = "IP:127.0.0.1";
  long seconds_left = 3'600;  // negative: it has expired
  bool authority = false;     // may sign others
  const char* name = "test";
  std::filesystem::path signed_by = {}, signed_with = {};  // certificate and key of an authority; empty: itself
};

inline void write_certificate(const std::filesystem::path& certificate, const std::filesystem::path& key,
                              const CertificateWish& wish) {
  const auto open = [](const std::filesystem::path& file, const char* mode) {
    return std::unique_ptr<std::FILE, decltype(&std::fclose)>(std::fopen(file.c_str(), mode), &std::fclose);
  };
  const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> made(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"),
                                                                 &EVP_PKEY_free);
  const std::unique_ptr<X509, decltype(&X509_free)> x509(X509_new(), &X509_free);
  X509_set_version(x509.get(), X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(x509.get()), 1);
  X509_gmtime_adj(X509_getm_notBefore(x509.get()), wish.seconds_left < 0 ? 2 * wish.seconds_left : -60);
  X509_gmtime_adj(X509_getm_notAfter(x509.get()), wish.seconds_left);
  auto* name = X509_get_subject_name(x509.get());
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>(wish.name), -1, -1, 0);
  X509_set_pubkey(x509.get(), made.get());
  const auto add = [&](int kind, const char* value) {
    const std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)> extension(
        X509V3_EXT_conf_nid(nullptr, nullptr, kind, value), &X509_EXTENSION_free);
    X509_add_ext(x509.get(), extension.get(), -1);
  };
  add(NID_subject_alt_name, wish.alternative_name);
  if (wish.authority) add(NID_basic_constraints, "critical,CA:TRUE");

  std::unique_ptr<X509, decltype(&X509_free)> issuer(nullptr, &X509_free);
  std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> signer(nullptr, &EVP_PKEY_free);
  if (!wish.signed_by.empty()) {
    issuer.reset(PEM_read_X509(open(wish.signed_by, "r").get(), nullptr, nullptr, nullptr));
    signer.reset(PEM_read_PrivateKey(open(wish.signed_with, "r").get(), nullptr, nullptr, nullptr));
  }
  X509_set_issuer_name(x509.get(), issuer ? X509_get_subject_name(issuer.get()) : name);
  const bool is_signed = X509_sign(x509.get(), signer ? signer.get() : made.get(), EVP_sha256()) > 0;

  const auto write = [&](const std::filesystem::path& file, auto what) {
    const auto out = open(file, "w");
    return out && what(out.get()) == 1;
  };
  if (!is_signed || !write(certificate, [&](auto* out) { return PEM_write_X509(out, x509.get()); }) ||
      !write(key,
             [&](auto* out) { return PEM_write_PrivateKey(out, made.get(), nullptr, nullptr, 0, nullptr, nullptr); })) {
    throw std::runtime_error("no certificate");
  }
}

inline void write_certificate(const std::filesystem::path& certificate, const std::filesystem::path& key,
                              const char* alternative_name = "IP:127.0.0.1") {
  write_certificate(certificate, key, CertificateWish{.alternative_name = alternative_name});
}

}  // namespace renmian::test
