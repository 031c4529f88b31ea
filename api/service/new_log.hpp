// Going on after entries were lost for good (audit-trail 2.8): the old log is closed with a signed statement, and a new
// one of another name starts, whose first entry quotes the last checkpoint of the old one and the reason. Two persons:
// one asks, another approves. What is lost stays visible for ever.
//
// Whole cases go on in the new log, their entries verbatim; a case with a hole stays behind. Which entries do not go
// on, the first entry says. All entries of the old log that are left, with proofs under its last good checkpoint, go
// into a folder of their own beside the key file; its archive is put aside under another name in the same place.
//
// Needs the owner of the database, and the server stopped. Afterwards the new name is to be put into the configuration
// (`origin`): until then the server does not write. Faults of database, folder and key are thrown.
#pragma once

#include <boost/describe.hpp>
#include <boost/system/result.hpp>

#include "api/service/config.hpp"
#include "engine/base/ids.hpp"
#include "engine/base/time.hpp"
#include "engine/data/values.hpp"
#include "engine/procedure/actor.hpp"

namespace renmian {

// What one person asks for, as the file that the other gets says it.
struct NewLogRequest {
  Line origin;      // of the new log
  Line old_origin;  // of the log to be closed
  Paragraph reason;
  Line requested_by;
  Timestamp requested_at;
  Paragraph checkpoint;                  // the last of the old log, a signed note
  Whole<0, 9'007'199'254'740'991> gone;  // entries under it that nobody has
  BOOST_DESCRIBE_CLASS(NewLogRequest, (), (origin, old_origin, reason, requested_by, requested_at, checkpoint, gone),
                       (), ())
};

// The request as a note signed by the log's key. Problems: "origin-same", "origin-hash" (another tree hash),
// "origin-name", "log-unproved" (no checkpoint can be proved), "nothing-lost" (all entries are there: recover).
boost::system::result<std::string, Problems> request_new_log(const Config& config, const std::string& origin,
                                                             const std::string& reason, const Actor& by);

struct NewLogStarted {
  NewLogRequest request;
  std::string statement;                      // by which the old log was closed, a signed note
  std::string checkpoint;                     // the first of the new log
  std::uint64_t entries = 0;                  // of the old log that go on, besides the first
  std::vector<CaseId> left_behind;            // cases with a hole
  std::vector<std::uint64_t> lost_payloads;   // of entries that go on, by their index in the old log
  std::string folder;                         // what is left of the old log
  std::optional<Problem> archive_in_the_way;  // it could not be put aside: what is to be done by hand
};

// `note` is what request_new_log() gave. Further problems: those of open_note, "request-unreadable", "same-person",
// "log-changed" (other than when it was asked for), "out-of-range" (more than 100,000 separate stretches are left out).
boost::system::result<NewLogStarted, Problems> approve_new_log(const Config& config, const std::string& note,
                                                               const Actor& by);

}  // namespace renmian
