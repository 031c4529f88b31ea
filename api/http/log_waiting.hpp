// Waiting on an io thread for the log to grow, at the cost of a timer.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <chrono>

#include "api/http/message.hpp"

namespace renmian::http {

constexpr std::chrono::seconds kPause{1};  // between two looks at a busy log

boost::asio::awaitable<void> pause_until(std::chrono::steady_clock::time_point moment);

// Until the log has more than `size` entries, `deadline` is reached, or a second after the server is told to stop.
boost::asio::awaitable<void> log_beyond(LogWatch& watch, std::uint64_t size,
                                        std::chrono::steady_clock::time_point deadline,
                                        const std::atomic<bool>& stopping);

}  // namespace renmian::http
