// Whether the time of a refused sign-in tells if there is such an account: one with an account that is not there and
// one with a wrong password, in turns, through HTTP with the documented cost of a password's hash.
#pragma once

namespace renmian::bench {

struct SignInTime {
  double unknown_ms = 0;         // medians
  double wrong_password_ms = 0;  // of an account that is there

  double ratio() const { return unknown_ms / wrong_password_ms; }
};

inline constexpr int kRefusedSignIns = 200;  // of each
inline constexpr double kMostSignInDifference = 0.1;

SignInTime measure_sign_in();

}  // namespace renmian::bench
