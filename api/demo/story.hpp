// How far each made-up case goes, and what goes wrong on its way.
#pragma once

#include <span>
#include <vector>

#include "api/demo/case_step.hpp"
#include "api/demo/seeded_random.hpp"

namespace renmian {

class Course;

// A case follows the lawful course up to a command; then something else happens, or it stands there.
struct Ending {
  std::string_view last;              // command of the lawful case
  void (*then)(Course& course) = {};  // from the time of that command on
  bool over = false;                  // the case is over, or goes on for years: it need not have begun lately
};

// Together they leave a case in every state of the procedure but the one before the opening.
std::span<const Ending> endings();

struct StoryStep {
  CaseStep step;
  bool refused = false;  // tried too early
};

// The steps of a case with this ending, in order of time; nothing if no case for this post can end so. Some cases have
// attempts that are refused, and complaints and issues that are settled.
std::vector<StoryStep> tell_story(const Ending& ending, const boost::json::value& opening, Timestamp opened_at,
                                  SeededRandom& random);

}  // namespace renmian
