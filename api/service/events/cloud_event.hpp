// CloudEvents 1.0.2 and their HTTP binding: an event as one JSON document (structured), as a body with header fields
// beside it (binary), or many together (batch). Chinese is carried in the data: header fields hold it percent-encoded.
// Pure; any thread.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/time.hpp"

namespace renmian {

inline constexpr std::string_view kCloudEventType = "application/cloudevents+json; charset=utf-8";
inline constexpr std::string_view kCloudEventBatchType = "application/cloudevents-batch+json; charset=utf-8";

struct CloudEvent {
  std::string id;      // unique with its source: by these a receiver knows a repetition
  std::string source;  // URI reference
  std::string type;
  std::string subject;  // empty: none
  Timestamp time;
  std::vector<std::pair<std::string, std::string>> extensions;  // names of 1 to 20 of a-z and 0-9
  boost::json::object data;
};

struct EventMessage {
  std::string content_type;
  std::vector<std::pair<std::string, std::string>> fields;  // of the header, beside Content-Type
  std::string body;
};

boost::json::object structured(const CloudEvent& event);
EventMessage structured_message(const CloudEvent& event);
EventMessage binary_message(const CloudEvent& event);

// A value for a header field: what is no printable ASCII, space, '"' and '%' as %XX of its UTF-8 bytes.
std::string percent_encoded(std::string_view text);

}  // namespace renmian
