// The bodies of the routes of sign-in, as they are read.
#pragma once

#include <boost/describe.hpp>
#include <optional>

#include "engine/data/values.hpp"

namespace renmian::http {

using SecretText = TextUpTo<1000>;  // taken as it is: whether it is right says whoever checks it

struct SignInBody {
  Line login;
  SecretText password;
  std::optional<Line> totp;  // code of the second factor
  BOOST_DESCRIBE_CLASS(SignInBody, (), (login, password, totp), (), ())
};

struct ProofBody {  // one of the two
  std::optional<SecretText> password;
  std::optional<Line> totp;
  BOOST_DESCRIBE_CLASS(ProofBody, (), (password, totp), (), ())
};

struct PasswordBody {
  SecretText old_password;
  SecretText new_password;
  BOOST_DESCRIBE_CLASS(PasswordBody, (), (old_password, new_password), (), ())
};

struct FactorBody {
  SecretText password;
  BOOST_DESCRIBE_CLASS(FactorBody, (), (password), (), ())
};

struct CodeBody {
  Line totp;
  BOOST_DESCRIBE_CLASS(CodeBody, (), (totp), (), ())
};

}  // namespace renmian::http
