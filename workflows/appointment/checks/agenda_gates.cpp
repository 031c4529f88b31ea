#include "workflows/appointment/checks/agenda_gates.hpp"

#include <initializer_list>

#include "workflows/appointment/checks/gates.hpp"
#include "workflows/appointment/inspection/gates.hpp"
#include "workflows/appointment/prior_report/gates.hpp"
#include "workflows/appointment/recommendation/gates.hpp"

namespace renmian::appointment {

namespace {

// Met if all are; otherwise what each of them lacks.
Verdict all_of(std::initializer_list<Verdict> verdicts) {
  std::vector<Text> missing;
  for (const auto& verdict : verdicts) {
    if (!verdict.passes()) missing.insert(missing.end(), verdict.reasons.begin(), verdict.reasons.end());
  }
  return Verdict::unless(std::move(missing));
}

// A kind of case may leave the step out, by a record (exceptions/); what was checked all the same still speaks.
bool left_out(const Facts& facts, ProcedureStep step, bool checked) { return !checked && facts.does_not_apply(step); }

Verdict not_applicable() {
  return Verdict::met(Text{"该项审核不适用，已有记录", "the check does not apply, as recorded"});
}

}  // namespace

Verdict NoagendaProcedure::check(const Facts& facts, const Given& given) {
  const auto done = [&](bool held, auto check) { return held ? check(facts, given) : Verdict::met(); };
  return all_of({Sbsh1Procedure::check(facts, given), done(recommended(facts), RecDone::check),
                 done(recommended(facts), RecValid1y::check), done(facts.team.has_value(), InsTeam2::check)});
}

Verdict NoagendaIntegrity::check(const Facts& facts, const Given& given) {
  const bool without_unit = left_out(facts, ProcedureStep::integrity_opinion, facts.integrity.has_value());
  const bool without_organ = left_out(facts, ProcedureStep::four_checks, facts.discipline.has_value());
  return all_of({without_unit ? not_applicable() : SignTwo::check(facts, given),
                 without_organ ? not_applicable() : Fan3Discipline::check(facts, given)});
}

Verdict NoagendaPersonal::check(const Facts& facts, const Given& given) {
  if (left_out(facts, ProcedureStep::four_checks, facts.personal_matters.has_value())) return not_applicable();
  return Fan2Personal::check(facts, given);
}

Verdict NoagendaComplaint::check(const Facts& facts, const Given& given) { return Fan4Complaint::check(facts, given); }

Verdict NoagendaFile::check(const Facts& facts, const Given& given) {
  if (left_out(facts, ProcedureStep::four_checks, !facts.file_reviews.empty())) return not_applicable();
  return Fan1File::check(facts, given);
}

Verdict NoagendaInspectionAudit::check(const Facts& facts, const Given& given) {
  const auto& findings = facts.tour_and_audit;
  if (!findings) {
    return Verdict::unmet(Text{"缺少巡视巡察、审计发现问题的核对记录",
                               "what inspection tours and audits found has not been asked and recorded"});
  }
  if (findings->asked_on > given.today()) {
    return Verdict::unmet(about({"巡视巡察、审计核对日期晚于今天", "the question to tours and audits is in the future"},
                                to_string(findings->asked_on)));
  }
  if (findings->major_problem_found && !findings->conclusion) {
    return Verdict::unmet(Text{"巡视巡察、审计发现的重大问题尚无结论",
                               "the major problem found by an inspection tour or audit has no conclusion yet"});
  }
  return Verdict::met();
}

Verdict NoagendaReport::check(const Facts& facts, const Given& given) { return Sbsh3Report::check(facts, given); }

Verdict NoagendaOther::check(const Facts& facts, const Given&) {
  if (!facts.other_unfitness) {
    return Verdict::unmet(Text{"未记录有无其他不宜提交会议的情形",
                               "whether the case is otherwise unfit for the meeting has not been judged"});
  }
  if (!facts.other_unfitness->otherwise_unfit) return Verdict::met();
  return Verdict::unmet(about({"有其他不宜提交会议的情形", "the case is otherwise unfit for the meeting"},
                              facts.other_unfitness->reason));
}

}  // namespace renmian::appointment
