#include "api/http/handlers.hpp"
#include "api/http/input.hpp"
#include "api/service/identity/administration.hpp"
#include "engine/data/writer.hpp"

namespace renmian::http {
namespace {

template <class Result>
Response answer_to(const Call& call, const boost::system::result<Result, Problems>& done) {
  const bool gone = !done && std::is_void_v<Result> && gone_since(call, done.error());
  if (!done && !gone) return problem_with(kinds::kBadInput, call.reply_to, done.error());
  if constexpr (std::is_void_v<Result>) {
    return {status::no_content};
  } else {
    return json_response(write_described(*done), status::created);
  }
}

}  // namespace

Response list_tokens(const Call& call) {
  return json_response({{"items", write_described(renmian::list_tokens(call.runtime, *call.actor))}});
}

Response issue_token(const Call& call) {
  const auto what = read_body<TokenToIssue>(call);
  if (!what) return what.error();
  return answer_to(call, renmian::issue_token(call.runtime, *what, *call.actor, call.idempotency_key));
}

Response revoke_token(const Call& call) {
  return answer_to(call, renmian::revoke_token(call.runtime, std::string(call.id), *call.actor));
}

Response list_certificates(const Call& call) {
  const auto listed = renmian::list_certificates(call.runtime, *call.actor);
  if (!listed) return problem_with(kinds::kBadInput, call.reply_to, listed.error());
  return json_response({{"items", write_described(*listed)}});
}

Response register_certificate(const Call& call) {
  const auto what = read_body<CertificateToRegister>(call);
  if (!what) return what.error();
  return answer_to(call, renmian::register_certificate(call.runtime, *what, *call.actor, call.again));
}

Response remove_certificate(const Call& call) {
  return answer_to(call, renmian::remove_certificate(call.runtime, std::string(call.id), *call.actor));
}

Response issue_one_time_password(const Call& call) {
  return answer_to(call, renmian::issue_one_time_password(call.runtime, std::string(call.id), *call.actor));
}

Response remove_second_factor(const Call& call) {
  return answer_to(call, renmian::remove_second_factor(call.runtime, std::string(call.id), *call.actor));
}

}  // namespace renmian::http
