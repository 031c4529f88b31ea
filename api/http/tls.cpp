#include "api/http/tls.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <filesystem>

#include "engine/audit/digest.hpp"

namespace renmian::http {
namespace {

namespace ssl = boost::asio::ssl;
namespace fs = std::filesystem;

// Of TLS 1.2: forward secrecy and authenticated encryption. Those of 1.3 all have both.
constexpr const char* kCiphers12 = "ECDHE+AESGCM:ECDHE+CHACHA20";

Fault unusable(const std::string& file, const std::string& why) {
  return Fault("tls-files", {"TLS 文件不可用：" + file + "（" + why + "）",
                             "the TLS file cannot be used: " + file + " (" + why + ")"});
}

int choose_protocol(SSL*, const unsigned char** chosen, unsigned char* length, const unsigned char* offered,
                    unsigned int offered_length, void*) {
  static constexpr unsigned char kHttp11[] = "\x08http/1.1";
  unsigned char* out = nullptr;
  if (SSL_select_next_proto(&out, length, kHttp11, sizeof kHttp11 - 1, offered, offered_length) !=
      OPENSSL_NPN_NEGOTIATED) {
    return SSL_TLSEXT_ERR_ALERT_FATAL;
  }
  *chosen = out;
  return SSL_TLSEXT_ERR_OK;
}

void restrict(SSL_CTX* context, bool tls_1_2) {
  SSL_CTX_set_min_proto_version(context, tls_1_2 ? TLS1_2_VERSION : TLS1_3_VERSION);
  SSL_CTX_set_cipher_list(context, kCiphers12);
  SSL_CTX_set_options(
      context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_TICKET | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE);
  SSL_CTX_set_num_tickets(context, 0);
  SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_alpn_select_cb(context, choose_protocol, nullptr);
}

void ask_clients(ssl::context& context, const std::string& authorities) {
  context.load_verify_file(authorities);
  auto* names = SSL_load_client_CA_file(authorities.c_str());
  if (names == nullptr) throw unusable(authorities, "no certificate in it");
  SSL_CTX_set_client_CA_list(context.native_handle(), names);
  context.set_verify_mode(ssl::verify_peer);
}

std::shared_ptr<ssl::context> open(const EdgeConfig& config) {
  const std::string* file = &config.tls_certificate;
  try {
    auto context = std::make_shared<ssl::context>(ssl::context::tls_server);
    restrict(context->native_handle(), config.tls_1_2);
    context->use_certificate_chain_file(*file);
    file = &config.tls_key;
    const auto everybody = fs::perms::others_read | fs::perms::others_write;
    std::error_code unknown;  // then it shows when it is read
    const auto status = fs::status(*file, unknown);
    if (fs::exists(status) && (status.permissions() & everybody) != fs::perms::none) {
      throw unusable(*file, "everybody can read or write it; chmod 600");
    }
    // Without an answer of ours, OpenSSL would ask the terminal for the password of an encrypted key.
    context->set_password_callback([](std::size_t, ssl::context::password_purpose) { return std::string(); });
    context->use_private_key_file(*file, ssl::context::pem);
    if (!config.tls_client_ca.empty()) {
      file = &config.tls_client_ca;
      ask_clients(*context, *file);
    }
    return context;
  } catch (const boost::system::system_error& error) {
    throw unusable(*file, error.code().message());
  }
}

}  // namespace

Tls::Tls(EdgeConfig config) : config_(std::move(config)), current_(open(config_)) {}

std::shared_ptr<Tls::Context> Tls::current() const {
  const std::lock_guard lock(mutex_);
  return current_;
}

void Tls::reload() {
  auto renewed = open(config_);
  const std::lock_guard lock(mutex_);
  current_ = std::move(renewed);
}

std::string certificate_of_peer(SSL* connection) {
  const std::unique_ptr<X509, decltype(&X509_free)> certificate(SSL_get1_peer_certificate(connection), &X509_free);
  if (!certificate) return {};
  Hash digest{};
  if (X509_digest(certificate.get(), EVP_sha256(), digest.data(), nullptr) != 1) return {};
  return to_hex(digest);
}

}  // namespace renmian::http
