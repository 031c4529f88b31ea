#include "workflows/appointment/submission/gates.hpp"

#include "workflows/appointment/kinds/matrix.hpp"

#include "workflows/appointment/recommendation/gates.hpp"

namespace renmian::appointment {

Verdict SubDocs::check(const Facts& facts, const Given&) {
  const auto& bundle = facts.submission;
  if (!bundle) return Verdict::unmet(Text{"尚未报上级审批", "the case has not been submitted for approval"});
  std::vector<Text> missing;
  const auto needs = [&](const std::optional<Document>& document, Words title) {
    if (!document) missing.push_back(about({"报批材料缺少", "the submission lacks"}, title));
  };
  needs(bundle->appointment_form, {"干部任免审批表", "the appointment form"});
  if (!facts.does_not_apply(ProcedureStep::inspection_material)) {
    needs(bundle->material, {"考察材料", "the inspection material"});
  }
  needs(bundle->personnel_file, {"干部人事档案", "the personnel file"});
  needs(bundle->minutes, {"会议纪要", "the minutes"});
  needs(bundle->discussion_record, {"讨论情况记录", "the record of the discussion"});
  if (!facts.does_not_apply(ProcedureStep::talk_recommendation) && exempt_from_recommendation(facts) == nullptr) {
    needs(bundle->recommendation_results, {"民主推荐情况", "the results of the recommendation"});
  }
  return Verdict::unless(std::move(missing));
}

namespace {

// Whether the matrix of the steps asks for the submission whoever manages the post.
bool required_for(const Facts& facts) {
  return facts.opened && applies(row_of(ProcedureStep::submission), facts.opened->kind) == Applies::kRequired;
}

}  // namespace

Verdict SubApproved::check(const Facts& facts, const Given&) {
  if (!facts.start || !facts.start->managed_by) {
    return Verdict::unmet(Text{"未注明拟任职务由谁管理", "who manages the post is not stated"});
  }
  if (facts.start->managed_by == ManagedBy::own && !required_for(facts)) {
    return Verdict::met(Text{"该职务由本级管理，不须上级批准", "the post needs no approval of the superior"});
  }
  if (!facts.approval) {
    return Verdict::unmet(
        facts.start->managed_by == ManagedBy::superior
            ? Text{"该职务由上级管理，尚无上级批复", "the superior manages the post and has not approved"}
            : Text{"该类事项须报上级批准，尚无上级批复", "the superior must approve cases of this kind and has not"});
  }
  return Verdict::met(about({"上级已批复同意", "approved by the superior"}, facts.approval->reply.title));
}

}  // namespace renmian::appointment
