// What is known about a person besides the form: the facts that rules compute qualifications, bars and intervals from
// (R2019 Arts. 8, 9, 24; CSL Art. 74).
//
// Kept as it was on a day (`as_of`); a case takes a copy. Dates are civil dates. What is not known is absent, never
// guessed, and speaks for nobody.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <vector>

#include "engine/base/ids.hpp"
#include "engine/data/values.hpp"
#include "engine/registry/kin.hpp"
#include "engine/registry/records.hpp"

namespace renmian {

BOOST_DEFINE_ENUM_CLASS(AnnualGrade, excellent, competent, basically_competent, incompetent, not_graded)
struct AnnualAssessment {
  Whole<1990, 2100> year;
  AnnualGrade grade = AnnualGrade::not_graded;
  BOOST_DESCRIBE_CLASS(AnnualAssessment, (), (year, grade), (), ())
};

BOOST_DEFINE_ENUM_CLASS(Measure, party_warning, party_serious_warning, party_removal, party_probation, party_expulsion,
                        admin_warning, admin_demerit, admin_major_demerit, admin_demotion, admin_dismissal, admonition,
                        transfer_of_post, ordered_resignation, org_removal, org_demotion, suspended_for_inspection)
struct Sanction {
  Measure measure = Measure::admonition;
  CivilDate effective_on;                  // effect periods run from this day
  std::optional<CivilDate> restored_on;    // party_probation: rights restored
  std::optional<CivilDate> decided_until;  // a longer period, set for several sanctions together (GDL Art. 15)
  bool still_affects_use = false;          // the period is over, but it still affects use
  BOOST_DESCRIBE_CLASS(Sanction, (), (measure, effective_on, restored_on, decided_until, still_affects_use), (), ())
};

struct Period {
  CivilDate from;
  std::optional<CivilDate> to;  // absent: goes on
  BOOST_DESCRIBE_CLASS(Period, (), (from, to), (), ())
};

struct PostHeld {
  Line title;
  Line unit;
  PostLevel level = PostLevel::section_deputy;
  PostKind kind = PostKind::internal;
  CivilDate from;  // of the decision: time in post runs from it (R2019 Art. 45)
  std::optional<CivilDate> to;
  std::optional<CivilDate> trial_from;  // probation began on this day
  bool leadership = false;              // 领导职务
  bool rank_track = false;              // 职级
  BOOST_DESCRIBE_CLASS(PostHeld, (), (title, unit, level, kind, from, to, trial_from, leadership, rank_track), (), ())
};

// 破格, R2019 Art. 9: not twice in a row on years in post.
struct ExceptionalPromotion {
  CivilDate on;
  bool on_years_in_post = false;
  BOOST_DESCRIBE_CLASS(ExceptionalPromotion, (), (on, on_years_in_post), (), ())
};

BOOST_DEFINE_ENUM_CLASS(EducationLevel, none, secondary, junior_college, bachelor, master, doctor)
struct Education {
  EducationLevel level = EducationLevel::none;
  bool full_time = false;
  BOOST_DESCRIBE_CLASS(Education, (), (level, full_time), (), ())
};

struct Training {
  Line institution;
  CivilDate on;  // last day
  Count hours;
  bool recognised = false;  // the institution, R2019 Art. 8(5)
  BOOST_DESCRIBE_CLASS(Training, (), (institution, on, hours, recognised), (), ())
};

struct Relative {
  Line name;
  Kin relation = Kin::self;
  Line workplace;
  BOOST_DESCRIBE_CLASS(Relative, (), (name, relation, workplace), (), ())
};

// 个人有关事项报告 verified (PIR2017 Art. 11).
struct PersonalMattersCheck {
  CivilDate verified_on;
  Line result;
  BOOST_DESCRIBE_CLASS(PersonalMattersCheck, (), (verified_on, result), (), ())
};

// 挂职: not time in a post, takes no quota.
struct Secondment {
  CivilDate from;
  std::optional<CivilDate> to;
  Line host;
  BOOST_DESCRIBE_CLASS(Secondment, (), (from, to, host), (), ())
};

struct PersonRecord {
  std::optional<CivilDate> service_from;  // 参加工作时间
  std::vector<Period> grassroots;         // 基层工作经历
  std::vector<PostHeld> posts;
  std::optional<Line> rank;              // 职级
  std::optional<CivilDate> promoted_on;  // last promotion
  std::optional<CivilDate> probation_until;
  std::vector<ExceptionalPromotion> exceptional;
  std::vector<AnnualAssessment> assessments;
  std::vector<Sanction> sanctions;
  Education education;  // the highest
  std::vector<Training> training;
  std::optional<bool> health_ok;
  bool party_member = false;
  std::optional<CivilDate> party_since;  // as a full member
  std::vector<Line> legal_qualifications;
  std::vector<Relative> family;
  std::vector<PersonalMattersCheck> personal_matters;
  std::vector<Secondment> secondments;
  std::optional<Line> area_of_growth;  // 成长地
  BOOST_DESCRIBE_CLASS(PersonRecord, (),
                       (service_from, grassroots, posts, rank, promoted_on, probation_until, exceptional, assessments,
                        sanctions, education, training, health_ok, party_member, party_since, legal_qualifications,
                        family, personal_matters, secondments, area_of_growth),
                       (), ())
};

struct PersonRecordOf {
  PersonId person;
  PersonRecord record;
  Timestamp as_of;
  BOOST_DESCRIBE_CLASS(PersonRecordOf, (), (person, record, as_of), (), ())
};

}  // namespace renmian
