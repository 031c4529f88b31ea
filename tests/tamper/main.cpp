// Tampers with a log as somebody would who can write to the database, many times and each time once, and demands that
// every change is found and told by the right line, that nothing forged is built on, and that no old state is signed.
//
//     renmian_tamper --changes 300 --clean 100 --forged 300 --restores 20 --heads-set-back 50 --seed 1
#include <CLI/CLI.hpp>
#include <iostream>

#include "engine/case/scrubber.hpp"
#include "engine/case/verification.hpp"
#include "engine/trail/event.hpp"
#include "tests/support/databases.hpp"
#include "tests/tamper/changes.hpp"

namespace renmian::tamper {
namespace {

struct Options {
  int changes = 300, clean = 100, forged = 300, restores = 20, set_back = 50;
  std::uint64_t seed = 1;
};

class Campaign {
 public:
  explicit Campaign(const Options& options) : options_(options), chance_(options.seed) {
    migrate("sqlite:" + base_.string());
    {
      Node node(base_, options.seed);
      node.work(chance_, 180);
      older_ = node.store->head().value();
      node.work(chance_, 180);
    }
    RawDatabase(base_).rows("PRAGMA wal_checkpoint(TRUNCATE)");
  }

  int run() {
    change();
    clean();
    forge();
    restore();
    set_back();
    std::cout << (failures_ == 0 ? "✓" : "✗") << " seed " << options_.seed << ", failures " << failures_ << std::endl;
    return failures_ == 0 ? 0 : 1;
  }

 private:
  void fail(const std::string& what) {
    ++failures_;
    std::cout << "✗ " << what << " (seed " << options_.seed << ")" << std::endl;
  }

  fs::path fresh() {
    copy_database(base_, work_);
    return work_;
  }

  VerificationReport verified(const fs::path& file) {
    const auto store = open_store("sqlite:" + file.string());
    Catalogue catalogue({&small::compiled()}, *store);
    return verify(*store, catalogue, *Verifier::from_vkey(test_signer().verifier_key()), kOrigin);
  }

  void change() {
    const auto changes = all_changes(older_);
    std::vector<int> times(changes.size());
    for (int i = 0; i < options_.changes;) {
      const auto which = static_cast<std::size_t>(i) % changes.size();
      const auto& change = changes[which];
      fresh();
      {
        RawDatabase database(work_);
        database.drop_guards();
        if (!change.apply(database, chance_)) continue;
      }
      ++i;
      ++times[which];
      const auto report = verified(work_);
      if (report.ok()) {
        fail(std::string(change.name) + ": not found");
      } else if (std::ranges::none_of(change.told_by, [&](auto code) { return !report.line(code).ok(); })) {
        fail(std::string(change.name) + ": told by another line");
      }
    }
    std::cout << options_.changes << " single changes of " << changes.size() << " sorts" << std::endl;
  }

  void clean() {
    for (int i = 0; i < options_.clean; ++i) {
      fresh();
      {
        Node node(work_, chance_());
        node.work(chance_, static_cast<int>(chance_() % 20));
      }
      if (!verified(work_).ok()) fail("a clean log was called bad");
    }
    std::cout << options_.clean << " clean logs" << std::endl;
  }

  // A row as good as somebody without the key can make it: the last event of a case replaced, or a new one added, with
  // every hash that hangs on it. No command may build on it, and verifier and scrubber must tell it.
  void forge() {
    for (int i = 0; i < options_.forged; ++i) {
      fresh();
      const bool add = i % 2 == 0;
      CaseId victim;
      {
        RawDatabase database(work_);
        database.drop_guards();
        victim = forge_last_step(database, add);
      }
      const auto size_before = size_of(work_);
      {
        Node node(work_, chance_());
        Scrubber scrubber(*node.store, node.committer.log());
        if (scrubber.sweep(1'000'000).empty()) fail("a forged row was not seen by the scrubber");
        try {
          node.give(victim, "note", R"({"text":"接着办"})");
          fail("a command was accepted on a forged row");
        } catch (const Fault&) {
        }
      }
      if (size_of(work_) != size_before) fail("something was written beside a forged row");
      if (verified(work_).ok()) fail("a forged row was not found by the verifier");
    }
    std::cout << options_.forged << " forged rows" << std::endl;
  }

