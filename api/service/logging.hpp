// The program's technical log on standard error: one line an event, as text or as JSON, for whoever runs the server.
//
// A line has a time, a level, the name of an event and fields: codes, numbers, ids, staff numbers. Nothing of what a
// case, a person or a request holds may be a field. Values are escaped, so that none can break out of its line. Lines
// are written by a thread of their own; under more than standard error can take, old ones are lost rather than commands
// delayed. Any thread.
#pragma once

#include <fmt/format.h>
#include <spdlog/common.h>

#include <concepts>
#include <initializer_list>
#include <string>
#include <string_view>

namespace renmian {

enum class LogFormat { kText, kJson };

// `level`: trace, debug, info, warning, error, off. The format is that of the first call.
void set_up_logging(const std::string& level, LogFormat format = LogFormat::kText);

struct LogField {
  LogField(std::string_view field, std::string_view text) : name(field), value(text) {}
  LogField(std::string_view field, std::integral auto number) : name(field), value(fmt::format("{}", number)) {}

  std::string_view name;
  std::string value;
};

// A field with an empty value is left out.
void log_event(spdlog::level::level_enum level, std::string_view event, std::initializer_list<LogField> fields);

}  // namespace renmian
