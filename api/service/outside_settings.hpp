// The settings of what the server asks of others, as the configuration file has them (config.hpp).
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <vector>

#include "adapters/http_client/http_client.hpp"
#include "api/service/config.hpp"
#include "engine/data/values.hpp"

namespace renmian {

struct OidcSettings {
  TextUpTo<2000> issuer, client_id, redirect_uri;
  std::optional<TextUpTo<2000>> client_secret_file, login_claim, scopes;
  std::optional<std::vector<Line>> required_acr, second_factor_acr, second_factor_amr;
  BOOST_DESCRIBE_CLASS(OidcSettings, (),
                       (issuer, client_id, redirect_uri, client_secret_file, login_claim, scopes, required_acr,
                        second_factor_acr, second_factor_amr),
                       (), ())
};

struct OutsideSettings {
  std::optional<std::vector<Line>> outbound_allow;
  std::optional<std::vector<Whole<1, 65'535>>> outbound_ports;
  std::optional<TextUpTo<2000>> outbound_ca_file;
  std::optional<std::vector<TextUpTo<2000>>> oa;
  std::optional<OidcSettings> oidc;
  BOOST_DESCRIBE_CLASS(OutsideSettings, (), (outbound_allow, outbound_ports, outbound_ca_file, oa, oidc), (), ())
};

// What the types cannot say: "outbound-allow", "oidc-url".
void check(const OutsideSettings& settings, Problems& bad);

// What the settings leave out stays as it was.
void apply(const OutsideSettings& settings, OutsideConfig& outside);

// How the server asks others: with the guard, open to what `outside` names and to the host and port of each of `urls`,
// which the configuration names for a purpose of its own.
OutboundOptions outbound_options(const OutsideConfig& outside, const std::vector<std::string>& urls = {});

}  // namespace renmian
