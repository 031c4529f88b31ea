// What is kept of those who sign in: one JSON document each (engine/ports/kept_records.hpp). No secret lies here in
// clear: passwords as Argon2id strings, tokens as their SHA-256, the secret of a second factor sealed with a key that
// is not in the database (adapters/identity/sealing.hpp). Nor can whoever writes to the database make one that is
// believed (attested_records.hpp).
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <vector>

#include "engine/base/time.hpp"
#include "engine/data/values.hpp"

namespace renmian {

// How somebody proves who they are. Id and owner: the account.
struct CredentialRecord {
  static constexpr std::string_view kKind = "credential";
  static constexpr bool kAttested = true;
  std::optional<Line> password;  // PHC string; absent: they sign in elsewhere
  bool one_time = false;         // issued by an administrator, to be replaced by its owner
  Timestamp changed_at;
  std::optional<Timestamp> valid_until;  // of a one-time password
  std::vector<Line> earlier;             // passwords before, the latest first; kept where they may not come again
  std::optional<Line> second_factor;     // sealed secret of RFC 6238
  std::optional<Line> proposed_factor;   // the same, until a code of it was given
  std::optional<Whole<0, 9'007'199'254'740'991>> last_step;  // of a code that was accepted: none is accepted twice
  BOOST_DESCRIBE_CLASS(CredentialRecord, (),
                       (password, one_time, changed_at, valid_until, earlier, second_factor, proposed_factor,
                        last_step),
                       (), ())
};

BOOST_DEFINE_ENUM_CLASS(ToSetUp, password, second_factor)

// Id: SHA-256 of the token, hexadecimal. Owner: the account.
struct SessionRecord {
  static constexpr std::string_view kKind = "session";
  static constexpr bool kAttested = true;
  Line account;
  Line auth;                 // as in Caller
  std::optional<Line> from;  // address
  Timestamp began_at;
  Timestamp seen_at;               // at most a minute behind
  Timestamp proved_at;             // that they are who they say they are
  Timestamp ends_at;               // whatever they do
  std::vector<ToSetUp> to_set_up;  // before anything else is open to them
  BOOST_DESCRIBE_CLASS(SessionRecord, (), (account, auth, from, began_at, seen_at, proved_at, ends_at, to_set_up), (),
                       ())
};

// The token of a service. Id: SHA-256 of the token, hexadecimal. Owner: the account.
struct ServiceTokenRecord {
  static constexpr std::string_view kKind = "service_token";
  static constexpr bool kAttested = true;
  Line account;
  Line label;
  Line issued_by;
  Timestamp issued_at;
  Timestamp expires_at;
  std::optional<Timestamp> used_at;  // at most a minute behind
  std::optional<Timestamp> revoked_at;
  std::optional<Line> issued_under;  // key_mark() of who issued it
  BOOST_DESCRIBE_CLASS(ServiceTokenRecord, (),
                       (account, label, issued_by, issued_at, expires_at, used_at, revoked_at, issued_under), (), ())
};

// The certificate of a service. Id: its SHA-256, hexadecimal. Owner: the account.
struct ClientCertificateRecord {
  static constexpr std::string_view kKind = "client_certificate";
  static constexpr bool kAttested = true;
  Line account;
  Line label;
  Line registered_by;
  Timestamp registered_at;
  BOOST_DESCRIBE_CLASS(ClientCertificateRecord, (), (account, label, registered_by, registered_at), (), ())
};

// That somebody has signed in from an address. Id: a digest of both. Owner: the account.
struct KnownPlaceRecord {
  static constexpr std::string_view kKind = "known_place";
  static constexpr bool kAttested = true;
  Timestamp last_at;
  BOOST_DESCRIBE_CLASS(KnownPlaceRecord, (), (last_at), (), ())
};

}  // namespace renmian
