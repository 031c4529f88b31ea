// A copy of a whole database, taken while it is in use, and its way back into a database that is empty.
//
//   SQLite       VACUUM INTO: one transaction's view of the file
//   PostgreSQL   pg_dump and pg_restore (custom format), which must be on the PATH; the password, if there is one, goes
//                to them in a file that only this user may read, never in an argument
//
// Blocks; any thread. Faults: "backup-failed", "restore-failed" with what the database or the tool said;
// "database-not-empty"; "database-url" for memory:; else those of engine/ports/store.hpp.
#pragma once

#include <filesystem>
#include <string>

namespace renmian {

// Writes the copy as `folder`/database.sqlite or database.pgdump, durable when it returns; its name within the folder.
std::string back_up_database(const std::string& database, const std::filesystem::path& folder);

// `copy`: such a file, of the same kind of database. The schema comes back as it was.
void restore_database(const std::filesystem::path& copy, const std::string& database);

}  // namespace renmian
