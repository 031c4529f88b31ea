#include "workflows/appointment/facts.hpp"

namespace renmian::appointment {

RENMIAN_DEFINE_COMMAND(SummarizeRecommendation, Facts)
RENMIAN_DEFINE_COMMAND(HearOpinions, Facts)
RENMIAN_DEFINE_COMMAND(FixTarget, Facts)
RENMIAN_DEFINE_COMMAND(ReturnToRecommendation, Facts)

void SummarizeRecommendation::record(Facts& facts, const Stamp&) const { facts.recommendation = *this; }
void HearOpinions::record(Facts& facts, const Stamp&) const { facts.opinions_heard = *this; }
void FixTarget::record(Facts& facts, const Stamp&) const { facts.target = *this; }
void ReturnToRecommendation::record(Facts& facts, const Stamp&) const {
  facts.returned_because = reason;
  reopen_recommendation(facts);
}

}  // namespace renmian::appointment
