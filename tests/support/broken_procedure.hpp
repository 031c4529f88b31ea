// The small procedure with a judge that can be made to err: what an explorer must find.
#pragma once

#include <functional>

#include "engine/procedure/procedure.hpp"

namespace renmian::test {

class BrokenProcedure final : public Procedure {
 public:
  // Changes a judgement of a command, given the facts before it.
  using Error = std::function<void(const ParsedCommand&, const CaseFacts&, Judgement&)>;

  explicit BrokenProcedure(Error error);

  const Book& book() const override { return sound_.book(); }
  Words vocabulary(std::string_view member) const override { return sound_.vocabulary(member); }
  Words value_title(std::string_view code) const override { return sound_.value_title(code); }
  Position start() const override { return sound_.start(); }
  CaseFacts no_facts() const override { return sound_.no_facts(); }
  Position position(std::string_view stored) const override { return sound_.position(stored); }
  std::string_view successor_of(std::string_view state) const override { return sound_.successor_of(state); }
  boost::system::result<ParsedCommand, Problems> parse(std::string_view command,
                                                       const boost::json::value& data) const override {
    return sound_.parse(command, data);
  }
  boost::json::value written(const ParsedCommand& command) const override { return sound_.written(command); }
  Judgement judge(const CaseFacts& facts, const Position& at, const ParsedCommand& command, const Actor& actor,
                  const Circumstances& circumstances) const override {
    auto judgement = sound_.judge(facts, at, command, actor, circumstances);
    error_(command, facts, judgement);
    return judgement;
  }
  std::vector<Prospect> prospects(const CaseFacts& facts, const Position& at,
                                  const Circumstances& circumstances) const override {
    return sound_.prospects(facts, at, circumstances);
  }
  CaseFacts fold(const History& history) const override { return sound_.fold(history); }
  boost::json::value written(const CaseFacts& facts) const override { return sound_.written(facts); }
  std::vector<DueItem> due(const CaseFacts& facts, const Position& at, const Path& path, const PolicyValues& policy,
                           const WorkingDays& calendar) const override {
    return sound_.due(facts, at, path, policy, calendar);
  }
  boost::system::result<PolicyValues, Problems> policy(const boost::json::value& values) const override {
    return sound_.policy(values);
  }
  PolicyValues default_policy() const override { return sound_.default_policy(); }
  boost::json::array describe(const PolicyValues& policy) const override { return sound_.describe(policy); }

 private:
  const Procedure& sound_;
  Error error_;
};

}  // namespace renmian::test
