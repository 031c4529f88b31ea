#include "engine/case/recheck.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <new>

#include "engine/case/case_reader.hpp"
#include "engine/data/reader.hpp"

namespace renmian {
namespace {

// What the registers said when the command was given, as its event recorded it (advance.cpp).
struct RecordedQuota {
  Whole<-1'000'000, 1'000'000> authorised, in_use, reserved;
  bool held_by_case = false;
  BOOST_DESCRIBE_CLASS(RecordedQuota, (), (authorised, in_use, reserved, held_by_case), (), ())
};

bool passed(std::string_view verdict) {
  return verdict == code_of(Verdict::Kind::kMet) || verdict == code_of(Verdict::Kind::kWaived);
}

class Recheck {
 public:
  Recheck(CaseId id, const RecheckRules& rules) : rules_(rules), reader_(rules.catalogue) { result_.id = id; }

  CaseRecheck run(std::span<const StoredEvent> events) {
    for (const auto& stored : events) {
      if (!examine(stored)) break;
    }
    if (!result_.stopped && !reader_.so_far()->about) {
      result_.stopped =
          RecheckStop{0, 0, false, {"日志中没有该事项的启动记录", "the log does not say that this case was opened"}};
    }
    result_.read = reader_.so_far();
    return std::move(result_);
  }

 private:
  bool examine(const StoredEvent& stored) {
    try {
      if (!stored.payload && stored.erased_by && parse_event(stored.body).outcome == Event::Outcome::kAccepted) {
        return stop(
            stored, true,
            {fmt::format("第 {} 步所附数据已由日志第 {} 条删除，自此步起无法重新核对", stored.seq, *stored.erased_by),
             fmt::format("the data of step {} was erased by entry {}: from this step on nothing can be judged",
                         stored.seq, *stored.erased_by)});
      }
      const auto step = reader_.read(stored);
      if (step.command) {
        judge(stored, step);
      } else {
        reader_.take(stored, step);
      }
      return true;
    } catch (const Fault& fault) {
      // What concerns the case is a finding; a store that fails is not.
      if (fault.code().starts_with("store-") || fault.code().starts_with("crypto-")) throw;
      return stop(stored, false, fault.message());
    } catch (const std::bad_alloc&) {
      throw;
    } catch (const std::exception&) {
      return stop(stored, false,
                  {fmt::format("第 {} 步的记录不可读", stored.seq), fmt::format("step {} cannot be read", stored.seq)});
    }
  }

  bool stop(const StoredEvent& stored, bool erased, Text what) {
    result_.stopped = RecheckStop{stored.log_index, stored.seq, erased, std::move(what)};
    return false;
  }

  void judge(const StoredEvent& stored, const CaseReader::Step& step) {
    const auto& before = *reader_.so_far();
    const auto& event = step.event;
    at_ = {stored.log_index, stored.seq, step.command->info, event.at, event.actor.id};
    const auto around = surroundings(step, before);
    const Circumstances circumstances{policy_of(before), &rules_.calendar, event.at,       &around,
                                      nullptr,           &before.path,     &before.history};
    const auto judgement =
        before.procedure->judge(before.facts, before.position, *step.command, event.actor, circumstances);
    compare(event, judgement, before.procedure->book());
    ++result_.judged;
    reader_.take(stored, step);
    if (judgement.outcome == Judgement::Outcome::kAccepted) {
      reader_.know(judgement.facts);
    } else {
      reader_.fold_history();
    }
  }

  PolicyValues policy_of(const LoadedCase& loaded) const {
    const auto other = rules_.instead.find(loaded.procedure);
    return other == rules_.instead.end() ? loaded.policy.values : other->second;
  }

  Surroundings surroundings(const CaseReader::Step& step, const LoadedCase& loaded) {
    Surroundings around;
    around.batch = loaded.about->batch;
    const auto& payload = step.payload.get_object();
    if (const auto* kin = payload.if_contains("kin")) around.kin = read_described<std::vector<KinTie>>(*kin).value();
    if (const auto* quota = payload.if_contains("quota")) {
      const auto seen = read_described<RecordedQuota>(*quota).value();
      auto& standing = around.quota.emplace();
      standing.line.authorised = seen.authorised.value;
      standing.line.in_use = seen.in_use.value;
      standing.reserved = seen.reserved.value;
      standing.held_by_case = seen.held_by_case;
    }
    const auto& actor = step.event.actor;
    if (actor.on_behalf_of.empty()) return around;
    for (const auto& delegation : rules_.delegations) {
      if (delegation.to.value != actor.id || delegation.from.value != actor.on_behalf_of) continue;
      around.delegations.push_back(delegation);
      around.delegations.back().revoked = false;
      if (delegation.revoked) remark_revoked(delegation, date_in_china(step.event.at));
    }
    return around;
  }

