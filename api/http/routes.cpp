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

    {verb::get,  "/api/v1/meetings",                  working<list_meetings>},
    {verb::post, "/api/v1/meetings",                  working<open_meeting>},
    {verb::get,  "/api/v1/meetings/{id}",             working<show_meeting>},
    {verb::post, "/api/v1/meetings/{id}/decisions",   working<decide_items>,    Access::kToken, kFormBodyLimit},
    {verb::get,  "/api/v1/meetings/{id}/items/{n}/certificate", working<show_item_certificate>},

    {verb::get,  "/api/v1/persons",                   working<list_persons>},
    {verb::post, "/api/v1/persons",                   working<import_person>,   Access::kToken, kFormBodyLimit},
    {verb::get,  "/api/v1/persons/{id}",              working<show_person>},
    {verb::get,  "/api/v1/persons/{id}/form",         working<show_form>},
    {verb::get,  "/api/v1/persons/{id}/record",       working<show_record>},
    {verb::put,  "/api/v1/persons/{id}/record",       working<set_record>},
    {verb::get,  "/api/v1/persons/{id}/record/draft", working<draft_record>},
    {verb::get,  "/api/v1/persons/{id}/kin",          working<list_kin>},
    {verb::put,  "/api/v1/persons/{id}/kin",          working<set_kin>},

    {verb::get,  "/api/v1/units",                     working<list_units>},
    {verb::post, "/api/v1/units",                     working<add_unit>},
    {verb::get,  "/api/v1/posts",                     working<list_posts>},
    {verb::post, "/api/v1/posts",                     working<add_post>},
    {verb::get,  "/api/v1/quota",                     working<list_quota>},
    {verb::put,  "/api/v1/quota",                     working<set_quota>},

    {verb::get,  "/api/v1/work",                      working<list_work>},
    {verb::get,  "/api/v1/delegations",               working<list_delegations>},
    {verb::post, "/api/v1/delegations",               working<add_delegation>},
    {verb::post, "/api/v1/delegations/{id}/revocation", working<revoke_delegation>},

    {verb::get,  "/api/v1/audit/checkpoint",          working<checkpoint>},
    {verb::get,  "/api/v1/audit/proof",               working<show_proof>},
    {verb::get,  "/api/v1/audit/consistency",         working<show_consistency>},
    {verb::get,  "/api/v1/audit/witnesses",           working<list_witnesses>},
    {verb::get,  "/api/v1/audit/findings",            working<list_findings>},
    {verb::get,  "/api/v1/audit/tile/entries/{rest}", working<show_entries>},
    {verb::get,  "/api/v1/audit/tile/{rest}",         working<show_tile>},

    {verb::put,  "/api/v1/demo/clock",                working<set_demo_clock>},
};
// clang-format on

}  // namespace

std::span<const Route> routes() { return kRoutes; }

}  // namespace renmian::http
