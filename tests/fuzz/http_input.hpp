// What the fuzzers try with one input from the network: any bytes as an HTTP request, a query, a JSON body, header
// fields, the token of a session, another server's answer, an ID token, the keys of a provider, a code or a password's
// hash.
//
//   byte 0   kHttpInput; anything else is for one_input.hpp
//   byte 1   which HttpReader, modulo their number
//   byte 2   what the input is put to: which route a query or body is for, as what a token is presented, whether a
//            request comes with a token that holds, an ID token is signed
//   rest     the text
//
// Of every input must be true, and nothing is thrown but a Fault:
//
//   every request is answered, never with 500, with JSON where it says so, refusals with a code, and with no line in
//   its head that the request smuggled in
//   what readers of header fields make of them has the form that they promise
//   only the token of the session is a caller's, not one that differs from it
//   what another server answers is an answer or a failure
//   no ID token holds that the provider did not sign, or whose claims are not for us
//   no code holds but those of three steps, and none twice
//
// One thread.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "tests/fuzz/tried.hpp"

namespace renmian::fuzz {

inline constexpr std::uint8_t kHttpInput = 0xfe;

enum class HttpReader : std::uint8_t {
  kRequest,
  kQuery,
  kBody,
  kFields,
  kToken,
  kAnswer,
  kIdToken,
  kSigningKeys,
  kCode,
  kPasswordHash,
};

// `input` without its byte 0. kAccepted: the reader took it.
Tried try_http_input(std::string_view input);

// Small inputs that are accepted, and some that are almost. Always the same, with their byte 0.
std::vector<Sample> http_samples();

}  // namespace renmian::fuzz
