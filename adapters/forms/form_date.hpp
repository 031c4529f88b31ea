// The dates of a form: written in several ways, to the year, the month or the day.
#pragma once

#include <compare>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "adapters/forms/cadre_form.hpp"
#include "engine/base/text.hpp"
#include "engine/base/time.hpp"

namespace renmian {

struct FormDate {
  int year = 0;
  unsigned month = 0;  // 0: not given
  unsigned day = 0;    // 0: not given

  friend bool operator==(const FormDate&, const FormDate&) = default;

  // Unordered where the less exact of the two leaves it open: 1990 and 1990.11.
  friend std::partial_ordering operator<=>(const FormDate& a, const FormDate& b);
};

FormDate to_form_date(const CivilDate& date);
std::string to_string(const FormDate& date);   // "1990-11", or "1990"
FormDate add_years(FormDate date, int years);  // the day, if there is one, is not moved to a real one
int months_between(const FormDate& from, const FormDate& to);

// Years completed, to the month; both with a month.
int age_at(const FormDate& birth, const FormDate& reference);

// The month of retirement after the decision of the Standing Committee of the National People's Congress of 2024-09-13
// on raising the age by steps, for an age before the reform of 60, 55 or 50; `birth` with a month. Nothing for other
// ages.
std::optional<FormDate> retirement_month(const FormDate& birth, int age_before_reform);

namespace forms {

enum class DateFault { kNone, kShape, kYear, kMonth, kDay };

struct DateReading {
  std::optional<FormDate> date;  // with a fault: the parts that are good
  DateFault fault = DateFault::kNone;
  std::size_t length = 0;  // of the text read
};

// The accepted ways of writing, the one to write first: "YYYYMM". A single M stands for one or two digits.
using DatePatterns = std::span<const std::string_view>;

DatePatterns patterns_of(ElementKind kind);  // none for kinds that are no date
DatePatterns resume_patterns();

DateReading read_date(std::string_view text, DatePatterns patterns);         // all of the text
DateReading read_date_prefix(std::string_view text, DatePatterns patterns);  // as much as one pattern takes

// 入党时间: the month of joining the Party, another party or 无党派, or both with `；` between. Brackets around are
// dropped.
struct JoiningReading {
  std::string written;  // the date as written; empty if there is none
  DateReading date;
  std::string other;
};

JoiningReading read_joining(std::string_view text);

// What is wrong and what would be right.
Text explain(std::string_view text, DateFault fault, DatePatterns patterns);

}  // namespace forms
}  // namespace renmian
