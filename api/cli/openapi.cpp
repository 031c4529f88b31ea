#include "api/http/openapi.hpp"

#include "api/cli/commands.hpp"

namespace renmian {
namespace {

struct OpenApi {
  static constexpr const char* name = "openapi";
  static constexpr Words help{"输出 HTTP 接口的 OpenAPI 文档", "write the OpenAPI document of the HTTP interface"};

  void options(CLI::App&) {}
  ExitStatus run(Session& session) { return session.show(http::openapi_document(), http::openapi_text() + '\n'); }
};

}  // namespace

void add_openapi_commands(CLI::App& app, Invocation& invocation) { add_command<OpenApi>(app, invocation); }

}  // namespace renmian
