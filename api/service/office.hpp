// What people do that takes more than one command: keep the registers of units and posts, open a case for a person and
// a post of them, take in forms, put cases together in a batch. Command line, HTTP and demo data all go through here.
//
// Any thread. Bad input and lacking rights (may.hpp) are values; faults of the environment are thrown. Whoever adds a
// unit or a post, or opens a batch, twice under the same idempotency key within seven days gets the first one again,
// whatever else the second asks for.
#pragma once

#include <boost/json/object.hpp>
#include <boost/system/result.hpp>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/problem.hpp"
#include "engine/case/desk.hpp"
#include "workflows/appointment/parts.hpp"

namespace renmian {

// --- Registers ---

struct UnitToAdd {
  Line name;
  std::optional<UnitId> parent;
  BOOST_DESCRIBE_CLASS(UnitToAdd, (), (name, parent), (), ())
};

struct PostToAdd {
  UnitId unit;
  Line title;
  PostLevel level = PostLevel::section_deputy;
  PostKind kind = PostKind::internal;
  std::optional<PostSystem> system;  // absent: appointed
  std::optional<bool> special;       // absent: no
  BOOST_DESCRIBE_CLASS(PostToAdd, (), (unit, title, level, kind, system, special), (), ())
};

Post post_of(PostId id, const PostToAdd& what);

// Problem "no-such-unit" at /parent or /unit.
boost::system::result<Unit, Problems> add_unit(Desk& desk, const UnitToAdd& what, const Actor& actor,
                                               const std::string& idempotency_key);
boost::system::result<Post, Problems> add_post(Desk& desk, const PostToAdd& what, const Actor& actor,
                                               const std::string& idempotency_key);

// --- Opening a case ---

struct CaseToOpen {
  PersonId person;
  PostId post;
  Line need;  // the vacancy or need
  std::optional<BatchId> batch;
  std::optional<appointment::CaseKind> kind;  // absent: a promotion
  BOOST_DESCRIBE_CLASS(CaseToOpen, (), (person, post, need, batch, kind), (), ())
};

// The first command of a new case, with the post as it stands in the register; problems name what does not exist
// ("no-such-person", "no-such-post", "no-such-batch").
boost::system::result<Request, Problems> request_to_open(Desk& desk, const CaseToOpen& what, const Actor& actor,
                                                         std::string idempotency_key);

// --- Importing forms ---

struct FormFile {
  std::string name;                  // as given, for messages
  std::string bytes;                 // .lrmx or .lrm
  std::optional<std::string> photo;  // of an .lrm: the bytes of its .pic
};

struct ImportedForm {
  std::string file;
  Person person;
  Problems warnings;
};

// All or nothing: if one file is bad nothing is kept, and the problems of all files are told (place: file and element).
// A form that is in the register already, byte for byte as it would be stored, gives the person it was read into then.
boost::system::result<std::vector<ImportedForm>, Problems> import_forms(Store& store, const Clock& clock,
                                                                        Random& random,
                                                                        const std::vector<FormFile>& files);
// The same if `actor` may ("person.import"); otherwise what lacks_right() says.
boost::system::result<std::vector<ImportedForm>, Problems> import_forms(Desk& desk, Random& random,
                                                                        const std::vector<FormFile>& files,
                                                                        const Actor& actor);

// --- Batches ---

struct BatchToOpen {
  Line title;
  BOOST_DESCRIBE_CLASS(BatchToOpen, (), (title), (), ())
};

boost::system::result<Batch, Problems> open_batch(Desk& desk, const BatchToOpen& what, const Actor& actor,
                                                  const std::string& idempotency_key);

// One command for the cases of a batch. `each` holds, per case id, members that replace those of `data` for that case.
struct BatchCommand {
  std::string command;
  boost::json::object data;
  boost::json::object each;
  bool all_or_nothing = false;
  std::vector<CaseId> cases;  // empty: all cases of the batch
};

// From {"command", "data", "each", "mode": "all"|"each", "cases": [...]}, all but "command" optional.
boost::system::result<BatchCommand, Problems> read_batch_command(const boost::json::value& json);

// Answers in the order of `command.cases`, or of the ids of all cases. Problems: "no-such-batch", "not-in-batch" for a
// case that is not of it.
boost::system::result<std::vector<Answer>, Problems> do_batch(Desk& desk, BatchId batch, const BatchCommand& command,
                                                              const Actor& actor, const std::string& idempotency_key,
                                                              const Trace& trace = {});

}  // namespace renmian
