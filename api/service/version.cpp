#include "api/service/version.hpp"

#include "adapters/store/open.hpp"
#include "api/service/config.hpp"

namespace renmian {

std::string_view program_version() { return RENMIAN_VERSION; }

ProgramVersion version_of(const Runtime& runtime) {
  return {"renmian",     RENMIAN_VERSION,
          RENMIAN_BUILD, program_schema_version(),
          "v1",          !runtime.config().demo_accounts.empty()};
}

}  // namespace renmian
