#include "api/service/logging.hpp"

#include <spdlog/async.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <mutex>

namespace renmian {

void set_up_logging(const std::string& level) {
  static std::once_flag once;
  std::call_once(once, [] {
    constexpr std::size_t kQueuedLines = 16'384;
    spdlog::init_thread_pool(kQueuedLines, 1);
    // Under more than standard error can take, old lines are lost rather than commands delayed.
    auto logger =
        std::make_shared<spdlog::async_logger>("renmian", std::make_shared<spdlog::sinks::stderr_sink_mt>(),
                                               spdlog::thread_pool(), spdlog::async_overflow_policy::overrun_oldest);
    logger->set_pattern("%Y-%m-%dT%H:%M:%S.%f%z %l %v");
    spdlog::set_default_logger(std::move(logger));
  });
  spdlog::set_level(spdlog::level::from_str(level));
}

}  // namespace renmian
