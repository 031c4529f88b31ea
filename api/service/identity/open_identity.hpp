// Identity as an installation has it: on its store, with its settings, and with the accounts of workflows/account.
#pragma once

#include "api/service/config.hpp"
#include "api/service/identity/identity.hpp"
#include "engine/case/journal.hpp"
#include "engine/ports/store.hpp"
#include "workflows/account/access_book.hpp"

namespace renmian {

// The keys that secrets are sealed with. The file is made at the first start; once there are credentials, a missing one
// is Fault "key-missing".
SealKeys open_seal_keys(const Config& config, Store& store, Random& random);

// Puts it on record, and into the technical log, that a record is none of this program's.
AttestedRecords::Tell tell_of_records(Journal& journal, const Clock& clock);

// All of it outlives the Identity.
struct IdentityParts {
  Store& store;
  const account::AccessBook& accounts;
  const Clock& clock;
  Random& random;
  const SealKeys& seal_keys;
  AttestedRecords& records;
  Journal& journal;
};
Identity::Surroundings identity_around(const IdentityParts& parts);

Identity::Settings identity_settings(const Config& config);

}  // namespace renmian
