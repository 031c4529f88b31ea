// What the registry takes from a form: the few values it is searched and compared by, in normal form.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "adapters/forms/cadre_form.hpp"
#include "adapters/forms/form_date.hpp"
#include "engine/base/time.hpp"

namespace renmian {

struct FormSummary {
  std::string name;          // without white space and zero-width characters
  std::string sex;           // 男 or 女 in a form without hints
  std::string birth_month;   // "1972-08"; "1972" if the form gives only the year
  std::string joined_party;  // "1995-05", empty if not a member or not known
  std::string other_party;   // a democratic party, 无党派 or 群众; empty if none is named
  std::string work_start;    // "1994-07"
  std::string current_post;
  std::string proposed_post;
  std::string post_to_remove;
  std::string identity_number;  // 18 characters, upper case; empty if none is given
};

// Of a form that read_form accepted.
FormSummary summarise(const CadreForm& form);

// The date of a one-date element (not of 入党时间), nothing if it is empty or not a date.
std::optional<FormDate> date_of(const CadreForm& form, std::string_view element);

// The date to which ages are counted, and the element it comes from: 计算年龄时间, else 填表时间, else `given` (element
// "").
struct ReferenceDate {
  FormDate date;
  std::string_view element;
};

std::optional<ReferenceDate> reference_date(const CadreForm& form, const std::optional<CivilDate>& given = {});

// 改革前任职年龄界限 as a number; nothing for the categories without a formula.
std::optional<int> age_before_reform(const CadreForm& form);

}  // namespace renmian