  void compare(const Event& event, const Judgement& judgement, const Book& book) {
    if (judgement.outcome == Judgement::Outcome::kNotHere) {
      return deviates(Deviation::Kind::kNotPossible, {},
                      {fmt::format("流程在“{}”没有这一步", event.from),
                       fmt::format("the procedure has no such step at \"{}\"", event.from)});
    }
    for (const auto& asked : judgement.verdicts) {
      const auto recorded = std::ranges::find(event.gates, asked.gate->id, [](const auto& gate) { return gate.first; });
      compare(asked, recorded == event.gates.end() ? std::string{} : recorded->second);
    }
    for (const auto& [id, verdict] : event.gates) {
      if (std::ranges::find(judgement.verdicts, id, [](const auto& asked) { return asked.gate->id; }) !=
          judgement.verdicts.end()) {
        continue;
      }
      const auto rule = std::ranges::find(book.gates, id, &GateInfo::id);
      deviates(Deviation::Kind::kGateNotOfStep, {id, rule == book.gates.end() ? nullptr : *rule, verdict, {}},
               {"所记关口不是该步规定的关口", "the step does not ask the gate that is on record"});
    }
    const auto to = to_string(judgement.to);
    if (judgement.outcome == Judgement::Outcome::kAccepted && to != event.to) {
      deviates(Deviation::Kind::kOtherPosition, {},
               {fmt::format("这一步转入“{}”，所记为“{}”", to, event.to),
                fmt::format("the step leads to \"{}\", on record is \"{}\"", to, event.to)});
    }
  }

  void compare(const GateVerdict& asked, const std::string& recorded) {
    const OfGate of{std::string(asked.gate->id), asked.gate, recorded, asked.verdict};
    if (!asked.verdict.passes()) {
      deviates(Deviation::Kind::kGateClosed, of,
               {"按当时的情况该关口未满足", "the gate was not met by what was known"});
    } else if (recorded.empty()) {
      deviates(Deviation::Kind::kGateNotOnRecord, of,
               {"该步规定的关口没有记录", "the step asks the gate, and it is not on record"});
    } else if (!passed(recorded)) {
      deviates(Deviation::Kind::kRecordedClosed, of,
               {"所记结论为未满足，却予以办理", "it was recorded as not met, and yet the step was done"});
    }
    if (asked.verdict.kind == Verdict::Kind::kWaived) {
      result_.remarks.push_back(
          {at_,
           RecheckRemark::Kind::kWaived,
           asked.gate,
           {fmt::format("凭文件准予例外：{}", asked.verdict.document),
            fmt::format("an exception was allowed by the document: {}", asked.verdict.document)}});
    }
  }

  struct OfGate {
    std::string id;
    const GateInfo* rule = nullptr;
    std::string recorded;
    std::optional<Verdict> now;
  };

  void deviates(Deviation::Kind kind, OfGate gate, Text what) {
    result_.deviations.push_back(
        {at_, kind, std::move(gate.id), gate.rule, std::move(gate.recorded), std::move(gate.now), std::move(what)});
  }

  void remark_revoked(const Delegation& delegation, CivilDate day) {
    if (day < delegation.first_day || delegation.last_day < day) return;
    result_.remarks.push_back(
        {at_,
         RecheckRemark::Kind::kDelegationRevoked,
         nullptr,
         {fmt::format("{} 代 {} 办理，该委托后已撤销，撤销时间未登记", delegation.to.value, delegation.from.value),
          fmt::format("{} acted for {}; the delegation is revoked now, since when is not on record",
                      delegation.to.value, delegation.from.value)}});
  }

  const RecheckRules& rules_;
  CaseReader reader_;
  CaseRecheck result_;
  RecheckedStep at_;  // that is being judged
};

}  // namespace

std::string_view code_of(Deviation::Kind kind) {
  switch (kind) {
    case Deviation::Kind::kGateClosed:
      return "gate-closed";
    case Deviation::Kind::kGateNotOnRecord:
      return "gate-not-on-record";
    case Deviation::Kind::kGateNotOfStep:
      return "gate-not-of-step";
    case Deviation::Kind::kRecordedClosed:
      return "recorded-closed";
    case Deviation::Kind::kNotPossible:
      return "not-possible";
    case Deviation::Kind::kOtherPosition:
      return "other-position";
  }
  return {};
}

std::string_view code_of(RecheckRemark::Kind kind) {
  return kind == RecheckRemark::Kind::kWaived ? "waived" : "delegation-revoked";
}

CaseRecheck recheck(CaseId id, std::span<const StoredEvent> events, const RecheckRules& rules) {
  return Recheck(id, rules).run(events);
}

}  // namespace renmian
