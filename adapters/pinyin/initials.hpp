// The initials of Chinese names in pinyin: 王小明 wxm. Readings are those of ICU (CLDR Han-Latin): first as a name is
// read, where 单 is shan, 曾 zeng and 仇 qiu; then, if it differs, as text is. Other characters stand for themselves.
// Any thread. Throws std::runtime_error if ICU lacks its data.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace renmian {

std::vector<std::string> initials_of(std::string_view name);

}  // namespace renmian
