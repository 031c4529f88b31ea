#include "tests/support/installation.hpp"

#include <fstream>

#include "adapters/keys/ed25519_file_key.hpp"
#include "adapters/store/open.hpp"

namespace renmian {

Installed install_without_account(const std::string& database, const std::filesystem::path& directory) {
  const Installed installed{(directory / "server.toml").string(),
                            {},
                            "018f0000-0000-7000-8000-000000000001",
                            "018f0000-0000-7000-8000-000000000002",
                            "018f0000-0000-7000-8000-000000000003"};
  const auto key = directory / "key.pem";
  if (!std::filesystem::exists(key)) Ed25519FileKey::create(key);
  // A few clients ask for as much as thousands of people.
  std::ofstream(installed.config) << "key_file = \"" << key.string() << "\"\n"
                                  << "rate_per_user = 0\nrate_per_address = 0\nrate_changes = 0\n"
                                     "rate_costly = 0\nrate_sign_in = 0\n";
  migrate(database);
  const auto store = open_store(database);
  const Unit unit{{*parse_uuid(installed.unit)}, "示例市统计局", {}};
  const Post post{{*parse_uuid(installed.post)}, unit.id, "副局长", PostLevel::division_deputy, PostKind::deputy,
                  PostSystem::appointed,         false};
  const PersonWithForm person{{{*parse_uuid(installed.person)}, "示例", "男", "1980-01", "科长", "-", {}}, "<Person/>"};
  store->save_units({&unit, 1});
  store->save_posts({&post, 1});
  store->save_people({&person, 1});
  return installed;
}

Installed install(const std::string& database, const std::filesystem::path& directory) {
  auto installed = install_without_account(database, directory);
  installed.token = "load-token-0123456789";
  std::ofstream(installed.config, std::ios::app)
      << "[[demo_accounts]]\ntoken = \"" << installed.token
      << "\"\nid = \"load\"\nrole = \"cadre_section\"\nunit = \"od\"\ntitle = \"load\"\n";
  return installed;
}

}  // namespace renmian
