#include "api/verify/report_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/array.hpp>
#include <span>

namespace renmian {
namespace {

namespace json = boost::json;

constexpr std::size_t kMostRemarks = 10;  // of a line; --json has more

std::string_view mark(const ReportLine& line) {
  if (!line.ok()) return line.worst == Severity::kTampering ? "✗" : "!";
  return "✓";
}

template <class Value>
json::value or_null(const std::optional<Value>& value) {
  return value ? json::value(*value) : json::value(nullptr);
}

std::string place_of(const Finding& finding) {
  std::string place;
  if (finding.log_index) place += fmt::format(" #{}", *finding.log_index);
  if (finding.case_id) place += " " + to_string(*finding.case_id);
  if (finding.seq) place += fmt::format("/{}", *finding.seq);
  return place;
}

Text verdict_of(const FolderReport& report) {
  switch (report.exit_status()) {
    case 0:
      return {"结论：核验通过", "Result: all good"};
    case 1:
      return {"结论：已证实被改动", "Result: tampering is proved"};
    default:
      return {"结论：证据不全，未证实被改动", "Result: the evidence is incomplete; no tampering is proved"};
  }
}

}  // namespace

std::string text_of(const FolderReport& report, Language language) {
  std::string text;
  for (const auto& line : report.lines()) {
    text += fmt::format("{} {:<11} {}\n", mark(line), line.about.code, line.about.title.in(language));
    const auto shown = std::min(line.findings.size(), line.ok() ? kMostRemarks : line.findings.size());
    for (const auto& finding : std::span(line.findings).first(shown)) {
      text += fmt::format("    -{} {}\n", place_of(finding), finding.text.in(language));
    }
    if (line.found > shown) {
      const auto more = line.found - shown;
      text += fmt::format("    {}\n",
                          Text(fmt::format("……另有 {} 处", more), fmt::format("... and {} more", more)).in(language));
    }
    if (line.found > 0) {
      text += fmt::format("    {}{}\n    {}{}\n", Words{"含义：", "This means: "}.in(language),
                          line.about.means.in(language), Words{"下一步：", "What to do: "}.in(language),
                          line.about.next.in(language));
    }
  }
  if (report.checkpoint) {
    const auto& [origin, size, root, extensions] = *report.checkpoint;
    text += Text(fmt::format("检查点：{}，{} 条，根哈希 {}\n读出记录 {} 条，事项 {} 件\n", origin, size,
                             to_base64(root), report.entries, report.cases),
                 fmt::format("Checkpoint: {}, {} entries, root {}\n{} entries read, of {} cases\n", origin, size,
                             to_base64(root), report.entries, report.cases))
                .in(language);
  }
  return text + verdict_of(report).in(language) + "\n";
}

json::object json_of(const FolderReport& report) {
  json::array lines;
  for (const auto& line : report.lines()) {
    json::array findings;
    for (const auto& finding : line.findings) {
      findings.push_back({{"verdict", code_of(finding.severity)},
                          {"message", {{"zh", finding.text.zh}, {"en", finding.text.en}}},
                          {"log_index", or_null(finding.log_index)},
                          {"case", finding.case_id ? json::value(to_string(*finding.case_id)) : json::value(nullptr)},
                          {"seq", or_null(finding.seq)},
                          {"file", finding.file.empty() ? json::value(nullptr) : json::value(finding.file)}});
    }
    lines.push_back({{"code", line.about.code},
                     {"found", line.found},
                     {"verdict", line.verdict()},
                     {"findings", std::move(findings)}});
  }
  json::value checkpoint = nullptr;
  if (report.checkpoint) {
    checkpoint = {{"origin", report.checkpoint->origin},
                  {"size", report.checkpoint->size},
                  {"root", to_base64(report.checkpoint->root)}};
  }
  return {{"checkpoint", std::move(checkpoint)}, {"exit", report.exit_status()}, {"lines", std::move(lines)}};
}

}  // namespace renmian
