// A compiled-in procedure as everyone else sees it: a book to read, and a judge of commands.
//
// Implemented by Compiled<Definition> (compiled.hpp) from a transition table. All functions are pure and may be called
// from any thread; a Procedure lives as long as the program.
#pragma once

#include <boost/json/object.hpp>
#include <boost/system/result.hpp>
#include <memory>
#include <string>
#include <vector>

#include "engine/base/problem.hpp"
#include "engine/procedure/book.hpp"
#include "engine/procedure/gate.hpp"
#include "engine/procedure/path.hpp"
#include "engine/procedure/position.hpp"

namespace renmian {

// The facts of one case, the values of one policy, the data of one command: typed structs inside the procedure that
// made them, opaque outside. Immutable, shared freely between threads.
using CaseFacts = std::shared_ptr<const void>;
using PolicyValues = std::shared_ptr<const void>;
using CommandData = std::shared_ptr<const void>;

// A command whose data has been read and found well-formed.
struct ParsedCommand {
  const CommandInfo* info = nullptr;
  std::size_t place = 0;  // in Book::commands
  CommandData data;
};

// A command that was accepted, and where the case stood then.
struct PastCommand {
  ParsedCommand command;
  Timestamp at;
  Actor actor;
  std::int64_t seq = 0;  // of its event
  Position from;
};
using History = std::vector<std::shared_ptr<const PastCommand>>;  // in their order

// The circumstances of a judgement.
struct Circumstances {
  PolicyValues policy;
  const WorkingDays* calendar = nullptr;
  Timestamp now;
  const Surroundings* around = nullptr;  // nothing: the registers say nothing of the case
  const GateOracle* oracle = nullptr;    // for exploring only
  const Path* path = nullptr;            // how the case came to where it stands; nothing: not known
  const History* history = nullptr;      // what may be corrected; nothing: no command
};

struct Judgement {
  enum class Outcome { kAccepted, kGateClosed, kNotHere };

  Outcome outcome = Outcome::kNotHere;
  Position to;                        // where the case stands afterwards
  std::vector<GateVerdict> verdicts;  // of every gate asked
  CaseFacts facts;                    // afterwards; the same as before unless accepted
};

// A command that is possible in the present state, with what its gates say before anything is brought.
struct Prospect {
  const CommandInfo* command = nullptr;
  const StateInfo* target = nullptr;
  bool any_time = false;  // of the dossier or the standing rather than of the procedure
  std::vector<GateVerdict> verdicts;
};

class Procedure {
 public:
  virtual ~Procedure() = default;

  virtual const Book& book() const = 0;
  // The titles of a member of commands or facts, and of a value of an enumeration; empty for any other code.
  virtual Words vocabulary(std::string_view member) const = 0;
  virtual Words value_title(std::string_view code) const = 0;

  virtual Position start() const = 0;
  virtual CaseFacts no_facts() const = 0;
  // Throws Fault "unknown-state" for a state this version does not know.
  virtual Position position(std::string_view stored) const = 0;
  // The state in which a case goes on that stands at `state` of an earlier version and moves to this one; empty if this
  // version has none for it.
  virtual std::string_view successor_of(std::string_view state) const = 0;

  virtual boost::system::result<ParsedCommand, Problems> parse(std::string_view command,
                                                               const boost::json::value& data) const = 0;
  // Data as canonical JSON members in their written form, for the payload of the event.
  virtual boost::json::value written(const ParsedCommand& command) const = 0;

  virtual Judgement judge(const CaseFacts& facts, const Position& at, const ParsedCommand& command, const Actor& actor,
                          const Circumstances& circumstances) const = 0;
  virtual std::vector<Prospect> prospects(const CaseFacts& facts, const Position& at,
                                          const Circumstances& circumstances) const = 0;
  // The facts after all commands that were accepted, each as it was last corrected.
  virtual CaseFacts fold(const History& history) const = 0;
  virtual boost::json::value written(const CaseFacts& facts) const = 0;

  // What a case waits for that has these facts and took this way.
  virtual std::vector<DueItem> due(const CaseFacts& facts, const Position& at, const Path& path,
                                   const PolicyValues& policy, const WorkingDays& calendar) const = 0;

  // Policy from its JSON form; refuses values laxer than the regulation, naming the rule.
  virtual boost::system::result<PolicyValues, Problems> policy(const boost::json::value& values) const = 0;
  virtual PolicyValues default_policy() const = 0;
  virtual boost::json::array describe(const PolicyValues& policy) const = 0;  // see describe_policy
};

}  // namespace renmian
