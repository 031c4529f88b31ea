#include "api/service/oa/oa_template.hpp"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/url/encode.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "api/service/toml_file.hpp"
#include "engine/data/reader.hpp"

namespace renmian {

namespace embedded {
extern const std::string_view kOaEcology, kOaSeeyon, kOaLandray;
}

namespace {

namespace json = boost::json;

constexpr unsigned kDone = 200, kNotTaken = 0;

[[noreturn]] void unusable(const std::string& file, const Problems& problems) {
  Text message{"OA 推送的设置文件不可用：" + file, "the settings of an OA cannot be used: " + file};
  for (const auto& [code, place, what] : problems) {
    message.zh.append("\n").append(place).append("：").append(what.zh);
    message.en.append("\n").append(place).append(": ").append(what.en);
  }
  throw Fault("oa-settings", std::move(message));
}

std::string text_of(const json::object& object, std::string_view member, const std::string& file) {
  const auto* value = object.if_contains(member);
  if (value != nullptr && value->is_string() && !value->get_string().empty()) return std::string(value->get_string());
  unusable(file, {{"missing-member", "/" + std::string(member), {"应为文字", "this should be text"}}});
}

// Empty if there is none.
json::object table_of(const json::object& object, std::string_view member, const std::string& file) {
  const auto* value = object.if_contains(member);
  if (value == nullptr) return {};
  if (value->is_object()) return value->get_object();
  unusable(file, {{"wrong-type", "/" + std::string(member), {"应为表", "this should be a table"}}});
}

OaTemplate template_named(const std::string& name, const std::string& file) {
  const std::map<std::string_view, std::string_view> built_in = {
      {"ecology", embedded::kOaEcology}, {"seeyon", embedded::kOaSeeyon}, {"landray", embedded::kOaLandray}};
  const auto found = built_in.find(name);
  const auto toml = found != built_in.end() ? parse_toml(found->second, name) : read_toml(name);
  if (!toml) unusable(file, toml.error());
  auto how = read_described<OaTemplate>(*toml);
  if (!how) unusable(name, how.error());
  if (how->success.pointer.has_value() == how->success.element.has_value()) {
    unusable(name, {{"success", "/success", {"pointer 与 element 应恰有其一", "one of pointer and element"}}});
  }
  return std::move(*how);
}

std::string escaped(const std::string& text, OaEscaping escaping) {
  if (escaping == OaEscaping::json) {
    const auto quoted = json::serialize(json::string(text));
    return quoted.substr(1, quoted.size() - 2);
  }
  std::string xml;
  for (const char c : text) {
    switch (c) {
      case '&':
        xml += "&amp;";
        break;
      case '<':
        xml += "&lt;";
        break;
      case '>':
        xml += "&gt;";
        break;
      case '"':
        xml += "&quot;";
        break;
      default:
        xml += c;
    }
  }
  return xml;
}

std::string percent_encoded_part(const std::string& text) {
  return boost::urls::encode(text, boost::urls::unreserved_chars);
}

// A brace that opens no known name stays as it is: bodies are JSON.
template <class Escape>
std::string filled(std::string_view text, const OaValues& values, Escape escape) {
  std::string out;
  while (!text.empty()) {
    const auto open = std::min(text.find('{'), text.size());
    out += text.substr(0, open);
    text.remove_prefix(open);
    const auto close = text.find('}');
    const auto known = close == text.npos ? values.end() : values.find(std::string(text.substr(1, close - 1)));
    if (known != values.end()) {
      out += escape(known->second);
      text.remove_prefix(close + 1);
    } else if (!text.empty()) {
      out += text.front();
      text.remove_prefix(1);
    }
  }
  return out;
}

PostResult not_taken(Text why) { return {kNotTaken, "", std::move(why)}; }

PostRequest request_of(const OaSystem& system, const std::optional<Line>& method, const OaText& path,
                       const std::optional<OaText>& body, const OaValues& values) {
  PostRequest request;
  if (method) request.method = method->value;
  request.url = system.url + filled(path.value, values, percent_encoded_part);
  if (!body) return request;
  request.fields.emplace_back("Content-Type", system.how.content_type.value);
  request.body =
      filled(body->value, values, [&](const std::string& text) { return escaped(text, system.how.escaping); });
  return request;
}

// The text at a JSON pointer of an answer; nothing if it is no JSON, or has nothing simple there.
std::optional<std::string> text_at(const std::string& body, const std::string& pointer) {
  boost::system::error_code error;
  const auto answer = json::parse(body, error);
  if (error) return std::nullopt;
  const auto* value = answer.find_pointer(pointer, error);
  if (error || value == nullptr || value->is_object() || value->is_array()) return std::nullopt;
  return value->is_string() ? std::string(value->get_string()) : json::serialize(*value);
}

// Between the first <name> or <prefix:name> and the tag after it.
std::optional<std::string> text_in(const std::string& body, const std::string& element) {
  for (auto at = body.find(element); at != body.npos; at = body.find(element, at + 1)) {
    const auto end = at + element.size();
    const auto open = body.rfind('<', at);
    const bool opens = open != body.npos && body.find_first_of("/> \"", open) == end && end < body.size() &&
                       body[end] == '>' && (open + 1 == at || body[at - 1] == ':');
    if (!opens) continue;
    const auto close = body.find('<', end);
    if (close == body.npos) return std::nullopt;
    return body.substr(end + 1, close - end - 1);
  }
  return std::nullopt;
}

}  // namespace

const OaCall& OaTemplate::call(OaDeed deed) const {
  switch (deed) {
    case OaDeed::created:
      return created;
    case OaDeed::done:
      return done;
    case OaDeed::finished:
      return finished;
    case OaDeed::withdrawn:
      break;
  }
  return withdrawn;
}

OaSystem read_oa_system(const std::string& file) {
  const auto toml = read_toml(file);
  if (!toml) unusable(file, toml.error());
  OaSystem system{.name = text_of(*toml, "name", file),
                  .url = text_of(*toml, "url", file),
                  .link = text_of(*toml, "link", file),
                  .secret = {},
                  .how = template_named(text_of(*toml, "template", file), file)};
  constexpr auto kNameCharacters = "abcdefghijklmnopqrstuvwxyz0123456789-";
  if (system.name.size() > 40 || system.name.find_first_not_of(kNameCharacters) != system.name.npos) {
    unusable(file, {{"bad-name", "/name", {"应为至多 40 个小写字母、数字、连字符", "at most 40 of a-z, 0-9 and -"}}});
  }
  if (toml->contains("secret_file")) {
    std::ifstream in(text_of(*toml, "secret_file", file));
    std::getline(in, system.secret);
    if (system.secret.empty()) unusable(file, {{"secret-file", "/secret_file", {"读不到内容", "nothing can be read"}}});
  }
  const auto pairs = [&](std::string_view member, std::map<std::string, std::string>& into) {
    const auto table = table_of(*toml, member, file);
    for (const auto& each : table) into[each.key()] = text_of(table, each.key(), file);
  };
  pairs("values", system.values);
  pairs("accounts", system.accounts);
  const auto roles = table_of(*toml, "roles", file);
  for (const auto& [role, logins] : roles) {
    const auto read = read_described<std::vector<Line>>(logins);
    if (!read) unusable(file, read.error());
    for (const auto& login : *read) system.roles[role].push_back(login.value);
  }
  for (const auto& name : system.how.needs) {
    if (system.values.contains(name.value)) continue;
    unusable(file, {{"missing-member", "/values/" + name.value, {"模板需要此项", "the template needs it"}}});
  }
  for (const auto& [name, value] : *toml) {
    constexpr std::string_view kKnown[] = {"name",        "template", "url",      "link",
                                           "secret_file", "values",   "accounts", "roles"};
    if (std::ranges::find(kKnown, std::string_view(name)) == std::end(kKnown)) {
      unusable(file, {{"unknown-member", "/" + std::string(name), {"没有此项设置", "there is no such setting"}}});
    }
  }
  return system;
}

std::vector<OaSystem> read_oa_systems(const std::vector<std::string>& files) {
  std::vector<OaSystem> systems;
  for (const auto& file : files) {
    auto system = read_oa_system(file);
    if (std::ranges::find(systems, system.name, &OaSystem::name) != systems.end()) {
      unusable(file, {{"same-name", "/name", {"另一个 OA 已用此名称", "another OA has this name"}}});
    }
    systems.push_back(std::move(system));
  }
  return systems;
}

PostResult push(const OaSystem& system, OaDeed deed, const OaValues& values, const PostMessage& post) {
  auto all = values;
  all.insert(system.values.begin(), system.values.end());
  const auto& call = system.how.call(deed);
  auto request = request_of(system, call.method, call.path, call.body, all);
  if (const auto& login = system.how.login) {
    auto with_secret = all;
    with_secret["secret"] = system.secret;
    const auto answer = post(request_of(system, login->method, login->path, login->body, with_secret));
    const auto token = answer.delivered() ? text_at(answer.body, login->token.value) : std::nullopt;
    if (!token) return not_taken({"OA 未给出令牌", "the OA gave no token"});
    request.fields.emplace_back(login->field.value, *token);
  }
  const auto answer = post(request);
  if (!answer.delivered()) return answer;
  const auto& success = system.how.success;
  const auto said =
      success.pointer ? text_at(answer.body, success.pointer->value) : text_in(answer.body, success.element->value);
  if (said == success.value.value) return {kDone, "", {}};
  return not_taken({"OA 答复未表明成功", "the OA did not say that it was done"});
}

}  // namespace renmian
