#include "api/http/handlers.hpp"
#include "api/http/input.hpp"

namespace renmian::http {
namespace {

struct ClockSetting {
  Timestamp now;
  BOOST_DESCRIBE_CLASS(ClockSetting, (), (now), (), ())
};

}  // namespace

Response set_demo_clock(const Call& call) {
  auto* clock = call.runtime.demo_clock();
  if (clock == nullptr) return no_such(call);
  const auto setting = read_body<ClockSetting>(call);
  if (!setting) return setting.error();
  clock->set(setting->now);
  return json_response({{"now", to_string(setting->now)}});
}

}  // namespace renmian::http
