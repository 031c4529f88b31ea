// audit recheck
#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

#include "adapters/store/open.hpp"
#include "api/cli/audit_commands.hpp"
#include "api/cli/terminal_text.hpp"
#include "api/service/decisions_taken.hpp"
#include "api/service/policy_file.hpp"

namespace renmian {
namespace {

namespace json = boost::json;

json::object in_both(const Text& text) { return {{"zh", text.zh}, {"en", text.en}}; }

json::object view_of(const RecheckedStep& step) {
  return {{"log_index", step.log_index},
          {"seq", step.seq},
          {"command", step.command->code},
          {"at", to_string(step.at)},
          {"actor", step.actor}};
}

// The rule as gates are shown everywhere, with what it says now.
json::value rule_in(const GateInfo* rule, const std::optional<Verdict>& now) {
  if (rule == nullptr) return nullptr;
  return now ? to_json(GateFinding{*rule, *now}) : to_json(*rule);
}

json::object view_of(const Deviation& deviation) {
  auto view = view_of(deviation.step);
  view["kind"] = code_of(deviation.kind);
  view["message"] = in_both(deviation.what);
  view["gate"] = deviation.gate.empty() ? json::value(nullptr) : json::value(deviation.gate);
  view["rule"] = rule_in(deviation.rule, deviation.now);
  view["recorded"] = deviation.recorded.empty() ? json::value(nullptr) : json::value(deviation.recorded);
  view["now"] = deviation.now ? json::value(code_of(deviation.now->kind)) : json::value(nullptr);
  return view;
}

json::object view_of(const RecheckRemark& remark) {
  auto view = view_of(remark.step);
  view["kind"] = code_of(remark.kind);
  view["message"] = in_both(remark.what);
  view["rule"] = rule_in(remark.rule, {});
  return view;
}

json::object view_of(const CaseRecheck& checked) {
  json::array deviations, remarks;
  for (const auto& deviation : checked.deviations) deviations.push_back(view_of(deviation));
  for (const auto& remark : checked.remarks) remarks.push_back(view_of(remark));
  json::object view{{"id", to_string(checked.id)},
                    {"procedure", nullptr},
                    {"position", nullptr},
                    {"steps", checked.judged},
                    {"deviations", std::move(deviations)},
                    {"remarks", std::move(remarks)},
                    {"stopped", nullptr}};
  if (const auto* procedure = checked.read->procedure) {
    view["procedure"] = procedure->book().info.id;
    view["position"] = to_string(checked.read->position);
  }
  if (const auto& stopped = checked.stopped) {
    view["stopped"] = {{"log_index", stopped->log_index},
                       {"seq", stopped->seq},
                       {"erased", stopped->erased},
                       {"message", in_both(stopped->what)}};
  }
  return view;
}

// --- For people ---

class Listing {
 public:
  explicit Listing(Language language) : language_(language) {}

  void add(const CaseRecheck& checked) {
    text_ += to_string(checked.id);
    if (const auto* procedure = checked.read->procedure) {
      text_ += fmt::format("  {}  {}", procedure->book().info.title.in(language_), to_string(checked.read->position));
    }
    text_ += "\n";
    std::vector<std::vector<std::string>> rows;
    for (const auto& deviation : checked.deviations) {
      rows.push_back(row_of("✗", deviation.step, deviation.rule, deviation.gate));
      rows.back().push_back(what_of(deviation));
    }
    for (const auto& remark : checked.remarks) {
      rows.push_back(row_of("·", remark.step, remark.rule, {}));
      rows.back().push_back(remark.what.in(language_));
    }
    text_ += table(rows, "  ");
    if (checked.stopped) text_ += fmt::format("  ! {}\n", checked.stopped->what.in(language_));
  }

  std::string finish(const RecheckTotals& totals) {
    return text_ + Text{fmt::format("重新核对事项 {} 件、{} 步：偏离 {} 处，涉及 {} 件；备注 {} 处；数据已删除 {} "
                                    "件；不可读 {} 件\n",
                                    totals.cases, totals.steps, totals.deviations, totals.cases_deviating,
                                    totals.remarks, totals.erased, totals.unreadable),
                        fmt::format("{} cases and {} steps judged again: {} deviations in {} cases; {} remarks; {} "
                                    "cases with data erased; {} cases that cannot be read\n",
                                    totals.cases, totals.steps, totals.deviations, totals.cases_deviating,
                                    totals.remarks, totals.erased, totals.unreadable)}
                       .in(language_);
  }

 private:
  std::vector<std::string> row_of(const char* sign, const RecheckedStep& step, const GateInfo* rule,
                                  const std::string& gate) const {
    return {sign,
            fmt::format("{}", step.seq),
            fmt::format("#{}", step.log_index),
            time_in_china(step.at),
            step.actor,
            std::string(step.command->code),
            rule == nullptr ? gate : fmt::format("{} {}", rule->id, rule->title.in(language_)),
            rule == nullptr ? std::string{} : fmt::format("{} [{}]", rule->source, static_cast<char>(rule->mark))};
  }

