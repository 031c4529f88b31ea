#include "engine/procedure/work.hpp"

namespace renmian {
namespace {

const DueItem* found(std::span<const DueItem> due, DueItem::Kind kind, const std::string& code) {
  const auto item =
      std::ranges::find_if(due, [&](const DueItem& each) { return each.kind == kind && each.code == code; });
  return item == due.end() ? nullptr : &*item;
}

const DueItem* work_item(const WorkStep* named, std::span<const DueItem> due) {
  return named == nullptr ? nullptr : found(due, DueItem::Kind::kWork, named->work);
}

Text nothing_named(const WorkStep* named) {
  if (named == nullptr) return {"尚未指明待办", "no work item is named"};
  return {"事项没有待办“" + named->work.value + "”",
          "the case does not wait for the work item \"" + named->work.value + "\""};
}

}  // namespace

std::vector<DueItem> WorkFacts::applied_to(std::vector<DueItem> items) const {
  std::erase_if(items, [&](const DueItem& item) {
    return item.kind == DueItem::Kind::kClock && std::ranges::any_of(fired, [&](const ClockRanOut& told) {
             return told.clock.value == item.code && told.due == item.due;
           });
  });
  for (auto& item : items) {
    if (item.kind != DueItem::Kind::kWork) continue;
    for (const auto& step : steps) {
      if (step.work.value != item.code || step.on < item.since) continue;
      if (step.deed == WorkDeed::urged) {
        ++item.urged;
      } else {
        item.assignee = step.assignee ? step.assignee->value : std::string{};
      }
    }
  }
  return items;
}

Verdict work_open(const WorkStep* named, std::span<const DueItem> due) {
  return work_item(named, due) == nullptr ? Verdict::unmet(nothing_named(named)) : Verdict::met();
}

Verdict work_assigned(const WorkStep* named, std::span<const DueItem> due) {
  const auto* item = work_item(named, due);
  if (item == nullptr) return Verdict::unmet(nothing_named(named));
  if (item->assignee.empty()) {
    return Verdict::unmet(Text{"待办“" + item->code + "”尚未分派", "the work item \"" + item->code + "\" is nobody's"});
  }
  if (named->assignee && named->assignee->value == item->assignee) {
    return Verdict::unmet(Text{"待办“" + item->code + "”已由 " + item->assignee + " 承办",
                               "the work item \"" + item->code + "\" is already with " + item->assignee});
  }
  return Verdict::met();
}

Verdict work_unassigned(const WorkStep* named, std::span<const DueItem> due) {
  const auto* item = work_item(named, due);
  if (item == nullptr) return Verdict::unmet(nothing_named(named));
  if (item->assignee.empty()) return Verdict::met();
  return Verdict::unmet(Text{"待办“" + item->code + "”已由 " + item->assignee + " 承办，改派请用“转办”",
                             "the work item \"" + item->code + "\" is with " + item->assignee + ": hand it over"});
}

Verdict clock_due(const ClockRanOut* named, std::span<const DueItem> due, CivilDate today) {
  if (named == nullptr) return Verdict::unmet(Text{"尚未指明时限", "no clock is named"});
  const auto* item = found(due, DueItem::Kind::kClock, named->clock);
  if (item == nullptr || item->due != named->due) {
    return Verdict::unmet(
        Text{"事项没有于 " + to_string(named->due) + " 届满的时限“" + named->clock.value + "”，或已提醒",
             "no clock \"" + named->clock.value + "\" of the case ends on " + to_string(named->due) +
                 ", or it was told already"});
  }
  if (today >= named->due) return Verdict::met();
  return Verdict::pending(
      named->due, Text{"时限于 " + to_string(named->due) + " 届满", "the period ends on " + to_string(named->due)});
}

}  // namespace renmian
