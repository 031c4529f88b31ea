// The handlers of all routes, by subject. Plain ones run on a worker thread and may wait there; those that are
// awaitable run on the io thread, carry the bulk of the work and never wait.
#pragma once

#include <boost/asio/awaitable.hpp>

#include "api/http/message.hpp"

namespace renmian::http {

using boost::asio::awaitable;

// health.cpp
Response health(const Call& call);
Response readiness(const Call& call);

// openapi.cpp
Response show_openapi(const Call& call);

// audit.cpp
Response checkpoint(const Call& call);
Response show_proof(const Call& call);
Response show_consistency(const Call& call);

// audit_supervision.cpp
Response list_witnesses(const Call& call);
Response list_findings(const Call& call);

// audit_tiles.cpp
Response show_tile(const Call& call);
Response show_entries(const Call& call);

// procedures.cpp
Response list_procedures(const Call& call);
Response show_procedure(const Call& call);
Response show_diagram(const Call& call);
Response show_book(const Call& call);

// cases.cpp
Response list_cases(const Call& call);
awaitable<Response> open_case(const Call& call);
Response show_case(const Call& call);
awaitable<Response> command_case(const Call& call);
Response show_history(const Call& call);

// batches.cpp
Response list_batches(const Call& call);
Response add_batch(const Call& call);
Response show_batch(const Call& call);
Response command_batch(const Call& call);

// meetings.cpp
Response list_meetings(const Call& call);
Response open_meeting(const Call& call);
Response show_meeting(const Call& call);
Response decide_items(const Call& call);
Response show_item_certificate(const Call& call);

// persons.cpp
Response list_persons(const Call& call);
Response import_person(const Call& call);
Response show_person(const Call& call);
Response show_form(const Call& call);

// registers.cpp
Response list_units(const Call& call);
Response add_unit(const Call& call);
Response list_posts(const Call& call);
Response add_post(const Call& call);

// quota.cpp
Response list_quota(const Call& call);
Response set_quota(const Call& call);

// person_records.cpp
Response show_record(const Call& call);
Response set_record(const Call& call);
Response draft_record(const Call& call);
Response list_kin(const Call& call);
Response set_kin(const Call& call);

// work.cpp
Response list_work(const Call& call);

// delegations.cpp
Response list_delegations(const Call& call);
Response add_delegation(const Call& call);
Response revoke_delegation(const Call& call);

// accounts.cpp
Response list_users(const Call& call);
awaitable<Response> open_user(const Call& call);
Response show_user(const Call& call);
awaitable<Response> command_user(const Call& call);
Response list_roles(const Call& call);
Response show_rights(const Call& call);
Response show_matrix(const Call& call);

// sessions.cpp
Response open_session(const Call& call);
Response list_sessions(const Call& call);
Response sign_out(const Call& call);
Response end_session(const Call& call);
Response prove_again(const Call& call);

// oidc.cpp
Response begin_oidc(const Call& call);
Response end_oidc(const Call& call);
Response give_oidc_code(const Call& call);

// me.cpp
Response show_me(const Call& call);
Response change_password(const Call& call);
Response propose_second_factor(const Call& call);
Response confirm_second_factor(const Call& call);

// tokens.cpp
Response list_tokens(const Call& call);
Response issue_token(const Call& call);
Response revoke_token(const Call& call);
Response list_certificates(const Call& call);
Response register_certificate(const Call& call);
Response remove_certificate(const Call& call);
Response issue_one_time_password(const Call& call);
Response remove_second_factor(const Call& call);

// demo.cpp
Response set_demo_clock(const Call& call);

// rules.cpp
Response list_rules(const Call& call);
Response show_rule(const Call& call);

// calendar.cpp
Response show_calendar(const Call& call);
Response count_working_days(const Call& call);

// policy.cpp
Response list_policies(const Call& call);
Response show_policy(const Call& call);
Response list_policy_proposals(const Call& call);
Response add_policy_proposal(const Call& call);
Response confirm_policy_proposal(const Call& call);

// documents.cpp
Response add_document(const Call& call);
Response show_document(const Call& call);
Response show_document_content(const Call& call);
Response list_documents_by_digest(const Call& call);
Response list_documents_of_case(const Call& call);

// case_proofs.cpp
Response show_case_proofs(const Call& call);
Response show_event_proof(const Call& call);

// case_moves.cpp
Response show_migration(const Call& call);
Response migrate_case(const Call& call);

// timers.cpp
Response list_timers(const Call& call);
Response list_timers_of_case(const Call& call);

// complaints.cpp
Response list_complaints(const Call& call);
Response list_complaints_of_case(const Call& call);

// exports.cpp
Response list_exports(const Call& call);
Response request_export(const Call& call);
Response show_export(const Call& call);
Response confirm_export(const Call& call);
Response show_export_content(const Call& call);

// register_entries.cpp
Response show_unit(const Call& call);
Response show_post(const Call& call);
Response set_unit(const Call& call);
Response set_post(const Call& call);

// search.cpp
Response search(const Call& call);
Response show_statistics(const Call& call);

// version.cpp
Response show_version(const Call& call);

// metrics.cpp
Response show_metrics(const Call& call);

// subscriptions.cpp
Response list_subscriptions(const Call& call);
Response add_subscription(const Call& call);
Response show_subscription(const Call& call);
Response set_subscription(const Call& call);
Response remove_subscription(const Call& call);
Response set_subscription_state(const Call& call);
Response rotate_subscription_secret(const Call& call);
Response retire_subscription_secret(const Call& call);
Response replay_subscription(const Call& call);
Response list_dead_letters(const Call& call);
Response redeliver_dead_letter(const Call& call);
Response discard_dead_letter(const Call& call);

// oa.cpp
Response list_oa_receivers(const Call& call);
Response list_oa_dead_letters(const Call& call);
Response redeliver_oa_dead_letter(const Call& call);
Response discard_oa_dead_letter(const Call& call);

// events.cpp
awaitable<Response> pull_events(const Call& call);

// streams.cpp
Response stream_work(const Call& call);
Response stream_case(const Call& call);

}  // namespace renmian::http
