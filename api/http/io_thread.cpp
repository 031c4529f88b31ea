#include "api/http/io_thread.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace renmian::http {

namespace asio = boost::asio;

void IoThread::serve(asio::ip::tcp::socket socket, std::shared_ptr<Wire::TlsContext> tls) {
  ++starting_;
  asio::co_spawn(context_, serve_session(std::move(socket), std::move(tls)), asio::detached);
}

asio::awaitable<void> IoThread::serve_session(asio::ip::tcp::socket socket, std::shared_ptr<Wire::TlsContext> tls) {
  boost::system::error_code gone;
  const Connections::Admission admission(connections_, socket.remote_endpoint(gone).address().to_string());
  Session session(std::move(socket), std::move(tls), responder_, options_, !admission.granted());
  sessions_.insert(&session);
  --starting_;
  if (stopping_) session.stop();
  co_await session.run();
  sessions_.erase(&session);
}

asio::awaitable<void> IoThread::watch_deadlines() {
  const auto interval = std::min<std::chrono::milliseconds>(
      std::chrono::milliseconds(100), std::min(options_.request_deadline, options_.idle_deadline) / 4);
  asio::steady_timer timer(context_);
  while (!stopping_ || starting_ > 0 || !sessions_.empty()) {
    timer.expires_after(interval);
    co_await timer.async_wait(asio::use_awaitable);
    const auto now = Session::Clock::now();
    for (auto* session : sessions_) session->end_if_late(now);
  }
}

void IoThread::run() {
  asio::co_spawn(context_, watch_deadlines(), asio::detached);
  context_.run();
}

void IoThread::stop() {
  asio::post(context_, [this] {
    stopping_ = true;
    for (auto* session : sessions_) session->stop();
  });
}

}  // namespace renmian::http
