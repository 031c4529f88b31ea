// Header fields that are lists with weights: "zh-CN,zh;q=0.9,en;q=0.8" (RFC 9110 sections 5.6.1 and 12.4.2). Pure.
// (Beast's ext_list gives an entry without parameters those of the entry before.)
#pragma once

#include <optional>
#include <string_view>

namespace renmian::http {

// Cuts the text before `separator`, or all of it, off `rest`, and the blanks around it.
std::string_view cut(std::string_view& rest, char separator);

struct Weighed {
  std::string_view name;
  double weight = 1;  // 0 to 1; 0 if it is written otherwise
};

// Cuts the next entry off `list`; nothing once it is empty.
std::optional<Weighed> cut_weighed(std::string_view& list);

}  // namespace renmian::http
