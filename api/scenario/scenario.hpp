// Scenarios: what an organisation does over months, played in seconds, with what must come of every step.
//
// A scenario is a text of JSON lines, one object per line; empty lines and lines that begin with '#' are passed over.
// The first member of an object says what it is; names bind what later lines refer to:
//   {"at": "2026-03-02T01:00:00.000000Z"}                        from now on it is this moment
//   {"actor": NAME, "id": ..., "role": ..., "unit": ..., "on_behalf_of": STAFF NUMBER}
//                                                                who acts ("by"); for somebody else, if it is said
//   {"unit": NAME, "name": ...}
//   {"post": NAME, "unit": NAME, "title": ..., "level": ..., "kind": ..., "system": ..., "special": false}
//   {"quota": UNIT NAME, "level": ..., "authorised": N, "in_use": N}
//   {"import": [FILE...], "as": [NAME...]}                       forms, by paths relative to the scenario
//   {"record": PERSON NAME, "data": {...}}                       what is known of the person beside the form
//   {"kin": PERSON NAME, "ties": [{"staff": ..., "relation": ...}...]}      instead of all ties of the person
//   {"delegation": STAFF NUMBER, "to": STAFF NUMBER, "first_day": ..., "last_day": ..., "commands": [...],
//    "batch": NAME, "by": NAME}                                  commands and batch may be left out
//   A quota and ties count from the next second on.
//   {"batch": NAME, "title": ..., "by": NAME}
//   {"open": NAME, "person": NAME, "post": NAME, "batch": NAME, "need": ..., "kind": ..., "by": NAME}
//                                                                batch and kind (promote) may be left out
//   {"case": NAME, "do": COMMAND, "by": NAME, "data": {...}}
//   {"batch_do": NAME, "command": COMMAND, "by": NAME, "data": {...}, "each": {CASE NAME: {...}}, "mode": "all"|"each"}
// In data, the text "@director" stands for the id of the post of that name; take_person_record without data takes the
// record of the register. What is done is expected to be accepted, unless "expect" says otherwise: {"refused":
// [gate...]} names exactly the gates that are not met ([]: not possible here, or left undone with its batch),
// {"bad_input": [place...]} exactly the places of problems. Of a batch, "expect" holds such an object by case name.
#pragma once

#include <boost/system/result.hpp>
#include <filesystem>
#include <istream>
#include <string>
#include <vector>

#include "api/scenario/target.hpp"

namespace renmian {

struct ScenarioStep {
  std::size_t line = 0;  // of the file, from 1
  Timestamp at;
  Actor by;
  std::string subject;  // name of the case; of an import, its files
  std::string command;
  std::string expected;            // "accepted", "refused GATE...", "bad-input PLACE..."
  std::string actual;              // likewise, or the code of another refusal
  std::string position;            // of the case afterwards
  std::vector<std::string> gates;  // not met

  bool as_expected() const { return expected == actual; }
};

struct ScenarioReport {
  std::vector<ScenarioStep> steps;

  bool as_expected() const;
};

// Plays all lines, also after a step that came out otherwise than expected. Problems, for a line that cannot be played
// (place: "line 12"), end it: later lines would refer to what is missing.
boost::system::result<ScenarioReport, Problems> run_scenario(std::istream& lines,
                                                             const std::filesystem::path& directory,
                                                             ScenarioTarget& target);

}  // namespace renmian
