// How services prove who they are: tokens of at most a year, of which only the digest is kept, and client certificates,
// known by their SHA-256. Both belong to an account of a service.
//
// Any thread. Throws the store's faults.
#pragma once

#include <boost/describe.hpp>

#include "api/service/identity/sessions.hpp"

namespace renmian {

struct TokenToIssue {
  Line account;
  Line label;  // what it is for
  Whole<1, 366> days = 90;
  BOOST_DESCRIBE_CLASS(TokenToIssue, (), (account, label, days), (), ())
};

struct TokenView {
  Line id;
  Line account;
  Line label;
  Line issued_by;
  Timestamp issued_at;
  Timestamp expires_at;
  std::optional<Timestamp> used_at;
  std::optional<Timestamp> revoked_at;
  BOOST_DESCRIBE_CLASS(TokenView, (), (id, account, label, issued_by, issued_at, expires_at, used_at, revoked_at), (),
                       ())
};

// Shown once, to whoever issued it.
struct IssuedToken {
  Line token;
  TokenView about;
  BOOST_DESCRIBE_CLASS(IssuedToken, (), (token, about), (), ())
};

struct CertificateToRegister {
  Line account;
  Line fingerprint;  // SHA-256 of the certificate in DER, 64 hexadecimal digits
  Line label;
  BOOST_DESCRIBE_CLASS(CertificateToRegister, (), (account, fingerprint, label), (), ())
};

struct CertificateView {
  Line id;  // the fingerprint
  Line account;
  Line label;
  Line registered_by;
  Timestamp registered_at;
  BOOST_DESCRIBE_CLASS(CertificateView, (), (id, account, label, registered_by, registered_at), (), ())
};

class ServiceTokens {
 public:
  // What they refer to outlives it.
  ServiceTokens(AttestedRecords& records, const Clock& clock, Random& random, FindHolder find_holder,
                CallerCache& cache);

  // Whose token or certificate it is, by its digest; null if nobody's, or no longer. Reads the database.
  std::shared_ptr<const Caller> find(const std::string& digest);
  std::shared_ptr<const Caller> find_certificate(const std::string& fingerprint);

  // Whether tokens and certificates may be given to the account: it is there, active, and of a service.
  bool may_hold(std::string_view account) const;

  // In place of one that was issued `under` the same mark within ten minutes and never used.
  IssuedToken issue(const TokenToIssue& what, const std::string& by, const std::optional<Line>& under);
  std::vector<TokenView> list(std::string_view account);  // empty: of everybody
  std::optional<TokenView> show(const std::string& id);
  bool revoke(const std::string& id);  // whether there was one that held

  // Nothing: somebody has this certificate already.
  std::optional<CertificateView> register_certificate(const CertificateToRegister& what, const std::string& by);
  std::vector<CertificateView> list_certificates();
  std::optional<CertificateView> show_certificate(const std::string& id);
  bool remove_certificate(const std::string& id);

 private:
  std::shared_ptr<const Caller> caller_of(std::string_view account, std::string_view auth) const;

  AttestedRecords& records_;
  const Clock& clock_;
  Random& random_;
  FindHolder find_holder_;
  CallerCache& cache_;
};

}  // namespace renmian
