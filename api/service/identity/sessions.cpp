#include "api/service/identity/sessions.hpp"

#include "api/service/identity/secrets.hpp"

namespace renmian {
namespace {

constexpr std::int64_t kSecond = 1'000'000;
constexpr std::int64_t kSaveSeenEvery = 60 * kSecond;

SessionView view_of(const std::string& id, const SessionRecord& session) {
  return {id,
          session.account,
          session.auth,
          session.from,
          session.began_at,
          session.seen_at,
          session.proved_at,
          session.ends_at,
          session.to_set_up};
}

}  // namespace

Sessions::Sessions(AttestedRecords& records, const Clock& clock, Random& random, FindHolder find_holder,
                   CallerCache& cache, Limits limits)
    : records_(records),
      clock_(clock),
      random_(random),
      find_holder_(std::move(find_holder)),
      cache_(cache),
      limits_(limits) {}

bool Sessions::is_over(const std::string& digest, const SessionRecord& session, Timestamp now) const {
  const auto seen_at = cache_.last_seen(digest, session.seen_at);
  return now >= session.ends_at || now.microseconds - seen_at.microseconds >= limits_.idle_seconds * kSecond;
}

OpenedSession Sessions::save_new(SessionRecord session) {
  auto token = new_token(random_);
  const Kept<SessionRecord> kept{digest_of(token), 0, std::move(session)};
  if (!save_kept(records_, kept, kept.value.account, kept.value.ends_at)) {
    throw Fault("store-failed", {"会话未能保存。", "The session could not be kept."});
  }
  return {std::move(token), view_of(kept.id, kept.value)};
}

OpenedSession Sessions::open(std::string_view account, std::string_view auth, std::string_view from,
                             std::vector<ToSetUp> to_set_up) {
  const auto now = clock_.now();
  records_.remove_expired(SessionRecord::kKind, now);
  const auto address = from.empty() ? std::nullopt : std::optional<Line>(std::string(from));
  return save_new({std::string(account), std::string(auth), address, now, now, now,
                   Timestamp{now.microseconds + limits_.absolute_seconds * kSecond}, std::move(to_set_up)});
}

std::shared_ptr<const Caller> Sessions::find(const std::string& digest) {
  const auto state = cache_.state();
  auto kept = find_kept<SessionRecord>(records_, digest);
  if (!kept) return nullptr;
  auto& session = kept->value;
  const auto now = clock_.now();
  const auto holder = find_holder_(session.account.value);
  if (is_over(digest, session, now) || !holder || !holder->active || holder->service) {
    end(digest);
    return nullptr;
  }
  if (now.microseconds - session.seen_at.microseconds >= kSaveSeenEvery) {
    session.seen_at = now;
    // If another node was faster, it has saved the same.
    static_cast<void>(save_kept(records_, *kept, session.account, session.ends_at));
  }
  auto caller = std::make_shared<const Caller>(Caller{{.id = session.account,
                                                       .unit = holder->unit,
                                                       .session = digest,
                                                       .auth = session.auth,
                                                       .proved_at = session.proved_at},
                                                      digest,
                                                      false,
                                                      !session.to_set_up.empty()});
  cache_.put(digest, {caller, now, now, session.ends_at, limits_.idle_seconds * kSecond}, state);
  return caller;
}

std::optional<OpenedSession> Sessions::renew(const std::string& id, std::vector<ToSetUp> to_set_up) {
  auto kept = find_kept<SessionRecord>(records_, id);
  // Whoever takes it away renews it: of two at the same time, one.
  if (!kept || !end(id)) return std::nullopt;
  auto& session = kept->value;
  session.seen_at = session.proved_at = clock_.now();
  session.to_set_up = std::move(to_set_up);
  return save_new(std::move(session));
}

std::optional<SessionView> Sessions::show(const std::string& id) {
  const auto kept = find_kept<SessionRecord>(records_, id);
  if (!kept || is_over(id, kept->value, clock_.now())) return std::nullopt;
  return view_of(id, kept->value);
}

std::vector<SessionView> Sessions::list(std::string_view account) {
  std::vector<SessionView> views;
  for (const auto& [id, version, session] : list_kept<SessionRecord>(records_, account)) {
    if (!is_over(id, session, clock_.now())) views.push_back(view_of(id, session));
  }
  return views;
}

bool Sessions::end(const std::string& id) {
  const bool was_there = records_.remove(SessionRecord::kKind, id);
  cache_.drop(id);
  return was_there;
}

std::size_t Sessions::end_all(std::string_view account) {
  const auto ended = records_.remove_owned(SessionRecord::kKind, account);
  cache_.drop_of(account);
  return ended;
}

}  // namespace renmian
