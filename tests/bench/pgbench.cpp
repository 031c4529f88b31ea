#include "tests/bench/pgbench.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace renmian::bench {
namespace {

namespace fs = std::filesystem;

// 1,100 bytes of body and 400 of content: the measured means of the engine's own events.
constexpr const char* kTables = R"sql(
CREATE TABLE plain_case (id bigint PRIMARY KEY, state text NOT NULL, version bigint NOT NULL, leaf bytea NOT NULL)
  WITH (fillfactor = 70);
CREATE INDEX plain_work_list ON plain_case (state, id);
CREATE TABLE plain_event (id bigserial PRIMARY KEY, case_id bigint NOT NULL, seq bigint NOT NULL, body text NOT NULL,
  leaf bytea NOT NULL, UNIQUE (case_id, seq));
CREATE TABLE plain_payload (id bigserial PRIMARY KEY, salt bytea NOT NULL, content text NOT NULL);
CREATE TABLE plain_key (actor text, key text, fingerprint bytea NOT NULL, PRIMARY KEY (actor, key));
INSERT INTO plain_case SELECT i, 'state_' || i % 20, 0, '\x00' FROM generate_series(1, 100000) i;
VACUUM ANALYZE plain_case;
)sql";

constexpr const char* kSeveral = R"sql(\set id random(1, 100000)
\set s random(0, 19)
BEGIN;
SELECT state, version FROM plain_case WHERE id = :id FOR UPDATE;
UPDATE plain_case SET state = 'state_' || :s, version = version + 1, leaf = decode(md5('x'), 'hex') WHERE id = :id;
INSERT INTO plain_event (case_id, seq, body, leaf) SELECT :id, version, repeat('0123456789', 110), leaf FROM plain_case WHERE id = :id;
INSERT INTO plain_payload (salt, content) VALUES (decode(md5('y'), 'hex'), repeat('0123456789', 40));
INSERT INTO plain_key VALUES ('bench', gen_random_uuid()::text, decode(md5('z'), 'hex'));
COMMIT;
)sql";

constexpr const char* kOne = R"sql(\set id random(1, 100000)
\set s random(0, 19)
WITH moved AS (UPDATE plain_case SET state = 'state_' || :s, version = version + 1, leaf = decode(md5('x'), 'hex') WHERE id = :id RETURNING id, version, leaf), event AS (INSERT INTO plain_event (case_id, seq, body, leaf) SELECT id, version, repeat('0123456789', 110), leaf FROM moved), payload AS (INSERT INTO plain_payload (salt, content) VALUES (decode(md5('y'), 'hex'), repeat('0123456789', 40))) INSERT INTO plain_key VALUES ('bench', gen_random_uuid()::text, decode(md5('z'), 'hex'));
)sql";

void run(const std::string& command) {
  if (std::system(command.c_str()) != 0) throw std::runtime_error("failed: " + command);
}

}  // namespace

std::string make_database(const std::string& url, const std::string& name) {
  run("psql -q '" + url + "' -c 'CREATE DATABASE " + name + "'");
  const auto slash = url.rfind('/');
  const auto query = url.find('?', slash);
  return url.substr(0, slash + 1) + name + (query == std::string::npos ? "" : url.substr(query));
}

std::string prepare_baselines(const std::string& url) {
  const auto plain = make_database(url, "plain");
  const auto script = fs::temp_directory_path() / "renmian-plain.sql";
  std::ofstream(script) << kTables;
  run("psql -q '" + plain + "' -f " + script.string());
  fs::remove(script);
  return plain;
}

Measured run_baseline(const std::string& url, Baseline which, int clients, int seconds, const std::string& directory) {
  const fs::path here = fs::path(directory) / "pgbench";
  fs::remove_all(here);
  fs::create_directories(here);
  std::ofstream(here / "step.sql") << (which == Baseline::kSeveralStatements ? kSeveral : kOne);
  run("cd " + here.string() + " && /usr/lib/postgresql/15/bin/pgbench -n -M prepared -c " + std::to_string(clients) +
      " -j " + std::to_string(std::min(clients, 2)) + " -T " + std::to_string(seconds) + " -l -f step.sql '" + url +
      "' > out.txt 2> err.txt");
  // Transaction log lines: client, number, microseconds, script, epoch seconds, microseconds.
  std::vector<double> latencies;
  for (const auto& entry : fs::directory_iterator(here)) {
    if (!entry.path().filename().string().starts_with("pgbench_log")) continue;
    std::ifstream log(entry.path());
    for (std::string line; std::getline(log, line);) {
      std::istringstream fields(line);
      std::int64_t client = 0, number = 0, microseconds = 0;
      if (fields >> client >> number >> microseconds) latencies.push_back(static_cast<double>(microseconds) / 1000);
    }
  }
  return summarise(std::move(latencies), seconds);
}

}  // namespace renmian::bench
