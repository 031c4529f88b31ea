// The settings of how the server meets the network, as the configuration file has them (config.hpp).
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <vector>

#include "api/service/config.hpp"
#include "engine/data/values.hpp"

namespace renmian {

struct EdgeSettings {
  using Setting = TextUpTo<2000>;
  using PerSecond = Whole<0, 1'000'000>;

  std::optional<Setting> tls_certificate, tls_key, tls_client_ca, tls_minimum, public_origin;
  std::optional<std::vector<Setting>> trusted_proxies;
  std::optional<Whole<0, 600>> stop_delay_seconds;
  std::optional<PerSecond> rate_per_user, rate_per_address, rate_changes, rate_costly, rate_sign_in;
  std::optional<Whole<1, 100'000>> connections_per_address;
  BOOST_DESCRIBE_CLASS(EdgeSettings, (),
                       (tls_certificate, tls_key, tls_client_ca, tls_minimum, public_origin, trusted_proxies,
                        stop_delay_seconds, rate_per_user, rate_per_address, rate_changes, rate_costly, rate_sign_in,
                        connections_per_address),
                       (), ())
};

// What the types cannot say: "tls-files", "tls-minimum", "public-origin", "network".
void check(const EdgeSettings& settings, Problems& bad);

// What the settings leave out stays as it was.
void apply(const EdgeSettings& settings, EdgeConfig& edge);

}  // namespace renmian
