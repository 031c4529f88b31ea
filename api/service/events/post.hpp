// How a message leaves the program: one POST to another system, answered within its deadline. Redirects are not
// followed, and addresses that the installation does not allow are not asked (adapters/http_client).
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/text.hpp"

namespace renmian {

struct PostRequest {
  std::string method = "POST";
  std::string url;
  std::vector<std::pair<std::string, std::string>> fields;
  std::string body;
};

struct PostResult {
  unsigned status = 0;  // 0: there was no answer, see `failure`
  std::string body;
  Text failure;  // for people; says nothing of what was sent

  bool delivered() const { return status >= 200 && status < 300; }
};

// Any thread, several at once. Throws nothing.
using PostMessage = std::function<PostResult(const PostRequest&)>;

}  // namespace renmian
