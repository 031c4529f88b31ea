// The rows of cases as their events lead to them, for setting right rows that say something else. Works on entries
// alone, whether this program has the procedures of the cases or not. One thread; memory: about 400 bytes a case.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "engine/ports/store.hpp"
#include "engine/trail/event.hpp"

namespace renmian {

class CaseRows {
 public:
  // The next entry of the log, and its payload if it is there.
  void take(const Event& event, const Hash& leaf, const Payload* payload);

  const std::map<CaseId, CaseRow>& rows() const { return rows_; }
  // Cases whose first payload is not there: what they are about is not known, and their rows are not complete.
  const std::set<CaseId>& without_subject() const { return without_subject_; }

 private:
  std::map<CaseId, CaseRow> rows_;
  std::set<CaseId> without_subject_;
};

// What a stored row says otherwise than the events.
struct RowDifference {
  CaseId case_id;
  Text text;
  std::optional<CaseRow> right;  // nothing: the log knows no such case
};

// The rows of `store` against those that the events lead to. Of a case without subject the stored row's is kept; if it
// has none, it stays without row.
std::vector<RowDifference> differences(Store& store, const CaseRows& events);

}  // namespace renmian
