#include "api/http/log_waiting.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "api/service/events/log_watch.hpp"

namespace renmian::http {

namespace asio = boost::asio;

asio::awaitable<void> pause_until(std::chrono::steady_clock::time_point moment) {
  asio::steady_timer timer(co_await asio::this_coro::executor, moment);
  co_await timer.async_wait(asio::use_awaitable);
}

asio::awaitable<void> log_beyond(LogWatch& watch, std::uint64_t size, std::chrono::steady_clock::time_point deadline,
                                 const std::atomic<bool>& stopping) {
  constexpr std::chrono::seconds kLookAround{1};
  const auto home = co_await asio::this_coro::executor;
  const auto timer = std::make_shared<asio::steady_timer>(home);
  // What is posted to this thread comes after the wait has begun, never between.
  const auto ticket = watch.wake_beyond(size, [home, timer] { asio::post(home, [timer] { timer->cancel(); }); });
  struct Forgotten {
    LogWatch& watch;
    std::uint64_t ticket;
    ~Forgotten() { watch.forget(ticket); }
  } const forgotten{watch, ticket};
  for (boost::system::error_code woken; !woken && !stopping;) {
    const auto now = std::chrono::steady_clock::now();
    if (now >= deadline) break;
    timer->expires_at(std::min<std::chrono::steady_clock::time_point>(deadline, now + kLookAround));
    co_await timer->async_wait(asio::redirect_error(asio::use_awaitable, woken));
  }
}

}  // namespace renmian::http
