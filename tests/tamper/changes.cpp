#include "tests/tamper/changes.hpp"

#include "engine/audit/checkpoint.hpp"
#include "engine/trail/event.hpp"

namespace renmian::tamper {
namespace {

using Rows = std::vector<std::vector<std::string>>;
using Chance = std::mt19937_64;

std::string any_index(RawDatabase& database, Chance& chance, const std::string& table = "case_event") {
  const auto rows = database.rows("SELECT CAST(log_index AS TEXT) FROM " + table);
  return rows.at(chance() % rows.size()).at(0);
}

// One bit of one byte, so that the text stays UTF-8 where it must.
std::string flipped(std::string bytes, Chance& chance, bool text) {
  if (bytes.empty()) return bytes;
  for (int attempt = 0; attempt < 1000; ++attempt) {
    auto& byte = bytes[chance() % bytes.size()];
    const auto changed = static_cast<char>(byte ^ (1 << (chance() % 7)));
    const bool plain = static_cast<unsigned char>(byte) >= 0x20 && static_cast<unsigned char>(byte) < 0x7f &&
                       static_cast<unsigned char>(changed) >= 0x20 && static_cast<unsigned char>(changed) < 0x7f;
    if (text && !plain) continue;
    byte = changed;
    return bytes;
  }
  return bytes;
}

// Flips a bit of `column` in one row of `table`, found by `key`.
std::function<bool(RawDatabase&, Chance&)> flip(std::string table, std::string key, std::string column, bool blob) {
  return [=](RawDatabase& database, Chance& chance) {
    const auto rows = database.rows("SELECT CAST(" + key + " AS TEXT), " + column + " FROM " + table + " WHERE " +
                                    column + " IS NOT NULL");
    if (rows.empty()) return false;
    const auto& row = rows[chance() % rows.size()];
    const auto changed = flipped(row[1], chance, !blob);
    if (changed == row[1]) return false;
    database.run("UPDATE " + table + " SET " + column + " = ?1 WHERE CAST(" + key + " AS TEXT) = ?2", {changed, row[0]},
                 {blob, false});
    return true;
  };
}

std::function<bool(RawDatabase&, Chance&)> sql(std::string statement) {
  return
      [=](RawDatabase& database, Chance& chance) { return database.run(statement, {any_index(database, chance)}) > 0; };
}

// Two rows of a table exchange a column.
std::function<bool(RawDatabase&, Chance&)> exchange(std::string table, std::string columns) {
  return [=](RawDatabase& database, Chance& chance) {
    const auto one = any_index(database, chance, table), other = any_index(database, chance, table);
    if (one == other) return false;
    const auto differ = database.rows("SELECT 1 FROM " + table + " a, " + table + " b WHERE a.log_index = " + one +
                                      " AND b.log_index = " + other + " AND a." + columns + " <> b." + columns);
    if (differ.empty()) return false;
    database.run("CREATE TEMP TABLE kept AS SELECT log_index, " + columns + " FROM " + table + " WHERE log_index IN (" +
                 one + ", " + other + ")");
    for (const auto& [to, from] : {std::pair(one, other), std::pair(other, one)}) {
      database.run("UPDATE " + table + " SET " + columns + " = (SELECT " + columns +
                   " FROM temp.kept WHERE log_index = " + from + ") WHERE log_index = " + to);
    }
    return true;
  };
}

// An event as somebody writes it who knows the formats: its body changed, its hash made right.
bool forge_event(RawDatabase& database, Chance& chance) {
  const auto index = any_index(database, chance);
  auto event = parse_event(database.rows("SELECT body FROM case_event WHERE log_index = " + index).at(0).at(0));
  switch (chance() % 4) {
    case 0:
      event.actor.id = "999";
      break;
    case 1:
      event.at.microseconds += 1;
      break;
    case 2:
      event.outcome = event.outcome == Event::Outcome::kAccepted ? Event::Outcome::kRefused : Event::Outcome::kAccepted;
      break;
    default:
      event.request[chance() % event.request.size()] ^= 1;
  }
  const auto body = to_body(event);
  database.run("UPDATE case_event SET body = ?1, leaf = ?2 WHERE log_index = " + index,
               {body, std::string(as_bytes(leaf_hash(body)))}, {false, true});
  return true;
}

// Two neighbours in the log exchange their places.
bool swap_places(RawDatabase& database, Chance& chance) {
  const auto count = std::stoull(database.rows("SELECT CAST(count(*) AS TEXT) FROM case_event").at(0).at(0));
  const auto one = chance() % (count - 1);
  database.run("UPDATE case_event SET log_index = -1 WHERE log_index = " + std::to_string(one));
  database.run("UPDATE case_event SET log_index = " + std::to_string(one) +
               " WHERE log_index = " + std::to_string(one + 1));
  database.run("UPDATE case_event SET log_index = " + std::to_string(one + 1) + " WHERE log_index = -1");
  return true;
}

bool cut_tail(RawDatabase& database, Chance& chance) {
  const auto index = any_index(database, chance);
  if (index == "0") return false;
  database.run("DELETE FROM case_event WHERE log_index >= " + index);
  database.run("DELETE FROM case_payload WHERE log_index >= " + index);
  return true;
}

bool sign_with_another_key(RawDatabase& database, Chance&) {
  static const TestKey other;
  const auto frontier = MerkleFrontier::deserialise(database.rows("SELECT frontier FROM log_head").at(0).at(0));
  database.run("UPDATE log_head SET checkpoint = ?1",
               {sign_note(to_string(Checkpoint{kOrigin, frontier->size(), frontier->root(), {}}), other.signer())});
  return true;
}

}  // namespace

std::vector<Change> all_changes(LogHead older_head) {
  const auto set_head_back = [older_head](RawDatabase& database, Chance& chance) {
    const auto& head = older_head;
    if (chance() % 2 == 0) database.run("UPDATE log_head SET frontier = ?1", {head.frontier}, {true});
    return database.run("UPDATE log_head SET checkpoint = ?1", {head.checkpoint}) > 0;
  };
  const std::string next = "(SELECT max(log_index) + 1 FROM case_event)";
  return {
      {"a bit of an entry", {"leaves"}, flip("case_event", "log_index", "body", false)},
      {"a bit of a leaf hash", {"leaves"}, flip("case_event", "log_index", "leaf", true)},
      {"an entry deleted", {"tree"}, sql("DELETE FROM case_event WHERE log_index = ?1")},
      {"the tail cut off", {"tree"}, cut_tail},
      {"an entry moved to another case",
       {"chains"},
       sql("UPDATE case_event SET seq = seq + 100 WHERE log_index = CAST(?1 AS INTEGER)")},
      {"two entries exchanged", {"leaves", "chains", "tree"}, exchange("case_event", "body")},
      {"two neighbours exchanged", {"tree", "chains"}, swap_places},
      {"an entry forged with its hash", {"tree", "chains"}, forge_event},
      {"an old entry inserted again",
       {"tree", "unique", "chains"},
       sql("INSERT INTO case_event (log_index, case_id, seq, leaf, body) SELECT " + next +
           ", case_id, seq + 1000, leaf, body FROM case_event WHERE log_index = CAST(?1 AS INTEGER)")},
      {"a bit of a payload", {"payloads"}, flip("case_payload", "log_index", "content", false)},
      {"a bit of a salt", {"payloads"}, flip("case_payload", "log_index", "salt", true)},
      {"a payload deleted", {"payloads"}, sql("DELETE FROM case_payload WHERE log_index = ?1")},
      {"two payloads exchanged", {"payloads"}, exchange("case_payload", "content")},
      {"a bit of a tile", {"tiles"}, flip("log_tile", "level", "hashes", true)},
      {"a tile deleted",
       {"tiles"},
       [](RawDatabase& database, Chance&) { return database.run("DELETE FROM log_tile") > 0; }},
      {"a bit of the frontier", {"tree"}, flip("log_head", "tenant", "frontier", true)},
      {"a bit of the checkpoint", {"checkpoint", "tree"}, flip("log_head", "tenant", "checkpoint", false)},
      {"the head set back", {"tree", "checkpoint"}, set_head_back},
      {"the head signed by another key", {"checkpoint"}, sign_with_another_key},
      {"the head deleted",
       {"tree", "checkpoint", "replay"},
       [](RawDatabase& database, Chance&) { return database.run("DELETE FROM log_head") > 0; }},
      {"where a case stands",
       {"replay"},
       sql("UPDATE case_head SET position = 'appointed' WHERE position <> 'appointed' AND case_id = (SELECT case_id "
           "FROM "
           "case_event WHERE log_index = CAST(?1 AS INTEGER))")},
      {"the version of a case",
       {"replay"},
       sql("UPDATE case_head SET version = version + 1 WHERE case_id = (SELECT case_id FROM case_event WHERE log_index "
           "= "
           "CAST(?1 AS INTEGER))")},
      {"the steps of a case",
       {"replay"},
       sql("UPDATE case_head SET seq = seq - 1 WHERE case_id = (SELECT case_id FROM case_event WHERE log_index = "
           "CAST(?1 "
           "AS INTEGER))")},
      {"the last hash of a case", {"replay"}, flip("case_head", "case_id", "leaf", true)},
      {"a case without row",
       {"replay"},
       sql("DELETE FROM case_head WHERE case_id = (SELECT case_id FROM case_event WHERE log_index = CAST(?1 AS "
           "INTEGER))")},
      {"the person of a case",
       {"replay"},
       sql("UPDATE appointment_case SET person_id = '01890000-0000-7000-8000-000000000001' WHERE case_id = (SELECT "
           "case_id FROM case_event WHERE log_index = CAST(?1 AS INTEGER))")},
      {"the procedure of a case",
       {"replay"},
       sql("UPDATE appointment_case SET procedure_version = 2 WHERE case_id = (SELECT case_id FROM case_event WHERE "
           "log_index = CAST(?1 AS INTEGER))")},
  };
}

}  // namespace renmian::tamper
