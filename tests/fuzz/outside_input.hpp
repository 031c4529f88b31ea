// What other systems answer: receivers of webhooks and an OpenID provider, for http_input.hpp.
#pragma once

#include <cstdint>
#include <string_view>

#include "tests/fuzz/tried.hpp"

namespace renmian::fuzz {

// `text`: the bytes of an HTTP answer.
Tried try_answer(std::string_view text, std::uint8_t choice);

// An ID token; if `choice` is odd, the claims of one that the provider has signed.
Tried try_id_token(std::string_view text, std::uint8_t choice);

// A key set (RFC 7517).
Tried try_signing_keys(std::string_view text, std::uint8_t choice);

}  // namespace renmian::fuzz
