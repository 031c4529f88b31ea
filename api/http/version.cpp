#include "api/service/version.hpp"

#include "api/http/handlers.hpp"
#include "engine/data/writer.hpp"

namespace renmian::http {

Response show_version(const Call& call) { return json_response(write_described(version_of(call.runtime))); }

}  // namespace renmian::http
