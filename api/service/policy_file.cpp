#include "api/service/policy_file.hpp"

#include "api/service/config.hpp"
#include "api/service/on_record.hpp"
#include "api/service/toml_file.hpp"
#include "engine/case/journal.hpp"

namespace renmian {
namespace {

[[noreturn]] void policy_unusable(const std::string& file, const Problems& problems) {
  Text message{"政策参数文件不可用：" + file, "the policy file cannot be used: " + file};
  for (const auto& [code, place, what] : problems) {
    message.zh.append("\n").append(place).append("：").append(what.zh);
    message.en.append("\n").append(place).append(": ").append(what.en);
  }
  throw Fault("policy-file", std::move(message));
}

}  // namespace

boost::system::result<std::vector<PolicyOfFile>, Problems> read_policy_file(const std::string& file,
                                                                            const Catalogue& catalogue) {
  const auto tables = read_toml(file);
  if (!tables) return tables.error();
  std::vector<PolicyOfFile> policies;
  for (const auto& [id, values] : *tables) {
    const auto* procedure = catalogue.procedure(id);
    if (procedure == nullptr) {
      return Problems{{"unknown-procedure", "/" + std::string(id), {"没有这个流程", "there is no such procedure"}}};
    }
    auto policy = catalogue.read(*procedure, values);
    if (!policy) return policy.error();
    policies.push_back({procedure, values, std::move(*policy)});
  }
  return policies;
}

std::size_t reload_policy(Runtime& runtime) {
  const auto& file = runtime.config().policy_file;
  if (file.empty()) return 0;
  auto& catalogue = runtime.desk().catalogue();
  const auto policies = read_policy_file(file, catalogue);
  if (!policies) policy_unusable(file, policies.error());
  std::size_t changed = 0;
  for (const auto& [procedure, values, policy] : *policies) {
    const auto now = runtime.desk().clock().now();
    if (policy.digest == catalogue.policy_in_force(*procedure, now).digest) continue;
    put_on_record(runtime, procedure->book().info.id, policy.digest, journal_actor());
    static_cast<void>(catalogue.put_in_force(*procedure, values, now));
    ++changed;
  }
  return changed;
}

}  // namespace renmian
