#include "api/http/waiting.hpp"

namespace renmian::http {
namespace {

asio::awaitable<CommitResult> committed(Committer& committer, Proposal proposal) {
  return asio::async_initiate<const asio::use_awaitable_t<>&, void(CommitResult)>(
      [&committer](auto handler, Proposal to_commit) {
        std::vector<Proposal> alone;
        alone.push_back(std::move(to_commit));
        // The committer's callback is copyable, a coroutine's handler is not.
        auto shared = std::make_shared<decltype(handler)>(std::move(handler));
        committer.submit(std::move(alone), [shared](std::vector<CommitResult> results) {
          const auto home = asio::get_associated_executor(*shared);
          asio::post(home, [handler = std::move(*shared), result = std::move(results.front())]() mutable {
            handler(std::move(result));
          });
        });
      },
      asio::use_awaitable, std::move(proposal));
}

}  // namespace

asio::awaitable<Answer> carry_out(Desk& desk, Request request) {
  auto pending = desk.prepare(std::move(request));
  while (!pending.answer) {
    const auto result = co_await committed(desk.committer(), std::move(pending.judged->proposal));
    if (desk.settle(pending, result)) break;
  }
  co_return std::move(*pending.answer);
}

}  // namespace renmian::http
