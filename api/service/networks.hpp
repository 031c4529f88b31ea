// Sets of IP networks, as settings name them: "10.1.0.0/24", "fd00::/8", "192.0.2.7", "::1". Any thread.
#pragma once

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace renmian {

// An address written in one way: an IPv4 address that is mapped into IPv6 as the IPv4 address it is. Nothing if `text`
// is none.
std::optional<boost::asio::ip::address> parse_address(std::string_view text);

// What counts as one subscriber: an IPv4 address, the /64 of an IPv6 address; what is no address, as it is.
std::string subscriber_of(std::string_view address);

class Networks {
 public:
  Networks() = default;
  // Those of `texts` that are networks (is_network).
  explicit Networks(const std::vector<std::string>& texts);

  static bool is_network(std::string_view text);
  bool contains(const boost::asio::ip::address& address) const;
  bool contains(std::string_view address) const;  // of what is no address: nothing

 private:
  void add(std::string_view text);

  std::vector<boost::asio::ip::network_v4> v4_;
  std::vector<boost::asio::ip::network_v6> v6_;
};

}  // namespace renmian
