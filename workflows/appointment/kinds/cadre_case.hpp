// What every kind of cadre case (事项类型, regulation reference 2.1) shares: facts, policy, steps, the case file and
// the words. Each kind has its own table in its own header beside this one.
#pragma once

#include "engine/procedure/actor_gates.hpp"
#include "workflows/appointment/checks/agenda_gates.hpp"
#include "workflows/appointment/checks/gates.hpp"
#include "workflows/appointment/complaints/gates.hpp"
#include "workflows/appointment/decision/gates.hpp"
#include "workflows/appointment/decision/plenary.hpp"
#include "workflows/appointment/deliberation/gates.hpp"
#include "workflows/appointment/departure/gates.hpp"
#include "workflows/appointment/due.hpp"
#include "workflows/appointment/exceptions/gates.hpp"
#include "workflows/appointment/exclusion/gates.hpp"
#include "workflows/appointment/formalities/gates.hpp"
#include "workflows/appointment/inspection/gates.hpp"
#include "workflows/appointment/legal/gates.hpp"
#include "workflows/appointment/motion/gates.hpp"
#include "workflows/appointment/prior_report/gates.hpp"
#include "workflows/appointment/publicity/gates.hpp"
#include "workflows/appointment/qualification/avoidance_gates.hpp"
#include "workflows/appointment/qualification/exceptional_gates.hpp"
#include "workflows/appointment/qualification/gates.hpp"
#include "workflows/appointment/quota/gates.hpp"
#include "workflows/appointment/recommendation/gates.hpp"
#include "workflows/appointment/recommendation/target_gates.hpp"
#include "workflows/appointment/removal/gates.hpp"
#include "workflows/appointment/secondment/gates.hpp"
#include "workflows/appointment/states.hpp"
#include "workflows/appointment/submission/gates.hpp"

namespace renmian::appointment {

// 不得列为考察对象的七种情形 (R2019 Art. 24)
#define RENMIAN_EXCLUSIONS \
  ExclPolitical, ExclMasses, ExclAnnual, ExclCanvass, ExclEmigrated, ExclEffectPeriod, ExclOther
// 凡提四必 (Code2016; R2019 Art. 31)
#define RENMIAN_FOUR_MUSTS Fan1File, Fan2Personal, Fan3Discipline, Fan4Complaint
// 不得提交会议讨论的情形 (R2019 Art. 36/37), with what makes up the four checks
#define RENMIAN_NOT_FOR_THE_MEETING                                                                                 \
  NoagendaProcedure, NoagendaIntegrity, NoagendaPersonal, NoagendaComplaint, NoagendaFile, NoagendaInspectionAudit, \
      NoagendaReport, NoagendaOther, QuotaVacancy, Wbz4Quota
// 任职资格 (R2019 Arts. 7-9)
#define RENMIAN_QUALIFICATIONS                                                                                  \
  QualService, QualGrassroots, QualTwoPosts, QualDeputy2y, QualHead3y, QualEducation, QualTraining, QualHealth, \
      QualLegal, ExcNotInTrial, ExcNotTwice, ExcOneLevel, AvoidKin
// 表决 (R2019 Art. 38): what every vote, adopted or not, must satisfy
#define RENMIAN_LAWFUL_VOTE                                                                                       \
  VoteQuorum, VoteIntro, VoteEach, VoteLast, VoteMethod, VoteRecuse, VoteNoProxy, VotePlenary, VotePlenaryQuorum, \
      VotePlenaryRecuse
// 公示期满、没有影响任职的问题 (R2019 Art. 42)
#define RENMIAN_PUBLICIZED PubAfterDecision, PubDays, PubContent, PubComplaintsClosed, PubSuspend, PubOutcome
// 印发通知时职数仍有空缺、公示的问题均已处理
#define RENMIAN_STILL_FREE QuotaVacancy, Wbz4Quota, AppQuotaAgain, PubComplaintsClosed, PubSuspend, PubOutcome

using CaseFileRows =
    mp::mp_append<QuotaDossier, MotionDossier, PriorReportDossier, QualificationDossier, ExclusionDossier,
                  InspectionDossier, ChecksDossier, ComplaintsDossier, DeliberationDossier, DecisionDossier,
                  FormalitiesDossier, LegalDossier, ExceptionsDossier, DeskDossier>;

struct CadreCase {
  using Facts = appointment::Facts;
  using Policy = appointment::Policy;
  using Steps = appointment::Steps;
  using Dossier = CaseFileRows;
  using Always = mp::mp_list<ActDelegated, ActNotConcerned, ActNotHandler>;

  static Words vocabulary(std::string_view member);
  static Words value_title(std::string_view code);
  static std::vector<DueItem> due(const Facts& facts, const Position& at, const Path& path, const Policy& policy,
                                  const WorkingDays& calendar) {
    return what_waits(facts, at, path, policy, calendar);
  }
};

}  // namespace renmian::appointment
