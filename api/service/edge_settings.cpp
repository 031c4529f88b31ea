#include "api/service/edge_settings.hpp"

#include "api/service/networks.hpp"

namespace renmian {
namespace {

// "https://name" or "http://name:port", as a browser writes an origin (RFC 6454).
bool is_origin(std::string_view text) {
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (text.starts_with(scheme))
      text.remove_prefix(scheme.size());
    else
      continue;
    return !text.empty() && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-:[]") == text.npos;
  }
  return false;
}

}  // namespace

void check(const EdgeSettings& settings, Problems& bad) {
  if (settings.tls_certificate.has_value() != settings.tls_key.has_value()) {
    bad.push_back({"tls-files",
                   settings.tls_key ? "/tls_key" : "/tls_certificate",
                   {"证书和私钥须一并设置（tls_certificate、tls_key）",
                    "a certificate and its key are set together (tls_certificate, tls_key)"}});
  }
  if (settings.tls_client_ca && !settings.tls_certificate) {
    bad.push_back({"tls-files",
                   "/tls_client_ca",
                   {"核验客户端证书须先启用 TLS（tls_certificate、tls_key）",
                    "client certificates need TLS (tls_certificate, tls_key)"}});
  }
  if (settings.tls_minimum && settings.tls_minimum->value != "1.3" && settings.tls_minimum->value != "1.2") {
    bad.push_back({"tls-minimum", "/tls_minimum", {"应为 1.3 或 1.2", "this should be 1.3 or 1.2"}});
  }
  if (settings.public_origin && !is_origin(settings.public_origin->value)) {
    bad.push_back({"public-origin",
                   "/public_origin",
                   {"应形如 https://rm.example.gov.cn，小写，末尾无斜杠",
                    "write it like https://rm.example.gov.cn, in lower case, without a slash at the end"}});
  }
  if (!settings.trusted_proxies) return;
  for (std::size_t i = 0; i < settings.trusted_proxies->size(); ++i) {
    if (Networks::is_network((*settings.trusted_proxies)[i].value)) continue;
    bad.push_back(
        {"network",
         "/trusted_proxies/" + std::to_string(i),
         {"应为地址或网段，如 10.1.0.7、10.1.0.0/24", "this should be an address or a network: 10.1.0.0/24"}});
  }
}

void apply(const EdgeSettings& settings, EdgeConfig& edge) {
  const auto set_text = [](std::string& target, const auto& value) {
    if (value) target = value->value;
  };
  const auto set_number = [](std::size_t& target, const auto& value) {
    if (value) target = static_cast<std::size_t>(value->value);
  };
  set_text(edge.tls_certificate, settings.tls_certificate);
  set_text(edge.tls_key, settings.tls_key);
  set_text(edge.tls_client_ca, settings.tls_client_ca);
  if (settings.tls_minimum) edge.tls_1_2 = settings.tls_minimum->value == "1.2";
  set_text(edge.public_origin, settings.public_origin);
  if (settings.trusted_proxies) {
    edge.trusted_proxies.clear();
    for (const auto& proxy : *settings.trusted_proxies) edge.trusted_proxies.push_back(proxy.value);
  }
  set_number(edge.stop_delay_seconds, settings.stop_delay_seconds);
  set_number(edge.rate_per_user, settings.rate_per_user);
  set_number(edge.rate_per_address, settings.rate_per_address);
  set_number(edge.rate_changes, settings.rate_changes);
  set_number(edge.rate_costly, settings.rate_costly);
  set_number(edge.rate_sign_in, settings.rate_sign_in);
  set_number(edge.connections_per_address, settings.connections_per_address);
}

}  // namespace renmian
