// Which addresses the server may speak to on its own, so that nobody can make it speak for them to what only it can
// reach (server-side request forgery, OWASP A10:2021).
//
// Refused are, by the IANA registries of special-purpose addresses, all that are not globally reachable: loopback,
// unspecified, private (RFC 1918, ULA), link-local, carrier-grade NAT, multicast, reserved, documentation; the metadata
// addresses of clouds outside these; and the same in IPv4-mapped, IPv4-compatible, NAT64 and 6to4 form. The
// installation's allow-list opens single ones: a host name with whatever it resolves to, an address, a block.
#pragma once

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>
#include <boost/system/result.hpp>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/problem.hpp"

namespace renmian {

// Immutable; any thread.
class AddressGuard {
 public:
  static constexpr std::uint16_t kUsualPorts[] = {80, 443, 8443};

  AddressGuard() = default;  // nothing special is allowed

  // `allow`: "oa.example.gov.cn", "10.20.0.7", "10.20.0.0/16", "fd00:20::/32". Problems "outbound-allow" at "/<index>".
  static boost::system::result<AddressGuard, Problems> make(const std::vector<std::string>& allow,
                                                            std::set<std::uint16_t> ports);

  bool allows_port(std::uint16_t port) const { return ports_.contains(port); }
  // Whether the allow-list names this host, or this address if it is one: then plain http is allowed too.
  bool names(std::string_view host) const;
  // Whether a connection may go to `address`, which `host` resolved to.
  bool allows(std::string_view host, const boost::asio::ip::address& address) const;

 private:
  bool lists(const boost::asio::ip::address& address) const;

  std::set<std::string, std::less<>> hosts_;  // in lower case
  std::vector<boost::asio::ip::network_v4> blocks_v4_;
  std::vector<boost::asio::ip::network_v6> blocks_v6_;
  std::set<std::uint16_t> ports_{std::begin(kUsualPorts), std::end(kUsualPorts)};
};

}  // namespace renmian
