// Where a scenario is played: on a desk in this program, or on a server.
//
// Answers are in their written form (engine/case/answer.hpp), so that a step means the same on both. One thread.
#pragma once

#include <boost/json/object.hpp>
#include <vector>

#include "api/service/delegations.hpp"
#include "api/service/office.hpp"
#include "api/service/person_record.hpp"

namespace renmian {

class ScenarioTarget {
 public:
  using Answers = std::vector<boost::json::object>;

  virtual ~ScenarioTarget() = default;

  virtual void set_clock(Timestamp now) = 0;

  // Unit and post get new ids. They go straight into the registers: no interface offers to add them.
  UnitId add_unit(Unit unit, Timestamp now);
  PostId add_post(Post post, Timestamp now);

  virtual boost::system::result<std::vector<PersonId>, Problems> import(const std::vector<FormFile>& files,
                                                                        const Actor& actor) = 0;
  // What the registers keep beside; problems if it is not kept.
  virtual Problems set_quota(const QuotaLine& line) = 0;
  virtual Problems set_record(PersonId person, const PersonRecord& record) = 0;
  virtual Problems set_ties(PersonId person, const TiesToStaff& ties) = 0;
  virtual Problems add_delegation(const DelegationToAdd& what, const Actor& actor) = 0;

  virtual BatchId open_batch(const Line& title, const Actor& actor) = 0;
  virtual boost::json::object open_case(const CaseToOpen& what, const Actor& actor) = 0;
  virtual boost::json::object give(CaseId id, const std::string& command, const boost::json::object& data,
                                   const Actor& actor) = 0;
  // `command` as read_batch_command() takes it.
  virtual boost::system::result<Answers, Problems> give(BatchId id, const boost::json::object& command,
                                                        const Actor& actor) = 0;

 protected:
  ScenarioTarget(Store& registers, Random& random) : registers_(registers), random_(random) {}

  Store& registers() { return registers_; }
  Random& random() { return random_; }

 private:
  Store& registers_;
  Random& random_;
};

// On a desk whose clock is `clock`.
class DirectTarget final : public ScenarioTarget {
 public:
  DirectTarget(Desk& desk, ManualClock& clock, Random& random);

  void set_clock(Timestamp now) override { clock_.set(now); }
  boost::system::result<std::vector<PersonId>, Problems> import(const std::vector<FormFile>& files,
                                                                const Actor& actor) override;
  Problems set_quota(const QuotaLine& line) override;
  Problems set_record(PersonId person, const PersonRecord& record) override;
  Problems set_ties(PersonId person, const TiesToStaff& ties) override;
  Problems add_delegation(const DelegationToAdd& what, const Actor& actor) override;
  BatchId open_batch(const Line& title, const Actor& actor) override;
  boost::json::object open_case(const CaseToOpen& what, const Actor& actor) override;
  boost::json::object give(CaseId id, const std::string& command, const boost::json::object& data,
                           const Actor& actor) override;
  boost::system::result<Answers, Problems> give(BatchId id, const boost::json::object& command,
                                                const Actor& actor) override;

 private:
  Desk& desk_;
  ManualClock& clock_;
};

}  // namespace renmian
