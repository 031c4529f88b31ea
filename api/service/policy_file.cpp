#include "api/service/policy_file.hpp"

#include "api/service/toml_file.hpp"

namespace renmian {

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

}  // namespace renmian
