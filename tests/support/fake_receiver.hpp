// A receiver of webhooks in this process: it notes what it was sent and answers as a test wants.
#pragma once

#include <boost/json/parse.hpp>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "api/service/events/post.hpp"

namespace renmian::test {

class FakeReceiver {
 public:
  // "<sequence> <case>" of each message that was delivered, in the order they came.
  struct Received {
    std::string id;
    std::string case_id;
    int sequence = 0;
    PostRequest request;
  };
  using Answer = std::function<unsigned(const Received&)>;

  PostMessage post() {
    return [this](const PostRequest& request) { return take(request); };
  }

  void answer_with(Answer answer) {
    const std::lock_guard lock(mutex_);
    answer_ = std::move(answer);
  }
  void answer_with(unsigned status) {
    answer_with([status](const Received&) { return status; });
  }

  std::vector<Received> all() const {
    const std::lock_guard lock(mutex_);
    return received_;
  }
  // Numbers within their case, of the messages for this case that were taken.
  std::vector<int> taken_of(const std::string& case_id) const {
    const std::lock_guard lock(mutex_);
    std::vector<int> numbers;
    for (const auto& each : taken_) {
      if (each.case_id == case_id) numbers.push_back(each.sequence);
    }
    return numbers;
  }
  std::size_t tries() const {
    const std::lock_guard lock(mutex_);
    return received_.size();
  }

 private:
  PostResult take(const PostRequest& request) {
    const auto event = boost::json::parse(request.body).as_object();
    Received received{std::string(event.at("id").as_string()), std::string(event.at("partitionkey").as_string()),
                      std::stoi(std::string(event.at("sequence").as_string())), request};
    Answer answer;
    {
      const std::lock_guard lock(mutex_);
      received_.push_back(received);
      answer = answer_;
    }
    const auto status = answer ? answer(received) : 204;
    const std::lock_guard lock(mutex_);
    if (status < 300 && status != 0) taken_.push_back(received);
    if (status == 0) return {0, "", {"没有应答", "no answer"}};
    return {status, "", {}};
  }

  mutable std::mutex mutex_;
  Answer answer_;
  std::vector<Received> received_;
  std::vector<Received> taken_;
};

}  // namespace renmian::test
