// A gate: one rule of the regulation that a step must satisfy.
//
// A gate is a type with two members:
//     static constexpr GateInfo info{...};                       what it is, where it comes from, how sure that is
//     static Verdict check(const Facts&, const Given<Policy>&);  pure: facts in, verdict out; no clock, no database
// Facts are those of the case as they would stand with the command recorded, so that a gate sees what the command
// brings and, before any command, what is still missing.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/text.hpp"
#include "engine/base/time.hpp"
#include "engine/calendar/working_days.hpp"
#include "engine/case/due.hpp"
#include "engine/procedure/actor.hpp"
#include "engine/procedure/command_info.hpp"
#include "engine/procedure/surroundings.hpp"

namespace renmian {

// How sure a rule's wording is: V the text was read; S a secondary source; O the 2014 edition only; M from memory.
// Rules marked O, S or M are policy values, and the mark is shown wherever the rule is.
enum class Mark : char { kV = 'V', kO = 'O', kS = 'S', kM = 'M' };

struct GateInfo {
  std::string_view id;  // stable slug of the rule table, e.g. "fan-1-file"
  Words title;
  std::string_view source;  // regulation and article, e.g. "Code2016; R2019 Art. 31"
  Mark mark = Mark::kM;
  Words confirmed_by;                      // the office that confirms it
  std::string_view waiver_authority = {};  // code of the authority that may waive it; empty: nobody may
  Words waiver = {};                       // in words: when a waiver is possible
  bool sees_quota = false;                 // reads Surroundings::quota
  bool sees_due = false;                   // reads Given::due
};

struct Verdict {
  enum class Kind { kMet, kUnmet, kPending, kWaived };

  Kind kind = Kind::kMet;
  std::vector<Text> reasons;     // unmet, pending: everything that is missing; met: what it rests on, if notable
  std::optional<CivilDate> due;  // pending: from this day on it can be met
  std::string document;          // waived: the document that allows it
  bool waivable = true;          // unmet: a waiver of the gate's authority may open it

  bool passes() const { return kind == Kind::kMet || kind == Kind::kWaived; }

  static Verdict met() { return {}; }
  static Verdict met(Text because) { return {Kind::kMet, {std::move(because)}, {}, {}}; }
  static Verdict unmet(Text missing) { return {Kind::kUnmet, {std::move(missing)}, {}, {}}; }
  static Verdict unmet(std::vector<Text> missing) { return {Kind::kUnmet, std::move(missing), {}, {}}; }
  static Verdict pending(CivilDate due, Text why) { return {Kind::kPending, {std::move(why)}, due, {}}; }
  static Verdict waived(std::string document) { return {Kind::kWaived, {}, {}, std::move(document)}; }
  // What no waiver can stand for, for instance a check that nobody has made yet.
  static Verdict unwaivable(Text missing) { return {Kind::kUnmet, {std::move(missing)}, {}, {}, false}; }
  // Met if nothing is missing.
  static Verdict unless(std::vector<Text> missing) { return missing.empty() ? met() : unmet(std::move(missing)); }
};

// The stable codes of verdicts: "met", "unmet", "pending", "waived".
std::string_view code_of(Verdict::Kind kind);

struct GateVerdict {
  const GateInfo* gate = nullptr;
  Verdict verdict;
};

// Gives verdicts in place of the rules: for exploring a procedure with every gate met, unmet, pending, waived. Nothing
// that serves real cases has one.
class GateOracle {
 public:
  virtual ~GateOracle() = default;
  virtual Verdict verdict(const GateInfo& gate) const = 0;
};

struct CorrectedStep;

// What a gate may know besides the facts.
template <class Policy>
struct Given {
  const Policy& policy;
  const WorkingDays& calendar;
  Timestamp now;
  bool over = false;  // the case stands in an end, or was ended early
  const Surroundings& around = Surroundings::none();
  const Actor* actor = nullptr;              // who gives the command, and which; nothing where nobody gives one yet
  const CommandInfo* command = nullptr;      // (case show)
  std::span<const DueItem> due = {};         // what the case waits for before the command; read for gates that see it
  const CorrectedStep* corrected = nullptr;  // what the command corrects (correction.hpp), if it is a correction

  CivilDate today() const { return date_in_china(now); }
};

}  // namespace renmian
