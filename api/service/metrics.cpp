#include "api/service/metrics.hpp"

#include <prometheus/text_serializer.h>

namespace renmian {
namespace {

// Seconds: from a page out of the cache to the deadline of a request.
const prometheus::Histogram::BucketBoundaries kSeconds{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                                       0.1,    0.25,  0.5,    1,     2.5,  5,     10};

double seconds(Metrics::Duration took) { return std::chrono::duration<double>(took).count(); }

prometheus::Family<prometheus::Counter>& counters(prometheus::Registry& registry, const char* name, const char* help) {
  return prometheus::BuildCounter().Name(name).Help(help).Register(registry);
}

prometheus::Family<prometheus::Histogram>& histograms(prometheus::Registry& registry, const char* name,
                                                      const char* help) {
  return prometheus::BuildHistogram().Name(name).Help(help).Register(registry);
}

prometheus::Gauge& gauge_of(prometheus::Registry& registry, const std::string& name, const std::string& help) {
  return prometheus::BuildGauge().Name(name).Help(help).Register(registry).Add({});
}

}  // namespace

Metrics::Metrics()
    : requests_(counters(registry_, "renmian_http_requests_total", "Requests answered")),
      request_seconds_(histograms(registry_, "renmian_http_request_seconds", "From the first byte to the answer")),
      commands_(counters(registry_, "renmian_commands_total", "Commands given to cases, by outcome")),
      command_seconds_(histograms(registry_, "renmian_command_seconds", "From a command to its receipt or refusal")
                           .Add({}, kSeconds)),
      deliveries_(counters(registry_, "renmian_deliveries_total", "Attempts at sending an event out")),
      connections_(gauge_of(registry_, "renmian_http_connections", "Open connections")) {}

void Metrics::answered(std::string_view method, std::string_view route, unsigned status, Duration took) {
  requests_.Add({{"method", std::string(method)}, {"route", std::string(route)}, {"status", std::to_string(status)}})
      .Increment();
  request_seconds_.Add({{"route", std::string(route)}}, kSeconds).Observe(seconds(took));
}

void Metrics::answered(const Answer& answer, Duration took) {
  const auto* refusal = std::get_if<Refusal>(&answer);
  commands_.Add({{"outcome", refusal == nullptr ? "accepted" : std::string(code_of(refusal->kind))}}).Increment();
  command_seconds_.Observe(seconds(took));
}

void Metrics::delivered(bool accepted) { deliveries_.Add({{"outcome", accepted ? "accepted" : "failed"}}).Increment(); }

void Metrics::connections(std::ptrdiff_t change) { connections_.Increment(static_cast<double>(change)); }

void Metrics::gauge(const std::string& name, const std::string& help, std::function<double()> value) {
  asked_.push_back({&gauge_of(registry_, name, help), std::move(value)});
}

std::string Metrics::text() {
  for (const auto& [gauge, value] : asked_) gauge->Set(value());
  return prometheus::TextSerializer().Serialize(registry_.Collect());
}

}  // namespace renmian
