#include <algorithm>
#include <future>
#include <unordered_set>

#include "engine/case/desk.hpp"

namespace renmian {
namespace {

bool accepted(const Answer& answer) { return std::holds_alternative<Advanced>(answer); }

bool accepted(const Desk::Pending& pending) {
  return accepted(pending.answer ? *pending.answer : pending.judged->answer);
}

}  // namespace

void Desk::warm(std::span<const CaseId> ids) {
  std::unordered_set<CaseId> seen;
  std::vector<CaseId> missing;
  for (const auto& id : ids) {
    if (seen.insert(id).second && !cache_.find(id)) missing.push_back(id);
  }
  if (missing.empty()) return;
  const auto events = store_.events_of(missing);
  for (auto first = events.begin(); first != events.end();) {
    const auto last = std::find_if(first, events.end(), [&](const auto& e) { return e.case_id != first->case_id; });
    taken_in({first, last});
    first = last;
  }
}

// Submits each group as one, all groups at once so that they share commits, and settles what came of them. Returns
// whether every one of them has its answer.
bool Desk::submit_and_settle(const std::vector<std::vector<Pending*>>& groups) {
  std::vector<std::future<std::vector<CommitResult>>> waiting;
  for (const auto& group : groups) {
    std::vector<Proposal> proposals;
    for (auto* pending : group) proposals.push_back(std::move(pending->judged->proposal));
    waiting.push_back(committer_.submit(std::move(proposals)));
  }
  bool all = true;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    const auto results = waiting[g].get();
    for (std::size_t i = 0; i < groups[g].size(); ++i) all &= settle(*groups[g][i], results[i]);
  }
  return all;
}

Desk::JointAnswers Desk::do_jointly(std::vector<Request> requests, const Summarise& summarise, bool all_or_nothing) {
  std::vector<CaseId> ids;
  for (const auto& request : requests) ids.push_back(request.case_id);
  warm(ids);
  std::vector<Pending> pendings;
  pendings.reserve(requests.size());
  for (auto& request : requests) pendings.push_back(prepare(std::move(request)));
  std::optional<Pending> summary;

  const auto leave_undone = [&](const Text& why) {
    for (auto& pending : pendings) {
      if (!pending.answer) pending.answer = refusal_of(Refusal::Kind::kNotDone, pending.request, why);
    }
  };
  for (;;) {
    // The refusals first, each by itself. One that was accepted under the same key before comes back as that.
    std::vector<std::vector<Pending*>> refusals;
    for (auto& pending : pendings) {
      if (!pending.answer && !accepted(pending)) refusals.push_back({&pending});
    }
    if (!submit_and_settle(refusals)) continue;

    std::vector<std::size_t> done;
    for (std::size_t i = 0; i < pendings.size(); ++i) {
      if (accepted(pendings[i])) done.push_back(i);
    }
    if (all_or_nothing && done.size() < pendings.size()) {
      leave_undone({"有事项未获通过，本事项未办理", "another case was refused, so this one was left"});
    }
    if (done.empty() || (all_or_nothing && done.size() < pendings.size())) break;

    summary = prepare(summarise(done));
    if (!accepted(*summary) && !summary->answer && !submit_and_settle({{&*summary}})) continue;
    if (!accepted(*summary)) {
      leave_undone({"汇总记录未获通过，本事项未办理", "the record of all of them was refused, so this one was left"});
      break;
    }
    std::vector<Pending*> group;
    for (auto& pending : pendings) {
      if (!pending.answer) group.push_back(&pending);
    }
    if (!summary->answer) group.push_back(&*summary);
    if (group.empty() || submit_and_settle({group})) break;
  }

  JointAnswers answers;
  for (auto& pending : pendings) answers.each.push_back(std::move(*pending.answer));
  if (summary && summary->answer) answers.summary = std::move(*summary->answer);
  return answers;
}

}  // namespace renmian
