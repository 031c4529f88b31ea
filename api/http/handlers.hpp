// The handlers of all routes, by subject. Plain ones run on a worker thread and may wait there; those that are
// awaitable run on the io thread, carry the bulk of the work and never wait.
#pragma once

#include <boost/asio/awaitable.hpp>

#include "api/http/message.hpp"

namespace renmian::http {

using boost::asio::awaitable;

// health.cpp
Response health(const Call& call);

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

// demo.cpp
Response set_demo_clock(const Call& call);

}  // namespace renmian::http
