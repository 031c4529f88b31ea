#include "engine/audit/trail_policy.hpp"

#include <algorithm>
#include <utility>

#include "engine/audit/lines.hpp"

namespace renmian {
namespace {

using Fields = std::vector<std::string_view>;

constexpr std::string_view kNone = "none";
constexpr std::string_view kAllLogKeys = "# require-all-log-keys";
constexpr std::string_view kSpace = " \t";

std::string_view trimmed(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(kSpace), line.size()));
  return line.substr(0, line.find_last_not_of(kSpace) + 1);
}

Fields fields_of(std::string_view line) {
  Fields fields;
  for (auto begin = line.find_first_not_of(kSpace); begin != line.npos; begin = line.find_first_not_of(kSpace)) {
    line.remove_prefix(begin);
    fields.push_back(line.substr(0, line.find_first_of(kSpace)));
    line.remove_prefix(fields.back().size());
  }
  return fields;
}

bool has_control_characters(std::string_view line) {
  return std::any_of(line.begin(), line.end(),
                     [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == '\x7f'; });
}

class PolicyReader {
 public:
  boost::system::result<TrailPolicy, Problems> read(std::string_view text) {
    while (!text.empty()) {
      ++line_;
      const auto line = take_line(text);
      if (!line) {
        report("policy-line",
               {"最后一行没有换行符，文件可能不完整。", "The last line has no newline; the file may be incomplete."});
        break;
      }
      read_line(*line);
    }
    if (policy_.quorum.empty() && problems_.empty()) {
      problems_.push_back({"policy-quorum",
                           "",
                           {"缺少quorum行。不要求见证的，写“quorum none”。",
                            "There is no quorum line. If no witness is asked for, write \"quorum none\"."}});
    }
    if (!problems_.empty()) return std::move(problems_);
    return std::move(policy_);
  }

 private:
  void read_line(std::string_view line) {
    if (has_control_characters(line)) {
      return report("policy-characters", {"行中有控制字符（换行只用LF）。",
                                          "There is a control character in the line (lines end in LF alone)."});
    }
    const auto fields = fields_of(line);
    if (fields.empty() || fields[0].starts_with('#')) {
      policy_.require_all_log_keys |= trimmed(line) == kAllLogKeys;
    } else if (fields[0] == "log" && (fields.size() == 2 || fields.size() == 3)) {
      read_key(fields[1], false);
    } else if (fields[0] == "witness" && (fields.size() == 3 || fields.size() == 4)) {
      read_witness(fields);
    } else if (fields[0] == "group" && fields.size() >= 4) {
      read_group(fields);
    } else if (fields[0] == "quorum" && fields.size() == 2) {
      read_quorum(fields[1]);
    } else {
      report("policy-line", {"应为“log <公钥> [网址]”“witness <名称> <公钥> [网址]”“group <名称> <k|any|all> <成员>…”"
                             "“quorum <名称|none>”之一。",
                             "This must be one of \"log <vkey> [<url>]\", \"witness <name> <vkey> [<url>]\", "
                             "\"group <name> <k|any|all> <member>...\" and \"quorum <name|none>\"."});
    }
  }

  void read_witness(const Fields& fields) {
    define(fields[1]);
    if (!read_key(fields[2], true)) return;
    policy_.witness_names.emplace_back(fields[1]);
    policy_.witness_urls.emplace_back(fields.size() == 4 ? fields[3] : "");
  }

  bool read_key(std::string_view vkey, bool of_witness) {
    auto key = Verifier::from_vkey(vkey);
    if (!key || (key->type() == KeyType::kCosignature) != of_witness) {
      report("policy-key", of_witness
                               ? Text{"不是见证公钥（类型0x04，形如“名称+密钥标识+base64”）。",
                                      "This is no key of a witness (type 0x04, written \"name+key id+base64\")."}
                               : Text{"不是日志公钥（Ed25519或SM2，形如“名称+密钥标识+base64”）。",
                                      "This is no key of a log (Ed25519 or SM2, written \"name+key id+base64\")."});
      return false;
    }
    if (is_known(*key, of_witness)) {
      report("policy-key-twice", {"密钥“" + key->name() + "”与前面某行的密钥相同。",
                                  "The key \"" + key->name() + "\" is the same as one of a line above."});
      return false;
    }
    (of_witness ? policy_.witnesses : policy_.logs).push_back(*std::move(key));
    return true;
  }

