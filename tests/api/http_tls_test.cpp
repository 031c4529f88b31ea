// TLS of the server, tried from outside with every version and what else a client may offer.
#include <gtest/gtest.h>
#include <openssl/ui.h>

#include <fstream>

#include "api/http/tls.hpp"
#include "engine/audit/digest.hpp"
#include "tests/support/certificate.hpp"
#include "tests/support/http_office.hpp"
#include "tests/support/tls_client.hpp"

namespace renmian::test {
namespace {

namespace fs = std::filesystem;

constexpr auto kHealth = "/api/v1/health";

void write_pair(const fs::path& certificate, const fs::path& key) {
  fs::remove(key);
  write_certificate(certificate, key);
  fs::permissions(key, fs::perms::owner_read | fs::perms::owner_write);
}

void encrypt(const fs::path& key_file) {
  const auto open = [&](const char* mode) {
    return std::unique_ptr<std::FILE, decltype(&std::fclose)>(std::fopen(key_file.c_str(), mode), &std::fclose);
  };
  const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
      PEM_read_PrivateKey(open("r").get(), nullptr, nullptr, nullptr), &EVP_PKEY_free);
  ASSERT_EQ(PEM_write_PKCS8PrivateKey(open("w").get(), key.get(), EVP_aes_256_cbc(), "secret", 6, nullptr, nullptr), 1);
}

std::string code_of_start(const EdgeConfig& config) {
  try {
    http::Tls tls(config);
    return "started";
  } catch (const Fault& fault) {
    return std::string(fault.code());
  }
}

class HttpTls : public testing::Test {
 protected:
  HttpTls() {
    write_pair(files.path() / "server.pem", files.path() / "server.key");
    write_pair(files.path() / "client.pem", files.path() / "client.key");
    write_pair(files.path() / "stranger.pem", files.path() / "stranger.key");
    edge.tls_certificate = (files.path() / "server.pem").string();
    edge.tls_key = (files.path() / "server.key").string();
  }

  HttpOffice& office() {
    if (!office_)
      office_ = std::make_unique<HttpOffice>(ServerOptions{}, std::nullopt, [&](Config& c) { c.edge = edge; });
    return *office_;
  }
  std::uint16_t port() { return office().server().port(); }
  bool lets_in(const TlsOffer& offer) {
    try {
      return TlsClient(port(), offer).get(kHealth).starts_with("HTTP/1.1 200");
    } catch (const std::runtime_error&) {
      return false;
    }
  }
  TlsOffer with_certificate(const std::string& name) {
    return {.certificate = (files.path() / (name + ".pem")).string(), .key = (files.path() / (name + ".key")).string()};
  }

  TemporaryFolder files;
  EdgeConfig edge;

 private:
  std::unique_ptr<HttpOffice> office_;
};

TEST_F(HttpTls, Version13IsSpokenAndNothingOlder) {
  EXPECT_TRUE(lets_in({}));
  for (const int version : {TLS1_2_VERSION, TLS1_1_VERSION, TLS1_VERSION}) {
    EXPECT_FALSE(lets_in({.lowest = TLS1_VERSION, .highest = version})) << version;
  }
}

TEST_F(HttpTls, Version12IsSpokenIfItIsAllowedAndOnlyWithAuthenticatedEncryption) {
  edge.tls_1_2 = true;
  const auto with = [](const char* ciphers) {
    return TlsOffer{.lowest = TLS1_2_VERSION, .highest = TLS1_2_VERSION, .ciphers = ciphers};
  };
  EXPECT_TRUE(lets_in({}));
  EXPECT_TRUE(lets_in(with("ECDHE-ECDSA-AES128-GCM-SHA256")));
  EXPECT_TRUE(lets_in(with("ECDHE-ECDSA-CHACHA20-POLY1305")));
  for (const auto* old : {"ECDHE-ECDSA-AES128-SHA256", "ECDHE-ECDSA-AES256-SHA", "AES128-GCM-SHA256", "eNULL"}) {
    EXPECT_FALSE(lets_in(with(old))) << old;
  }
  EXPECT_FALSE(lets_in({.lowest = TLS1_VERSION, .highest = TLS1_1_VERSION}));
}

TEST_F(HttpTls, NothingIsNegotiatedAgain) {
  edge.tls_1_2 = true;
  TlsClient client(port(), {.lowest = TLS1_2_VERSION, .highest = TLS1_2_VERSION});
  EXPECT_TRUE(client.get(kHealth).starts_with("HTTP/1.1 200"));
  SSL_renegotiate(client.connection());
  EXPECT_NE(SSL_do_handshake(client.connection()), 1);
}

TEST_F(HttpTls, NoSessionIsTakenUpAgain) {
  edge.tls_1_2 = true;
  for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
    TlsClient client(port(), {.lowest = version, .highest = version});
    EXPECT_TRUE(client.get(kHealth).starts_with("HTTP/1.1 200"));
    EXPECT_EQ(SSL_SESSION_has_ticket(SSL_get_session(client.connection())), 0) << version;
    EXPECT_FALSE(version == TLS1_3_VERSION && SSL_SESSION_is_resumable(SSL_get_session(client.connection())));
  }
}

TEST_F(HttpTls, OnlyHttp11IsSpoken) {
  TlsClient both(port(), {.protocols = "\x02h2\x08http/1.1"});
  EXPECT_EQ(both.protocol(), "http/1.1");
  EXPECT_FALSE(lets_in({.protocols = "\x02h2"}));
}

