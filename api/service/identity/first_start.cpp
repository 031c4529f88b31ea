#include "api/service/identity/first_start.hpp"

#include <algorithm>

#include "api/service/accounts.hpp"
#include "api/service/identity/identity.hpp"
#include "engine/case/journal.hpp"
#include "workflows/account/access_book.hpp"

namespace renmian {
namespace {

// Rights without a last day are held only by who was founded with them.
bool is_founded(const account::Facts& facts) {
  return facts.state == account::AccountState::active &&
         std::ranges::any_of(facts.grants,
                             [](const account::Grant& grant) { return is_administrator(grant.role) && !grant.until; });
}

std::vector<OneTimePassword> issue(Runtime& runtime) {
  std::vector<OneTimePassword> issued;
  for (const auto& [case_id, facts] : runtime.accounts().all()) {
    const auto& login = facts->login.value;
    if (!is_founded(*facts) || runtime.identity().has_own_password(login)) continue;
    issued.push_back(runtime.identity().issue_one_time_password(login, journal_actor().id));
  }
  return issued;
}

}  // namespace

std::vector<OneTimePassword> first_start(Runtime& runtime) {
  if (!runtime.config().demo_accounts.empty()) return {};
  if (!runtime.store().kept().list(CredentialRecord::kKind, {}, {}, 1).empty()) return {};
  if (runtime.accounts().all().empty()) found_administrators(runtime.desk(), runtime.accounts());
  return issue(runtime);
}

std::vector<OneTimePassword> start_again(Runtime& runtime) {
  if (!runtime.config().demo_accounts.empty()) return {};
  return issue(runtime);
}

}  // namespace renmian
