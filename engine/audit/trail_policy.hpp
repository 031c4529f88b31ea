// Whom a verifier believes (C2SP tlog-policy): the keys of logs and witnesses, and which witnesses together suffice.
// Lines, items separated by spaces and tabs:
//
//     log <vkey> [<url>]
//     witness <name> <vkey> [<url>]
//     group <name> <k|any|all> <member>...
//     quorum <name|none>
//
// Members of groups and the quorum are names of lines above; a name is member of at most one group. Empty lines and
// comments (#) are ignored, but for one comment that we understand and others do not:
//
//     # require-all-log-keys
//
// A log may have several keys of one name, say Ed25519 and SM2. One of them suffices; with this line all must have
// signed. Pure functions, any thread.
#pragma once

#include <boost/system/result.hpp>
#include <cstddef>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/audit/note.hpp"
#include "engine/base/problem.hpp"

namespace renmian {

struct TrailPolicy {
  struct Group {
    std::string name;
    std::size_t needed = 0;            // so many of the members, 1 to all of them
    std::vector<std::string> members;  // witnesses, or groups above this one
  };

  std::vector<Verifier> logs;              // types 0x01 and 0xff; a key twice only under two names
  std::vector<Verifier> witnesses;         // type 0x04
  std::vector<std::string> witness_names;  // in this policy, each beside its key
  std::vector<std::string> witness_urls;   // likewise; empty where none is given
  std::vector<Group> groups;
  std::string quorum;  // a witness, a group or "none"
  bool require_all_log_keys = false;

  std::vector<Verifier> keys() const;  // logs, then witnesses: what open_note is to know

  // What the signatures of a note opened with any of these keys amount to.
  bool signed_by_log(std::string_view origin, std::span<const NoteSignature> signatures) const;
  std::set<std::string> witnesses_of(std::span<const NoteSignature> signatures) const;  // by their names here

  bool quorum_met(const std::set<std::string>& names) const;  // names that are no witness count for nothing
};

// Every problem of the file, with "line <n>" as its place, none if the file as a whole lacks something. Codes:
// "policy-characters", "policy-line", "policy-key", "policy-key-twice", "policy-name", "policy-member",
// "policy-threshold", "policy-quorum".
boost::system::result<TrailPolicy, Problems> parse_trail_policy(std::string_view text);

}  // namespace renmian
