// Reads a case from its events, one after the other: each is checked against those before it, then taken. load_case()
// is the whole of it; a re-examination (recheck.hpp) stops before each step and looks at what was known then.
//
// Every function throws as load_case() does. One thread.
#pragma once

#include "engine/case/loaded_case.hpp"

namespace renmian {

class CaseReader {
 public:
  explicit CaseReader(Catalogue& catalogue) : catalogue_(catalogue) {}

  // What an event says that holds against those before it.
  struct Step {
    Event event;
    boost::json::value payload;            // of an accepted event
    std::optional<ParsedCommand> command;  // of an accepted event that does not move the case to another version
  };

  // Checks the next event. The first tells what the case is about and where it starts.
  Step read(const StoredEvent& stored);

  // Takes what was read last. Facts stay as they were: whoever judged the step knows them, history tells them else.
  void take(const StoredEvent& stored, const Step& step);
  void know(CaseFacts facts) { so_far_->facts = std::move(facts); }
  void fold_history() { so_far_->facts = so_far_->procedure->fold(so_far_->history); }

  std::shared_ptr<const LoadedCase> so_far() const { return so_far_; }

 private:
  void open(const Event& event);

  Catalogue& catalogue_;
  std::shared_ptr<LoadedCase> so_far_ = std::make_shared<LoadedCase>();
};

// What a case is about beside its procedure and policy, as the payload of its first event says it.
struct CaseSubject {
  PersonId person;
  PostId post;
  std::optional<BatchId> batch;
  Timestamp opened_at;
  BOOST_DESCRIBE_CLASS(CaseSubject, (), (person, post, batch, opened_at), (), ())
};

// An object with the member "data".
boost::json::value payload_of(const StoredEvent& accepted);

[[noreturn]] void tampered(const StoredEvent& event, Text what);

}  // namespace renmian
