// A trail folder as the verifier sees it, by the policy that these keys make.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "adapters/archive/folder_reader.hpp"
#include "api/service/trail_files.hpp"
#include "engine/trail/folder_checks.hpp"

namespace renmian::test {

// What is wrong, each with the code of its line; empty for a sound folder.
inline std::vector<std::string> unsound_lines(const std::filesystem::path& folder, const TrustedKeys& keys) {
  const auto now = parse_timestamp("2026-12-31T00:00:00.000000Z").value();
  const auto policy = parse_trail_policy(policy_text(keys)).value();
  const auto report = check_folder(FolderReader(folder), {policy, {}, {}, {}, now});
  if (!report) return {report.error().code + ": " + report.error().message.en};
  std::vector<std::string> unsound;
  for (const auto& line : report->lines()) {
    if (line.ok()) continue;
    unsound.push_back(std::string(line.about.code) + ": " + line.findings.front().text.en);
  }
  return unsound;
}

}  // namespace renmian::test
