// The titles of members of commands and facts, and of the values of their enumerations: for forms, schemas, the
// procedure book and what is shown of a case. Each subject keeps the words that it alone uses.
#pragma once

#include <algorithm>
#include <span>
#include <string_view>

#include "engine/base/text.hpp"

namespace renmian::appointment {

struct Titled {
  std::string_view code;
  Words title;
};

// In titles sorted by code; null if there is none for this one.
inline const Words* title_in(std::span<const Titled> titles, std::string_view code) {
  const auto found = std::ranges::lower_bound(titles, code, {}, &Titled::code);
  return found != titles.end() && found->code == code ? &found->title : nullptr;
}

struct WordList {
  std::span<const Titled> members;
  std::span<const Titled> values;
};

extern const WordList kInspectionWords;
extern const WordList kRecommendationWords;
extern const WordList kDecisionWords;
extern const WordList kMotionWords;
extern const WordList kChecksWords;
extern const WordList kComplaintsWords;
extern const WordList kDeliberationWords;
extern const WordList kSubmissionWords;
extern const WordList kPriorReportWords;
extern const WordList kExclusionWords;
extern const WordList kQualificationWords;
extern const WordList kLegalWords;
extern const WordList kRemovalWords;
extern const WordList kSecondmentWords;
extern const WordList kFormalitiesWords;
extern const WordList kPublicityWords;
extern const WordList kWorkWords;

}  // namespace renmian::appointment
