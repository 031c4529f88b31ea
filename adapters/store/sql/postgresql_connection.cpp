#include "adapters/store/sql/postgresql_connection.hpp"

#include <libpq-fe.h>
#include <soci/postgresql/soci-postgresql.h>

#include "adapters/store/sql/dialect.hpp"
#include "adapters/store/sql/migrations.hpp"
#include "adapters/store/sql/postgresql_lists.hpp"
#include "adapters/store/sql/postgresql_unit_of_work.hpp"
#include "adapters/store/sql/statements_postgresql.hpp"
#include "engine/audit/encoding.hpp"

namespace renmian::sql {
namespace {

PGconn* libpq(soci::session& session) {
  return static_cast<soci::postgresql_session_backend*>(session.get_backend())->conn_;
}

// SOCI 4.0 takes a URL for a list of key=value and adds a '=' if it has none; this also gives it one.
std::string address_of(const std::string& url) {
  auto address = url;
  const auto add = [&](const char* parameter) {
    address += address.find('?') == std::string::npos ? '?' : '&';
    address += parameter;
  };
  if (url.find("connect_timeout=") == std::string::npos) add("connect_timeout=5");
  add("fallback_application_name=renmian");
  return address;
}

std::string list_of(const std::vector<std::string>& texts) {
  return array_of(texts, [](const std::string& text) { return text; });
}

void sweep(Connection& connection) {
  connection.script(postgresql::kStepUp);
  connection.script(postgresql::kVacuumPayloads);
  connection.run(postgresql::kStepDown);
}

}  // namespace

const Dialect& postgresql_dialect() {
  static const Dialect dialect{postgresql::kBeginMigration, postgresql::kFindSchemaVersion, postgresql::kEventsOf,
                               postgresql::kSaveForm,       postgresql::kRowsByKey,         "",
                               postgresql::kOneOf,          postgresql::kPageOfEachUnit,    &list_of,
                               postgresql_migrations(),     &begin_postgresql_unit_of_work, &sweep};
  return dialect;
}

PostgresqlConnection::PostgresqlConnection(const std::string& url, std::int64_t tenant,
                                           std::chrono::milliseconds lock_timeout, Role role)
    : Connection(tenant, soci::postgresql, address_of(url)) {
  PQsetErrorVerbosity(libpq(session()), PQERRORS_TERSE);  // details would quote stored values
  PQsetNoticeReceiver(
      libpq(session()),
      [](void* self, const PGresult* notice) {
        const auto* severity = PQresultErrorField(notice, PG_DIAG_SEVERITY_NONLOCALIZED);
        if (severity != nullptr && std::string_view(severity) == "WARNING") {
          static_cast<PostgresqlConnection*>(self)->warned_ = true;
        }
      },
      this);
  script(postgresql::kSetUp);
  run(postgresql::kSetLockTimeout, {{"milliseconds", std::to_string(lock_timeout.count())}});
  if (role == Role::kRuntime) run(postgresql::kStepDown);
}

void PostgresqlConnection::begin() { script(postgresql::kBegin); }

void PostgresqlConnection::commit() {
  warned_ = false;
  try {
    script("COMMIT");
  } catch (const Fault& fault) {
    if (fault.code() == "store-unavailable") fail("outcome-unknown", fault.what());
    throw;
  }
  // The only warning of a COMMIT: it no longer waited for the standby, so a failover may yet lose it.
  if (warned_) fail("outcome-unknown", "the commit was not confirmed by the synchronous standby");
}

void PostgresqlConnection::script(const std::string& statements) {
  const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(libpq(session()), statements.c_str()), &PQclear);
  const auto status = PQresultStatus(result.get());
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return;
  const auto* sqlstate = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
  fail(code_of_state(sqlstate != nullptr ? sqlstate : ""), PQerrorMessage(libpq(session())));
}

std::string PostgresqlConnection::text_of_bytes(std::string_view bytes) const { return "\\x" + to_hex(bytes); }

std::string PostgresqlConnection::bytes_of_text(const std::string& text) const {
  return from_hex(std::string_view(text).substr(2)).value();
}

std::string_view PostgresqlConnection::code_of(const soci::soci_error& error) {
  const auto* known = dynamic_cast<const soci::postgresql_soci_error*>(&error);
  return code_of_state(known != nullptr ? known->sqlstate() : "");
}

// PostgreSQL documentation, appendix A.
std::string_view PostgresqlConnection::code_of_state(std::string_view sqlstate) {
  const auto is = [&](auto... states) { return ((sqlstate == std::string_view(states)) || ...); };
  if (PQstatus(libpq(session())) != CONNECTION_OK || sqlstate.starts_with("08") || sqlstate.starts_with("57P")) {
    return "store-unavailable";
  }
  if (is("55P03", "40P01")) return "store-locked";     // lock_not_available, deadlock_detected
  if (is("53100")) return "store-full";                // disk_full
  if (is("25006", "42501")) return "store-read-only";  // read_only_sql_transaction, insufficient_privilege
  return "store-failed";
}

}  // namespace renmian::sql
