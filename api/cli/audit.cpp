// audit verify
#include <fmt/format.h>

#include "adapters/keys/ed25519_file_key.hpp"
#include "adapters/store/open.hpp"
#include "api/cli/commands.hpp"
#include "engine/case/verification.hpp"

namespace renmian {
namespace {

namespace json = boost::json;

json::object view_of(const VerificationFinding& finding) {
  return {{"message", {{"zh", finding.text.zh}, {"en", finding.text.en}}},
          {"log_index", finding.log_index ? json::value(*finding.log_index) : json::value(nullptr)},
          {"case", finding.case_id ? json::value(to_string(*finding.case_id)) : json::value(nullptr)},
          {"seq", finding.seq ? json::value(*finding.seq) : json::value(nullptr)}};
}

json::object view_of(const VerificationReport& report, const std::string& verifier_key) {
  json::array lines;
  for (const auto& line : report.lines) {
    json::array findings;
    for (const auto& finding : line.findings) findings.push_back(view_of(finding));
    lines.push_back({{"check", line.code},
                     {"title", {{"zh", line.title.zh}, {"en", line.title.en}}},
                     {"ok", line.ok()},
                     {"found", line.found},
                     {"findings", std::move(findings)}});
  }
  return {{"ok", report.ok()},          {"events", report.events},         {"cases", report.cases},
          {"checks", std::move(lines)}, {"checkpoint", report.checkpoint}, {"verifier_key", verifier_key}};
}

std::string where(const VerificationFinding& finding) {
  std::string place;
  if (finding.log_index) place += fmt::format(" #{}", *finding.log_index);
  if (finding.case_id) place += " " + to_string(*finding.case_id);
  if (finding.seq) place += fmt::format("/{}", *finding.seq);
  return place;
}

std::string text_of(const VerificationReport& report, Language language) {
  std::string text;
  for (const auto& line : report.lines) {
    text += fmt::format("{} {} {}\n", line.ok() ? "✓" : "✗", line.code, line.title.in(language));
    for (const auto& finding : line.findings) {
      text += fmt::format("    -{} {}\n", where(finding), finding.text.in(language));
    }
    if (line.found > line.findings.size()) text += fmt::format("    … {}\n", line.found);
  }
  return text + Text{fmt::format("日志 {} 条，事项 {} 件\n", report.events, report.cases),
                     fmt::format("{} entries of the log, {} cases\n", report.events, report.cases)}
                    .in(language);
}

struct AuditVerify {
  static constexpr const char* name = "verify";
  static constexpr Words help{"以审计日志核验整个数据库", "verify the whole database against its log"};
  std::string verifier_key;

  void options(CLI::App& app) {
    app.add_option(
           "--verifier-key", verifier_key,
           both({"日志的公开核验密钥；缺省取自签名密钥文件", "the log's public key; by default from the key file"}))
        ->check([](const std::string& key) {
          return Verifier::from_vkey(key) ? std::string{} : both({"不是核验密钥", "not a verifier key"});
        });
  }

  ExitStatus run(Session& session) {
    const auto& config = session.config();
    const auto store = open_store(config.database);
    if (verifier_key.empty()) verifier_key = Ed25519FileKey(config.origin, config.key_file).verifier_key();
    Catalogue catalogue(compiled_procedures(), *store);
    const auto report = verify(*store, catalogue, Verifier::from_vkey(verifier_key).value(), config.origin);
    session.show(view_of(report, verifier_key), text_of(report, session.language()));
    return report.ok() ? ExitStatus::kDone : ExitStatus::kRefused;
  }
};

}  // namespace

void add_audit_commands(CLI::App& app, Invocation& invocation) {
  add_command<AuditVerify>(*add_group(app, "audit", {"审计", "audit"}), invocation);
}

}  // namespace renmian
