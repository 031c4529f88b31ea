// What the server counts and times of itself, in the text format of Prometheus (version 0.0.4). No label holds anything
// of a case, a person or an account. Any thread.
#pragma once

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/case/answer.hpp"

namespace renmian {

inline constexpr std::string_view kMetricsContentType = "text/plain; version=0.0.4; charset=utf-8";

class Metrics {
 public:
  using Duration = std::chrono::steady_clock::duration;

  Metrics();

  // A request was answered; `route` is the pattern, not the path.
  void answered(std::string_view method, std::string_view route, unsigned status, Duration took);
  void answered(const Answer& answer, Duration took);  // of a command
  void delivered(bool accepted);                       // an attempt at sending an event out
  void connections(std::ptrdiff_t change);

  // `value` is asked each time the metrics are read. Set up before the first reader.
  void gauge(const std::string& name, const std::string& help, std::function<double()> value);

  std::string text();

 private:
  struct Asked {
    prometheus::Gauge* gauge;
    std::function<double()> value;
  };

  prometheus::Registry registry_;
  prometheus::Family<prometheus::Counter>& requests_;
  prometheus::Family<prometheus::Histogram>& request_seconds_;
  prometheus::Family<prometheus::Counter>& commands_;
  prometheus::Histogram& command_seconds_;
  prometheus::Family<prometheus::Counter>& deliveries_;
  prometheus::Gauge& connections_;
  std::vector<Asked> asked_;
};

}  // namespace renmian
