#include "adapters/witness/witness_client.hpp"

#include <boost/url.hpp>

#include "adapters/http_client/http_client.hpp"

namespace renmian {
namespace {

constexpr std::size_t kAnswerLimit = std::size_t{64} * 1024;

using Deadline = std::chrono::steady_clock::time_point;

OutboundRequest post(const WitnessUrl& url, const WitnessRequest& what) {
  const bool is_ipv6 = url.host.find(':') != url.host.npos;
  const auto host = is_ipv6 ? "[" + url.host + "]" : url.host;
  return {.method = "POST",
          .url = (url.tls ? "https://" : "http://") + host + ":" + url.port + url.prefix + "/add-checkpoint",
          .fields = {{"Content-Type", "text/plain; charset=utf-8"}},
          .body = to_string(what)};
}

WitnessReply ask_once(const WitnessUrl& url, const WitnessRequest& what, const WitnessClientOptions& options,
                      Deadline deadline) {
  using Kind = WitnessReply::Kind;
  const OutboundClient client(
      {.connect_deadline = options.connect_deadline,
       .deadline = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()),
       .largest_answer = kAnswerLimit,
       .guard = std::nullopt});
  auto answer = client.ask(post(url, what));
  if (!answer) return {Kind::kNotAnswered, 0, 0, answer.error().detail};

  WitnessReply reply{Kind::kRefused, answer->status, 0, std::move(answer->body)};
  if (reply.status == 200) reply.kind = Kind::kCosigned;
  if (reply.status == 409 && answer->field("content-type") == kTreeSizeType) {
    const auto size = parse_tree_size_body(reply.body);
    if (size) reply.kind = Kind::kOtherSize, reply.size = *size;
  }
  return reply;
}

}  // namespace

boost::system::result<WitnessUrl, Problem> parse_witness_url(std::string_view url) {
  const auto parsed = boost::urls::parse_uri(url);
  const bool tls = parsed && parsed->scheme() == "https";
  if (!parsed || (!tls && parsed->scheme() != "http") || parsed->host().empty() || parsed->has_userinfo() ||
      parsed->has_query() || parsed->has_fragment()) {
    return Problem{"witness-url",
                   std::string(url),
                   {"见证地址应形如 https://witness.example:8390/前缀。",
                    "The address of a witness is written like https://witness.example:8390/prefix."}};
  }
  WitnessUrl read{tls, parsed->host_address(), parsed->port(), std::string(parsed->encoded_path())};
  if (read.port.empty()) read.port = tls ? "443" : "80";
  while (read.prefix.ends_with('/')) read.prefix.pop_back();
  return read;
}

WitnessReply ask_witness(const WitnessUrl& url, std::uint64_t size,
                         const std::function<std::optional<WitnessRequest>(std::uint64_t size)>& request_from,
                         const WitnessClientOptions& options) {
  const auto deadline = std::chrono::steady_clock::now() + options.deadline;
  WitnessReply reply{WitnessReply::Kind::kOtherSize, 0, size, {}};
  for (int attempts = 0; attempts < 2 && reply.kind == WitnessReply::Kind::kOtherSize; ++attempts) {
    const auto request = request_from(reply.size);
    if (!request) return reply;
    reply = ask_once(url, *request, options, deadline);
  }
  return reply;
}

}  // namespace renmian
