// audit verify
#include "adapters/keys/ed25519_file_key.hpp"
#include "adapters/store/open.hpp"
#include "api/cli/audit_commands.hpp"
#include "api/cli/verification_text.hpp"

namespace renmian {
namespace {

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
  auto& audit = *add_group(app, "audit", {"审计", "audit"});
  add_command<AuditVerify>(audit, invocation);
  add_audit_export(audit, invocation);
  add_audit_witness(audit, invocation);
  add_audit_recheck(audit, invocation);
  add_audit_diff(audit, invocation);
  add_audit_erasure(audit, invocation);
  add_audit_repair(audit, invocation);
}

}  // namespace renmian
