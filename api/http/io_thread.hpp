// One thread with an event loop and the connections it serves; connections never move between threads, so they need no
// locks.
#pragma once

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <unordered_set>

#include "api/http/connections.hpp"
#include "api/http/session.hpp"

namespace renmian::http {

class IoThread {
 public:
  IoThread(Responder& responder, const ServerOptions& options, Connections& connections)
      : responder_(responder), options_(options), connections_(connections) {}

  boost::asio::io_context& context() { return context_; }

  // Any thread: takes over a socket of this context. `tls` null: a plain connection.
  void serve(boost::asio::ip::tcp::socket socket, std::shared_ptr<Wire::TlsContext> tls);

  // Until stop() and the end of the last connection. Nothing is served after stop().
  void run();
  void stop();  // any thread

 private:
  boost::asio::awaitable<void> serve_session(boost::asio::ip::tcp::socket socket,
                                             std::shared_ptr<Wire::TlsContext> tls);
  boost::asio::awaitable<void> watch_deadlines();

  Responder& responder_;
  const ServerOptions& options_;
  Connections& connections_;  // of all threads
  boost::asio::io_context context_{1};
  std::unordered_set<Session*> sessions_;
  std::atomic<int> starting_{0};  // sockets given that are no sessions yet
  bool stopping_ = false;
};

}  // namespace renmian::http
