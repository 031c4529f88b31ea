// Subscriptions to events: /api/v1/subscriptions and what belongs to one.
#include "api/service/events/subscriptions.hpp"

#include "api/http/dead_letters.hpp"
#include "api/http/handlers.hpp"
#include "api/http/input.hpp"
#include "api/service/events/events_out.hpp"

namespace renmian::http {
namespace {

Subscriptions& subscriptions_of(const Call& call) { return call.runtime.events().subscriptions(); }

template <class T>
Response answered(const Call& call, const Subscriptions::Result<T>& result, http::status done = status::ok) {
  if (!result) return problem_with(kinds::kBadInput, call.reply_to, result.error());
  return json_response(write_described(*result), done);
}

}  // namespace

Response list_subscriptions(const Call& call) {
  const auto all = subscriptions_of(call).list(*call.actor);
  if (!all) return problem_with(kinds::kBadInput, call.reply_to, all.error());
  return json_response({{"items", write_described(*all)}});
}

Response add_subscription(const Call& call) {
  const auto what = read_body<SubscriptionToAdd>(call);
  if (!what) return what.error();
  const auto added = subscriptions_of(call).add(*what, *call.actor, call.idempotency_key);
  auto response = answered(call, added, status::created);
  if (added) response.with("Location", "/api/v1/subscriptions/" + to_string(added->subscription.id));
  return response;
}

Response show_subscription(const Call& call) {
  const auto id = parse_id<OfSubscription>(call.id);
  return id ? answered(call, subscriptions_of(call).show(*id, *call.actor)) : no_such(call.reply_to);
}

Response set_subscription(const Call& call) {
  const auto id = parse_id<OfSubscription>(call.id);
  if (!id) return no_such(call.reply_to);
  const auto what = read_body<SubscriptionSettings>(call);
  if (!what) return what.error();
  return answered(call, subscriptions_of(call).set(*id, *what, *call.actor));
}

Response remove_subscription(const Call& call) {
  const auto id = parse_id<OfSubscription>(call.id);
  if (!id) return no_such(call.reply_to);
  const auto removed = subscriptions_of(call).remove(*id, *call.actor, call.again);
  if (!removed) return problem_with(kinds::kBadInput, call.reply_to, removed.error());
  return {status::no_content};
}

Response set_subscription_state(const Call& call) {
  const auto id = parse_id<OfSubscription>(call.id);
  if (!id) return no_such(call.reply_to);
  const auto what = read_body<SubscriptionStateToSet>(call);
  if (!what) return what.error();
  return answered(call, subscriptions_of(call).set_state(*id, what->state, *call.actor));
}

Response rotate_subscription_secret(const Call& call) {
  const auto id = parse_id<OfSubscription>(call.id);
  return id ? answered(call, subscriptions_of(call).rotate_secret(*id, *call.actor, call.idempotency_key))
            : no_such(call.reply_to);
}

Response retire_subscription_secret(const Call& call) {
  const auto id = parse_id<OfSubscription>(call.id);
  return id ? answered(call, subscriptions_of(call).retire_secret(*id, *call.actor)) : no_such(call.reply_to);
}

Response replay_subscription(const Call& call) {
  const auto id = parse_id<OfSubscription>(call.id);
  if (!id) return no_such(call.reply_to);
  const auto what = read_body<Replay>(call);
  if (!what) return what.error();
  return answered(call, subscriptions_of(call).replay(*id, *what, *call.actor, call.idempotency_key));
}

Response list_dead_letters(const Call& call) {
  const auto id = parse_id<OfSubscription>(call.id);
  if (!id) return no_such(call.reply_to);
  return dead_letter_page(call, [&](std::optional<std::uint64_t> after, std::size_t limit) {
    return subscriptions_of(call).dead_letters(*id, after, limit, *call.actor);
  });
}

Response redeliver_dead_letter(const Call& call) {
  const auto id = parse_id<OfSubscription>(call.id);
  const auto log_index = letter_in_path(call);
  if (!id || !log_index) return no_such(call.reply_to);
  return accepted(call, *log_index, subscriptions_of(call).redeliver(*id, *log_index, *call.actor));
}

Response discard_dead_letter(const Call& call) {
  const auto id = parse_id<OfSubscription>(call.id);
  const auto log_index = letter_in_path(call);
  if (!id || !log_index) return no_such(call.reply_to);
  return discarded(call, subscriptions_of(call).discard(*id, *log_index, *call.actor));
}

}  // namespace renmian::http
