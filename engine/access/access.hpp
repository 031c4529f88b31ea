// Who may do what: asked by the desk before every command, and by whoever shows something.
//
// An act is the code of a command, or of something that is no command of a case ("unit.add", "case.read"; all of them
// stand in the matrix, workflows/account/matrix.cpp). Whoever acts holds rights: a role, within limits (units, cases,
// levels of post, acts, days). Deny by default.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "engine/access/role.hpp"
#include "engine/base/ids.hpp"
#include "engine/base/time.hpp"
#include "engine/procedure/actor.hpp"
#include "engine/registry/records.hpp"

namespace renmian {

// What an act is done to. What is not known, or does not apply, is absent: of an absent unit only those who are not
// limited to units may know.
struct Subject {
  std::optional<CaseId> case_id = {};
  std::string_view procedure = {};  // of the case; empty: no case
  std::string_view state = {};      // where the case stands: code of its main state
  std::optional<UnitId> unit = {};
  std::optional<PostLevel> level = {};  // of the post
  std::optional<PersonId> person = {};
};

struct Decision {
  enum class Kind {
    kAllowed,
    kUnknown,    // nothing of the subject may be known: it is answered as if it did not exist
    kForbidden,  // they may know of it, and may not do this
    kProveAgain  // they may, once they have proved again who they are
  };
  Kind kind = Kind::kForbidden;
  std::optional<Role> role = {};  // allowed: the one they act in
  Text why = {};                  // not allowed: what is lacking, and where it stands written

  bool allowed() const { return kind == Kind::kAllowed; }
};

// What of the cases somebody may know of, for lists.
struct Visible {
  bool everything = false;
  std::vector<UnitId> units = {};               // cases for posts of these; those below them are named too
  std::optional<PostLevel> highest_level = {};  // of these units
  std::vector<CaseId> cases = {};               // and these, wherever they are
};

// Any thread. Throws Fault "case-tampered" if rights were changed past the log.
class Access {
 public:
  virtual ~Access() = default;

  // Whether `actor` may do `act` to `subject` at `now`. An actor whose role is set acts in that one only.
  virtual Decision decide(const Actor& actor, std::string_view act, const Subject& subject, Timestamp now) const = 0;

  // The cases to which `actor` may do `act`, where a right to it does not depend on their state.
  virtual Visible visible(const Actor& actor, std::string_view act, Timestamp now) const = 0;
};

}  // namespace renmian
