#include "api/service/events/feed.hpp"

#include <algorithm>

#include "api/service/events/retries.hpp"
#include "api/service/events/standard_webhooks.hpp"
#include "api/service/logging.hpp"

namespace renmian {
namespace {

constexpr std::size_t kPage = 200;
constexpr std::size_t kReadAhead = 500;  // messages known and not yet sent
constexpr std::int64_t kSecond = 1'000'000;
constexpr unsigned kGone = 410;

std::int64_t index_of(const LogIndex& index) { return index.value; }
LogIndex index_of(std::uint64_t index) { return static_cast<std::int64_t>(index); }

}  // namespace

Feed::Feed(Desk& desk, Random& random, const Sealing& sealing, SubscriptionId id)
    : desk_(desk), random_(random), sealing_(sealing), id_(id), owner_(to_string(id)), kept_(desk.store().kept()) {}

bool Feed::refresh() {
  const std::lock_guard lock(mutex_);
  auto subscription = find_kept<Subscription>(kept_, owner_);
  if (!subscription) return false;
  if (!subscription_ || subscription_->version != subscription->version) {
    secrets_.clear();
    for (const auto& sealed : subscription->value.secrets) {
      secrets_.push_back(sealing_.open(sealing_purpose(id_), sealed.value));
    }
    if (subscription_) save_place();
    subscription_ = std::move(subscription);
    forget();
  }
  const auto place = find_kept<DeliveryPlace>(kept_, owner_);
  if (place && place->version != place_.version) {
    place_ = *place;
    if (place_.value.sent_back) clear_from_place();
    forget();
  }
  letters_.clear();
  for (const auto& letter : list_kept<Redelivery>(kept_, owner_)) {
    letters_.insert(static_cast<std::uint64_t>(index_of(letter.value.log_index)));
  }
  return true;
}

void Feed::clear_from_place() {
  const auto next = place_.value.next.value;
  for (const auto& behind : list_kept<CaseBehind>(kept_, owner_)) {
    if (behind.value.log_index.value >= next) kept_.remove(CaseBehind::kKind, behind.id);
  }
  for (const auto& letter : list_kept<DeadLetter>(kept_, owner_)) {
    if (letter.value.log_index.value < next) continue;
    kept_.remove(DeadLetter::kKind, letter.id);
    kept_.remove(Redelivery::kKind, letter.id);
  }
  auto place = place_;
  place.value.sent_back = false;
  if (!save_kept(kept_, place, owner_)) return;  // sent back once more: the next refresh sees to it
  ++place.version;
  place_ = std::move(place);
}

// Everything is read anew from what is kept; messages under way are not listened to any more.
void Feed::forget() {
  ++generation_;
  read_to_ = static_cast<std::uint64_t>(place_.value.next.value);
  waiting_.clear();
  behind_.clear();
  for (auto& behind : list_kept<CaseBehind>(kept_, owner_)) behind_.emplace(behind.value.case_id, std::move(behind));
}

std::size_t Feed::under_way() const {
  const std::lock_guard lock(mutex_);
  return under_way_.size();
}

std::vector<Message> Feed::take(std::size_t at_most, std::uint64_t log_size) {
  const std::lock_guard lock(mutex_);
  std::vector<Message> taken;
  if (!is_active() || at_most == 0) return taken;
  try {
    take_letters(at_most, taken);
    take_behind(at_most, taken);
    read_on(log_size);
    take_next(at_most, taken);
  } catch (...) {
    for (const auto& message : taken) under_way_.erase(message.case_id);
    throw;
  }
  return taken;
}

bool Feed::give(std::optional<Message> message, std::vector<Message>& taken) {
  if (!message) return false;
  under_way_.insert(message->case_id);
  taken.push_back(std::move(*message));
  return true;
}

void Feed::take_letters(std::size_t at_most, std::vector<Message>& taken) {
  for (auto letter = letters_.begin(); letter != letters_.end() && taken.size() < at_most;) {
    auto stored = entry(*letter);
    if (stored && under_way_.contains(stored->case_id)) {
      ++letter;
      continue;
    }
    auto message = stored ? message_of(std::move(*stored)) : std::nullopt;
    if (message) message->again = true;
    // What may not be sent any more stays a dead letter.
    if (!give(std::move(message), taken)) kept_.remove(Redelivery::kKind, letter_id(owner_, *letter));
    letter = letters_.erase(letter);
  }
}

void Feed::take_behind(std::size_t at_most, std::vector<Message>& taken) {
  std::vector<CaseId> due;
  for (const auto& [case_id, behind] : behind_) {
    if (behind.value.next_at <= now() && !under_way_.contains(case_id)) due.push_back(case_id);
  }
  for (const auto& case_id : due) {
    if (taken.size() >= at_most) return;
    const auto behind = behind_.at(case_id);
    auto stored = entry(static_cast<std::uint64_t>(behind.value.log_index.value));
    if (!give(stored ? message_of(std::move(*stored)) : std::nullopt, taken)) go_on_after(behind);
  }
}

void Feed::take_next(std::size_t at_most, std::vector<Message>& taken) {
  std::vector<std::pair<std::uint64_t, CaseId>> ready;  // first come, first served
  for (const auto& [case_id, places] : waiting_) {
    if (!under_way_.contains(case_id)) ready.emplace_back(places.front().log_index, case_id);
  }
  std::ranges::sort(ready);
  for (const auto& [log_index, case_id] : ready) {
    if (taken.size() >= at_most) return;
    auto stored = entry(log_index);
    if (give(stored ? message_of(std::move(*stored)) : std::nullopt, taken)) continue;
    auto& places = waiting_.at(case_id);
    places.pop_front();
    if (places.empty()) waiting_.erase(case_id);
  }
}

void Feed::read_on(std::uint64_t log_size) {
  std::size_t known = 0;
  for (const auto& [case_id, places] : waiting_) known += places.size();
  while (known < kReadAhead && read_to_ < log_size) {
    const auto page = desk_.store().events_from(read_to_, kPage);
    if (page.empty()) return;
    auto sight = sight_of_owner();
    for (const auto& stored : page) {
      read_to_ = stored.log_index + 1;
      if (behind_.contains(stored.case_id)) continue;  // it comes when the case has caught up
      const auto seen = sight.see(stored);
      if (!seen || !sight.is_among(*seen, subscription_->value.settings.only.value_or(EventKinds{}))) continue;
      waiting_[stored.case_id].push_back({stored.log_index, stored.seq});
      ++known;
    }
  }
}

// As the owner would see it with a token: nothing is asked of when they proved who they are.
EventSight Feed::sight_of_owner() const {
  return {desk_, {.id = subscription_->value.account, .role = {}, .unit = {}}, kSeeEvents};
}

std::optional<StoredEvent> Feed::entry(std::uint64_t log_index) {
  auto found = desk_.store().events_from(log_index, 1);
  if (found.empty() || found.front().log_index != log_index) return std::nullopt;
  return std::move(found.front());
}

// Nothing if it is not for this subscription: what it may see is asked at the time of sending.
std::optional<Message> Feed::message_of(StoredEvent stored) {
  const auto& settings = subscription_->value.settings;
  auto sight = sight_of_owner();
  const auto seen = sight.see(std::move(stored));
  if (!seen || !sight.is_among(*seen, settings.only.value_or(EventKinds{}))) return std::nullopt;
  const bool with_content = settings.with_content.value_or(false) && sight.may_see_content(*seen);
  const auto event =
      to_cloud_event(seen->stored, seen->event, with_content ? EventContent::kWith : EventContent::kWithout);
  auto posted = settings.format.value_or(EventFormat::structured) == EventFormat::structured ? structured_message(event)
                                                                                             : binary_message(event);
  const auto timestamp = std::to_string(now().microseconds / kSecond);
  Message message{.log_index = seen->stored.log_index,
                  .case_id = seen->stored.case_id,
                  .seq = seen->stored.seq,
                  .generation = generation_};
  message.request.url = settings.url.value;
  message.request.fields = {{"Content-Type", posted.content_type},
                            {"webhook-id", event.id},
                            {"webhook-timestamp", timestamp},
                            {"webhook-signature", webhooks::signatures(secrets_, {event.id, timestamp, posted.body})}};
  const auto traced = std::ranges::find(event.extensions, "traceparent", [](const auto& each) { return each.first; });
  if (traced != event.extensions.end()) message.request.fields.push_back(*traced);
  std::ranges::move(posted.fields, std::back_inserter(message.request.fields));
  message.request.body = std::move(posted.body);
  return message;
}

void Feed::settle(const Message& message, const PostResult& result) {
  const std::lock_guard lock(mutex_);
  under_way_.erase(message.case_id);
  if (message.again) return settle_letter(message, result);
  if (message.generation != generation_) return;  // it will come again
  try {
    if (result.delivered()) {
      delivered(message);
    } else if (result.status == kGone) {
      disable();
    } else {
      failed(message, result);
    }
  } catch (const Fault&) {
    forget();
    throw;
  }
}

void Feed::settle_letter(const Message& message, const PostResult& result) {
  const auto id = letter_id(owner_, message.log_index);
  if (result.delivered()) {
    kept_.remove(DeadLetter::kKind, id);
  } else if (auto letter = find_kept<DeadLetter>(kept_, id)) {
    letter->value.attempts.value += 1;
    letter->value.failed_at = now();
    letter->value.reason = reason_of(result);
    // Not saved: it was discarded meanwhile.
    if (!save_kept(kept_, *letter, owner_))
      log_event(spdlog::level::info, "event-letter-gone", {{"index", message.log_index}});
  }
  kept_.remove(Redelivery::kKind, id);
  letters_.erase(message.log_index);  // refresh() may have read the wish anew while it was under way
}

void Feed::delivered(const Message& message) {
  if (const auto behind = behind_.find(message.case_id); behind != behind_.end()) {
    return go_on_after(Behind(behind->second));
  }
  const auto waiting = waiting_.find(message.case_id);
  waiting->second.pop_front();
  if (waiting->second.empty()) waiting_.erase(waiting);
}

void Feed::failed(const Message& message, const PostResult& result) {
  if (!kept_.find(Subscription::kKind, owner_)) return;  // removed meanwhile, with all that is kept of it
  const auto found = behind_.find(message.case_id);
  Behind behind =
      found != behind_.end()
          ? found->second
          : Behind{behind_id(id_, message.case_id),
                   0,
                   {.case_id = message.case_id, .log_index = index_of(message.log_index), .seq = message.seq}};
  behind.value.attempts.value += 1;
  behind.value.reason = reason_of(result);
  if (const auto again = next_try(now(), behind.value.attempts.value, random_)) {
    behind.value.next_at = *again;
    return keep(std::move(behind));
  }
  const Kept<DeadLetter> letter{
      letter_id(owner_, message.log_index),
      0,
      {message.case_id, index_of(message.log_index), behind.value.attempts, now(), behind.value.reason}};
  // Not saved: it is a dead letter already, and was given up once more after a step back in the log.
  if (!save_kept(kept_, letter, owner_))
    log_event(spdlog::level::info, "event-letter-known", {{"index", message.log_index}});
  go_on_after(std::move(behind));
}

// The case goes on with the next of its entries that were passed over, and has caught up after the last of them.
void Feed::go_on_after(Behind behind) {
  const auto case_id = behind.value.case_id;
  auto sight = sight_of_owner();
  for (auto seq = behind.value.seq.value + 1;; ++seq) {
    auto stored = desk_.store().event_at(case_id, seq);
    if (!stored || stored->log_index >= read_to_) break;
    const auto log_index = stored->log_index;
    const auto seen = sight.see(std::move(*stored));
    if (!seen || !sight.is_among(*seen, subscription_->value.settings.only.value_or(EventKinds{}))) continue;
    behind.value.log_index = index_of(log_index);
    behind.value.seq = seq;
    behind.value.attempts = 0;
    behind.value.next_at = now();
    behind.value.reason.reset();
    return keep(std::move(behind));
  }
  kept_.remove(CaseBehind::kKind, behind.id);
  behind_.erase(case_id);
}

void Feed::keep(Behind behind) {
  if (!save_kept(kept_, behind, owner_)) return forget();  // somebody else did: it comes again
  ++behind.version;
  const auto case_id = behind.value.case_id;
  waiting_.erase(case_id);
  behind_.insert_or_assign(case_id, std::move(behind));
}

void Feed::disable() {
  auto disabled = *subscription_;
  disabled.value.state = SubscriptionState::disabled;
  disabled.value.why = Paragraph("接收方答复 410 Gone / the receiver answered 410 Gone");
  if (save_kept(kept_, disabled, disabled.value.account.value)) {
    ++disabled.version;
    subscription_ = std::move(disabled);
    log_event(spdlog::level::warn, "subscription-disabled", {{"subscription", owner_}, {"status", 410}});
  }
  forget();
}

void Feed::save() {
  const std::lock_guard lock(mutex_);
  if (subscription_) save_place();
}

void Feed::save_place() {
  auto done = read_to_;
  for (const auto& [case_id, places] : waiting_) done = std::min(done, places.front().log_index);
  if (done == static_cast<std::uint64_t>(place_.value.next.value)) return;
  auto place = place_;
  place.id = owner_;
  place.value.next = index_of(done);
  if (!save_kept(kept_, place, owner_)) {
    if (const auto kept = find_kept<DeliveryPlace>(kept_, owner_)) place_ = *kept;
    return forget();  // it was sent back in the log
  }
  ++place.version;
  place_ = std::move(place);
}

}  // namespace renmian
