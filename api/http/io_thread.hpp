// One thread with an event loop and the connections it serves; connections never move between threads, so they need no
// locks.
#pragma once

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <unordered_set>

#include "api/http/session.hpp"

namespace renmian::http {

class IoThread {
 public:
  IoThread(Responder& responder, const ServerOptions& options, std::atomic<std::size_t>& connections)
      : responder_(responder), options_(options), connections_(connections) {}

  boost::asio::io_context& context() { return context_; }

  // Any thread: takes over a socket of this context.
  void serve(boost::asio::ip::tcp::socket socket);

  // Until stop() and the end of the last connection.
  void run();
  void stop();  // any thread

 private:
  boost::asio::awaitable<void> serve_session(boost::asio::ip::tcp::socket socket);
  boost::asio::awaitable<void> watch_deadlines();

  Responder& responder_;
  const ServerOptions& options_;
  std::atomic<std::size_t>& connections_;  // of all threads
  boost::asio::io_context context_{1};
  std::unordered_set<Session*> sessions_;
  bool stopping_ = false;
};

}  // namespace renmian::http