  CaseId forge_last_step(RawDatabase& database, bool add) {
    const auto heads = database.rows("SELECT case_id FROM case_head WHERE seq > 1 AND position NOT LIKE 'terminated%'");
    const auto id = heads.at(chance_() % heads.size()).at(0);
    const auto last = database
                          .rows("SELECT CAST(log_index AS TEXT), body, leaf FROM case_event WHERE case_id = '" + id +
                                "' ORDER BY seq DESC LIMIT 1")
                          .at(0);
    auto event = parse_event(last[1]);
    std::string index = last[0];
    if (add) {
      event.previous = *to_array<32>(last[2]);
      ++event.seq;
      event.from = event.to;
      event.command = "vote";
      event.outcome = Event::Outcome::kRefused;
      event.gates = {{"enough-votes", "unmet"}, {"named", "met"}};
      event.at.microseconds += 1'000'000;
      event.id = EventId{make_uuid_v7(event.at, {})};
      index = database.rows("SELECT CAST(max(log_index) + 1 AS TEXT) FROM case_event").at(0).at(0);
    } else {
      event.actor.id = "888";
    }
    const Payload payload{{}, R"({"data":{"in_favour":1},"reasons":[]})"};
    if (add) event.payload_digest = sha256({as_bytes(payload.salt), payload.content});
    const auto body = to_body(event);
    const auto leaf = std::string(as_bytes(leaf_hash(body)));
    if (add) {
      database.run(
          "INSERT INTO case_event (log_index, case_id, seq, leaf, body) VALUES (CAST(?1 AS INTEGER), ?2, CAST(?3 "
          "AS INTEGER), ?4, ?5)",
          {index, id, std::to_string(event.seq), leaf, body}, {false, false, false, true, false});
      database.run("INSERT INTO case_payload (log_index, salt, content) VALUES (CAST(?1 AS INTEGER), ?2, ?3)",
                   {index, std::string(as_bytes(payload.salt)), payload.content}, {false, true, false});
    } else {
      database.run("UPDATE case_event SET body = ?1, leaf = ?2 WHERE log_index = CAST(?3 AS INTEGER)",
                   {body, leaf, index}, {false, true, false});
    }
    database.run("UPDATE case_head SET seq = CAST(?1 AS INTEGER), leaf = ?2 WHERE case_id = ?3",
                 {std::to_string(event.seq), leaf, id}, {false, true, false});
    return {parse_uuid(id).value()};
  }

  static std::uint64_t signed_size(Store& store) { return MerkleFrontier::deserialise(store.head()->frontier)->size(); }
  static std::size_t size_of(const fs::path& file) {
    return std::stoul(RawDatabase(file).rows("SELECT CAST(count(*) AS TEXT) FROM case_event").at(0).at(0));
  }

  // A node that comes back to a database that was set back to an older state, key state in hand.
  void restore() {
    for (int i = 0; i < options_.restores; ++i) {
      fresh();
      KeptState state;
      const auto older = folder_.path() / "older.db";
      {
        Node node(work_, chance_());
        node.work(chance_, static_cast<int>(chance_() % 5));
        RawDatabase(work_).rows("PRAGMA wal_checkpoint(TRUNCATE)");
        copy_database(work_, older);
        node.work(chance_, 1 + static_cast<int>(chance_() % 30));
        node.cases.push_back(node.desk.new_case_id());
        node.give(node.cases.back(), "propose", R"({"who":"末"})", true);
        state.save(node.committer.last_checkpoint());
      }
      copy_database(older, work_);
      if (chance_() % 2 == 0) {
        Node elsewhere(work_, chance_());  // somebody goes on with the old state
        elsewhere.work(chance_, 60);
      }
      const auto size_before = size_of(work_);
      Node node(work_, chance_(), &state);
      if (const auto fault = node.committer.inspect(); fault == nullptr || fault->code() != "log-frozen") {
        fail("a database set back was taken up");
      }
      try {
        node.give(node.desk.new_case_id(), "propose", R"({"who":"新"})", true);
        fail("a database set back was signed");
      } catch (const Fault&) {
      }
      if (size_of(work_) != size_before) fail("a database set back was written to");
    }
    std::cout << options_.restores << " restores of older states" << std::endl;
  }

  // While a node runs: the newest entries deleted, and the head row set back to an older one, genuinely signed.
  void set_back() {
    for (int i = 0; i < options_.set_back; ++i) {
      fresh();
      Node node(work_, chance_());
      node.cases.push_back(node.desk.new_case_id());
      node.give(node.cases.back(), "propose", R"({"who":"前"})", true);
      const auto head = node.store->head().value();
      const auto size = signed_size(*node.store);
      node.work(chance_, static_cast<int>(chance_() % 8));
      node.cases.push_back(node.desk.new_case_id());
      node.give(node.cases.back(), "propose", R"({"who":"后"})", true);
      {
        RawDatabase database(work_);
        database.drop_guards();
        database.run("DELETE FROM case_event WHERE log_index >= CAST(?1 AS INTEGER)", {std::to_string(size)});
        database.run("DELETE FROM case_payload WHERE log_index >= CAST(?1 AS INTEGER)", {std::to_string(size)});
        database.run("UPDATE log_head SET frontier = ?1, checkpoint = ?2", {head.frontier, head.checkpoint},
                     {true, false});
      }
      try {
        node.give(node.desk.new_case_id(), "propose", R"({"who":"新"})", true);
        fail("a head set back was not found by the next commit");
      } catch (const Fault& fault) {
        if (fault.code() != "log-frozen") fail("a head set back was called " + fault.code());
      }
    }
    std::cout << options_.set_back << " heads set back under a running node" << std::endl;
  }

  const Options options_;
  std::mt19937_64 chance_;
  test::TemporaryFolder folder_;
  const fs::path base_ = folder_.path() / "base.db";
  const fs::path work_ = folder_.path() / "work.db";
  LogHead older_;
  int failures_ = 0;
};

}  // namespace
}  // namespace renmian::tamper

int main(int argc, char** argv) {
  renmian::tamper::Options options;
  CLI::App app("Tampers with a log and demands that it is found");
  app.add_option("--changes", options.changes)->capture_default_str();
  app.add_option("--clean", options.clean)->capture_default_str();
  app.add_option("--forged", options.forged)->capture_default_str();
  app.add_option("--restores", options.restores)->capture_default_str();
  app.add_option("--heads-set-back", options.set_back)->capture_default_str();
  app.add_option("--seed", options.seed)->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  return renmian::tamper::Campaign(options).run();
}
