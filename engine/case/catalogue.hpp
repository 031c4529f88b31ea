// The procedures of this program and the policies of this organisation.
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <vector>

#include "engine/ports/store.hpp"
#include "engine/procedure/procedure.hpp"

namespace renmian {

// A policy version, read and ready to judge by.
struct PinnedPolicy {
  std::string digest;
  PolicyValues values;
};

class Catalogue {
 public:
  // `procedures` outlive the catalogue; several versions of one id may stand side by side.
  Catalogue(std::vector<const Procedure*> procedures, Store& store);

  const std::vector<const Procedure*>& procedures() const { return procedures_; }

  // The newest version, or exactly `version`; null if this program has none.
  const Procedure* procedure(std::string_view id) const;
  const Procedure* procedure(std::string_view id, std::int64_t version) const;

  // The policy with this digest. Throws Fault "policy-missing" if neither the store nor the program has it.
  PinnedPolicy policy(const Procedure& procedure, const std::string& digest);

  // The policy for new cases: the one last put in force, or the documented defaults. Read from the store once a second
  // at most.
  PinnedPolicy policy_in_force(const Procedure& procedure, Timestamp now);

  // What `values` would put in force.
  boost::system::result<PinnedPolicy, Problems> read(const Procedure& procedure,
                                                     const boost::json::value& values) const;

  // Puts `values` (JSON, omitted values keep their default) in force from `now` on.
  boost::system::result<PinnedPolicy, Problems> put_in_force(const Procedure& procedure,
                                                             const boost::json::value& values, Timestamp now);

 private:
  PinnedPolicy remember(const Procedure& procedure, const std::string& digest, const std::string& values);

  struct InForce {
    PinnedPolicy policy;
    Timestamp read_at;
  };

  std::vector<const Procedure*> procedures_;
  Store& store_;
  std::mutex mutex_;
  std::map<std::string, PolicyValues> by_digest_;
  std::map<std::string_view, InForce> in_force_;  // by procedure id
};

}  // namespace renmian
