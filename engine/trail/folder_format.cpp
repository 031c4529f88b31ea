#include "engine/trail/folder_format.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "engine/audit/canonical_json.hpp"
#include "engine/audit/strict_json.hpp"
#include "engine/audit/tiles.hpp"

namespace renmian {
namespace {

// Reads `line` by `read`, which throws std::exception for what is not as it should be; what is not written again as it
// was read, is not as it should be either.
template <class Line, class Read>
std::optional<Line> read_back(std::string_view line, const Read& read) {
  try {
    const auto json = parse_strict(line);
    auto result = read(json.value().as_object());
    if (to_string(result) == line) return result;
  } catch (const std::exception&) {
  }
  return std::nullopt;
}

std::string text(const boost::json::object& object, std::string_view key) {
  return std::string(object.at(key).as_string());
}

std::uint64_t index(const boost::json::object& object, std::string_view key) {
  const auto number = object.at(key).as_int64();
  if (number < 0) throw std::out_of_range("negative index");
  return static_cast<std::uint64_t>(number);
}

std::string_view code_of_payloads(bool included) { return included ? "included" : "withheld"; }

Manifest manifest_of(const boost::json::object& object) {
  Manifest manifest;
  if (!object.at("cases").is_null()) {
    manifest.cases.emplace();
    for (const auto& id : object.at("cases").as_array()) {
      manifest.cases->push_back(parse_id<struct OfCase>(id.as_string()).value());
    }
  }
  manifest.origin = text(object, "origin");
  manifest.payloads_included = text(object, "payloads") == code_of_payloads(true);
  manifest.since = index(object, "since");
  if (!object.at("unit").is_null()) manifest.unit = text(object, "unit");
  if (manifest.since % kTileWidth != 0 || (!manifest.whole() && manifest.since != 0)) {
    throw std::out_of_range("since");
  }
  return manifest;
}

PayloadLine payload_line_of(const boost::json::object& object) {
  PayloadLine line{index(object, "log_index"), from_base64(text(object, "salt")).value(), text(object, "content")};
  if (line.salt.size() != sizeof(Hash)) throw std::out_of_range("salt");
  return line;
}

StateLine state_line_of(const boost::json::object& object) {
  return {parse_id<struct OfCase>(text(object, "case_id")).value(), hash_from_base64(text(object, "leaf")).value(),
          text(object, "position"), object.at("seq").as_int64(), object.at("version").as_int64()};
}

}  // namespace

namespace trail_folder {

std::string entry_path(std::uint64_t log_index) { return fmt::format("entry/{}.json", log_index); }
std::string proof_path(std::uint64_t log_index) { return fmt::format("proof/{}.tlog-proof", log_index); }
std::string procedure_path(std::string_view digest) { return fmt::format("procedures/{}.json", digest); }
std::string payloads_path(CaseId case_id) { return fmt::format("payloads/{}.jsonl", to_string(case_id)); }
std::string checkpoint_path(std::uint64_t size) { return fmt::format("checkpoints/{}", size); }

}  // namespace trail_folder

std::string to_string(const Manifest& manifest) {
  CanonicalWriter w;
  w.begin_object().key("cases");
  if (manifest.cases) {
    w.begin_array();
    for (const auto& id : *manifest.cases) w.string(to_string(id));
    w.end_array();
  } else {
    w.null();
  }
  w.key("format").string("renmian-trail/1");
  w.key("origin").string(manifest.origin);
  w.key("payloads").string(code_of_payloads(manifest.payloads_included));
  w.key("since").integer(static_cast<std::int64_t>(manifest.since));
  w.key("unit");
  manifest.unit ? w.string(*manifest.unit) : w.null();
  w.end_object();
  return std::move(w).take();
}

std::optional<Manifest> parse_manifest(std::string_view line) { return read_back<Manifest>(line, manifest_of); }

std::string to_string(const PayloadLine& line) {
  CanonicalWriter w;
  w.begin_object();
  w.key("content").string(line.content);
  w.key("log_index").integer(static_cast<std::int64_t>(line.log_index));
  w.key("salt").string(to_base64(line.salt));
  w.end_object();
  return std::move(w).take();
}

std::optional<PayloadLine> parse_payload_line(std::string_view line) {
  return read_back<PayloadLine>(line, payload_line_of);
}

std::string to_string(const StateLine& line) {
  CanonicalWriter w;
  w.begin_object();
  w.key("case_id").string(to_string(line.case_id));
  w.key("leaf").string(to_base64(line.leaf));
  w.key("position").string(line.position);
  w.key("seq").integer(line.seq);
  w.key("version").integer(line.version);
  w.end_object();
  return std::move(w).take();
}

std::optional<StateLine> parse_state_line(std::string_view line) { return read_back<StateLine>(line, state_line_of); }

}  // namespace renmian
