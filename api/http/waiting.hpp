// How a handler waits for what takes time without holding up its io thread: it is suspended, and goes on there when
// the result has come.
#pragma once

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <exception>
#include <memory>

#include "api/http/message.hpp"

namespace renmian::http {

namespace asio = boost::asio;

// Gives the command to the desk and waits for the disk.
asio::awaitable<Answer> carry_out(Desk& desk, Request request);

// Does `work`, which may read the database, on a worker thread.
template <class Work, class Result = std::invoke_result_t<Work&>>
asio::awaitable<Result> on_worker(asio::thread_pool& workers, Work work) {
  return asio::async_initiate<const asio::use_awaitable_t<>&, void(std::exception_ptr, Result)>(
      [&workers](auto handler, Work to_do) {
        asio::post(workers, [handler = std::move(handler), to_do = std::move(to_do)]() mutable {
          std::exception_ptr failure;
          Result result;
          try {
            result = to_do();
          } catch (...) {
            failure = std::current_exception();
          }
          const auto home = asio::get_associated_executor(handler);
          asio::post(home, [handler = std::move(handler), failure, result = std::move(result)]() mutable {
            handler(failure, std::move(result));
          });
        });
      },
      asio::use_awaitable, std::move(work));
}

// A plain function as a route takes it.
template <Response (*handle)(const Call&)>
asio::awaitable<Response> working(const Call& call) {
  return on_worker(call.workers, [&call] { return handle(call); });
}

}  // namespace renmian::http
