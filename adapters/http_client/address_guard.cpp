#include "adapters/http_client/address_guard.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace renmian {
namespace {

namespace ip = boost::asio::ip;

constexpr const char* kRefusedV4[] = {
    "0.0.0.0/8",         // this network
    "10.0.0.0/8",        // private
    "100.64.0.0/10",     // carrier-grade NAT; the metadata address 100.100.100.200
    "127.0.0.0/8",       // loopback
    "168.63.129.16/32",  // the platform address of a cloud
    "169.254.0.0/16",    // link-local; the metadata address 169.254.169.254
    "172.16.0.0/12",     // private
    "192.0.0.0/24",      // protocol assignments; the metadata address 192.0.0.192
    "192.0.2.0/24",      // documentation
    "192.88.99.0/24",    // 6to4 relays
    "192.168.0.0/16",    // private
    "198.18.0.0/15",     // benchmarks
    "198.51.100.0/24",   // documentation
    "203.0.113.0/24",    // documentation
    "224.0.0.0/4",       // multicast
    "240.0.0.0/4",       // reserved, broadcast
};

// All that is not global unicast is refused anyhow.
constexpr const char* kGlobalUnicastV6 = "2000::/3";
constexpr const char* kRefusedV6[] = {
    "2001::/23",      // protocol assignments, Teredo
    "2001:db8::/32",  // documentation
    "3fff::/20",      // documentation
};

bool covers(const ip::network_v4& block, const ip::address_v4& address) {
  return ip::network_v4(address, block.prefix_length()).network() == block.network();
}

bool covers(const ip::network_v6& block, const ip::address_v6& address) {
  return ip::network_v6(address, block.prefix_length()).network() == block.network();
}

template <class Networks, class Address>
bool any_covers(const Networks& blocks, const Address& address) {
  return std::ranges::any_of(blocks, [&](const auto& block) { return covers(block, address); });
}

// The IPv4 address that this one stands for in the end.
std::optional<ip::address_v4> embedded(const ip::address_v6& address) {
  struct Form {
    ip::network_v6 block;
    std::size_t offset;
  };
  static const std::array kForms = {
      Form{ip::make_network_v6("::ffff:0:0/96"), 12},  // mapped
      Form{ip::make_network_v6("::/96"), 12},          // compatible
      Form{ip::make_network_v6("64:ff9b::/96"), 12},   // NAT64
      Form{ip::make_network_v6("2002::/16"), 2},       // 6to4
  };
  const auto bytes = address.to_bytes();
  for (const auto& form : kForms) {
    if (!covers(form.block, address)) continue;
    return ip::address_v4({bytes[form.offset], bytes[form.offset + 1], bytes[form.offset + 2], bytes[form.offset + 3]});
  }
  return std::nullopt;
}

// In the form in which it is judged: IPv4 wherever it is meant.
ip::address plain(const ip::address& address) {
  if (address.is_v6()) {
    if (const auto v4 = embedded(address.to_v6()); v4 && !address.to_v6().is_loopback()) return *v4;
  }
  return address;
}

bool is_public(const ip::address_v4& address) {
  static const auto refused = [] {
    std::vector<ip::network_v4> blocks;
    for (const auto* block : kRefusedV4) blocks.push_back(ip::make_network_v4(block));
    return blocks;
  }();
  return !any_covers(refused, address);
}

bool is_public(const ip::address_v6& address) {
  static const auto global = ip::make_network_v6(kGlobalUnicastV6);
  static const auto refused = [] {
    std::vector<ip::network_v6> blocks;
    for (const auto* block : kRefusedV6) blocks.push_back(ip::make_network_v6(block));
    return blocks;
  }();
  return covers(global, address) && !any_covers(refused, address);
}

std::string lowered(std::string_view host) {
  if (host.ends_with('.')) host.remove_suffix(1);
  std::string name(host);
  std::ranges::transform(name, name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
  return name;
}

bool is_host_name(std::string_view text) {
  return !text.empty() && text.size() <= 253 && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
  });
}

}  // namespace

boost::system::result<AddressGuard, Problems> AddressGuard::make(const std::vector<std::string>& allow,
                                                                 std::set<std::uint16_t> ports) {
  AddressGuard guard;
  guard.ports_ = std::move(ports);
  Problems bad;
  for (std::size_t i = 0; i < allow.size(); ++i) {
    boost::system::error_code error;
    const bool is_block = allow[i].find('/') != std::string::npos;
    if (const auto v4 = ip::make_network_v4(is_block ? allow[i] : allow[i] + "/32", error); !error) {
      guard.blocks_v4_.push_back(v4.canonical());
      continue;
    }
    if (const auto v6 = ip::make_network_v6(is_block ? allow[i] : allow[i] + "/128", error); !error) {
      guard.blocks_v6_.push_back(v6.canonical());
      continue;
    }
    if (const auto name = lowered(allow[i]); is_host_name(name)) {
      guard.hosts_.insert(name);
      continue;
    }
    bad.push_back({"outbound-allow",
                   "/" + std::to_string(i),
                   {"应为主机名、IP 地址或地址段（如 10.20.0.0/16）",
                    "a host name, an IP address or a block of them (10.20.0.0/16)"}});
  }
  if (!bad.empty()) return bad;
  return guard;
}

bool AddressGuard::lists(const ip::address& address) const {
  return address.is_v4() ? any_covers(blocks_v4_, address.to_v4()) : any_covers(blocks_v6_, address.to_v6());
}

bool AddressGuard::names(std::string_view host) const {
  if (hosts_.contains(lowered(host))) return true;
  boost::system::error_code error;
  const auto address = ip::make_address(std::string(host), error);
  return !error && lists(plain(address));
}

bool AddressGuard::allows(std::string_view host, const ip::address& address) const {
  if (names(host)) return true;
  const auto meant = plain(address);
  return lists(meant) || (meant.is_v4() ? is_public(meant.to_v4()) : is_public(meant.to_v6()));
}

}  // namespace renmian
