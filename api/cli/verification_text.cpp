#include "api/cli/verification_text.hpp"

#include <fmt/format.h>

#include <boost/json/array.hpp>

namespace renmian {
namespace {

namespace json = boost::json;

json::object view_of(const Finding& finding) {
  return {{"message", {{"zh", finding.text.zh}, {"en", finding.text.en}}},
          {"log_index", finding.log_index ? json::value(*finding.log_index) : json::value(nullptr)},
          {"case", finding.case_id ? json::value(to_string(*finding.case_id)) : json::value(nullptr)},
          {"seq", finding.seq ? json::value(*finding.seq) : json::value(nullptr)}};
}

std::string where(const Finding& finding) {
  std::string place;
  if (finding.log_index) place += fmt::format(" #{}", *finding.log_index);
  if (finding.case_id) place += " " + to_string(*finding.case_id);
  if (finding.seq) place += fmt::format("/{}", *finding.seq);
  return place;
}

}  // namespace

json::object view_of(const VerificationReport& report, const std::string& verifier_key) {
  json::array lines;
  for (const auto& line : report.lines()) {
    json::array findings;
    for (const auto& finding : line.findings) findings.push_back(view_of(finding));
    lines.push_back({{"check", line.about.code},
                     {"title", {{"zh", line.about.title.zh}, {"en", line.about.title.en}}},
                     {"ok", line.ok()},
                     {"verdict", line.verdict()},
                     {"found", line.found},
                     {"findings", std::move(findings)}});
  }
  return {{"ok", report.ok()},          {"events", report.events},         {"cases", report.cases},
          {"checks", std::move(lines)}, {"checkpoint", report.checkpoint}, {"verifier_key", verifier_key}};
}

std::string text_of(const VerificationReport& report, Language language) {
  std::string text;
  for (const auto& line : report.lines()) {
    text += fmt::format("{} {} {}\n", line.ok() ? "✓" : "✗", line.about.code, line.about.title.in(language));
    for (const auto& finding : line.findings) {
      text += fmt::format("    -{} {}\n", where(finding), finding.text.in(language));
    }
    if (line.found > line.findings.size()) text += fmt::format("    … {}\n", line.found);
    if (!line.ok()) {
      text += fmt::format("    → {}{}{}\n", line.about.means.in(language), language == Language::kChinese ? "；" : "; ",
                          line.about.next.in(language));
    }
  }
  return text + Text{fmt::format("日志 {} 条，事项 {} 件\n", report.events, report.cases),
                     fmt::format("{} entries of the log, {} cases\n", report.events, report.cases)}
                    .in(language);
}

}  // namespace renmian
