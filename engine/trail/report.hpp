// What a verification found: one line for each thing that was checked, and beneath it the findings.
//
// A finding is a fact, with its place. Of a line at most kMostFindings are kept, the worst and then the first ones; all
// are counted. Used by one thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/ids.hpp"
#include "engine/base/text.hpp"

namespace renmian {

enum class Severity { kRemark, kIncomplete, kTampering };

std::string_view code_of(Severity severity);  // remark, incomplete, tampering

struct Finding {
  Text text;
  Severity severity = Severity::kTampering;
  std::optional<std::uint64_t> log_index = {};
  std::optional<CaseId> case_id = {};
  std::optional<std::int64_t> seq = {};  // step of the case
  std::string file = {};                 // of a folder
};

// What is claimed of a line, what a finding there means, and what to do then.
struct LineText {
  std::string_view code;
  Words title, means, next;
};

struct ReportLine {
  static constexpr std::size_t kMostFindings = 100;

  LineText about;
  std::vector<Finding> findings = {};  // kMostFindings of them
  std::uint64_t found = 0;             // all of them
  std::optional<Severity> worst = {};  // nothing: nothing found

  bool ok() const { return !worst || *worst == Severity::kRemark; }
  std::string_view verdict() const;  // good, remark, incomplete, tampering
};

class Report {
 public:
  explicit Report(std::span<const LineText> lines);

  void found(std::string_view code, Finding finding);  // `code` is that of a line
  void keep_only(CaseId id) { only_ = id; }            // from now on nothing about another case is taken

  const std::vector<ReportLine>& lines() const { return lines_; }
  const ReportLine& line(std::string_view code) const;
  bool ok() const;  // nothing but remarks
  std::optional<Severity> worst() const;

 private:
  std::vector<ReportLine> lines_;
  std::optional<CaseId> only_;
};

}  // namespace renmian
