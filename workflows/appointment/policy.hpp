// What the place may set for appointments, and every figure whose rule is marked O, S or M (regulation reference 0.1);
// each subject keeps its own part. The limits in the types keep a policy at least as strict as the regulation.
#pragma once

#include "workflows/appointment/checks/policy.hpp"
#include "workflows/appointment/decision/policy.hpp"
#include "workflows/appointment/deliberation/policy.hpp"
#include "workflows/appointment/departure/policy.hpp"
#include "workflows/appointment/due_policy.hpp"
#include "workflows/appointment/exceptions/policy.hpp"
#include "workflows/appointment/exclusion/policy.hpp"
#include "workflows/appointment/formalities/policy.hpp"
#include "workflows/appointment/inspection/policy.hpp"
#include "workflows/appointment/legal/policy.hpp"
#include "workflows/appointment/motion/policy.hpp"
#include "workflows/appointment/prior_report/policy.hpp"
#include "workflows/appointment/publicity/policy.hpp"
#include "workflows/appointment/qualification/policy.hpp"
#include "workflows/appointment/recommendation/policy.hpp"
#include "workflows/appointment/removal/policy.hpp"
#include "workflows/appointment/secondment/policy.hpp"

namespace renmian::appointment {

struct Policy : MotionPolicy,
                QualificationPolicy,
                PriorReportPolicy,
                RecommendationPolicy,
                ExclusionPolicy,
                InspectionPolicy,
                ChecksPolicy,
                DeliberationPolicy,
                DecisionPolicy,
                PublicityPolicy,
                LegalPolicy,
                FormalitiesPolicy,
                DeparturePolicy,
                RemovalPolicy,
                SecondmentPolicy,
                ExceptionsPolicy,
                DuePolicy {
  BOOST_DESCRIBE_CLASS(Policy,
                       (MotionPolicy, QualificationPolicy, PriorReportPolicy, RecommendationPolicy, ExclusionPolicy,
                        InspectionPolicy, ChecksPolicy, DeliberationPolicy, DecisionPolicy, PublicityPolicy,
                        FormalitiesPolicy, DeparturePolicy, LegalPolicy, RemovalPolicy, SecondmentPolicy,
                        ExceptionsPolicy, DuePolicy),
                       (), (), ())

  static constexpr auto items = joined(
      MotionPolicy::items, QualificationPolicy::items, PriorReportPolicy::items, RecommendationPolicy::items,
      ExclusionPolicy::items, InspectionPolicy::items, ChecksPolicy::items, DeliberationPolicy::items,
      DecisionPolicy::items, PublicityPolicy::items, FormalitiesPolicy::items, DeparturePolicy::items,
      LegalPolicy::items, RemovalPolicy::items, SecondmentPolicy::items, ExceptionsPolicy::items, DuePolicy::items);
};

}  // namespace renmian::appointment
