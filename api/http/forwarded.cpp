#include "api/http/forwarded.hpp"

#include <boost/beast/core/string.hpp>

#include "api/http/field_list.hpp"

namespace renmian::http {
namespace {

// All values of the lists that are given under this name, in order.
std::vector<std::string_view> values_of(const HttpRequest& request, std::string_view name) {
  std::vector<std::string_view> values;
  const auto [begin, end] = request.equal_range(name);
  for (auto given = begin; given != end; ++given) {
    for (std::string_view list = given->value(); !list.empty();) values.push_back(cut(list, ','));
  }
  return values;
}

}  // namespace

Peer peer_behind(const Peer& connected, const HttpRequest& request, const Networks& trusted) {
  if (!trusted.contains(connected.address)) return connected;
  Peer behind{.address = connected.address, .certificate = {}, .encrypted = connected.encrypted};
  const auto hops = values_of(request, "X-Forwarded-For");
  for (auto hop = hops.rbegin(); hop != hops.rend() && trusted.contains(behind.address); ++hop) {
    const auto address = parse_address(*hop);
    if (!address) break;
    behind.address = address->to_string();
  }
  const auto protocols = values_of(request, "X-Forwarded-Proto");
  if (!protocols.empty()) behind.encrypted = boost::beast::iequals(protocols.back(), "https");
  return behind;
}

}  // namespace renmian::http