  // A log and the one that continues it may have one key, under two names.
  bool is_known(const Verifier& key, bool of_witness) const {
    const auto same = [&](const Verifier& known) { return known.public_key() == key.public_key(); };
    return std::ranges::any_of(policy_.witnesses, same) ||
           std::ranges::any_of(policy_.logs, [&](const Verifier& known) {
             return same(known) && (of_witness || known.name() == key.name());
           });
  }

  void read_group(const Fields& fields) {
    TrailPolicy::Group group{std::string(fields[1]), 0, {fields.begin() + 3, fields.end()}};
    for (const auto& member : group.members) {
      if (is_defined(member) && !members_.insert(member).second) {
        report("policy-member", {"“" + member + "”已是组的成员，每个名称只能列入一次。",
                                 "\"" + member + "\" is member of a group already; each name is listed once."});
      }
    }
    const auto count = group.members.size();
    const auto needed = fields[2] == "any" ? 1 : fields[2] == "all" ? count : parse_decimal(fields[2]).value_or(0);
    if (needed < 1 || needed > count) {
      const auto most = std::to_string(count);
      report("policy-threshold",
             {"应为any、all或1到" + most + "的整数。", "This must be any, all or a number from 1 to " + most + "."});
    }
    group.needed = needed;
    define(fields[1]);  // after its members: a group is no member of itself
    policy_.groups.push_back(std::move(group));
  }

  void read_quorum(std::string_view name) {
    if (!policy_.quorum.empty()) {
      return report("policy-quorum", {"quorum行只能有一行。", "There may be only one quorum line."});
    }
    policy_.quorum = name;
    if (name != kNone) is_defined(policy_.quorum);
  }

  void define(std::string_view name) {
    if (name == kNone || !names_.emplace(name).second) {
      report("policy-name",
             {"名称“" + std::string(name) + "”已经用过。", "The name \"" + std::string(name) + "\" is taken already."});
    }
  }

  bool is_defined(const std::string& name) {
    if (names_.contains(name)) return true;
    report("policy-name",
           {"前面没有名为“" + name + "”的见证或组。", "No line above defines a witness or group \"" + name + "\"."});
    return false;
  }

  void report(std::string code, Text message) {
    problems_.push_back({std::move(code), "line " + std::to_string(line_), std::move(message)});
  }

  TrailPolicy policy_;
  Problems problems_;
  std::size_t line_ = 0;
  std::set<std::string> names_;    // of witnesses and groups
  std::set<std::string> members_;  // of groups
};

bool has_signed(const Verifier& key, std::span<const NoteSignature> signatures) {
  return std::any_of(signatures.begin(), signatures.end(),
                     [&](const NoteSignature& signature) { return signature.by->public_key() == key.public_key(); });
}

}  // namespace

std::vector<Verifier> TrailPolicy::keys() const {
  auto keys = logs;
  keys.insert(keys.end(), witnesses.begin(), witnesses.end());
  return keys;
}

bool TrailPolicy::signed_by_log(std::string_view origin, std::span<const NoteSignature> signatures) const {
  const auto of_the_log =
      std::count_if(logs.begin(), logs.end(), [&](const auto& key) { return key.name() == origin; });
  const auto good = std::count_if(logs.begin(), logs.end(), [&](const Verifier& key) {
    return key.name() == origin && has_signed(key, signatures);
  });
  return good > 0 && (!require_all_log_keys || good == of_the_log);
}

std::set<std::string> TrailPolicy::witnesses_of(std::span<const NoteSignature> signatures) const {
  std::set<std::string> names;
  for (std::size_t i = 0; i < witnesses.size(); ++i) {
    if (has_signed(witnesses[i], signatures)) names.insert(witness_names[i]);
  }
  return names;
}

bool TrailPolicy::quorum_met(const std::set<std::string>& names) const {
  if (quorum == kNone) return true;
  std::set<std::string_view> met;
  for (const auto& witness : witness_names) {
    if (names.contains(witness)) met.insert(witness);
  }
  for (const auto& group : groups) {  // in order: members stand above their groups
    const auto count = std::count_if(group.members.begin(), group.members.end(),
                                     [&](const std::string& member) { return met.contains(member); });
    if (static_cast<std::size_t>(count) >= group.needed) met.insert(group.name);
  }
  return met.contains(quorum);
}

boost::system::result<TrailPolicy, Problems> parse_trail_policy(std::string_view text) {
  return PolicyReader().read(text);
}

}  // namespace renmian
