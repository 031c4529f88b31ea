// A folder in memory, verified; and the findings in short, for expectations.
#pragma once

#include <string>
#include <vector>

#include "engine/trail/folder_checks.hpp"
#include "tests/support/trail_world.hpp"

namespace renmian::test {

struct Given {
  std::vector<GivenFile> since = {};
  std::vector<GivenFile> receipts = {};
  std::string policy = {};  // empty: that of the world
  std::optional<CaseId> only = {};
};

inline boost::system::result<FolderReport, Problem> checked(const TrailWorld& world, Files files,
                                                            const Given& given = {}) {
  const auto policy = given.policy.empty() ? world.policy() : given.policy;
  const FolderQuestion question{parse_trail_policy(policy).value(), given.since, given.receipts, given.only, world.now};
  return check_folder(MemoryFolder(std::move(files)), question);
}

// "tree:tampering" for each line that is not good.
inline std::vector<std::string> verdicts(const FolderReport& report) {
  std::vector<std::string> verdicts;
  for (const auto& line : report.lines()) {
    if (line.worst) verdicts.push_back(std::string(line.about.code).append(":").append(line.verdict()));
  }
  return verdicts;
}

inline std::vector<std::string> verdicts(const TrailWorld& world, Files files, const Given& given = {}) {
  return verdicts(checked(world, std::move(files), given).value());
}

}  // namespace renmian::test
