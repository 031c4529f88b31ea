// The engine in process: as many threads as clients, each taking cases from the opening to the inspection, waiting for
// every commit.
#pragma once

#include <atomic>
#include <thread>

#include "api/demo/offices.hpp"
#include "engine/case/desk.hpp"
#include "tests/bench/expect_done.hpp"
#include "tests/bench/measure.hpp"
#include "tests/bench/steps.hpp"
#include "workflows/appointment/kinds.hpp"

namespace renmian::bench {

inline Measured run_engine(Desk& desk, int clients, int seconds) {
  const auto steps = steps_until_inspection(desk.clock().now());
  const Offices offices(appointment::promote().book());
  std::atomic<bool> stop = false;
  std::vector<std::vector<double>> latencies(static_cast<std::size_t>(clients));
  const auto begin = std::chrono::steady_clock::now();
  {
    std::vector<std::jthread> threads;
    for (int c = 0; c < clients; ++c) {
      threads.emplace_back([&, c] {
        auto& mine = latencies[static_cast<std::size_t>(c)];
        for (std::uint64_t number = 0; !stop;) {
          const auto id = desk.new_case_id();
          for (const auto& step : steps) {
            if (stop) break;
            Request request;
            request.case_id = id;
            if (&step == &steps.front()) request.opening = Opening{"promote", {}, {}, {}};
            request.command = step.command;
            request.data = step.data;
            request.actor = offices.of(step.command);
            request.idempotency_key = to_string(id) + "-" + std::to_string(++number);
            const auto from = std::chrono::steady_clock::now();
            expect_done(desk.do_now(std::move(request)));
            mine.push_back(Seconds(std::chrono::steady_clock::now() - from).count() * 1000);
          }
        }
      });
    }
    std::this_thread::sleep_for(std::chrono::seconds(seconds));
    stop = true;
  }
  const auto took = Seconds(std::chrono::steady_clock::now() - begin).count();
  std::vector<double> all;
  for (const auto& some : latencies) all.insert(all.end(), some.begin(), some.end());
  return summarise(std::move(all), took);
}

}  // namespace renmian::bench
