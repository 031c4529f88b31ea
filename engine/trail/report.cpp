#include "engine/trail/report.hpp"

#include <algorithm>
#include <utility>

namespace renmian {

std::string_view code_of(Severity severity) {
  switch (severity) {
    case Severity::kRemark:
      return "remark";
    case Severity::kIncomplete:
      return "incomplete";
    case Severity::kTampering:
      return "tampering";
  }
  return {};
}

std::string_view ReportLine::verdict() const { return worst ? code_of(*worst) : "good"; }

Report::Report(std::span<const LineText> lines) {
  for (const auto& about : lines) lines_.push_back({about});
}

void Report::found(std::string_view code, Finding finding) {
  if (only_ && finding.case_id && finding.case_id != only_) return;
  auto& line = *std::ranges::find(lines_, code, [](const auto& each) { return each.about.code; });
  ++line.found;
  line.worst = std::max(line.worst.value_or(finding.severity), finding.severity);
  if (line.findings.size() < ReportLine::kMostFindings) return line.findings.push_back(std::move(finding));
  // Many remarks must not hide what is worse.
  const auto least = std::ranges::min_element(line.findings, {}, &Finding::severity);
  if (least->severity < finding.severity) *least = std::move(finding);
}

const ReportLine& Report::line(std::string_view code) const {
  return *std::ranges::find(lines_, code, [](const auto& each) { return each.about.code; });
}

bool Report::ok() const { return std::ranges::all_of(lines_, &ReportLine::ok); }

std::optional<Severity> Report::worst() const {
  std::optional<Severity> worst;
  for (const auto& line : lines_) worst = std::max(worst, line.worst);
  return worst;
}

}  // namespace renmian
