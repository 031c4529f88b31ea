// What differs between the databases where the same code serves both.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "adapters/store/sql/pool.hpp"
#include "engine/ports/store.hpp"

namespace renmian::sql {

struct Dialect {
  const char* begin_migration;  // so that two programs that migrate one database take turns
  Sql find_schema_version;      // one row if the table schema_version is there
  Sql events_of;
  Sql save_form;
  // For statements that are put together: the columns of the rows of a table by the keys of a subquery, in their order;
  // that an index is to be used, where that can be said; "is one of a list" by parameter and type; the keys of the
  // page of each unit of `:units`, by the page, its table and its keys of `c`.
  const char* rows_by_key;
  const char* by_index;
  const char* one_of;
  const char* page_of_each_unit;
  std::string (*list_of)(const std::vector<std::string>& texts);  // as one parameter
  std::vector<std::string_view> migrations;                       // the n-th makes version n + 1
  std::unique_ptr<UnitOfWork> (*unit_of_work)(Lease);
  void (*sweep)(Connection&);  // takes what was deleted out of the files, as far as the login may
};

}  // namespace renmian::sql
