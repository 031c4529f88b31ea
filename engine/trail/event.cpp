#include "engine/trail/event.hpp"

#include "engine/audit/canonical_json.hpp"
#include "engine/audit/strict_json.hpp"

namespace renmian {
namespace {

constexpr std::int64_t kBodyVersion = 1;
constexpr std::string_view kPayloadSchema = "renmian/payload/1";

std::string_view code_of(Event::Outcome outcome) {
  return outcome == Event::Outcome::kAccepted ? "accepted" : "refused";
}

// Reads members of a body that is known to be JSON, and throws std::exception for what is not as it should be.
struct Members {
  const boost::json::object& object;

  std::string text(std::string_view key) const { return std::string(object.at(key).as_string()); }
  std::string text_or_empty(std::string_view key) const { return object.at(key).is_null() ? "" : text(key); }
  std::int64_t integer(std::string_view key) const { return object.at(key).as_int64(); }
  Members at(std::string_view key) const { return {object.at(key).as_object()}; }
  Hash hash(std::string_view key) const { return hash_from_base64(text(key)).value(); }
  template <class IdType>
  IdType id(std::string_view key) const {
    return IdType{parse_uuid(text(key)).value()};
  }
};

}  // namespace

std::string to_body(const Event& event) {
  CanonicalWriter w;
  const auto text_or_null = [&](std::string_view key, const std::string& text) {
    w.key(key);
    text.empty() ? w.null() : w.string(text);
  };
  w.begin_object();
  w.key("actor").begin_object();
  w.key("auth").string(event.actor.auth);
  w.key("id").string(event.actor.id);
  text_or_null("on_behalf_of", event.actor.on_behalf_of);
  w.key("role").string(event.actor.role);
  text_or_null("session", event.actor.session);
  w.key("unit").string(event.actor.unit);
  w.end_object();
  w.key("at").string(to_string(event.at));
  w.key("attachments").begin_array().end_array();
  w.key("case_id").string(to_string(event.case_id));
  w.key("case_seq").integer(event.seq);
  w.key("command").string(event.command);
  w.key("event_id").string(to_string(event.id));
  w.key("from").string(event.from);
  w.key("gates").begin_array();
  for (const auto& [id, verdict] : event.gates) {
    w.begin_object().key("id").string(id).key("verdict").string(verdict).end_object();
  }
  w.end_array();
  w.key("origin").string(event.origin);
  w.key("outcome").string(code_of(event.outcome));
  w.key("payload").begin_object();
  w.key("alg").string("sha-256");
  w.key("salted_digest").string(to_base64(event.payload_digest));
  w.key("schema").string(kPayloadSchema);
  w.end_object();
  w.key("policy").string(event.policy_digest);
  w.key("prev").string(to_base64(event.previous));
  w.key("procedure").begin_object();
  w.key("digest").string(event.procedure_digest);
  w.key("id").string(event.procedure);
  w.key("version").integer(event.procedure_version);
  w.end_object();
  w.key("request").string(to_base64(event.request));
  w.key("to").string(event.to);
  w.key("v").integer(kBodyVersion);
  w.end_object();
  return std::move(w).take();
}

Event parse_event(std::string_view body) {
  try {
    const auto json = parse_strict(body);
    const Members m{json.value().as_object()};
    if (m.integer("v") != kBodyVersion) throw std::invalid_argument("version of the event body");
    Event event;
    const auto actor = m.at("actor");
    event.actor = {actor.text("id"),   actor.text("role"),
                   actor.text("unit"), actor.text_or_empty("session"),
                   actor.text("auth"), actor.text_or_empty("on_behalf_of")};
    event.at = parse_timestamp(m.text("at")).value();
    event.case_id = m.id<CaseId>("case_id");
    event.seq = m.integer("case_seq");
    event.command = m.text("command");
    event.id = m.id<EventId>("event_id");
    event.from = m.text("from");
    event.to = m.text("to");
    for (const auto& gate : m.object.at("gates").as_array()) {
      const Members g{gate.as_object()};
      event.gates.emplace_back(g.text("id"), g.text("verdict"));
    }
    event.origin = m.text("origin");
    event.outcome =
        m.text("outcome") == code_of(Event::Outcome::kAccepted) ? Event::Outcome::kAccepted : Event::Outcome::kRefused;
    event.payload_digest = m.at("payload").hash("salted_digest");
    event.policy_digest = m.text("policy");
    event.previous = m.hash("prev");
    const auto procedure = m.at("procedure");
    event.procedure = procedure.text("id");
    event.procedure_version = procedure.integer("version");
    event.procedure_digest = procedure.text("digest");
    event.request = m.hash("request");
    return event;
  } catch (const std::exception& e) {
    throw Fault("event-unreadable",
                {"事件内容不可读，可能已被改动", "an event cannot be read; it may have been changed"}, e.what());
  }
}

}  // namespace renmian
