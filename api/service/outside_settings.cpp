#include "api/service/outside_settings.hpp"

#include <boost/url/parse.hpp>

namespace renmian {
namespace {

struct Host {
  std::string name;
  std::uint16_t port = 0;
};

// Of an absolute URL of https or http.
std::optional<Host> host_of(std::string_view url) {
  const auto parsed = boost::urls::parse_absolute_uri(url);
  if (!parsed || parsed->has_userinfo() || parsed->host().empty()) return std::nullopt;
  const bool tls = parsed->scheme() == "https";
  if (!tls && parsed->scheme() != "http") return std::nullopt;
  const bool named = parsed->has_port() && !parsed->port().empty();
  return Host{parsed->host_address(), named ? parsed->port_number() : static_cast<std::uint16_t>(tls ? 443 : 80)};
}

std::vector<std::string> texts_of(const auto& list) {
  std::vector<std::string> texts;
  for (const auto& each : list) texts.push_back(each.value);
  return texts;
}

boost::system::result<AddressGuard, Problems> guard_of(const std::optional<std::vector<Line>>& allow) {
  return AddressGuard::make(allow ? texts_of(*allow) : std::vector<std::string>{}, {});
}

}  // namespace

void check(const OutsideSettings& settings, Problems& bad) {
  const auto guard = guard_of(settings.outbound_allow);
  if (!guard) {
    for (auto problem : guard.error()) {
      problem.place.insert(0, "/outbound_allow");
      bad.push_back(std::move(problem));
    }
  }
  if (!settings.oidc) return;
  const auto& issuer = settings.oidc->issuer.value;
  const auto host = host_of(issuer);
  if (!host || (!issuer.starts_with("https:") && !(guard && guard->names(host->name)))) {
    bad.push_back({"oidc-url",
                   "/oidc/issuer",
                   {"应为 https 网址；仅当主机列于 outbound_allow 时可用 http",
                    "a URL of https; of http only if outbound_allow names the host"}});
  }
  if (!host_of(settings.oidc->redirect_uri.value)) {
    bad.push_back(
        {"oidc-url",
         "/oidc/redirect_uri",
         {"应为本系统回调的网址，如 https://rm.example.gov.cn/api/v1/sessions/oidc/callback",
          "where the provider sends browsers back: https://rm.example.gov.cn/api/v1/sessions/oidc/callback"}});
  }
}

void apply(const OutsideSettings& settings, OutsideConfig& outside) {
  if (settings.oa) outside.oa = texts_of(*settings.oa);
  if (settings.outbound_allow) outside.allow = texts_of(*settings.outbound_allow);
  if (settings.outbound_ports) {
    outside.ports.clear();
    for (const auto port : *settings.outbound_ports) outside.ports.insert(static_cast<std::uint16_t>(port.value));
  }
  if (settings.outbound_ca_file) outside.ca_file = settings.outbound_ca_file->value;
  if (!settings.oidc) return;
  auto& oidc = outside.oidc.emplace();
  oidc.issuer = settings.oidc->issuer.value;
  oidc.client_id = settings.oidc->client_id.value;
  oidc.redirect_uri = settings.oidc->redirect_uri.value;
  const auto set_text = [](std::string& target, const auto& value) {
    if (value) target = value->value;
  };
  set_text(oidc.client_secret_file, settings.oidc->client_secret_file);
  set_text(oidc.login_claim, settings.oidc->login_claim);
  set_text(oidc.scopes, settings.oidc->scopes);
  const auto set_list = [](std::vector<std::string>& target, const auto& list) {
    if (list) target = texts_of(*list);
  };
  set_list(oidc.required_acr, settings.oidc->required_acr);
  set_list(oidc.second_factor_acr, settings.oidc->second_factor_acr);
  set_list(oidc.second_factor_amr, settings.oidc->second_factor_amr);
}

OutboundOptions outbound_options(const OutsideConfig& outside, const std::vector<std::string>& urls) {
  auto allow = outside.allow;
  auto ports = outside.ports;
  for (const auto& url : urls) {
    const auto host = host_of(url);
    if (!host) continue;
    allow.push_back(host->name);
    ports.insert(host->port);
  }
  auto guard = AddressGuard::make(allow, std::move(ports));
  if (!guard) throw Fault("outbound-allow", guard.error().front().message);
  return {.ca_file = outside.ca_file, .guard = std::move(*guard)};
}

}  // namespace renmian
