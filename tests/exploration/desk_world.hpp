// A few cases at a real desk on the memory store, all for posts of one quota line, with a clock moved by hand. After
// every command it is held against what must always be true:
//
//   the case read anew from its events is the case as the desk has it: position, version, facts; and its row agrees
//   an accepted command is one event with every gate of its row met, or waived by the authority that may
//   a refused command changed nothing; where it is recorded, it is one event
//   no appointment state is entered without its mandatory gates on the way, returns taken back
//   what is in use and what is held is never more than what is authorised
//   nobody related to the person, as registered, took part in an accepted vote
//   nothing is thrown
// and at the end the whole log verifies.
//
// The seed decides which procedures, how many vacancies, who is related to whom. One thread.
#pragma once

#include <boost/json/value.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "adapters/store/memory_store.hpp"
#include "api/demo/seeded_random.hpp"
#include "tests/exploration/way.hpp"
#include "tests/support/test_desk.hpp"

namespace renmian::exploration {

struct DeskStep {
  std::size_t who = 0;  // number of the case; its first accepted command opens it
  std::string command;
  boost::json::value data;
  Actor actor;
  std::int64_t wait = 2;        // seconds that pass before
  std::optional<KinTie> kin{};  // becomes known before
};

class DeskWorld {
 public:
  // `procedures` outlive it.
  DeskWorld(const std::vector<const Procedure*>& procedures, std::uint64_t seed);

  // Gives the command; what is wrong then, if anything.
  std::optional<std::string> take(const DeskStep& step);
  // What is wrong with the log as a whole.
  std::optional<std::string> verify_log();

  struct Case {
    CaseId id;
    const Procedure* procedure;
    PersonId person;
    Post post;
    std::vector<KinTie> kin;
    Way way;
    std::shared_ptr<const LoadedCase> now{};  // nothing: not opened yet
  };
  const std::vector<Case>& cases() const { return cases_; }
  std::string_view unit() const { return "示例县统计局"; }
  Timestamp now() const { return made_.clock.now(); }
  bool last_accepted() const { return last_accepted_; }

 private:
  struct Before;
  std::optional<std::string> check(const DeskStep& step, const Before& before, const Answer& answer);
  std::optional<std::string> check_event(const StoredEvent& stored, const Case& subject, bool accepted);
  static std::optional<std::string> check_vote(const boost::json::value& vote, const Case& subject);
  std::optional<std::string> check_quota();

  MemoryStore store_;
  TestDesk made_;
  std::vector<Case> cases_;
  std::size_t log_size_ = 0;
  bool last_accepted_ = false;
};

}  // namespace renmian::exploration
