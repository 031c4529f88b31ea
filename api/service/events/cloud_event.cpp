#include "api/service/events/cloud_event.hpp"

#include <fmt/format.h>

#include <boost/json/serialize.hpp>

namespace renmian {
namespace {

constexpr std::string_view kSpecVersion = "1.0";
constexpr std::string_view kDataType = "application/json";

// Calls `take` with the name and the value of each attribute but datacontenttype.
template <class Take>
void attributes_of(const CloudEvent& event, Take take) {
  take("specversion", kSpecVersion);
  take("id", event.id);
  take("source", event.source);
  take("type", event.type);
  if (!event.subject.empty()) take("subject", event.subject);
  take("time", to_string(event.time));
  for (const auto& [name, value] : event.extensions) take(name, value);
}

}  // namespace

boost::json::object structured(const CloudEvent& event) {
  boost::json::object json;
  attributes_of(event, [&](std::string_view name, std::string_view value) { json.emplace(name, value); });
  json.emplace("datacontenttype", kDataType);
  json.emplace("data", event.data);
  return json;
}

EventMessage structured_message(const CloudEvent& event) {
  return {std::string(kCloudEventType), {}, boost::json::serialize(structured(event))};
}

EventMessage binary_message(const CloudEvent& event) {
  EventMessage message{std::string(kDataType) + "; charset=utf-8", {}, boost::json::serialize(event.data)};
  attributes_of(event, [&](std::string_view name, std::string_view value) {
    message.fields.emplace_back(fmt::format("ce-{}", name), percent_encoded(value));
  });
  return message;
}

std::string percent_encoded(std::string_view text) {
  std::string encoded;
  for (const char c : text) {
    if (c > ' ' && c < '\x7f' && c != '"' && c != '%') {
      encoded += c;
    } else {
      fmt::format_to(std::back_inserter(encoded), "%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return encoded;
}

}  // namespace renmian
