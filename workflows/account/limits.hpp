// What a right covers: the limits of a grant, held against what an act is done to.
#pragma once

#include <map>
#include <set>

#include "engine/access/access.hpp"
#include "workflows/account/facts.hpp"

namespace renmian::account {

// What limits refer to. Immutable once made; any thread.
struct Places {
  std::map<UnitId, std::optional<UnitId>> parents;
  std::map<CaseId, PersonId> people;  // of the cases that rights name

  bool is_within(UnitId unit, UnitId above) const;
};

// Not about anything: an act like reading a list, of which each entry is asked about by itself.
bool is_general(const Subject& subject);

// Whether the account's holder is the person of the case or file.
bool is_own(const Facts& account, const Subject& subject);

bool covers(const Grant& grant, const Subject& subject, bool own, const Places& places);

// Whether the list of acts, where there is one, lets this one through.
bool names_act(const Grant& grant, std::string_view act);

}  // namespace renmian::account
