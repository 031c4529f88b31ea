// Opens the store a URL names, and keeps its schema in step with the program.
//
//   sqlite:PATH         one file; the default, for a standalone computer
//   postgresql://...    a libpq URL, several hosts allowed:
//   postgresql://db1,db2/renmian?target_session_attrs=read-write memory:             lives as long as the Store; for
//   tests and trials
//
// Faults: "database-url" for any other URL; "store-unavailable" if there is no such file or server; "schema-older" and
// "schema-newer" if the program does not know the schema; else those of engine/ports/store.hpp. Any thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "engine/ports/store.hpp"

namespace renmian {

struct OpenOptions {
  std::int64_t tenant = 1;                        // the organisation whose log and cases these are
  std::size_t readers = 8;                        // connections for reading, opened when first needed
  std::chrono::milliseconds lock_timeout{5'000};  // how long to wait for a lock before Fault "store-locked"
};

// Creates nothing: a database must have been migrated before.
std::unique_ptr<Store> open_store(const std::string& database, const OpenOptions& options = {});

// Brings the schema up to date, forward only and all or nothing; creates the file of an SQLite database. Harmless if
// there is nothing to do, or if two programs do it at once. PostgreSQL: needs a login that owns the database and may
// create roles (renmian_runtime, renmian_auditor), unless these exist.
void migrate(const std::string& database);

// Of the database, 0 if it was never migrated; and of this program.
int schema_version(const std::string& database);
int program_schema_version();

}  // namespace renmian
