// Meetings (会议): convening one, deciding many cases in it by one command, and the certificate of what was decided.
//
// A meeting is a case of the procedure "meeting" and takes its other commands like any case (Desk). Any thread. Bad
// input is a value; faults of the environment are thrown.
#pragma once

#include <boost/json/object.hpp>
#include <boost/system/result.hpp>
#include <optional>
#include <string>
#include <vector>

#include "engine/case/desk.hpp"
#include "workflows/meeting/facts.hpp"

namespace renmian {

// The first command of a new meeting. Person and post of its case are the nil UUID (RFC 9562, 5.9).
Request request_to_open_meeting(Desk& desk, const meeting::Open& what, const Actor& actor, std::string idempotency_key);

// Problem "no-such-meeting" for an id that names none.
boost::system::result<std::shared_ptr<const LoadedCase>, Problem> load_meeting(Desk& desk, CaseId id);
const meeting::Facts& meeting_facts(const LoadedCase& loaded);

// Ordered by id, after `after`.
std::vector<CaseRow> meetings(Store& store, std::optional<CaseId> after, std::size_t limit);

// --- Deciding ---

struct ItemsToDecide {
  std::vector<meeting::ItemResult> results;
  bool all_or_nothing = false;
};

// From {"results": [...], "mode": "all"|"each"}, "mode" optional: each.
boost::system::result<ItemsToDecide, Problems> read_items_to_decide(const boost::json::value& json);

struct ItemsDecided {
  std::vector<Answer> each;       // of the cases, in the order of the results
  std::optional<Answer> meeting;  // of the meeting's own record; nothing if no case was decided
};

// Gives each case its adopt_decision, reject_decision or postpone_vote, made of the roll and the item's result, and the
// meeting its decide_items of exactly those that were accepted: all of it in one commit. What the meeting's own rules
// refuse is recorded with the meeting, what the case's rules refuse with the case; all or nothing: one refusal leaves
// everything undone. Under an idempotency key a retry is answered as the first time.
// Problems: "no-such-meeting", "not-deciding" for a meeting of a kind that does not decide cases (R2019 Art. 35: the
// Party committee does), "roll-not-taken", "item-twice".
boost::system::result<ItemsDecided, Problems> decide_in_meeting(Desk& desk, CaseId meeting, const ItemsToDecide& items,
                                                                const Actor& actor, const std::string& idempotency_key,
                                                                const Trace& trace = {});

// --- Certificate ---

struct ItemCertificate {
  boost::json::object json;
  Text text;
};

// 会议表决结果证明: attendance, count and result of one item, with the events that record them and a signed checkpoint
// that covers these. Of a secret ballot it names nobody with an opinion. Problems: "no-such-meeting", "no-such-item",
// "not-decided", "not-in-case" where the record of the case does not bear the meeting out.
boost::system::result<ItemCertificate, Problem> certify_item(Desk& desk, CaseId meeting, std::int64_t item_number);

}  // namespace renmian
