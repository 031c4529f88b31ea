#include "engine/case/desk.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/audit/canonical_json.hpp"

namespace renmian {
namespace {

constexpr int kMostAttempts = 256;

Refusal stale(const Request& request, const LoadedCase& loaded) {
  auto refusal =
      refusal_of(Refusal::Kind::kStaleVersion, request,
                 {fmt::format("事项已被他人推进，现为第 {} 版，请查看后重试", loaded.version),
                  fmt::format("the case has moved on to version {}; look at it and try again", loaded.version)});
  refusal.position = to_string(loaded.position);
  refusal.version = loaded.version;
  return refusal;
}

Refusal no_such_case(const Request& request) {
  return refusal_of(Refusal::Kind::kNoSuchCase, request, {"没有这个事项", "there is no such case"});
}

bool knows(const Procedure& procedure, std::string_view command) {
  return std::ranges::any_of(procedure.book().commands,
                             [&](const BookCommand& each) { return each.info->code == command; });
}

// What makes two requests the same: case, command, data, expected version. A new case has a new id each time.
Hash fingerprint_of(const Request& request) {
  return sha256({request.opening ? "new" : to_string(request.case_id), "\n", request.command, "\n",
                 request.expected_version ? std::to_string(*request.expected_version) : "", "\n",
                 canonical(request.data)});
}

}  // namespace

Refusal refusal_of(Refusal::Kind kind, const Request& request, Text message) {
  Refusal refusal;
  refusal.kind = kind;
  refusal.case_id = request.case_id;
  refusal.command = request.command;
  refusal.message = std::move(message);
  return refusal;
}

std::shared_ptr<const LoadedCase> CaseCache::find(CaseId id) {
  const std::lock_guard lock(mutex_);
  const auto place = places_.find(id);
  if (place == places_.end()) return nullptr;
  order_.splice(order_.begin(), order_, place->second);
  return order_.front();
}

void CaseCache::put(std::shared_ptr<const LoadedCase> loaded) {
  const std::lock_guard lock(mutex_);
  const auto place = places_.find(loaded->id);
  if (place != places_.end()) {
    if ((*place->second)->seq < loaded->seq) *place->second = std::move(loaded);
    order_.splice(order_.begin(), order_, place->second);
    return;
  }
  order_.push_front(std::move(loaded));
  places_.emplace(order_.front()->id, order_.begin());
  if (order_.size() > capacity_) {
    places_.erase(order_.back()->id);
    order_.pop_back();
  }
}

void CaseCache::drop(CaseId id) {
  const std::lock_guard lock(mutex_);
  const auto place = places_.find(id);
  if (place == places_.end()) return;
  order_.erase(place->second);
  places_.erase(place);
}

Desk::Desk(Store& store, Committer& committer, Catalogue& catalogue, const WorkingDays& calendar, const Clock& clock,
           Random& random, std::size_t cached_cases)
    : store_(store),
      committer_(committer),
      catalogue_(catalogue),
      calendar_(calendar),
      clock_(clock),
      random_(random),
      tree_(store, committer),
      cache_(cached_cases),
      registers_(store) {}

CaseId Desk::new_case_id() { return {make_uuid_v7(clock_.now(), random_.bytes<10>())}; }

std::shared_ptr<const LoadedCase> Desk::load(CaseId id) {
  // Another node may have moved the case since it was cached here; of one that is over, the content may be erased.
  if (const auto cached = cache_.find(id)) {
    const auto row = store_.case_row(id);
    if (row && row->seq == cached->seq && !is_over(*cached)) return cached;
    cache_.drop(id);
  }
  return recent(id);
}

std::shared_ptr<const LoadedCase> Desk::load(std::span<const StoredEvent> events) {
  const auto cached = cache_.find(events.front().case_id);
  if (cached && cached->leaf == events.back().leaf && !is_over(*cached)) return cached;
  return taken_in(events);
}

std::shared_ptr<const LoadedCase> Desk::recent(CaseId id) {
  if (auto cached = cache_.find(id)) return cached;
  const auto events = store_.events_of({&id, 1});
  if (events.empty()) return nullptr;
  return taken_in(events);
}

// A case read from the store. Each event names the hash of the one before: if the last is under the signed root, all
// are what was signed. While the log is frozen a case can be read, but what was read is not kept.
std::shared_ptr<const LoadedCase> Desk::taken_in(std::span<const StoredEvent> events) {
  auto loaded = load_case(events, catalogue_);
  const auto covered = tree_.covers(events.back().log_index, loaded->leaf);
  if (covered == SignedTree::Covered::kNo) {
    throw Fault("case-tampered",
                {fmt::format("事项第 {} 步的记录不在已签名的日志之中", loaded->seq),
                 fmt::format("step {} of the case is not under the signed log", loaded->seq)},
                to_string(loaded->id));
  }
  if (covered == SignedTree::Covered::kYes) cache_.put(loaded);
  return loaded;
}

std::shared_ptr<const LoadedCase> Desk::load_at(CaseId id, const Moment& moment) {
  auto events = store_.events_of({&id, 1});
  std::erase_if(events, [&](const StoredEvent& event) {
    const auto* index = std::get_if<std::uint64_t>(&moment);
    return index != nullptr ? event.log_index > *index : parse_event(event.body).at > std::get<Timestamp>(moment);
  });
  return events.empty() ? nullptr : load_case(events, catalogue_);
}

std::vector<Prospect> Desk::prospects(const LoadedCase& loaded, std::optional<Timestamp> at) const {
  const auto now = at.value_or(clock_.now());
  const auto around = registers_.read(*loaded.about, nullptr, nullptr, now);
  return loaded.procedure->prospects(
      loaded.facts, loaded.position,
      {loaded.policy.values, &calendar_, now, &around, nullptr, &loaded.path, &loaded.history});
}

std::shared_ptr<const LoadedCase> Desk::case_of(const Request& request) {
  if (!request.opening) return recent(request.case_id);
  const auto* procedure = catalogue_.procedure(request.opening->procedure);
  if (procedure == nullptr) return nullptr;
  return std::make_shared<LoadedCase>(
      unopened(request.case_id, *procedure, catalogue_.policy_in_force(*procedure, clock_.now())));
}

Subject Desk::subject_of(const LoadedCase& loaded) {
  Subject subject{.case_id = loaded.id, .procedure = loaded.procedure->book().info.id, .state = loaded.position.state};
  if (loaded.about) place(subject, loaded.about->person, loaded.about->post);
  return subject;
}

Subject Desk::subject_of(const Opening& opening) {
  Subject subject{.procedure = opening.procedure};
  place(subject, opening.person, opening.post);
  return subject;
}

void Desk::place(Subject& subject, PersonId person, PostId post) {
  if (person != PersonId{}) subject.person = person;
  if (post == PostId{}) return;
  if (const auto found = registers_.where(post, clock_.now())) {
    subject.unit = found->unit;
    subject.level = found->level;
  }
}

std::optional<Refusal> Desk::refused_by_right(Request& request, const LoadedCase& loaded) {
  const auto subject = request.opening ? subject_of(*request.opening) : subject_of(loaded);
  auto decision = access_->decide(request.actor, request.command, subject, clock_.now());
  switch (decision.kind) {
    case Decision::Kind::kAllowed:
      request.actor.role = code_of(*decision.role);
      return std::nullopt;
    case Decision::Kind::kUnknown:
      return no_such_case(request);
    case Decision::Kind::kForbidden:
      // What is no command of the procedure is bad input, and nobody's.
      if (!knows(*loaded.procedure, request.command)) return std::nullopt;
      return refusal_of(Refusal::Kind::kNotAllowed, request, std::move(decision.why));
    case Decision::Kind::kProveAgain:
      return refusal_of(Refusal::Kind::kProofTooOld, request, std::move(decision.why));
  }
  return std::nullopt;
}

Desk::Pending Desk::prepare(Request request) {
  Pending pending;
  pending.request = std::move(request);
  pending.fingerprint = fingerprint_of(pending.request);
  answer_or_judge(pending);
  return pending;
}

// An answer that is not committed has not looked at the idempotency key yet; the commit looks at all others.
void Desk::answer_or_judge(Pending& pending) {
  judge(pending);
  if (!pending.answer) return;
  if (auto before = answered_before(pending)) pending.answer = std::move(before);
}

std::optional<Answer> Desk::answered_before(const Pending& pending) {
  const auto& key = pending.request.idempotency_key;
  const auto used = key.empty() ? std::nullopt : store_.used_key(pending.request.actor.id, key);
  if (!used) return std::nullopt;
  return recall(pending, *used);
}

void Desk::judge(Pending& pending) {
  auto& request = pending.request;
  pending.judged.reset();
  auto loaded = case_of(request);
  // Before a version is called stale or unknown, what the cache holds is checked against the store.
  if (loaded && request.expected_version && *request.expected_version != loaded->version)
    loaded = load(request.case_id);
  if (!loaded) {
    pending.answer = request.opening ? refusal_of(Refusal::Kind::kBadInput, request,
                                                  {"没有流程“" + request.opening->procedure + "”",
                                                   "there is no procedure \"" + request.opening->procedure + "\""})
                                     : no_such_case(request);
    return;
  }
  if (access_ != nullptr) {
    if (auto refused = refused_by_right(request, *loaded)) {
      if (listener_) listener_(request, *refused);
      pending.answer = std::move(*refused);
      return;
    }
  }
  if (request.expected_version && *request.expected_version != loaded->version) {
    pending.answer = stale(request, *loaded);
    return;
  }
  auto parsed = loaded->procedure->parse(request.command, request.data);
  if (!parsed) {
    auto refusal = refusal_of(Refusal::Kind::kBadInput, request,
                              {"命令内容不合要求", "the command's data is not as it should be"});
    refusal.problems = std::move(parsed.error());
    refusal.position = to_string(loaded->position);
    refusal.version = loaded->version;
    pending.answer = std::move(refusal);
    return;
  }
  const auto now = clock_.now();
  Command command{std::move(*parsed), request.actor, pending.fingerprint, request.idempotency_key, {}};
  if (request.opening) {
    command.opens = NewCase{request.case_id,
                            request.opening->procedure,
                            loaded->procedure->book().info.version,
                            loaded->policy.digest,
                            request.opening->person,
                            request.opening->post,
                            request.opening->batch,
                            now};
    if (const auto found = registers_.where(request.opening->post, now)) {
      command.opens->unit = found->unit;
      command.opens->level = found->level;
    }
  }
  auto around = registers_.read(command.opens ? *command.opens : *loaded->about,
                                &loaded->procedure->book().commands[command.parsed.place], &request.actor, now);
  // One that the register still shows is held by nobody and yet out of reach: the others of a group that stands or
  // falls together, judged each by itself, count on it.
  if (pending.without_vacancy > 1 && around.quota && around.quota->vacant() > 0) {
    around.quota->reserved += around.quota->vacant();
  }
  const Occasion occasion{
      now, {make_uuid_v7(now, random_.bytes<10>())}, random_.bytes<32>(), &calendar_, committer_.origin(), &around};
  pending.judged = advance(*loaded, command, occasion);
  pending.judged->proposal.event.trace = request.trace;
  if (auto* refusal = std::get_if<Refusal>(&pending.judged->answer)) see_whether_recorded(pending, loaded, *refusal);
}

// A refusal becomes an event of its case, except where there is no case yet, since one comes into being with its first
// accepted command, and where it repeats, word for word, the one that the case ends with. Those are told to the
// listener.
void Desk::see_whether_recorded(Pending& pending, const std::shared_ptr<const LoadedCase>& loaded, Refusal& refusal) {
  const auto& request = pending.request;
  if (!request.opening) {
    const bool repeated = loaded->refused && loaded->refused == pending.judged->after->refused;
    const auto before = repeated ? store_.event_at(loaded->id, loaded->seq) : std::nullopt;
    if (!before || before->leaf != loaded->leaf) return;
    const Receipt receipt{before->log_index, before->leaf,
                          std::make_shared<const std::string>(committer_.last_checkpoint()),
                          parse_event(before->body).id};
    refusal.receipt = receipt;
    if (pending.judged->proposal.key) {
      pending.judged->proposal.recorded_before = receipt;
      pending.judged->after = loaded;
    } else {
      pending.answer = refusal;
    }
  } else {
    pending.answer = refusal;
  }
  if (listener_) listener_(request, refusal);
  if (pending.answer) pending.judged.reset();
}

bool Desk::settle(Pending& pending, const CommitResult& result) {
  switch (result.kind) {
    case CommitResult::Kind::kCommitted:
      cache_.put(pending.judged->after);
      pending.answer = std::move(pending.judged->answer);
      std::visit([&](auto& answer) { answer.receipt = result.receipt; }, *pending.answer);
      return true;
    case CommitResult::Kind::kKeyUsed:
      pending.answer = recall(pending, result.used);
      return true;
    case CommitResult::Kind::kFailed:
      cache_.drop(pending.request.case_id);
      throw Fault(*result.fault);
    case CommitResult::Kind::kNoVacancy:
      ++pending.without_vacancy;
      break;
    case CommitResult::Kind::kMoved:
      break;
  }
  if (++pending.attempts >= kMostAttempts) {
    throw Fault("too-busy", {"该事项正被频繁修改，请稍后再试", "the case is being changed too often; try again later"});
  }
  cache_.drop(pending.request.case_id);
  answer_or_judge(pending);
  return pending.answer.has_value();
}

Answer Desk::do_now(Request request) {
  auto pending = prepare(std::move(request));
  while (!pending.answer) submit_and_settle({{&pending}});
  return std::move(*pending.answer);
}

std::vector<Answer> Desk::do_all(std::vector<Request> requests, bool all_or_nothing) {
  std::vector<CaseId> ids;
  for (const auto& request : requests) {
    if (!request.opening) ids.push_back(request.case_id);
  }
  warm(ids);
  std::vector<Pending> pendings;
  pendings.reserve(requests.size());
  for (auto& request : requests) pendings.push_back(prepare(std::move(request)));
  const auto would_refuse = [](const Pending& p) {
    return p.answer ? std::holds_alternative<Refusal>(*p.answer) : std::holds_alternative<Refusal>(p.judged->answer);
  };

  for (bool settled = false; !settled;) {
    const bool together = all_or_nothing && std::none_of(pendings.begin(), pendings.end(), would_refuse);
    // All at once, so that they share commits; in one group if they must stand or fall together.
    std::vector<std::vector<Pending*>> groups;
    for (auto& pending : pendings) {
      if (pending.answer) continue;
      if (all_or_nothing && !together && !would_refuse(pending)) {
        pending.answer = refusal_of(
            Refusal::Kind::kNotDone, pending.request,
            {"批次中有事项未获通过，本事项未办理", "another case of the batch was refused, so this one was left"});
        continue;
      }
      if (!together || groups.empty()) groups.emplace_back();
      groups.back().push_back(&pending);
    }
    settled = submit_and_settle(groups);
  }

  std::vector<Answer> answers;
  answers.reserve(pendings.size());
  for (auto& pending : pendings) answers.push_back(std::move(*pending.answer));
  return answers;
}

}  // namespace renmian
