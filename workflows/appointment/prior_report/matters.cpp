#include "workflows/appointment/prior_report/matters.hpp"

#include <algorithm>
#include <array>

#include "workflows/appointment/exclusion/effect_period.hpp"
#include "workflows/appointment/qualification/career.hpp"

namespace renmian::appointment {

namespace {

constexpr std::string_view kSuperior = "superior_od";

// R2019 Art. 8(1), (3): whoever breaks these is promoted exceptionally.
constexpr auto kBrokenOnlyExceptionally =
    std::to_array<std::string_view>({"qual-service", "qual-grassroots", "qual-deputy-2y", "qual-head-3y"});

bool contains(const std::vector<ReportableMatter>& matters, ReportableMatter matter) {
  return std::find(matters.begin(), matters.end(), matter) != matters.end();
}
bool is_listed(const Facts& facts, ReportableMatter matter) {
  return facts.reportable && contains(facts.reportable->matters, matter);
}

std::optional<Text> institution_change(const Facts& facts) {
  if (facts.rush && facts.rush->institution_changing) return Text{"机构正在变动", "the institution is being changed"};
  if (facts.rush && facts.rush->leader_leaving) {
    return Text{"主要领导即将离任", "the principal leader is about to leave"};
  }
  return std::nullopt;
}

std::optional<Text> exceptional(const Facts& facts) {
  if (facts.exceptional_grounds) return Text{"已记录破格提拔情形", "grounds of an exceptional promotion are recorded"};
  for (const auto gate : kBrokenOnlyExceptionally) {
    if (!facts.waiver_of(gate, kSuperior)) continue;
    return about({"已记录例外的规则", "exception recorded from the rule"}, Words{gate, gate});
  }
  return std::nullopt;
}

std::optional<Text> skip_level(const Facts& facts, const Given& given) {
  if (facts.exceptional_grounds) {
    const auto& broken = facts.exceptional_grounds->broken_rules;
    if (std::find(broken.begin(), broken.end(), BrokenRule::skip_level) != broken.end()) {
      return Text{"已记录越级提拔情形", "recorded as skipping a level"};
    }
  }
  if (!facts.person_record || !facts.opened) return std::nullopt;
  const auto* held = Career(facts).post_on(counting_day(facts, given).date);
  const auto target = facts.opened->post.level;
  if (rung(held) - rung(target) < 2) return std::nullopt;
  const auto from = held ? level_name(held->level) : Words{"没有领导职务", "no leadership post"};
  const auto to = level_name(target);
  return Text{"现任" + std::string(from.zh) + "，拟任" + std::string(to.zh),
              "from " + std::string(from.en) + " to " + std::string(to.en)};
}

std::optional<Text> no_recommendation(const Facts& facts) {
  const auto* document = facts.waiver_of("rec-done", kSuperior);
  return document ? std::optional{about({"免予民主推荐", "exempted from recommendation"}, *document)} : std::nullopt;
}

// A leader here: who proposes the candidate, signs for the organization department or sits in the deciding meeting.
bool is_leader_of_case(const Facts& facts, const Line& staff) {
  if (facts.proposal && (facts.proposal->proposed_by == staff || facts.proposal->signing_head == staff)) return true;
  return facts.vote && std::any_of(facts.vote->members.begin(), facts.vote->members.end(),
                                   [&](const CommitteeMember& member) { return member.staff == staff; });
}

std::optional<Text> kin(const Facts& facts, const Given& given) {
  for (const auto& tie : given.around.kin) {
    if (tie.relation == Kin::self || !is_leader_of_case(facts, tie.staff)) continue;
    const auto relation = name_of(tie.relation);
    return Text{"领导干部 " + tie.staff.value + " 与人选的关系：" + std::string(relation.zh),
                "leader " + tie.staff.value + ", relation to the candidate: " + std::string(relation.en)};
  }
  return std::nullopt;
}

std::optional<Text> after_sanction(const Facts& facts, const Given& given) {
  for (const auto& effect : effects(facts, given.policy)) {
    if (!effect.last_day || given.today() <= *effect.last_day) continue;
    const auto until = to_string(*effect.last_day);
    return Text{effect.name.zh + "，影响期至 " + until, effect.name.en + ", in effect until " + until};
  }
  return std::nullopt;
}

}  // namespace

std::vector<ShownMatter> shown_matters(const Facts& facts, const Given& given) {
  std::vector<ShownMatter> shown;
  const auto add = [&](ReportableMatter matter, std::optional<Text> by) {
    if (by) shown.push_back({matter, *std::move(by)});
  };
  add(ReportableMatter::institution_change, institution_change(facts));
  add(ReportableMatter::exceptional, exceptional(facts));
  add(ReportableMatter::skip_level, skip_level(facts, given));
  add(ReportableMatter::no_recommendation, no_recommendation(facts));
  add(ReportableMatter::kin, kin(facts, given));
  add(ReportableMatter::after_sanction, after_sanction(facts, given));
  return shown;
}

bool is_reported(const Facts& facts, ReportableMatter matter) {
  return facts.prior_report && contains(facts.prior_report->matters, matter);
}

bool applies(const Facts& facts, const Given& given, ReportableMatter matter) {
  if (is_listed(facts, matter) || is_reported(facts, matter)) return true;
  const auto shown = shown_matters(facts, given);
  return std::any_of(shown.begin(), shown.end(), [&](const ShownMatter& s) { return s.matter == matter; });
}

std::vector<Text> unreported(const Facts& facts, const Given& given) {
  constexpr Words kUnreported{"未向上级报告的事项", "matter not reported to the superior"};
  std::vector<Text> missing;
  if (facts.reportable) {
    for (const auto matter : facts.reportable->matters) {
      if (!is_reported(facts, matter)) missing.push_back(about(kUnreported, name_of(matter)));
    }
  }
  for (const auto& [matter, by] : shown_matters(facts, given)) {
    if (is_reported(facts, matter) || is_listed(facts, matter)) continue;
    auto text = about(kUnreported, name_of(matter));
    text.zh.append("（").append(by.zh).append("）");
    text.en.append(" (").append(by.en).append(")");
    missing.push_back(std::move(text));
  }
  return missing;
}

}  // namespace renmian::appointment
