// What people prove with who they are: a password and a second factor.
//
// Every check reads the record anew. A check takes as long for an account that has no credential. Any thread; of two
// changes of one record at the same time, one is made upon the other. Throws the faults of the store, of PasswordHasher
// and of SealKeys.
#pragma once

#include <boost/describe.hpp>
#include <functional>
#include <variant>

#include "adapters/identity/password_hash.hpp"
#include "adapters/identity/sealing.hpp"
#include "api/service/identity/kept.hpp"
#include "api/service/identity/records.hpp"
#include "engine/ports/clock.hpp"

namespace renmian {

// What no password of this account may contain.
using ContextWords = std::function<std::vector<std::string>(std::string_view account)>;

// Shown once, to whoever issued it.
struct OneTimePassword {
  Line account;
  Line password;
  Timestamp valid_until;
  BOOST_DESCRIBE_CLASS(OneTimePassword, (), (account, password, valid_until), (), ())
};

// The secret of a second factor, as its owner's app takes it.
struct NewFactor {
  Line secret;  // base32
  TextUpTo<2000> uri;
  BOOST_DESCRIBE_CLASS(NewFactor, (), (secret, uri), (), ())
};

class Credentials {
 public:
  struct Settings {
    bool second_factor = true;    // required
    bool mlps_passwords = false;  // 等保: three classes, 90 days, none of the last five
    Argon2Cost cost;
  };

  // What they refer to outlives it.
  Credentials(AttestedRecords& records, const Clock& clock, Random& random, const SealKeys& keys, ContextWords context,
              Settings settings);

  bool has_own_password(std::string_view account);  // one that they chose
  bool has_second_factor(std::string_view account);
  std::vector<ToSetUp> to_set_up(std::string_view account);

  // The account's password as it is kept, if this is it and has not expired. A hash that is outdated is made anew.
  std::optional<Line> proved_password(std::string_view account, std::string_view password);
  bool check_password(std::string_view account, std::string_view password) {
    return proved_password(account, password).has_value();
  }

  // Whether it is a code of the second factor that was not given before; from now on it was.
  bool check_code(std::string_view account, std::string_view code);

  // What is wrong with the new password, at /new_password; or whether it is set: not if the password is no longer
  // `in_place_of` (proved_password()), because another was issued meanwhile.
  std::variant<bool, Problems> set_password(const std::string& account, std::string_view new_password,
                                            const Line& in_place_of);

  // In place of the password there is; valid for 24 hours.
  OneTimePassword issue_one_time_password(const std::string& account);

  // A secret that becomes the second factor once a code of it is given. The one before holds until then.
  NewFactor propose_second_factor(const std::string& account);
  bool confirm_second_factor(const std::string& account, std::string_view code);
  bool remove_second_factor(const std::string& account);  // whether there was one

 private:
  using Change = std::function<bool(CredentialRecord&)>;

  std::optional<CredentialRecord> find(std::string_view account);
  // Changes the record, again if somebody else did so meanwhile, until `change` says false or it is saved.
  bool change(std::string_view account, const Change& change);
  void make_or_change(const std::string& account, const Change& change_it);
  bool is_expired(const CredentialRecord& credential) const;
  Problems problems_of(const std::string& account, std::string_view password, const CredentialRecord& credential);

  AttestedRecords& records_;
  const Clock& clock_;
  Random& random_;
  const SealKeys& keys_;
  const ContextWords context_;
  const Settings settings_;
  PasswordHasher hasher_;
};

}  // namespace renmian
