// Policy: what the regulation leaves to the place, and every rule whose wording is not certain (marks O, S, M).
//
// A policy is a described struct whose member types carry the limits: a value may be stricter than the regulation,
// never laxer. Each member has one PolicyItem that names its rule, the mark and the meaning. Members that a policy
// file leaves out keep the documented default.
#pragma once

#include <algorithm>
#include <array>

#include "engine/data/schema.hpp"
#include "engine/data/writer.hpp"
#include "engine/procedure/gate.hpp"

namespace renmian {

struct PolicyItem {
  std::string_view key;   // the member's name
  std::string_view rule;  // id of the rule it sets
  Mark mark = Mark::kM;
  Words meaning;
};

// The items of a policy that is made of several parts.
template <std::size_t... Size>
constexpr auto joined(const std::array<PolicyItem, Size>&... parts) {
  std::array<PolicyItem, (Size + ...)> all{};
  auto end = all.begin();
  ((end = std::copy(parts.begin(), parts.end(), end)), ...);
  return all;
}

// The values in `json`, or what is wrong with them: unknown keys, wrong types, values laxer than their rule allows.
template <class Policy>
boost::system::result<Policy, Problems> read_policy(const boost::json::value& json) {
  Policy policy;
  Problems bad;
  if (!json.is_object()) {
    detail::wrong_type(json, {"对象", "an object"}, {}, bad);
    return bad;
  }
  const JsonPlace top;
  for (const auto& [key, value] : json.get_object()) {
    const auto item = std::find_if(Policy::items.begin(), Policy::items.end(),
                                   [name = std::string_view(key)](const auto& i) { return i.key == name; });
    if (item == Policy::items.end()) {
      detail::unknown_member(detail::names_of_members<Policy>(), top.member(key), bad);
      continue;
    }
    const auto before = bad.size();
    boost::mp11::mp_for_each<detail::MembersOf<Policy>>([&, &given = value](auto member) {
      if (item->key == member.name) detail::read(given, policy.*member.pointer, top.member(item->key), bad);
    });
    for (auto i = before; i < bad.size(); ++i) {
      bad[i].message.zh.append("（规则 ").append(item->rule).append("：只可从严，不可放宽）");
      bad[i].message.en.append(" (rule ").append(item->rule).append(": stricter is allowed, laxer is not)");
    }
  }
  if (!bad.empty()) return bad;
  return policy;
}

// The limits that the type of each member sets: a JSON schema by the member's name.
template <class Policy>
boost::json::object limits_of() {
  boost::json::object limits;
  boost::mp11::mp_for_each<detail::MembersOf<Policy>>([&](auto member) {
    using Member = std::remove_cvref_t<decltype(std::declval<Policy&>().*member.pointer)>;
    limits[member.name] = detail::SchemaOf<Member>::make({});
  });
  return limits;
}

// Every value of `policy` with its limits, rule, mark and meaning, for people and for the digest of a policy version.
template <class Policy>
boost::json::array describe_policy(const Policy& policy) {
  const auto values = write_described(policy);
  const auto limits = limits_of<Policy>();
  boost::json::array rows;
  for (const auto& item : Policy::items) {
    rows.push_back({{"key", item.key},
                    {"value", values.at(item.key)},
                    {"limits", limits.at(item.key)},
                    {"rule", item.rule},
                    {"mark", std::string_view(reinterpret_cast<const char*>(&item.mark), 1)},
                    {"zh", item.meaning.zh},
                    {"en", item.meaning.en}});
  }
  return rows;
}

}  // namespace renmian
