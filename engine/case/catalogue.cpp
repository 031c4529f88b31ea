#include "engine/case/catalogue.hpp"

#include "engine/audit/canonical_json.hpp"
#include "engine/audit/strict_json.hpp"

namespace renmian {
namespace {

constexpr std::int64_t kInForceMicroseconds = 1'000'000;

// All values of a policy as canonical JSON, and the digest that names them.
std::string values_of(const Procedure& procedure, const PolicyValues& policy) {
  boost::json::object values;
  for (const auto& row : procedure.describe(policy)) values.emplace(row.at("key").as_string(), row.at("value"));
  return canonical(values);
}
std::string digest_of(const Procedure& procedure, const std::string& values) {
  return to_hex(sha256({procedure.book().info.id, "\n", values}));
}

}  // namespace

Catalogue::Catalogue(std::vector<const Procedure*> procedures, Store& store)
    : procedures_(std::move(procedures)), store_(store) {
  for (const auto* procedure : procedures_) {
    const auto defaults = procedure->default_policy();
    by_digest_.emplace(digest_of(*procedure, values_of(*procedure, defaults)), defaults);
  }
}

const Procedure* Catalogue::procedure(std::string_view id) const {
  const Procedure* newest = nullptr;
  for (const auto* known : procedures_) {
    const auto& info = known->book().info;
    if (info.id == id && (newest == nullptr || info.version > newest->book().info.version)) newest = known;
  }
  return newest;
}

const Procedure* Catalogue::procedure(std::string_view id, std::int64_t version) const {
  for (const auto* known : procedures_) {
    if (known->book().info.id == id && known->book().info.version == version) return known;
  }
  return nullptr;
}

PinnedPolicy Catalogue::remember(const Procedure& procedure, const std::string& digest, const std::string& values) {
  const auto json = parse_strict(values);
  auto read = json ? procedure.policy(*json) : Problems{json.error()};
  if (!read) {
    throw Fault("policy-unreadable", {"存储的政策参数不可读", "a stored policy cannot be read"},
                read.error().front().place + " " + read.error().front().message.en);
  }
  const std::lock_guard lock(mutex_);
  return {digest, by_digest_.emplace(digest, std::move(*read)).first->second};
}

PinnedPolicy Catalogue::policy(const Procedure& procedure, const std::string& digest) {
  {
    const std::lock_guard lock(mutex_);
    if (const auto known = by_digest_.find(digest); known != by_digest_.end()) return {digest, known->second};
  }
  const auto stored = store_.policy(digest);
  if (!stored) {
    throw Fault("policy-missing",
                {"找不到事项所依据的政策参数版本", "the policy version a case is pinned to is missing"}, digest);
  }
  return remember(procedure, digest, stored->values);
}

PinnedPolicy Catalogue::policy_in_force(const Procedure& procedure, Timestamp now) {
  const auto id = procedure.book().info.id;
  {
    const std::lock_guard lock(mutex_);
    const auto known = in_force_.find(id);
    if (known != in_force_.end() && now.microseconds - known->second.read_at.microseconds < kInForceMicroseconds) {
      return known->second.policy;
    }
  }
  const auto stored = store_.policy_in_force(id);
  PinnedPolicy policy;
  if (stored) {
    policy = remember(procedure, stored->digest, stored->values);
  } else {
    // The defaults are put in force as what they are now: a later program may have others, and must still be able to
    // read the cases that were opened under these.
    return *put_in_force(procedure, boost::json::object{}, now);
  }
  const std::lock_guard lock(mutex_);
  in_force_[id] = {policy, now};
  return policy;
}

boost::system::result<PinnedPolicy, Problems> Catalogue::read(const Procedure& procedure,
                                                              const boost::json::value& values) const {
  auto policy = procedure.policy(values);
  if (!policy) return policy.error();
  return PinnedPolicy{digest_of(procedure, values_of(procedure, *policy)), *policy};
}

boost::system::result<PinnedPolicy, Problems> Catalogue::put_in_force(const Procedure& procedure,
                                                                      const boost::json::value& values, Timestamp now) {
  auto policy = read(procedure, values);
  if (!policy) return policy.error();
  store_.save_policy(
      {policy->digest, std::string(procedure.book().info.id), values_of(procedure, policy->values), now});
  const std::lock_guard lock(mutex_);
  by_digest_.emplace(policy->digest, policy->values);
  in_force_[procedure.book().info.id] = {*policy, now};
  return *policy;
}

}  // namespace renmian
