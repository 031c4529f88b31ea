// What happens outside cases and is put on record all the same (journal.hpp): reads of a person's file, exports, what
// was refused, changes of policy and registers, sign-ins, starts, findings, restores.
//
// Each kind names the command of the procedure `system` that takes a list of them. `by` is a staff number.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/base/ids.hpp"
#include "engine/data/values.hpp"

namespace renmian {

// Of the procedure `system`; its states and its commands without entries.
namespace system_procedure {
inline constexpr std::string_view kId = "system";
inline constexpr std::string_view kOpen = "system_day_open";
inline constexpr std::string_view kOpenDay = "open_day";
inline constexpr std::string_view kCloseDay = "close_day";
inline constexpr std::string_view kHeartbeat = "heartbeat";
}  // namespace system_procedure

BOOST_DEFINE_ENUM_CLASS(FilePart, person, form, record, kin, case_file, document)
struct Reading {
  static constexpr std::string_view kCommand = "record_reading";
  FilePart what = FilePart::person;
  PersonId subject;
  Line by;
  Timestamp at;
  BOOST_DESCRIBE_CLASS(Reading, (), (what, subject, by, at), (), ())
};

// What was refused and left no event of a case: a refused opening, lack of authority, the repetition of a refusal.
struct Refused {
  static constexpr std::string_view kCommand = "record_refusal";
  Line code;                    // of a Refusal::Kind, or "not-authorised"
  std::optional<Line> by;       // absent: nobody knows
  std::optional<Line> command;  // what was asked for
  std::optional<CaseId> case_id;
  std::optional<PersonId> subject;
  std::vector<Line> gates;  // those that were not met
  Count times = 1;
  Timestamp first_at;
  Timestamp last_at;
  BOOST_DESCRIBE_CLASS(Refused, (), (code, by, command, case_id, subject, gates, times, first_at, last_at), (), ())
};

using LogSize = Whole<0, 9'007'199'254'740'991>;

struct Exported {
  static constexpr std::string_view kCommand = "record_export";
  Line scope;       // "all", or what it was narrowed to
  LogSize size;     // of the log under the checkpoint
  Line checkpoint;  // SHA-256 of the signed note, hexadecimal
  bool with_payloads = false;
  Line by;
  Timestamp at;
  std::optional<Line> approved_by;  // the second person, where one is asked for
  std::optional<Paragraph> reason;
  BOOST_DESCRIBE_CLASS(Exported, (), (scope, size, checkpoint, with_payloads, by, at, approved_by, reason), (), ())
};

struct PolicyChanged {
  static constexpr std::string_view kCommand = "record_policy";
  Line procedure;
  Line digest;
  Line by;
  Timestamp at;
  std::optional<Line> approved_by;  // the second person, where one is asked for
  BOOST_DESCRIBE_CLASS(PolicyChanged, (), (procedure, digest, by, at, approved_by), (), ())
};

BOOST_DEFINE_ENUM_CLASS(RegisterName, units, posts, persons, person_records, kin, quota, delegations, batches,
                        documents, subscriptions, calendar)
struct RegisterChanged {
  static constexpr std::string_view kCommand = "record_register";
  RegisterName kept_in = RegisterName::units;
  Line id;
  Line by;
  Timestamp at;
  BOOST_DESCRIBE_CLASS(RegisterChanged, (), (kept_in, id, by, at), (), ())
};

// Who came in, or tried to, and what was changed of the means by which they prove who they are. Rights themselves are
// events of the account's case (workflows/account).
BOOST_DEFINE_ENUM_CLASS(SignInEvent, signed_in, refused, slowed_down, proved_again, signed_out, ended, password_set,
                        second_factor_set, second_factor_removed, token_issued, token_revoked)
struct SignInNoted {
  static constexpr std::string_view kCommand = "record_sign_in";
  SignInEvent what = SignInEvent::signed_in;
  std::optional<Line> account;  // absent: of nobody known
  std::optional<Line> by;       // absent: the account itself, or nobody
  std::optional<Line> from;     // address
  Count times = 1;
  Timestamp at;
  BOOST_DESCRIBE_CLASS(SignInNoted, (), (what, account, by, from, times, at), (), ())
};

BOOST_DEFINE_ENUM_CLASS(RunEvent, started, stopped, certificate_loaded, policy_loaded, backed_up)
struct RunNoted {
  static constexpr std::string_view kCommand = "record_running";
  RunEvent what = RunEvent::started;
  Line version;  // of the program
  Timestamp at;
  BOOST_DESCRIBE_CLASS(RunNoted, (), (what, version, at), (), ())
};

// What the program found wrong with its own log.
struct Found {
  static constexpr std::string_view kCommand = "record_finding";
  Line code;
  Paragraph zh;
  Paragraph en;
  std::optional<LogSize> log_index;
  Timestamp at;
  BOOST_DESCRIBE_CLASS(Found, (), (code, zh, en, log_index, at), (), ())
};

struct Restored {
  static constexpr std::string_view kCommand = "record_restore";
  LogSize from_size;
  LogSize to_size;
  Line checkpoint;  // SHA-256 of the signed note, hexadecimal
  Paragraph reason;
  Line by;
  Timestamp at;
  BOOST_DESCRIBE_CLASS(Restored, (), (from_size, to_size, checkpoint, reason, by, at), (), ())
};

}  // namespace renmian
