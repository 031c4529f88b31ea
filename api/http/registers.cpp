#include "api/http/handlers.hpp"
#include "engine/data/writer.hpp"

namespace renmian::http {

Response list_units(const Call& call) { return json_response({{"items", write_described(call.store().units())}}); }

Response list_posts(const Call& call) { return json_response({{"items", write_described(call.store().posts())}}); }

}  // namespace renmian::http
