// A certificate that a test signs itself, for 127.0.0.1, valid for an hour.
#pragma once

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <stdexcept>

namespace renmian::test {

inline void write_certificate(const std::filesystem::path& certificate, const std::filesystem::path& key,
                              const char* alternative_name = "IP:127.0.0.1") {
  const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> made(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"),
                                                                 &EVP_PKEY_free);
  const std::unique_ptr<X509, decltype(&X509_free)> x509(X509_new(), &X509_free);
  X509_set_version(x509.get(), X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(x509.get()), 1);
  X509_gmtime_adj(X509_getm_notBefore(x509.get()), -60);
  X509_gmtime_adj(X509_getm_notAfter(x509.get()), 3'600);
  auto* name = X509_get_subject_name(x509.get());
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("test"), -1, -1, 0);
  X509_set_issuer_name(x509.get(), name);
  X509_set_pubkey(x509.get(), made.get());
  const std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)> names(
      X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, alternative_name), &X509_EXTENSION_free);
  X509_add_ext(x509.get(), names.get(), -1);
  const bool is_signed = X509_sign(x509.get(), made.get(), EVP_sha256()) > 0;

  const auto write = [](const std::filesystem::path& file, auto what) {
    const std::unique_ptr<std::FILE, decltype(&std::fclose)> out(std::fopen(file.c_str(), "w"), &std::fclose);
    return out && what(out.get()) == 1;
  };
  if (!is_signed || !write(certificate, [&](auto* out) { return PEM_write_X509(out, x509.get()); }) ||
      !write(key,
             [&](auto* out) { return PEM_write_PrivateKey(out, made.get(), nullptr, nullptr, 0, nullptr, nullptr); })) {
    throw std::runtime_error("no certificate");
  }
}

}  // namespace renmian::test
