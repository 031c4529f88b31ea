// 任职资格: the person's record as the rules count it, and what is declared and checked beside it (R2019 Arts. 8, 9;
// CSL Arts. 74, 75).
#pragma once

#include "workflows/appointment/command.hpp"

namespace renmian::appointment {

struct TakePersonRecord {
  PersonRecord person;  // as the register had it on that day
  CivilDate as_of;
  RENMIAN_COMMAND(TakePersonRecord, "take_person_record", "调取干部信息", "Take the person's record", "干部科",
                  "Cadre section", (person, as_of))
};

// CSL Art. 74: a relative's work as it stands to the post to be taken.
struct RelativeAtWork {
  Line name;
  Kin relation = Kin::self;
  Line workplace;
  bool same_leader = true;      // in one organ, both directly under the same leader
  bool direct_superior = true;  // one directly above the other
  bool guarded_work = true;  // one leads the organ where the other does 组织、人事、纪检、监察、审计、财务 work
  BOOST_DESCRIBE_CLASS(RelativeAtWork, (), (name, relation, workplace, same_leader, direct_superior, guarded_work), (),
                       ())
};

struct FamilyBusiness {
  Line name;                       // of the business
  Kin relation = Kin::spouse;      // of whoever runs it: spouse, child, child's spouse
  bool supervised_by_unit = true;  // the body to be led regulates or supervises it
  BOOST_DESCRIBE_CLASS(FamilyBusiness, (), (name, relation, supervised_by_unit), (), ())
};

// Is the post one of the heads that must not serve where they grew up (2006 rules): head of Party committee,
// government, discipline, organization, court, procuratorate, police of an area.
BOOST_DEFINE_ENUM_CLASS(AreaHead, not_area_head, county_head, city_head)

struct RecordKinshipDeclaration {
  Document declaration;  // signed by the person
  std::vector<RelativeAtWork> relatives;
  std::vector<FamilyBusiness> businesses;
  AreaHead area_head = AreaHead::county_head;
  std::optional<Line> area;  // where the post is, for an area head
  RENMIAN_CONFIRMATION(RecordKinshipDeclaration, "record_kinship_declaration", "任职回避审查",
                       "Record the check for avoidance in office", "组织部", "Organization department",
                       (declaration, relatives, businesses, area_head, area))
};

struct LegalRequirement {
  Line requirement;                   // what the law asks for
  Line law;                           // which law, article
  std::optional<Line> qualification;  // must then be among the person's legal qualifications
  bool satisfied = false;
  BOOST_DESCRIBE_CLASS(LegalRequirement, (), (requirement, law, qualification, satisfied), (), ())
};

// The Party Constitution asks for years of membership by the level of the Party body.
BOOST_DEFINE_ENUM_CLASS(PartyPost, no_party_post, below_county, at_county, above_county)

struct RecordLegalQualificationCheck {
  std::vector<LegalRequirement> requirements;  // all that the laws ask of this post; may be none
  PartyPost party_post = PartyPost::above_county;
  RENMIAN_COMMAND(RecordLegalQualificationCheck, "record_legal_qualification_check", "法定任职资格审查",
                  "Record the check of legal qualifications", "干部科", "Cadre section", (requirements, party_post))
};

struct OtherOffice {
  Line title;
  bool law_forbids = true;  // to hold it together with the post
  std::optional<Document> resignation;
  BOOST_DESCRIBE_CLASS(OtherOffice, (), (title, law_forbids, resignation), (), ())
};

struct RecordOtherOffices {
  std::vector<OtherOffice> offices;  // all that the person holds beside
  RENMIAN_CONFIRMATION(RecordOtherOffices, "record_other_offices", "兼职情况审查", "Record the other offices held",
                       "组织部", "Organization department", (offices))
};

// R2019 Art. 9: what makes a cadre outstanding (特别优秀: the first three), or specially needed (工作特殊需要).
BOOST_DEFINE_ENUM_CLASS(ExceptionalGround, tested_in_danger, results_in_hardship, notable_results, structure_of_body,
                        specialised_post, hardship_area)
BOOST_DEFINE_ENUM_CLASS(BrokenRule, service_years, grassroots_years, years_in_post, skip_level)

struct RecordExceptionalGrounds {
  std::vector<ExceptionalGround> grounds;
  std::vector<BrokenRule> broken_rules;
  Paragraph reason;
  RENMIAN_COMMAND(RecordExceptionalGrounds, "record_exceptional_grounds", "记录破格提拔情形",
                  "Record the grounds of an exceptional promotion", "干部科", "Cadre section",
                  (grounds, broken_rules, reason))
};

struct DeferTraining {
  Paragraph reason;  // why the training could not be done before
  RENMIAN_COMMAND(DeferTraining, "defer_training", "记录提任后补训", "Defer the training until after the promotion",
                  "干部科", "Cadre section", (reason))
};

struct QualificationFacts {
  std::optional<TakePersonRecord> person_record;
  std::optional<RecordKinshipDeclaration> kinship;
  std::optional<RecordLegalQualificationCheck> legal_qualification;
  std::optional<RecordOtherOffices> other_offices;
  std::optional<RecordExceptionalGrounds> exceptional_grounds;
  std::optional<DeferTraining> training_deferral;
  BOOST_DESCRIBE_CLASS(QualificationFacts, (),
                       (person_record, kinship, legal_qualification, other_offices, exceptional_grounds,
                        training_deferral),
                       (), ())
};

}  // namespace renmian::appointment
