// The client certificate of a service, over TLS: whose it is, and what one is worth that nobody has registered.
#include <gtest/gtest.h>

#include <fstream>

#include "api/http/tls.hpp"
#include "api/service/identity/administration.hpp"
#include "tests/support/certificate.hpp"
#include "tests/support/signed_in.hpp"
#include "tests/support/tls_client.hpp"

namespace renmian::test {
namespace {

namespace fs = std::filesystem;

class HttpClientCertificate : public testing::Test {
 protected:
  HttpClientCertificate() {
    const auto authority = certificate("authority"), authority_key = key("authority");
    write_certificate(authority, authority_key, CertificateWish{.authority = true, .name = "authority"});
    for (const char* name : {"server", "known", "unknown"}) {
      write_certificate(certificate(name), key(name),
                        CertificateWish{.name = name, .signed_by = authority, .signed_with = authority_key});
    }
    fs::permissions(key("server"), fs::perms::owner_read);
    office_.emplace(std::nullopt, [&](Config& config) {
      config.edge.tls_certificate = certificate("server");
      config.edge.tls_key = key("server");
      config.edge.tls_client_ca = authority;
    });
    office_->add("oa", {}, account::AccountKind::service);
    const auto registered = register_certificate(
        office_->runtime(), {.account = {"oa"}, .fingerprint = {fingerprint_of("known")}, .label = {"公文系统"}},
        office_->actor("sysadmin"), false);
    if (!registered) throw std::runtime_error(registered.error().front().message.en);
  }

  std::string certificate(const std::string& name) const { return (files_.path() / (name + ".pem")).string(); }
  std::string key(const std::string& name) const { return (files_.path() / (name + ".key")).string(); }

  // SHA-256 of the certificate in DER.
  std::string fingerprint_of(const std::string& name) const {
    std::ifstream file(certificate(name));
    const std::string pem{std::istreambuf_iterator<char>(file), {}};
    const auto begin = pem.find('\n') + 1, end = pem.find("-----END");
    auto base64 = pem.substr(begin, end - begin);
    std::erase(base64, '\n');
    return to_hex(sha256(from_base64(base64).value()));
  }

  // The answer to who the caller is, who shows this certificate; none, if it is empty.
  std::string me(const std::string& name = {}) {
    TlsOffer offer;
    if (!name.empty()) offer = {.certificate = certificate(name), .key = key(name)};
    TlsClient client(office_->port(), offer);
    std::string answer;
    for (auto part = client.get("/api/v1/me", "Connection: close\r\n"); !part.empty(); part = client.read_some()) {
      answer += part;
    }
    return answer;
  }

  SignedInOffice& office() { return *office_; }

 private:
  TemporaryFolder files_;
  std::optional<SignedInOffice> office_;
};

TEST_F(HttpClientCertificate, IsTheAccountOfTheServiceItIsRegisteredFor) {
  const auto answer = me("known");
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 200")) << answer;
  EXPECT_NE(answer.find(R"("account":"oa")"), std::string::npos) << answer;
  EXPECT_NE(answer.find(R"("auth":"certificate")"), std::string::npos) << answer;
}

TEST_F(HttpClientCertificate, OfTheSameAuthorityThatNobodyRegisteredIsNobodys) {
  EXPECT_TRUE(me("unknown").starts_with("HTTP/1.1 401"));
}

TEST_F(HttpClientCertificate, IsNeededWhereNothingElseIsShown) { EXPECT_TRUE(me().starts_with("HTTP/1.1 401")); }

TEST_F(HttpClientCertificate, IsWorthNothingOnceItIsTakenAway) {
  ASSERT_TRUE(me("known").starts_with("HTTP/1.1 200"));
  ASSERT_TRUE(remove_certificate(office().runtime(), fingerprint_of("known"), office().actor("sysadmin")));
  EXPECT_TRUE(me("known").starts_with("HTTP/1.1 401"));
}

}  // namespace
}  // namespace renmian::test
