#include "api/http/handlers.hpp"
#include "api/http/operations.hpp"
#include "api/http/router.hpp"
#include "api/http/waiting.hpp"

namespace renmian::http {
namespace {

// clang-format off
constexpr Route kRoutes[] = {
    {verb::get,     "/api/v1/health",                                         working<health>, &kHealth, Access::kAnyone},
    {verb::get,     "/api/v1/readiness",                                      working<readiness>, &kReadiness, Access::kAnyone},

    {verb::get,     "/api/v1/openapi.json",                                   working<show_openapi>, &kShowOpenapi, Access::kAnyone},

    {verb::get,     "/api/v1/procedures",                                     working<list_procedures>, &kListProcedures},
    {verb::get,     "/api/v1/procedures/{id}",                                working<show_procedure>, &kShowProcedure},
    {verb::get,     "/api/v1/procedures/{id}/diagram",                        working<show_diagram>, &kShowDiagram},
    {verb::get,     "/api/v1/procedures/{id}/book",                           working<show_book>, &kShowBook},

    {verb::get,     "/api/v1/cases",                                          working<list_cases>, &kListCases},
    {verb::post,    "/api/v1/cases",                                          open_case, &kOpenCase, Access::kToken, kBodyLimit, Repeated::kHandled},
    {verb::get,     "/api/v1/cases/{id}",                                     working<show_case>, &kShowCase},
    {verb::post,    "/api/v1/cases/{id}/commands",                            command_case, &kCommandCase, Access::kToken, kBodyLimit, Repeated::kHandled},
    {verb::get,     "/api/v1/cases/{id}/history",                             working<show_history>, &kShowHistory},

    {verb::get,     "/api/v1/batches",                                        working<list_batches>, &kListBatches},
    {verb::post,    "/api/v1/batches",                                        working<add_batch>, &kAddBatch},
    {verb::get,     "/api/v1/batches/{id}",                                   working<show_batch>, &kShowBatch},
    {verb::post,    "/api/v1/batches/{id}/commands",                          working<command_batch>, &kCommandBatch},

    {verb::get,     "/api/v1/meetings",                                       working<list_meetings>, &kListMeetings},
    {verb::post,    "/api/v1/meetings",                                       working<open_meeting>, &kOpenMeeting, Access::kToken, kBodyLimit, Repeated::kHandled},
    {verb::get,     "/api/v1/meetings/{id}",                                  working<show_meeting>, &kShowMeeting},
    {verb::post,    "/api/v1/meetings/{id}/decisions",                        working<decide_items>, &kDecideItems, Access::kToken, kFormBodyLimit},
    {verb::get,     "/api/v1/meetings/{id}/items/{n}/certificate",            working<show_item_certificate>, &kShowItemCertificate},

    {verb::get,     "/api/v1/persons",                                        working<list_persons>, &kListPersons},
    {verb::post,    "/api/v1/persons",                                        working<import_person>, &kImportPerson, Access::kToken, kFormBodyLimit},
    {verb::get,     "/api/v1/persons/{id}",                                   working<show_person>, &kShowPerson},
    {verb::get,     "/api/v1/persons/{id}/form",                              working<show_form>, &kShowForm},
    {verb::get,     "/api/v1/persons/{id}/record",                            working<show_record>, &kShowRecord},
    {verb::put,     "/api/v1/persons/{id}/record",                            working<set_record>, &kSetRecord, Access::kToken, kBodyLimit, Repeated::kMarked},
    {verb::get,     "/api/v1/persons/{id}/record/draft",                      working<draft_record>, &kDraftRecord},
    {verb::get,     "/api/v1/persons/{id}/kin",                               working<list_kin>, &kListKin},
    {verb::put,     "/api/v1/persons/{id}/kin",                               working<set_kin>, &kSetKin},

    {verb::get,     "/api/v1/units",                                          working<list_units>, &kListUnits},
    {verb::post,    "/api/v1/units",                                          working<add_unit>, &kAddUnit},
    {verb::get,     "/api/v1/posts",                                          working<list_posts>, &kListPosts},
    {verb::post,    "/api/v1/posts",                                          working<add_post>, &kAddPost},
    {verb::get,     "/api/v1/quota",                                          working<list_quota>, &kListQuota},
    {verb::put,     "/api/v1/quota",                                          working<set_quota>, &kSetQuota},

    {verb::get,     "/api/v1/work",                                           working<list_work>, &kListWork},

    {verb::get,     "/api/v1/search",                                         working<search>, &kSearch, Access::kToken, kBodyLimit, Repeated::kAnswerKept, RateClass::kCostly},
    {verb::get,     "/api/v1/statistics",                                     working<show_statistics>, &kShowStatistics, Access::kToken, kBodyLimit, Repeated::kAnswerKept, RateClass::kCostly},

    {verb::get,     "/api/v1/delegations",                                    working<list_delegations>, &kListDelegations},
    {verb::post,    "/api/v1/delegations",                                    working<add_delegation>, &kAddDelegation},
    {verb::post,    "/api/v1/delegations/{id}/revocation",                    working<revoke_delegation>, &kRevokeDelegation},

    {verb::get,     "/api/v1/audit/checkpoint",                               working<checkpoint>, &kCheckpoint},
    {verb::get,     "/api/v1/audit/proof",                                    working<show_proof>, &kShowProof},
    {verb::get,     "/api/v1/audit/consistency",                              working<show_consistency>, &kShowConsistency},
    {verb::get,     "/api/v1/audit/witnesses",                                working<list_witnesses>, &kListWitnesses},
    {verb::get,     "/api/v1/audit/findings",                                 working<list_findings>, &kListFindings},
    {verb::get,     "/api/v1/audit/tile/entries/{rest}",                      working<show_entries>, &kShowEntries},
    {verb::get,     "/api/v1/audit/tile/{rest}",                              working<show_tile>, &kShowTile},

    {verb::get,     "/api/v1/users",                                          working<list_users>, &kListUsers},
    {verb::post,    "/api/v1/users",                                          open_user, &kOpenUser, Access::kToken, kBodyLimit, Repeated::kHandled},
    {verb::get,     "/api/v1/users/{id}",                                     working<show_user>, &kShowUser},
    {verb::post,    "/api/v1/users/{id}/commands",                            command_user, &kCommandUser, Access::kToken, kBodyLimit, Repeated::kHandled},
    {verb::get,     "/api/v1/roles",                                          working<list_roles>, &kListRoles},
    {verb::get,     "/api/v1/rights",                                         working<show_rights>, &kShowRights},
    {verb::get,     "/api/v1/rights/matrix",                                  working<show_matrix>, &kShowMatrix},

    {verb::post,    "/api/v1/sessions",                                       working<open_session>, &kOpenSession, Access::kAnyone, kBodyLimit, Repeated::kSecret, RateClass::kSignIn},
    {verb::get,     "/api/v1/sessions",                                       working<list_sessions>, &kListSessions},
    {verb::delete_, "/api/v1/sessions/current",                               working<sign_out>, &kSignOut, Access::kSettingUp, kBodyLimit, Repeated::kSecret},
    {verb::post,    "/api/v1/sessions/current/proof",                         working<prove_again>, &kProveAgain, Access::kToken, kBodyLimit, Repeated::kSecret, RateClass::kSignIn},
    {verb::get,     "/api/v1/sessions/oidc",                                  working<begin_oidc>, &kBeginOidc, Access::kAnyone, kBodyLimit, Repeated::kSecret, RateClass::kSignIn},
    {verb::get,     "/api/v1/sessions/oidc/callback",                         working<end_oidc>, &kEndOidc, Access::kAnyone, kBodyLimit, Repeated::kSecret, RateClass::kSignIn},
    {verb::post,    "/api/v1/sessions/oidc",                                  working<give_oidc_code>, &kGiveOidcCode, Access::kAnyone, kBodyLimit, Repeated::kSecret, RateClass::kSignIn},
    {verb::delete_, "/api/v1/sessions/{id}",                                  working<end_session>, &kEndSession, Access::kToken, kBodyLimit, Repeated::kMarked},
    {verb::get,     "/api/v1/me",                                             working<show_me>, &kShowMe, Access::kSettingUp},
    {verb::put,     "/api/v1/me/password",                                    working<change_password>, &kChangePassword, Access::kSettingUp, kBodyLimit, Repeated::kSecret, RateClass::kSignIn},
    {verb::post,    "/api/v1/me/second-factor",                               working<propose_second_factor>, &kProposeSecondFactor, Access::kSettingUp, kBodyLimit, Repeated::kSealed, RateClass::kSignIn},
    {verb::put,     "/api/v1/me/second-factor",                               working<confirm_second_factor>, &kConfirmSecondFactor, Access::kSettingUp, kBodyLimit, Repeated::kSecret, RateClass::kSignIn},
    {verb::get,     "/api/v1/tokens",                                         working<list_tokens>, &kListTokens},
    {verb::post,    "/api/v1/tokens",                                         working<issue_token>, &kIssueToken, Access::kToken, kBodyLimit, Repeated::kSealed},
    {verb::delete_, "/api/v1/tokens/{id}",                                    working<revoke_token>, &kRevokeToken, Access::kToken, kBodyLimit, Repeated::kMarked},
    {verb::get,     "/api/v1/certificates",                                   working<list_certificates>, &kListCertificates},
    {verb::post,    "/api/v1/certificates",                                   working<register_certificate>, &kRegisterCertificate, Access::kToken, kBodyLimit, Repeated::kMarked},
    {verb::delete_, "/api/v1/certificates/{id}",                              working<remove_certificate>, &kRemoveCertificate, Access::kToken, kBodyLimit, Repeated::kMarked},
    {verb::post,    "/api/v1/users/{id}/password",                            working<issue_one_time_password>, &kIssueOneTimePassword, Access::kToken, kBodyLimit, Repeated::kSealed},
    {verb::delete_, "/api/v1/users/{id}/second-factor",                       working<remove_second_factor>, &kRemoveSecondFactor, Access::kToken, kBodyLimit, Repeated::kMarked},

    {verb::get,     "/api/v1/rules",                                          working<list_rules>, &kListRules},
    {verb::get,     "/api/v1/rules/{id}",                                     working<show_rule>, &kShowRule},
    {verb::get,     "/api/v1/calendar",                                       working<show_calendar>, &kShowCalendar},
    {verb::get,     "/api/v1/calendar/working-days",                          working<count_working_days>, &kCountWorkingDays},
    {verb::get,     "/api/v1/policy",                                         working<list_policies>, &kListPolicies},
    {verb::get,     "/api/v1/policy/{id}",                                    working<show_policy>, &kShowPolicy},
    {verb::get,     "/api/v1/policy/{id}/proposals",                          working<list_policy_proposals>, &kListPolicyProposals},
    {verb::post,    "/api/v1/policy/{id}/proposals",                          working<add_policy_proposal>, &kAddPolicyProposal},
    {verb::post,    "/api/v1/policy/{id}/proposals/{n}/confirmation",         working<confirm_policy_proposal>, &kConfirmPolicyProposal, Access::kToken, kBodyLimit, Repeated::kMarked},

    {verb::post,    "/api/v1/documents",                                      working<add_document>, &kAddDocument, Access::kToken, kDocumentBodyLimit},
    {verb::get,     "/api/v1/documents-by-digest/{id}",                       working<list_documents_by_digest>, &kListDocumentsByDigest},
    {verb::get,     "/api/v1/documents/{id}",                                 working<show_document>, &kShowDocument},
    {verb::get,     "/api/v1/documents/{id}/content",                         working<show_document_content>, &kShowDocumentContent},
    {verb::get,     "/api/v1/cases/{id}/documents",                           working<list_documents_of_case>, &kListDocumentsOfCase},
    {verb::get,     "/api/v1/cases/{id}/proofs",                              working<show_case_proofs>, &kShowCaseProofs},
    {verb::get,     "/api/v1/cases/{id}/proofs/{n}",                          working<show_event_proof>, &kShowEventProof},
    {verb::get,     "/api/v1/cases/{id}/migration",                           working<show_migration>, &kShowMigration},
    {verb::post,    "/api/v1/cases/{id}/migration",                           working<migrate_case>, &kMigrateCase},
    {verb::get,     "/api/v1/cases/{id}/timers",                              working<list_timers_of_case>, &kListTimersOfCase},
    {verb::get,     "/api/v1/cases/{id}/complaints",                          working<list_complaints_of_case>, &kListComplaintsOfCase},
    {verb::get,     "/api/v1/timers",                                         working<list_timers>, &kListTimers},
    {verb::get,     "/api/v1/complaints",                                     working<list_complaints>, &kListComplaints},

    {verb::get,     "/api/v1/exports",                                        working<list_exports>, &kListExports},
    {verb::post,    "/api/v1/exports",                                        working<request_export>, &kRequestExport},
    {verb::get,     "/api/v1/exports/{id}",                                   working<show_export>, &kShowExport},
    {verb::post,    "/api/v1/exports/{id}/confirmation",                      working<confirm_export>, &kConfirmExport, Access::kToken, kBodyLimit, Repeated::kMarked},
    {verb::get,     "/api/v1/exports/{id}/content",                           working<show_export_content>, &kShowExportContent, Access::kToken, kBodyLimit, Repeated::kAnswerKept, RateClass::kCostly},

    {verb::get,     "/api/v1/units/{id}",                                     working<show_unit>, &kShowUnit},
    {verb::put,     "/api/v1/units/{id}",                                     working<set_unit>, &kSetUnit},
    {verb::get,     "/api/v1/posts/{id}",                                     working<show_post>, &kShowPost},
    {verb::put,     "/api/v1/posts/{id}",                                     working<set_post>, &kSetPost},
    {verb::get,     "/api/v1/metrics",                                        working<show_metrics>, &kShowMetrics},
    {verb::get,     "/api/v1/version",                                        working<show_version>, &kShowVersion, Access::kAnyone},

    {verb::get,     "/api/v1/events",                                         pull_events, &kPullEvents},
    {verb::get,     "/api/v1/work/stream",                                    working<stream_work>, &kStreamWork},
    {verb::get,     "/api/v1/cases/{id}/stream",                              working<stream_case>, &kStreamCase},
    {verb::get,     "/api/v1/subscriptions",                                  working<list_subscriptions>, &kListSubscriptions},
    {verb::post,    "/api/v1/subscriptions",                                  working<add_subscription>, &kAddSubscription, Access::kToken, kBodyLimit, Repeated::kSecret},
    {verb::get,     "/api/v1/subscriptions/{id}",                             working<show_subscription>, &kShowSubscription},
    {verb::put,     "/api/v1/subscriptions/{id}",                             working<set_subscription>, &kSetSubscription},
    {verb::delete_, "/api/v1/subscriptions/{id}",                             working<remove_subscription>, &kRemoveSubscription, Access::kToken, kBodyLimit, Repeated::kMarked},
    {verb::post,    "/api/v1/subscriptions/{id}/state",                       working<set_subscription_state>, &kSetSubscriptionState},
    {verb::post,    "/api/v1/subscriptions/{id}/secret",                      working<rotate_subscription_secret>, &kRotateSubscriptionSecret, Access::kToken, kBodyLimit, Repeated::kSecret},
    {verb::delete_, "/api/v1/subscriptions/{id}/secret",                      working<retire_subscription_secret>, &kRetireSubscriptionSecret},
    {verb::post,    "/api/v1/subscriptions/{id}/replay",                      working<replay_subscription>, &kReplaySubscription},
    {verb::get,     "/api/v1/subscriptions/{id}/dead-letters",                working<list_dead_letters>, &kListDeadLetters},
    {verb::post,    "/api/v1/subscriptions/{id}/dead-letters/{n}/redelivery", working<redeliver_dead_letter>, &kRedeliverDeadLetter, Access::kToken, kBodyLimit, Repeated::kMarked},
    {verb::delete_, "/api/v1/subscriptions/{id}/dead-letters/{n}",            working<discard_dead_letter>, &kDiscardDeadLetter, Access::kToken, kBodyLimit, Repeated::kMarked},
    {verb::get,     "/api/v1/oa",                                             working<list_oa_receivers>, &kListOaReceivers},
    {verb::get,     "/api/v1/oa/{id}/dead-letters",                           working<list_oa_dead_letters>, &kListOaDeadLetters},
    {verb::post,    "/api/v1/oa/{id}/dead-letters/{n}/redelivery",            working<redeliver_oa_dead_letter>, &kRedeliverOaDeadLetter, Access::kToken, kBodyLimit, Repeated::kMarked},
    {verb::delete_, "/api/v1/oa/{id}/dead-letters/{n}",                       working<discard_oa_dead_letter>, &kDiscardOaDeadLetter, Access::kToken, kBodyLimit, Repeated::kMarked},

    {verb::put,     "/api/v1/demo/clock",                                     working<set_demo_clock>, &kSetDemoClock},
};
// clang-format on

}  // namespace

std::span<const Route> routes() { return kRoutes; }

}  // namespace renmian::http
