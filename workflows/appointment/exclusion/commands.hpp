// 不得列为考察对象: the screening for the situations that exclude a target (R2019 Art. 24).
#pragma once

#include "workflows/appointment/command.hpp"

namespace renmian::appointment {

// 瞒报个人有关事项, and what it was answered with (PIH2017).
BOOST_DEFINE_ENUM_CLASS(ConcealmentHandling, admonished, disqualified_as_target, removed_from_post, demoted)
struct Concealment {
  ConcealmentHandling handling = ConcealmentHandling::demoted;
  CivilDate effective_on;
  BOOST_DESCRIBE_CLASS(Concealment, (), (handling, effective_on), (), ())
};

struct RecordExclusionScreening {
  bool political_breach = true;
  bool low_recognition = true;
  std::vector<AnnualAssessment> assessments;
  bool canvassing = true;
  Emigration emigration = Emigration::none;
  std::vector<Sanction> sanctions;
  bool otherwise_unfit = true;
  std::optional<Concealment> concealment;  // of personal matters
  RENMIAN_COMMAND(RecordExclusionScreening, "record_exclusion_screening", "不得列为考察对象情形审查",
                  "Record the screening of exclusions", "组织部、纪委监委",
                  "Organization department and discipline organ",
                  (political_breach, low_recognition, assessments, canvassing, emigration, sanctions, otherwise_unfit,
                   concealment))
};

struct ExclusionFacts {
  std::optional<RecordExclusionScreening> screening;
  BOOST_DESCRIBE_CLASS(ExclusionFacts, (), (screening), (), ())
};

}  // namespace renmian::appointment
