#include "api/service/logging.hpp"

#include <spdlog/async.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <atomic>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <mutex>

namespace renmian {
namespace {

constexpr const char* kTextPattern = "%Y-%m-%dT%H:%M:%S.%f%z %l %v";
// %v is the rest of the object.
constexpr const char* kJsonPattern = R"({"time":"%Y-%m-%dT%H:%M:%S.%f%z","level":"%l",%v)";

std::atomic<LogFormat> used_format = LogFormat::kText;

bool is_plain(std::string_view value) {
  return std::ranges::all_of(value, [](char c) { return c > ' ' && c != '"' && c != '\\' && c != '\x7f'; });
}

std::string in_text(std::string_view event, std::initializer_list<LogField> fields) {
  std::string line(event);
  for (const auto& [name, value] : fields) {
    if (value.empty()) continue;
    line.append(" ").append(name).append("=");
    // As a JSON string: what would end the value or the line is escaped.
    line.append(is_plain(value) ? value : boost::json::serialize(boost::json::string(value)));
  }
  return line;
}

std::string in_json(std::string_view event, std::initializer_list<LogField> fields) {
  boost::json::object members{{"event", event}};
  for (const auto& [name, value] : fields) {
    if (!value.empty()) members[name] = value;
  }
  return boost::json::serialize(members).substr(1);
}

}  // namespace

void set_up_logging(const std::string& level, LogFormat format) {
  static std::once_flag once;
  std::call_once(once, [format] {
    constexpr std::size_t kQueuedLines = 16'384;
    spdlog::init_thread_pool(kQueuedLines, 1);
    auto logger =
        std::make_shared<spdlog::async_logger>("renmian", std::make_shared<spdlog::sinks::stderr_sink_mt>(),
                                               spdlog::thread_pool(), spdlog::async_overflow_policy::overrun_oldest);
    used_format = format;
    logger->set_pattern(format == LogFormat::kJson ? kJsonPattern : kTextPattern);
    spdlog::set_default_logger(std::move(logger));
  });
  spdlog::set_level(spdlog::level::from_str(level));
}

void log_event(spdlog::level::level_enum level, std::string_view event, std::initializer_list<LogField> fields) {
  if (!spdlog::should_log(level)) return;
  spdlog::log(level, "{}", used_format == LogFormat::kJson ? in_json(event, fields) : in_text(event, fields));
}

}  // namespace renmian