TEST_F(HttpTls, PlainHttpIsNotAnswered) {
  auto plain = office().client();
  plain.send_raw("GET /api/v1/health HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_ANY_THROW(plain.receive());
}

TEST_F(HttpTls, AnswersMayOnlyBeAskedForThroughTlsFromThenOn) {
  const std::string field = "Strict-Transport-Security: max-age=31536000; includeSubDomains\r\n";
  TlsClient client(port());
  EXPECT_NE(client.get(kHealth).find(field), std::string::npos);
  EXPECT_NE(client.get("/nothing").find(field), std::string::npos);
  HttpOffice plain;
  EXPECT_EQ(plain.client().get(kHealth).count("Strict-Transport-Security"), 0U);
}

TEST_F(HttpTls, TheEndOfTheAnswersIsSaid) {
  TlsClient client(port());
  EXPECT_TRUE(client.get(kHealth, "Connection: close\r\n").starts_with("HTTP/1.1 200"));
  while (!client.read_some().empty()) {
  }
  EXPECT_NE(SSL_get_shutdown(client.connection()) & SSL_RECEIVED_SHUTDOWN, 0);
}

TEST_F(HttpTls, WithoutAnAuthorityNoClientIsAskedForACertificate) {
  EXPECT_TRUE(lets_in({}));
  EXPECT_TRUE(lets_in(with_certificate("stranger")));  // asked for none, it shows none
}

TEST_F(HttpTls, ACertificateOfAClientIsHeldToTheAuthority) {
  edge.tls_client_ca = (files.path() / "client.pem").string();
  EXPECT_TRUE(lets_in({}));
  EXPECT_TRUE(lets_in(with_certificate("client")));
  EXPECT_FALSE(lets_in(with_certificate("stranger")));
}

TEST_F(HttpTls, ACertificateIsKnownByItsDigest) {
  TlsClient client(port());
  std::ifstream file(edge.tls_certificate);
  const std::string pem{std::istreambuf_iterator<char>(file), {}};
  const auto begin = pem.find('\n') + 1, end = pem.find("-----END");
  std::string base64 = pem.substr(begin, end - begin);
  std::erase(base64, '\n');
  EXPECT_EQ(http::certificate_of_peer(client.connection()), to_hex(sha256(from_base64(base64).value())));
}

TEST_F(HttpTls, CertificatesAreReadAgainWithoutLosingAConnection) {
  TlsClient before(port());
  const auto first = http::certificate_of_peer(before.connection());
  write_pair(edge.tls_certificate, edge.tls_key);
  EXPECT_EQ(http::certificate_of_peer(TlsClient(port()).connection()), first);
  office().server().reload();
  EXPECT_NE(http::certificate_of_peer(TlsClient(port()).connection()), first);
  EXPECT_TRUE(before.get(kHealth).starts_with("HTTP/1.1 200"));
}

TEST_F(HttpTls, FilesThatCannotBeUsedLeaveThoseThatAreInUse) {
  const auto first = http::certificate_of_peer(TlsClient(port()).connection());
  const auto reload_fails = [&] {
    EXPECT_THROW(office().server().reload(), Fault);
    EXPECT_EQ(http::certificate_of_peer(TlsClient(port()).connection()), first);
  };
  fs::copy_file(files.path() / "stranger.pem", edge.tls_certificate, fs::copy_options::overwrite_existing);
  reload_fails();  // the key is another's
  std::ofstream(edge.tls_certificate) << "nothing";
  reload_fails();
  fs::remove(edge.tls_certificate);
  reload_fails();
}

TEST_F(HttpTls, AKeyThatCannotEvenBeLookedAtLeavesTheOneThatIsInUse) {
  ASSERT_TRUE(TlsClient(port()).get(kHealth).starts_with("HTTP/1.1 200"));
  fs::remove(edge.tls_key);
  fs::create_symlink(edge.tls_key, edge.tls_key);  // leads to itself
  EXPECT_THROW(office().server().reload(), Fault);
  EXPECT_TRUE(TlsClient(port()).get(kHealth).starts_with("HTTP/1.1 200"));
}

TEST_F(HttpTls, AServerDoesNotStartWithFilesThatCannotBeUsed) {
  EXPECT_EQ(code_of_start(edge), "started");
  auto other = edge;
  other.tls_key = (files.path() / "client.key").string();
  EXPECT_EQ(code_of_start(other), "tls-files");
  other.tls_key = (files.path() / "none.key").string();
  EXPECT_EQ(code_of_start(other), "tls-files");
  other = edge;
  other.tls_client_ca = edge.tls_key;
  EXPECT_EQ(code_of_start(other), "tls-files");
  fs::permissions(edge.tls_key, fs::perms::others_read, fs::perm_options::add);
  EXPECT_EQ(code_of_start(edge), "tls-files");
}

TEST_F(HttpTls, AnEncryptedKeyIsRefusedWithoutAskingAnybodyForItsPassword) {
  static bool asked;
  asked = false;
  const std::unique_ptr<UI_METHOD, decltype(&UI_destroy_method)> terminal(UI_create_method("terminal"),
                                                                          &UI_destroy_method);
  UI_method_set_opener(terminal.get(), [](UI*) {
    asked = true;
    return 0;
  });
  const auto* usual = UI_get_default_method();
  UI_set_default_method(terminal.get());
  encrypt(edge.tls_key);
  EXPECT_EQ(code_of_start(edge), "tls-files");
  EXPECT_FALSE(asked);
  UI_set_default_method(usual);
}

}  // namespace
}  // namespace renmian::test
