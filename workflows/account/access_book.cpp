#include "workflows/account/access_book.hpp"

#include <algorithm>
#include <exception>
#include <unordered_map>

#include "engine/audit/digest.hpp"
#include "workflows/account/account.hpp"
#include "workflows/account/limits.hpp"
#include "workflows/account/matrix.hpp"
#include "workflows/account/policy.hpp"

namespace renmian::account {
namespace {

using std::chrono::steady_clock;

constexpr std::size_t kPage = 1000;
constexpr std::chrono::seconds kOldest{1};
constexpr std::chrono::minutes kClosedHolds{1};  // of a closed account, whose content may be erased without a new event
constexpr std::int64_t kMicrosecondsAMinute = 60'000'000;

std::string_view own_id() { return compiled().book().info.id; }

Decision allowed(Role role) { return {Decision::Kind::kAllowed, role, {}}; }
Decision unknown() { return {Decision::Kind::kUnknown, {}, {}}; }

// Whose business the act is before all others.
Role usual_role(std::string_view act, std::string_view procedure) {
  for (const auto& row : rows_of(act)) {
    if (is_about(row, procedure)) return row.roles.first();
  }
  return Role::program;
}

// What could be said of an act better than "no", from the worst to the best.
enum class Answer { kNotCovered, kNotPermitted, kElsewhere, kStale, kYes };

Answer in_role(Role role, std::string_view act, const Subject& subject, bool own, bool fresh) {
  if (own != (role == Role::cadre_self) && !is_general(subject)) return Answer::kNotPermitted;
  auto best = Answer::kNotPermitted;
  for (const auto& row : rows_of(act)) {
    if (!row.roles.has(role) || !is_about(row, subject.procedure)) continue;
    const bool stale = row.proof == Proof::kFresh && !fresh;
    best = std::max(best, !holds_in(row, subject.state) ? Answer::kElsewhere : stale ? Answer::kStale : Answer::kYes);
  }
  return best;
}

Text titles_of_roles(std::string_view act, std::string_view procedure) {
  Text titles;
  for (const auto& info : all_roles()) {
    const bool may = std::ranges::any_of(
        rows_of(act), [&](const MatrixRow& row) { return row.roles.has(info.role) && is_about(row, procedure); });
    if (!may) continue;
    titles.zh.append(titles.zh.empty() ? "" : "、").append(info.title.zh);
    titles.en.append(titles.en.empty() ? "" : ", ").append(info.title.en);
  }
  return titles.zh.empty() ? Text{"无", "nobody"} : titles;
}

Text who_may(std::string_view act, const Subject& subject) {
  const auto titles = titles_of_roles(act, subject.procedure);
  const std::string code(act);
  return {"“" + code + "”由以下岗位办理：" + titles.zh + "（授权矩阵，条例参考 6.1、6.2）",
          "\"" + code + "\" is for: " + titles.en + " (authorisation matrix; regulation reference 6.1, 6.2)"};
}

Text not_here(std::string_view act, const Subject& subject) {
  const std::string code(act), state(subject.state);
  return {"“" + code + "”在“" + state + "”环节不对本岗位开放（授权矩阵，条例参考 6.1）",
          "\"" + code + "\" is not open to this role while the case stands at \"" + state +
              "\" (authorisation matrix; regulation reference 6.1)"};
}

Text prove_again(std::int64_t minutes) {
  const auto number = std::to_string(minutes);
  return {"须在 " + number + " 分钟之内重新验证过身份（GB/T 22239-2019 8.1.4.1）",
          "this takes a proof of who you are that is at most " + number + " minutes old (GB/T 22239-2019 8.1.4.1)"};
}

bool is_active(const Facts& facts) { return facts.state == AccountState::active; }

bool holds(const Facts& facts, Role role, CivilDate day) {
  return is_active(facts) && std::ranges::any_of(facts.grants, [&](const Grant& grant) {
           return grant.role == role && grant.in_force(day);
         });
}

// Acts after which an account may have a right less.
bool takes_away(std::string_view act) {
  return act == DisableAccount::info.code || act == ConfirmDisabling::info.code || act == WithdrawRight::info.code ||
         act == CloseAccount::info.code;
}

void add(const Grant& grant, const Places& places, Visible& found) {
  if (grant.role == Role::inspection_team || !grant.cases.empty()) {
    found.cases.insert(found.cases.end(), grant.cases.begin(), grant.cases.end());
    return;
  }
  if (!grant.unit && !grant.highest_level) {
    found.everything = true;
    return;
  }
  for (const auto& [unit, parent] : places.parents) {
    if (!grant.unit || places.is_within(unit, *grant.unit)) found.units.push_back(unit);
  }
  // Lists know one level: of several the lower one, so that too little is shown rather than too much.
  if (grant.highest_level)
    found.highest_level = std::max(found.highest_level.value_or(*grant.highest_level), *grant.highest_level);
}

// Rows are anybody's to write who has the database's password: what is an account its events say.
std::shared_ptr<const Facts> facts_of(const CaseRow& row, const LoadedCase* loaded) {
  if (loaded == nullptr || loaded->procedure->book().info.id != own_id()) {
    throw Fault(
        "case-tampered",
        {"登记为账号的事项，其记录不是账号的记录", "what the database lists as an account is none by its events"},
        to_string(row.about.id));
  }
  return std::static_pointer_cast<const Facts>(loaded->facts);
}

}  // namespace

CaseId account_case_id(std::string_view login) {
  const auto digest = sha256({"account\n", login});
  std::array<std::uint8_t, 10> mark;
  std::copy_n(digest.begin(), mark.size(), mark.begin());
  return {make_uuid_v7(Timestamp{}, mark)};
}

struct AccessBook::Snapshot {
  struct Entry {
    CaseId case_id;
    std::int64_t seq = 0;
    std::shared_ptr<const Facts> facts;
    std::exception_ptr fault;  // set: it could not be read
    steady_clock::time_point read_at;

