// 更正: what was recorded wrongly is recorded anew, by a command that names the event and says why, with a second
// person (两人). Nothing is edited: the event stays, and from the correction on the case is read as if the corrected
// data had been recorded in its place (Procedure::fold).
//
// Only what still stands can be corrected: an accepted command of this case, the latest of its kind, and not the one
// that opened the case, which says whose case it is. The gates of the step the command passed are asked again, and no
// gate of a later step may close by it; otherwise the step is to be returned instead.
//
// A procedure that wants it has a member `std::vector<Correct> corrections` in its facts and CorrectionRows<its case
// file> among its dossier rows.
#pragma once

#include <boost/describe.hpp>

#include "engine/data/json_object.hpp"
#include "engine/procedure/procedure.hpp"
#include "engine/procedure/standing.hpp"

namespace renmian {

struct Correct {
  static constexpr CommandInfo info{"correct", {"更正", "Correct what was recorded"}, {"干部科", "Cadre section"}};
  Whole<1, 1'000'000> event;  // its number within the case
  JsonObject data;            // all of the command's data, as it should have been
  Paragraph reason;
  Line second_person;  // staff number of who confirms it
  BOOST_DESCRIBE_CLASS(Correct, (), (event, data, reason, second_person), (), ())

  template <class Facts>
  void record(Facts& facts, const Stamp&) const {
    facts.corrections.push_back(*this);
  }
};

// What a correction is about, as the history of its case tells it.
struct CorrectedStep {
  const PastCommand* step = nullptr;  // nothing: no accepted command has this number
  bool opens = false;                 // it opened the case
  bool latest = false;                // of its kind
  Problems problems;                  // of the corrected data
  CommandData data;                   // nothing: see problems

  bool possible() const { return step != nullptr && !opens && latest && data != nullptr; }
};

// The step that `event` names; its data is yet to be read.
CorrectedStep corrected_step(const History* history, std::int64_t event);

Verdict correction_names_step(const CorrectedStep* corrected);
Verdict correction_data(const CorrectedStep* corrected);
Verdict correction_second_person(const std::string& second_person, const Actor* actor);

struct CorrectionNamesStep {
  static constexpr GateInfo info{.id = "correction-step",
                                 .title = {"更正的是本事项仍有效的一步", "It corrects a step that still stands"},
                                 .source = "Full-process record (全程纪实)",
                                 .mark = Mark::kS,
                                 .confirmed_by = {"系统", "the system"},
                                 .sees_quota = true};  // the gates of the step may
  template <class Facts, class Policy>
  static Verdict check(const Facts&, const Given<Policy>& given) {
    return correction_names_step(given.corrected);
  }
};

struct CorrectionData {
  static constexpr GateInfo info{.id = "correction-data",
                                 .title = {"更正内容合于原命令", "The corrected data is as the command asks"},
                                 .source = "Full-process record (全程纪实)",
                                 .mark = Mark::kS,
                                 .confirmed_by = {"系统", "the system"}};
  template <class Facts, class Policy>
  static Verdict check(const Facts&, const Given<Policy>& given) {
    return correction_data(given.corrected);
  }
};

struct CorrectionSecondPerson {
  static constexpr GateInfo info{.id = "correction-second-person",
                                 .title = {"更正由另一人复核", "A second person confirms it"},
                                 .source = "Full-process record (全程纪实)",
                                 .mark = Mark::kS,
                                 .confirmed_by = {"复核人", "the second person"}};
  template <class Facts, class Policy>
  static Verdict check(const Facts& facts, const Given<Policy>& given) {
    const bool named = given.corrected != nullptr && !facts.corrections.empty();
    return correction_second_person(named ? facts.corrections.back().second_person.value : std::string{}, given.actor);
  }
};

template <class File>
using CorrectionRows = mp::mp_list<
    Row<File, Correct, none, Record, Requires<CaseOpen, CorrectionNamesStep, CorrectionData, CorrectionSecondPerson>>>;

}  // namespace renmian
