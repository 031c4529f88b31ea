#include "api/service/networks.hpp"

#include <algorithm>

namespace renmian {

namespace ip = boost::asio::ip;
using boost::system::error_code;

namespace {

bool holds(const ip::network_v4& network, const ip::address_v4& address) {
  return ip::network_v4(address, network.prefix_length()).network() == network.network();
}
bool holds(const ip::network_v6& network, const ip::address_v6& address) {
  return ip::network_v6(address, network.prefix_length()).network() == network.network();
}

}  // namespace

std::optional<ip::address> parse_address(std::string_view text) {
  error_code error;
  const auto address = ip::make_address(text, error);
  if (error) return std::nullopt;
  if (address.is_v6() && address.to_v6().is_v4_mapped()) return ip::make_address_v4(ip::v4_mapped, address.to_v6());
  return address;
}

std::string subscriber_of(std::string_view address) {
  const auto parsed = parse_address(address);
  if (!parsed) return std::string(address);
  if (parsed->is_v4()) return parsed->to_string();
  return ip::network_v6(parsed->to_v6(), 64).canonical().to_string();
}

Networks::Networks(const std::vector<std::string>& texts) {
  for (const auto& text : texts) add(text);
}

bool Networks::is_network(std::string_view text) {
  Networks one;
  one.add(text);
  return !one.v4_.empty() || !one.v6_.empty();
}

void Networks::add(std::string_view text) {
  if (const auto address = parse_address(text)) {
    if (address->is_v4()) v4_.emplace_back(address->to_v4(), 32);
    if (address->is_v6()) v6_.emplace_back(address->to_v6(), 128);
    return;
  }
  error_code error;
  const auto v4 = ip::make_network_v4(text, error);
  if (!error) return v4_.push_back(v4);
  const auto v6 = ip::make_network_v6(text, error);
  if (!error) v6_.push_back(v6);
}

bool Networks::contains(const ip::address& address) const {
  if (address.is_v4()) {
    return std::ranges::any_of(v4_, [v4 = address.to_v4()](const auto& network) { return holds(network, v4); });
  }
  return std::ranges::any_of(v6_, [v6 = address.to_v6()](const auto& network) { return holds(network, v6); });
}

bool Networks::contains(std::string_view address) const {
  const auto parsed = parse_address(address);
  return parsed && contains(*parsed);
}

}  // namespace renmian
