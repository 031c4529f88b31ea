// What is known of one case: the fold of its commands. Each subject keeps its own part beside its commands. Gates read
// this and nothing else of the case.
//
// An absent fact never opens a gate: optionals are empty and flags are unfavourable until somebody confirmed.
#pragma once

#include <string>

#include "engine/procedure/correction.hpp"
#include "engine/procedure/standing.hpp"
#include "engine/procedure/work.hpp"
#include "workflows/appointment/checks/commands.hpp"
#include "workflows/appointment/complaints/commands.hpp"
#include "workflows/appointment/decision/commands.hpp"
#include "workflows/appointment/deliberation/commands.hpp"
#include "workflows/appointment/departure/commands.hpp"
#include "workflows/appointment/exceptions/commands.hpp"
#include "workflows/appointment/exclusion/commands.hpp"
#include "workflows/appointment/formalities/commands.hpp"
#include "workflows/appointment/inspection/commands.hpp"
#include "workflows/appointment/legal/commands.hpp"
#include "workflows/appointment/motion/commands.hpp"
#include "workflows/appointment/prior_report/commands.hpp"
#include "workflows/appointment/publicity/commands.hpp"
#include "workflows/appointment/qualification/commands.hpp"
#include "workflows/appointment/quota/commands.hpp"
#include "workflows/appointment/recommendation/commands.hpp"
#include "workflows/appointment/removal/commands.hpp"
#include "workflows/appointment/secondment/commands.hpp"
#include "workflows/appointment/submission/commands.hpp"

namespace renmian::appointment {

struct Facts : MotionFacts,
               QualificationFacts,
               QuotaFacts,
               PriorReportFacts,
               RecommendationFacts,
               ExclusionFacts,
               InspectionFacts,
               ChecksFacts,
               ComplaintsFacts,
               DeliberationFacts,
               DecisionFacts,
               SubmissionFacts,
               PublicityFacts,
               LegalFacts,
               FormalitiesFacts,
               DepartureFacts,
               RemovalFacts,
               SecondmentFacts,
               ExceptionsFacts {
  StandingFacts standing;
  WorkFacts work;
  std::vector<Correct> corrections;
  Line handler;                               // staff number of the person who opened the case and runs it
  std::optional<Paragraph> returned_because;  // of the last return
  BOOST_DESCRIBE_CLASS(Facts,
                       (MotionFacts, QualificationFacts, QuotaFacts, PriorReportFacts, RecommendationFacts,
                        ExclusionFacts, InspectionFacts, ChecksFacts, ComplaintsFacts, DeliberationFacts, DecisionFacts,
                        SubmissionFacts, PublicityFacts, LegalFacts, FormalitiesFacts, DepartureFacts, RemovalFacts,
                        SecondmentFacts, ExceptionsFacts),
                       (standing, work, corrections, handler, returned_because), (), ())

  // The document by which `authority` allowed an exception from `gate`, or nothing.
  const std::string* waiver_of(std::string_view gate, std::string_view authority) const;
};

// 退回: what a return to a step forgets, so that every gate on the way is asked again. The confirmations of other
// offices are kept, unless the return breaks what they rest on.
void reopen_recommendation(Facts& facts);
void reopen_inspection(Facts& facts);
void reopen_file_review(Facts& facts);
void reopen_decision(Facts& facts);

}  // namespace renmian::appointment