  std::string what_of(const Deviation& deviation) const {
    auto text = deviation.what.in(language_);
    if (deviation.gate.empty()) return text;
    const auto colon = language_ == Language::kChinese ? "：" : ": ";
    const auto recorded = deviation.recorded.empty() ? "–" : deviation.recorded;
    text += fmt::format(" ({} → {})", recorded, deviation.now ? code_of(deviation.now->kind) : "–");
    if (!deviation.now) return text;
    const auto* before = colon;
    for (const auto& reason : deviation.now->reasons) {
      text += before + reason.in(language_);
      before = language_ == Language::kChinese ? "；" : "; ";
    }
    return text;
  }

  Language language_;
  std::string text_;
};

// On standard error, on one line, for somebody who sits there.
class Progress {
 public:
  explicit Progress(Language language) : language_(language) {}
  ~Progress() {
    if (terminal_) std::fputs("\r\033[K", stderr);
  }
  void operator()(std::uint64_t cases) const {
    if (!terminal_) return;
    const Text text{fmt::format("已查事项 {} 件", cases), fmt::format("{} cases gone through", cases)};
    std::fputs(("\r\033[K" + text.in(language_)).c_str(), stderr);
  }

 private:
  Language language_;
  bool terminal_ = isatty(STDERR_FILENO) != 0;
};

struct AuditRecheck {
  static constexpr const char* name = "recheck";
  static constexpr Words help{"倒查：以当时的事实重新核对每一关口", "judge every gate again by the facts as they were"};
  RecheckScope scope;
  std::optional<UnitId> unit;
  std::string policy_file;

  void options(CLI::App& app) {
    add_date(app, "--from", scope.from, {"讨论决定之日不早于", "decided on this day or later"});
    add_date(app, "--to", scope.to, {"讨论决定之日不晚于", "decided on this day or before"});
    add_id(app, "--unit", unit, {"只查该单位（含下属单位）职位的事项", "only posts of this unit and those below it"});
    app.add_option("--decided-under", scope.decided_under,
                   both({"只查由此人（编号）主持或任主要领导时讨论决定的事项，含未办结的",
                         "only what was decided under this person (staff number), finished or not"}));
    app.add_option("--policy", policy_file,
                   both({"改用此政策参数文件（TOML），不用当时的", "by this policy (TOML), not by that of the time"}));
  }

  ExitStatus run(Session& session) {
    const auto& config = session.config();
    const auto store = open_store(config.database);
    Catalogue catalogue(compiled_procedures(), *store);
    const auto calendar = open_calendar(config.calendar_file);
    RecheckRules rules{catalogue, calendar, store->delegations(), {}};
    if (const auto problems = read_policy(rules); !problems.empty()) return session.refuse(problems);
    if (unit) {
      if (!store->unit(*unit)) return session.refuse({"no-such-unit", "--unit", {"没有这个单位", "no such unit"}});
      scope.posts = posts_of_unit(*store, *unit);
    }
    const auto decisions = scope.decided_under.empty() ? DecisionsTaken() : DecisionsTaken(*store, catalogue);
    json::array cases;
    Listing listing(session.language());
    const auto totals = [&] {
      const Progress progress(session.language());
      return recheck(
          *store, rules, scope, decisions,
          [&](const CaseRecheck& checked) {
            if (checked.deviations.empty() && checked.remarks.empty() && !checked.stopped) return;
            cases.push_back(view_of(checked));
            listing.add(checked);
          },
          std::cref(progress));
    }();
    session.show({{"clean", totals.clean()},
                  {"cases", totals.cases},
                  {"steps", totals.steps},
                  {"cases_deviating", totals.cases_deviating},
                  {"deviations", totals.deviations},
                  {"remarks", totals.remarks},
                  {"erased", totals.erased},
                  {"unreadable", totals.unreadable},
                  {"findings", std::move(cases)}},
                 listing.finish(totals));
    return totals.clean() ? ExitStatus::kDone : ExitStatus::kRefused;
  }

 private:
  // A table of the file is for every version of its procedure.
  Problems read_policy(RecheckRules& rules) const {
    if (policy_file.empty()) return {};
    const auto policies = read_policy_file(policy_file, rules.catalogue);
    if (!policies) return policies.error();
    for (const auto& [named, values, newest] : *policies) {
      for (const auto* procedure : rules.catalogue.procedures()) {
        if (procedure->book().info.id != named->book().info.id) continue;
        const auto policy = rules.catalogue.read(*procedure, values);
        if (!policy) return policy.error();
        rules.instead[procedure] = policy->values;
      }
    }
    return {};
  }
};

}  // namespace

void add_audit_recheck(CLI::App& audit, Invocation& invocation) { add_command<AuditRecheck>(audit, invocation); }

}  // namespace renmian
