#include "adapters/forms/resume.hpp"

#include <array>

#include "adapters/forms/form_text.hpp"

namespace renmian::forms {
namespace {

constexpr std::string_view kUntilNow = "至今";
constexpr std::array<std::string_view, 7> kDashes{"—", "–", "－", "-", "~", "～", "〜"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct Month {
  std::string_view written;
  DateReading reading;

  std::optional<FormDate> date() const { return reading.fault == DateFault::kNone ? reading.date : std::nullopt; }
};

struct PeriodReading {
  Month start;
  std::optional<Month> end;  // nothing: open
  std::string_view rest;

  Period period() const { return {start.date(), end ? end->date() : std::nullopt, !end}; }
};

bool take(std::string_view& text, std::string_view what) {
  if (!text.starts_with(what)) return false;
  text.remove_prefix(what.size());
  return true;
}

// The white space between the parts of a line: spaces, tabs, ideographic spaces.
void pass_blanks(std::string_view& text) {
  while (take(text, " ") || take(text, "\t") || take(text, "\u3000")) {
  }
}

std::optional<Month> take_month(std::string_view& text) {
  const auto reading = read_date_prefix(text, resume_patterns());
  if (reading.length == 0) return std::nullopt;
  const Month month{text.substr(0, reading.length), reading};
  text.remove_prefix(reading.length);
  return month;
}

bool take_dash(std::string_view& text) {
  for (const auto dash : kDashes) {
    if (take(text, dash)) return true;
  }
  return false;
}

bool take_separator(std::string_view& text) {
  if (!take_dash(text)) return !text.starts_with(kUntilNow) && take(text, "至");
  while (take_dash(text)) {
  }
  return true;
}

std::optional<PeriodReading> take_period(std::string_view text) {
  pass_blanks(text);
  const auto start = take_month(text);
  if (!start) return std::nullopt;
  pass_blanks(text);
  const bool separated = take_separator(text);
  if (!separated && !text.starts_with(kUntilNow)) return std::nullopt;
  pass_blanks(text);
  const auto end = take_month(text);
  if (!end) take(text, kUntilNow);
  return PeriodReading{*start, end, trim(text)};
}

// Calls `use` for each period written anywhere in the text.
template <class Use>
void for_each_period(std::string_view text, Use use) {
  while (!text.empty()) {
    const auto digits = text.find_first_of("0123456789");
    if (digits == std::string_view::npos) return;
    text.remove_prefix(digits);
    if (const auto period = take_period(text)) {
      use(*period);
      text = period->rest;
    } else {
      while (!text.empty() && is_digit(text.front())) text.remove_prefix(1);
    }
  }
}

void report_months(const PeriodReading& period, std::size_t line, Findings& findings) {
  const auto report = [&](const Month& month) {
    if (month.reading.fault == DateFault::kNone) return;
    findings.error("RMB-002", resume_line(line), explain(month.written, month.reading.fault, resume_patterns()));
  };
  report(period.start);
  if (period.end) report(*period.end);
}

}  // namespace

std::vector<Period> periods_in(std::string_view note) {
  std::vector<Period> periods;
  for_each_period(note, [&](const PeriodReading& period) { periods.push_back(period.period()); });
  return periods;
}

std::vector<ResumeEntry> read_resume(std::string_view text, Findings& findings) {
  std::vector<ResumeEntry> entries;
  std::size_t number = 0;
  for (const auto line : split(text, "\n")) {
    ++number;
    const auto content = trim(line);
    if (content.empty()) continue;
    if (const auto period = take_period(content)) {
      report_months(*period, number, findings);
      entries.push_back({number, period->period(), std::string{period->rest}, {}});
    } else if (is_digit(content.front())) {
      findings.warning(
          "RMB-006", resume_line(number),
          {"以数字开头但不是履历条目；应写作“YYYY.MM--YYYY.MM  内容”，补充说明应以文字或括号开头",
           "begins with a digit but is no entry; write 'YYYY.MM--YYYY.MM  text', and begin a note with a word or "
           "bracket"});
    } else if (entries.empty()) {
      findings.warning(
          "RMB-006", resume_line(number),
          {"说明之前没有履历条目；第一行应以“YYYY.MM--”开头", "a note without an entry above; begin with 'YYYY.MM--'"});
    } else {
      for_each_period(content, [&](const PeriodReading& inside) { report_months(inside, number, findings); });
      entries.back().notes.push_back({number, std::string{content}});
    }
  }
  return entries;
}

}  // namespace renmian::forms
