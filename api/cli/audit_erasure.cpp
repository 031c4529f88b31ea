// audit erase
#include <fmt/format.h>

#include "api/cli/audit_commands.hpp"
#include "api/cli/case_text.hpp"
#include "api/service/erasure.hpp"
#include "engine/data/writer.hpp"

namespace renmian {
namespace {

struct AuditErase {
  static constexpr const char* name = "erase";
  static constexpr Words help{"依规销毁已办结事项的内容：一人申请，另一人批准后即执行",
                              "erase the content of cases that are over: one person asks, another approves"};
  ErasureToRequest what;
  std::optional<CaseId> approve, reject;

  void options(CLI::App& app) {
    app.add_option("--rule", what.rule.value, both({"销毁的依据", "the rule that demands it"}));
    app.add_option("--reason", what.reason.value, both({"原因", "reason"}));
    auto* cases = add_id(app, "--case", what.cases, {"事项编号", "ids of the cases"});
    auto* approved = add_id(app, "--approve", approve, {"批准并执行此申请", "approve this request and carry it out"});
    auto* rejected = add_id(app, "--reject", reject, {"不予销毁", "reject this request"});
    approved->excludes(cases);
    rejected->excludes(cases)->excludes(approved);
  }

  ExitStatus run(Session& session) {
    if (approve) return carry_out(session);
    if (reject) return refuse_it(session);
    // Read as any other input would be, so that the same is refused.
    const auto checked = read_described<ErasureToRequest>(write_described(what));
    if (!checked) return session.refuse(checked.error());
    const auto answer = request_erasure(session.desk(), *checked, session.actor());
    return answer ? session.answer(*answer) : session.refuse(answer.error());
  }

 private:
  ExitStatus refuse_it(Session& session) const {
    const auto reason = read_described<Paragraph>(write_described(what.reason));
    if (!reason) return session.refuse(reason.error());
    const auto answer = reject_erasure(session.desk(), *reject, *reason, session.actor());
    return answer ? session.answer(*answer) : session.refuse(answer.error());
  }

  ExitStatus carry_out(Session& session) const {
    const auto done = carry_out_erasure(session.desk(), session.runtime().archive(), *approve, session.actor());
    if (!done) return session.refuse(done.error());
    const auto* advanced = std::get_if<Advanced>(&done->answer);
    if (advanced == nullptr) return session.answer(done->answer);
    auto view = to_json(*advanced);
    view["entries"] = done->entries;
    const auto log_index = advanced->receipt.log_index;
    return session.show(
        view, Text{fmt::format("已销毁 {} 条记录的内容，见日志第 {} 条\n", done->entries, log_index),
                   fmt::format("the content of {} entries was erased by log entry {}\n", done->entries, log_index)}
                  .in(session.language()));
  }
};

}  // namespace

void add_audit_erasure(CLI::App& audit, Invocation& invocation) { add_command<AuditErase>(audit, invocation); }

}  // namespace renmian
