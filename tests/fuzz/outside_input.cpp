#include "tests/fuzz/outside_input.hpp"

#include <mutex>

#include "adapters/http_client/http_client.hpp"
#include "adapters/oidc/id_token.hpp"
#include "tests/support/answering_server.hpp"
#include "tests/support/token_key.hpp"

namespace renmian::fuzz {
namespace {

constexpr std::size_t kLargestAnswer = 4096;

// Answers whoever asks with the text of the present input.
class OtherSystem {
 public:
  boost::system::result<OutboundAnswer, OutboundFailure> answer(std::string_view text) {
    {
      const std::lock_guard lock(mutex_);
      text_ = text;
    }
    return client_.ask({.url = server_.url("/")});
  }

 private:
  std::mutex mutex_;
  std::string text_;
  test::AnsweringServer server_{[this](const test::AnsweringServer::Request&) {
                                  const std::lock_guard lock(mutex_);
                                  return text_;
                                },
                                {.close_at_once = true}};
  OutboundClient client_{{.largest_answer = kLargestAnswer, .guard = std::nullopt}};
};

// The keys are new each time the program runs, so that inputs do not depend on them.
struct Provider {
  test::TokenKey key{test::TokenKey::Type::kEc};
  SigningKeys keys = SigningKeys::parse(test::key_set({key.public_part()})).value();
  IdTokenRules rules{.issuer = "https://sso.example.gov.cn",
                     .client_id = "renmian",
                     .nonce = "n-1",
                     .now = *parse_timestamp("2026-03-02T01:00:00.000000Z")};
};

}  // namespace

Tried try_answer(std::string_view text, std::uint8_t) {
  static OtherSystem other;
  const auto answer = other.answer(text);
  if (!answer) {
    const auto kind = answer.error().kind;
    const bool of_answer = kind == OutboundFailure::Kind::kNotHttp || kind == OutboundFailure::Kind::kTooLarge ||
                           kind == OutboundFailure::Kind::kNoConnection;
    return of_answer ? refused() : wrong("another failure: " + answer.error().detail);
  }
  if (answer->status < 200 || answer->status > 999) return wrong("no status: " + std::to_string(answer->status));
  if (answer->body.size() > kLargestAnswer) return wrong("more than what was asked for");
  return accepted();
}

Tried try_id_token(std::string_view text, std::uint8_t choice) {
  static const Provider provider;
  const bool is_signed = choice % 2 == 1 && !text.empty();
  const auto token = is_signed ? provider.key.sign("ES256", std::string(text)) : std::string(text);
  const auto opened = verify_id_token(token, provider.keys, provider.rules);
  if (!opened) return refused();
  if (!is_signed) return wrong("a token holds that the provider did not sign");
  if (opened->text("iss") != provider.rules.issuer || opened->text("nonce") != provider.rules.nonce) {
    return wrong("a token for somebody else holds");
  }
  return accepted();
}

Tried try_signing_keys(std::string_view text, std::uint8_t) {
  const auto keys = SigningKeys::parse(text);
  if (!keys) return refused();
  if (keys->open("eyJhbGciOiJub25lIn0.e30.")) return wrong("with these keys a token needs no signature");
  return accepted();
}

}  // namespace renmian::fuzz