    const Facts& checked() const {
      if (fault) std::rethrow_exception(fault);
      return *facts;
    }
  };
  std::unordered_map<CaseId, Entry> entries;
  Places places;

  const Entry* find(CaseId id) const {
    const auto found = entries.find(id);
    return found == entries.end() ? nullptr : &found->second;
  }
  const Entry* find(std::string_view login) const { return find(account_case_id(login)); }
};

struct AccessBook::Asked {
  const Actor& actor;
  std::string_view act;
  const Subject& subject;
  Timestamp now;
  bool fresh = false;
  std::int64_t minutes = 0;

  CivilDate today() const { return date_in_china(now); }
};

AccessBook::AccessBook(Desk& desk, std::vector<DemoActor> demo) : desk_(desk), demo_(std::move(demo)) {}
AccessBook::~AccessBook() = default;

void AccessBook::told() const {
  const std::lock_guard lock(mutex_);
  told_ = true;
}

std::shared_ptr<const AccessBook::Snapshot> AccessBook::snapshot() const {
  const std::lock_guard lock(mutex_);
  const auto begun = steady_clock::now();
  if (held_ && !told_ && begun - made_at_ < kOldest) return held_;
  auto made = std::make_shared<Snapshot>();
  if (held_) made->places.people = held_->places.people;
  CaseQuery query{.limit = kPage, .procedure = std::string(own_id())};
  for (auto rows = desk_.store().cases(query); !rows.empty(); rows = desk_.store().cases(query)) {
    for (const auto& row : rows) read(row, *made);
    query.after = rows.back().about.id;
  }
  for (const auto& unit : desk_.store().units()) made->places.parents[unit.id] = unit.parent;
  held_ = std::move(made);
  made_at_ = begun;
  told_ = false;
  return held_;
}

// An account that did not move since the last time is not read again. One whose content was erased, as may be once it
// is closed, holds nothing and is nobody's.
void AccessBook::read(const CaseRow& row, Snapshot& into) const {
  const auto* before = held_ ? held_->find(row.about.id) : nullptr;
  const auto now = steady_clock::now();
  Snapshot::Entry entry{row.about.id, row.seq, nullptr, nullptr, now};
  const bool held = before != nullptr && before->seq == row.seq && !before->fault;
  if (held && (before->facts->state != AccountState::closed || (!told_ && now - before->read_at < kClosedHolds))) {
    entry = *before;
  } else {
    try {
      entry.facts = facts_of(row, desk_.load(row.about.id).get());
    } catch (const Fault& fault) {
      if (fault.code() == "payload-erased") return;
      if (fault.code() != "case-tampered") throw;
      entry.fault = std::current_exception();
    }
  }
  if (entry.facts) {
    for (const auto& grant : entry.facts->grants) {
      for (const auto& named : grant.cases) {
        if (into.places.people.contains(named)) continue;
        if (const auto found = desk_.store().case_row(named)) into.places.people[named] = found->about.person;
      }
    }
  }
  into.entries.emplace(entry.case_id, std::move(entry));
}

std::optional<AccessBook::Standing> AccessBook::find(std::string_view login) const {
  const auto all = snapshot();
  const auto* entry = all->find(login);
  if (entry == nullptr) return std::nullopt;
  static_cast<void>(entry->checked());
  return Standing{entry->case_id, entry->facts};
}

std::vector<AccessBook::Standing> AccessBook::all() const {
  std::vector<Standing> found;
  for (const auto& [id, entry] : snapshot()->entries) {
    static_cast<void>(entry.checked());
    found.push_back({id, entry.facts});
  }
  std::ranges::sort(found, {}, [](const Standing& each) -> const std::string& { return each.facts->login.value; });
  return found;
}

Decision AccessBook::decide(const Actor& actor, std::string_view act, const Subject& subject, Timestamp now) const {
  if (actor.auth == "program") return allowed(Role::program);
  const auto all = snapshot();
  const bool command_line = actor.auth == "command_line";
  if (command_line && all->entries.empty())
    return allowed(role_of(actor.role).value_or(usual_role(act, subject.procedure)));
  if (!command_line) {
    const auto demo = std::ranges::find(demo_, actor.id, &DemoActor::id);
    if (demo != demo_.end()) return decide_for_demo(*demo, act, subject);
  }
  const auto policy = desk_.catalogue().policy_in_force(compiled(), now);
  const auto minutes = static_cast<const Policy*>(policy.values.get())->proof_minutes.value;
  const bool proved =
      actor.proved_at && now.microseconds - actor.proved_at->microseconds <= minutes * kMicrosecondsAMinute;
  return decide_for_account({actor, act, subject, now, command_line || (proved && actor.auth != "token"), minutes},
                            *all);
}

Decision AccessBook::decide_for_demo(const DemoActor& demo, std::string_view act, const Subject& subject) {
  for (const auto& info : all_roles()) {
    if (demo.role && *demo.role != info.role) continue;
    const bool own = info.role == Role::cadre_self;
    if (in_role(info.role, act, subject, own, true) == Answer::kYes) return allowed(info.role);
  }
  return {Decision::Kind::kForbidden, {}, who_may(act, subject)};
}

Decision AccessBook::decide_for_account(const Asked& asked, const Snapshot& all) {
  const auto* actor = all.find(asked.actor.id);
  if (actor == nullptr || !is_active(actor->checked())) return unknown();
  const bool for_another = !asked.actor.on_behalf_of.empty();
  const auto* holder = for_another ? all.find(asked.actor.on_behalf_of) : actor;
  if (holder == nullptr || !is_active(holder->checked())) return unknown();

  const bool own = is_own(actor->checked(), asked.subject) || is_own(holder->checked(), asked.subject);
  auto best = Answer::kNotCovered;
  std::optional<Role> role;
  bool sees = false;
  for (const auto& grant : holder->checked().grants) {
    if (!grant.in_force(asked.today()) || (for_another && is_administrator(grant.role))) continue;
    if (!covers(grant, asked.subject, own, all.places)) continue;
    if (in_role(grant.role, "case.see", asked.subject, own, true) == Answer::kYes) sees = true;
    auto answer = Answer::kNotPermitted;
    const bool in_this_role = asked.actor.role.empty() || asked.actor.role == code_of(grant.role);
    if (in_this_role && names_act(grant, asked.act)) {
      answer = in_role(grant.role, asked.act, asked.subject, own, asked.fresh);
    }
    if (answer > best) {
      best = answer;
      role = grant.role;
    }
  }
  if (best < Answer::kStale && asked.subject.case_id && !sees) return unknown();
  switch (best) {
    case Answer::kNotCovered:
      return unknown();
    case Answer::kNotPermitted:
      return {Decision::Kind::kForbidden, {}, who_may(asked.act, asked.subject)};
    case Answer::kElsewhere:
      return {Decision::Kind::kForbidden, {}, not_here(asked.act, asked.subject)};
    case Answer::kStale:
      return {Decision::Kind::kProveAgain, {}, prove_again(asked.minutes)};
    case Answer::kYes:
      break;
  }
  if (auto why = leaves_nobody(asked, all)) return {Decision::Kind::kForbidden, {}, std::move(*why)};
  return allowed(*role);
}

// The last account in use of each of the three administrators stays as it is.
std::optional<Text> AccessBook::leaves_nobody(const Asked& asked, const Snapshot& all) {
  if (!takes_away(asked.act) || !asked.subject.case_id) return std::nullopt;
  const auto* concerned = all.find(*asked.subject.case_id);
  if (concerned == nullptr) return std::nullopt;
  for (const auto role : {Role::sysadmin, Role::secadmin, Role::auditor}) {
    if (!holds(concerned->checked(), role, asked.today())) continue;
    const bool others = std::ranges::any_of(all.entries, [&](const auto& each) {
      return each.first != concerned->case_id && each.second.facts && holds(*each.second.facts, role, asked.today());
    });
    if (others) continue;
    const std::string zh(title_of(role).zh), en(title_of(role).en);
    return Text{"这是唯一可用的“" + zh + "”，须先有另一人担任（条例参考 6.2）",
                "this is the only \"" + en + "\" in use; somebody else must be one first (regulation reference 6.2)"};
  }
  return std::nullopt;
}

Visible AccessBook::visible(const Actor& actor, std::string_view act, Timestamp now) const {
  const auto permits = [&](Role role) {
    return std::ranges::any_of(rows_of(act), [&](const MatrixRow& row) {
      return row.roles.has(role) && row.procedure.empty() && row.states.empty();
    });
  };
  Visible found;
  const auto all = snapshot();
  const bool command_line = actor.auth == "command_line";
  found.everything = actor.auth == "program" || (command_line && all->entries.empty());
  if (found.everything) return found;
  const auto demo = std::ranges::find(demo_, actor.id, &DemoActor::id);
  if (!command_line && demo != demo_.end()) {
    found.everything = !demo->role || permits(*demo->role);
    return found;
  }
  const auto* own = all->find(actor.id);
  const auto* holder = actor.on_behalf_of.empty() ? own : all->find(actor.on_behalf_of);
  if (own == nullptr || holder == nullptr || !is_active(own->checked()) || !is_active(holder->checked())) return found;
  for (const auto& grant : holder->checked().grants) {
    const bool applies = grant.in_force(date_in_china(now)) && permits(grant.role) && names_act(grant, act) &&
                         (actor.role.empty() || actor.role == code_of(grant.role));
    if (applies && grant.role != Role::cadre_self) add(grant, all->places, found);
  }
  return found;
}

}  // namespace renmian::account
