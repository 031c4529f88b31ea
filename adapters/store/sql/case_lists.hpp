// The statement that answers a CaseQuery. Each way to ask has its own, made when first asked for, so that each follows
// the one index it is meant for, from the first case of the page to the last:
//
//   a person, a post, a batch       the few cases of it, the other wishes are filters
//   units, those of rights too      the page of each unit, of which the first cases are taken
//   a procedure, a position, both   one range
//   nothing                         all cases in order, but those left out
//
// Wishes beside a position are looked for in case_head, others in appointment_case: no page joins them to filter.
#pragma once

#include "adapters/store/sql/bound_text.hpp"
#include "engine/ports/store.hpp"

namespace renmian::sql {

class CaseList {
 public:
  CaseList(const CaseQuery& query, const Dialect& dialect);

  bool surely_empty() const { return limits_.nothing(); }
  Sql statement() const;
  Arguments arguments() const { return bound_.arguments(); }

 private:
  std::string conditions();
  const char* index() const;
  std::string page(const std::string& conditions, const char* index) const;
  std::string ids();

  const CaseQuery& query_;
  const bool few_;     // a person, a post or a batch is named
  const char* table_;  // that the wishes are looked for in
  const char* direction_;
  const UnitLimits limits_;
  BoundText bound_;
  std::string after_;
  std::string text_;
};

}  // namespace renmian::sql
