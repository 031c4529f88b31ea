// Bringing a log back into its database from the archive folder, and rows of cases back in step with it.
//
// Of every checkpoint that the log's key signed (in the archive, in the head of the database, in the key state) none
// may be gone back behind, and none be contradicted: the log after a recovery ends where the newest of them does, with
// entries of the archive first and, beyond its end, of the database. If that cannot be had, nothing is changed.
//
// All changes are one transaction. Nothing else should write meanwhile; what does freezes on its next commit. Needs the
// owner of the database (adapters/store/repair.hpp). Faults of database and folder are thrown.
#pragma once

#include <boost/system/result.hpp>

#include "api/service/archived_log.hpp"
#include "api/service/case_rows.hpp"

namespace renmian {

struct Recovered {
  std::string checkpoint;                         // the signed note that the log is under now
  std::uint64_t size = 0;                         // entries, now
  std::uint64_t size_before = 0;                  // and in the database before, whatever they were
  std::optional<std::uint64_t> first_difference;  // nothing: all entries were there and right
  std::uint64_t entries = 0;                      // put back
  std::uint64_t payloads = 0;                     // put back
  std::vector<std::uint64_t> lost_payloads;       // neither database nor archive has what the entry names
  std::uint64_t erased_again = 0;                 // payloads that a backup had brought back
  std::vector<RowDifference> rows;                // set right
};

struct RecoveryOrder {
  std::string database;
  std::string origin;
  std::vector<Verifier> keys;            // of the log
  std::optional<std::string> key_state;  // the checkpoint signed last, as this node knows it
};

// Problems: "archive-damaged" (its entries do not give the root it is under), "two-histories" (two signed checkpoints
// contradict each other), "entries-gone" (a signed checkpoint covers entries that neither has: see new_log.hpp).
boost::system::result<Recovered, Problems> recover(const RecoveryOrder& order, const ArchivedLog& archive);

// Sets rows right by the events of the stored log, which is taken as it is. Returns what differed.
std::vector<RowDifference> rebuild(const std::string& database);

}  // namespace renmian
