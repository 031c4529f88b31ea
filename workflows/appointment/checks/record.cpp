#include "workflows/appointment/facts.hpp"

#include <algorithm>

namespace renmian::appointment {

RENMIAN_DEFINE_COMMAND(RecordFileReview, Facts)
RENMIAN_DEFINE_COMMAND(RecordFileDecision, Facts)
RENMIAN_DEFINE_COMMAND(RecordPersonalMatters, Facts)
RENMIAN_DEFINE_COMMAND(RecordDisciplineOpinion, Facts)
RENMIAN_DEFINE_COMMAND(RecordTourAndAuditFindings, Facts)
RENMIAN_DEFINE_COMMAND(RecordOtherUnfitness, Facts)
RENMIAN_DEFINE_COMMAND(RaiseIssue, Facts)
RENMIAN_DEFINE_COMMAND(SettleIssue, Facts)
RENMIAN_DEFINE_COMMAND(ConcludeFileReview, Facts)
RENMIAN_DEFINE_COMMAND(ReturnToFileReview, Facts)

const RecordFileReview* ChecksFacts::last_file_review(FileStage stage) const {
  const auto last = std::find_if(file_reviews.rbegin(), file_reviews.rend(),
                                 [&](const RecordFileReview& review) { return review.review_stage == stage; });
  return last == file_reviews.rend() ? nullptr : &*last;
}

void RecordFileReview::record(Facts& facts, const Stamp&) const {
  facts.file_reviews.push_back(*this);
  auto& open = facts.open_file_doubts;
  for (const auto doubt : doubts) {
    if (std::find(open.begin(), open.end(), doubt) == open.end()) open.push_back(doubt);
  }
  facts.forgery_open = facts.forgery_open || suspected_forgery;
}
void RecordFileDecision::record(Facts& facts, const Stamp&) const {
  facts.file_decisions.push_back(*this);
  for (const auto item : settled_items) std::erase(facts.open_file_doubts, item);
  facts.forgery_open = facts.forgery_open && !forgery_excluded;
}
void RecordPersonalMatters::record(Facts& facts, const Stamp&) const { facts.personal_matters = *this; }
void RecordDisciplineOpinion::record(Facts& facts, const Stamp&) const { facts.discipline = *this; }
void RecordTourAndAuditFindings::record(Facts& facts, const Stamp&) const { facts.tour_and_audit = *this; }
void RecordOtherUnfitness::record(Facts& facts, const Stamp&) const { facts.other_unfitness = *this; }
void RaiseIssue::record(Facts& facts, const Stamp&) const { facts.issues.push_back({*this, {}}); }
void SettleIssue::record(Facts& facts, const Stamp&) const {
  const auto known = std::find_if(facts.issues.begin(), facts.issues.end(),
                                  [&](const Issue& i) { return i.raised && i.raised->issue == issue; });
  if (known == facts.issues.end()) {
    facts.issues.push_back({{}, *this});
  } else {
    known->settled = *this;
  }
}
void ConcludeFileReview::record(Facts& facts, const Stamp&) const { facts.four_checks = *this; }
namespace {

void break_confirmation(Facts& facts, Confirmation confirmation) {
  switch (confirmation) {
    case Confirmation::file_review:
      // What was found and decided stays; the review itself is made again.
      std::erase_if(facts.file_reviews,
                    [](const RecordFileReview& review) { return review.review_stage != FileStage::motion; });
      return;
    case Confirmation::personal_matters:
      facts.personal_matters.reset();
      return;
    case Confirmation::discipline_opinion:
      facts.discipline.reset();
      return;
    case Confirmation::integrity_opinion:
      facts.integrity.reset();
      return;
    case Confirmation::unit_opinions:
      facts.unit_opinions.reset();
      return;
    case Confirmation::tour_and_audit:
      facts.tour_and_audit.reset();
      return;
    case Confirmation::exclusion_screening:
      facts.screening.reset();
      return;
  }
}

}  // namespace

void ReturnToFileReview::record(Facts& facts, const Stamp&) const {
  facts.returned_because = reason;
  reopen_file_review(facts);
  for (const auto confirmation : broken) break_confirmation(facts, confirmation);
}

}  // namespace renmian::appointment
