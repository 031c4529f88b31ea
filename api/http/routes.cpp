#include "api/http/handlers.hpp"
#include "api/http/router.hpp"
#include "api/http/waiting.hpp"

namespace renmian::http {
namespace {

// clang-format off
constexpr Route kRoutes[] = {
    {verb::get,  "/api/v1/health",                    working<health>,          Access::kAnyone},

    {verb::get,  "/api/v1/procedures",                working<list_procedures>},
    {verb::get,  "/api/v1/procedures/{id}",           working<show_procedure>},
    {verb::get,  "/api/v1/procedures/{id}/diagram",   working<show_diagram>},
    {verb::get,  "/api/v1/procedures/{id}/book",      working<show_book>},

    {verb::get,  "/api/v1/cases",                     working<list_cases>},
    {verb::post, "/api/v1/cases",                     open_case},
    {verb::get,  "/api/v1/cases/{id}",                working<show_case>},
    {verb::post, "/api/v1/cases/{id}/commands",       command_case},
    {verb::get,  "/api/v1/cases/{id}/history",        working<show_history>},

    {verb::get,  "/api/v1/batches",                   working<list_batches>},
    {verb::post, "/api/v1/batches",                   working<add_batch>},
    {verb::get,  "/api/v1/batches/{id}",              working<show_batch>},
    {verb::post, "/api/v1/batches/{id}/commands",     working<command_batch>},

    {verb::get,  "/api/v1/persons",                   working<list_persons>},
    {verb::post, "/api/v1/persons",                   working<import_person>,   Access::kToken, kFormBodyLimit},
    {verb::get,  "/api/v1/persons/{id}",              working<show_person>},
    {verb::get,  "/api/v1/persons/{id}/form",         working<show_form>},

    {verb::get,  "/api/v1/units",                     working<list_units>},
    {verb::post, "/api/v1/units",                     working<add_unit>},
    {verb::get,  "/api/v1/posts",                     working<list_posts>},
    {verb::post, "/api/v1/posts",                     working<add_post>},

    {verb::get,  "/api/v1/log/checkpoint",            working<checkpoint>},

    {verb::put,  "/api/v1/demo/clock",                working<set_demo_clock>},
};
// clang-format on

}  // namespace

std::span<const Route> routes() { return kRoutes; }

}  // namespace renmian::http
