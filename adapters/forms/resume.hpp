// The résumé (简历) of a form, read line by line:
//
//   resume = *( entry / note )
//   entry  = [ws] month [ws] sep [ws] [ month / "至今" ] [ws] text
//   note   = line whose first character is no digit; it belongs to the entry above
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/forms/form_date.hpp"
#include "adapters/forms/form_findings.hpp"

namespace renmian::forms {

struct Period {
  std::optional<FormDate> start;  // nothing if the month is impossible
  std::optional<FormDate> end;
  bool open = false;  // has no end: still going on
};

struct ResumeNote {
  std::size_t line = 0;
  std::string text;
};

struct ResumeEntry {
  std::size_t line = 0;  // from 1
  Period period;
  std::string text;
  std::vector<ResumeNote> notes;
};

// Reports RMB-002 for impossible months (in notes too) and RMB-006 for lines that fit nowhere. `text` as from value().
std::vector<ResumeEntry> read_resume(std::string_view text, Findings& findings);

// The periods that a note names: （其间：2004.03--2006.12在……学习）.
std::vector<Period> periods_in(std::string_view note);

}  // namespace renmian::forms
