#include "tests/fuzz/http_world.hpp"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>

#include "api/http/conditions.hpp"
#include "api/service/accounts.hpp"
#include "tests/exploration/lawful_courses.hpp"

namespace renmian::fuzz {
namespace {

constexpr std::string_view kToken = "token-of-the-fuzzer";
const Actor kFuzzer{.id = "fuzzer", .role = {}, .unit = "od", .auth = "demo"};
const UnitId kUnit{*parse_uuid("018f0000-0000-7000-8000-000000000001")};
const PostId kPost{*parse_uuid("018f0000-0000-7000-8000-000000000002")};
const PersonId kPerson{*parse_uuid("018f0000-0000-7000-8000-000000000003")};
const CaseId kCase{*parse_uuid("018f0000-0000-7000-8000-000000000004")};
constexpr std::string_view kUnitName = "示例县统计局";

Timestamp start() { return *parse_timestamp("2026-03-02T01:00:00.000000Z"); }

Config config_in(const std::filesystem::path& folder) {
  Config config;
  config.database = "memory:";
  config.key_file = (folder / "key.pem").string();
  config.log_level = "off";
  config.identity.argon2_memory_kib = 64;
  config.identity.argon2_passes = 1;
  config.demo_accounts = {{std::string(kToken), kFuzzer, "示例"}};
  // How fast they come says nothing of an input.
  auto& edge = config.edge;
  edge.rate_per_user = edge.rate_per_address = edge.rate_changes = edge.rate_costly = edge.rate_sign_in = 0;
  edge.trusted_proxies = {"127.0.0.1", "10.0.0.0/8"};
  return config;
}

void open_case(Runtime& runtime) {
  auto& store = runtime.store();
  const Unit unit{kUnit, std::string(kUnitName), {}};
  const Post post{
      .id = kPost, .unit = kUnit, .title = "处长", .level = PostLevel::division_head, .kind = PostKind::deputy};
  const PersonWithForm person{{kPerson, "示例", "男", "1980-01", "科长", "-", {}}, "<Person/>"};
  store.save_units({&unit, 1});
  store.save_posts({&post, 1});
  store.save_people({&person, 1});
  const auto first = exploration::lawful_course("promote", kPerson, post, kUnitName, start()).front();
  Request request;
  request.case_id = kCase;
  request.opening = Opening{"promote", kPerson, kPost, {}};
  request.command = first.command;
  request.data = first.data;
  request.actor = kFuzzer;
  const auto answer = runtime.desk().do_now(std::move(request));
  if (!std::holds_alternative<Advanced>(answer)) throw std::logic_error("the case of the fuzzers is not opened");
}

template <class Which>
HttpWorld::Routes routes_that(const Which& which) {
  HttpWorld::Routes found;
  for (const auto& route : http::routes()) {
    if (which(route)) found.push_back(&route);
  }
  return found;
}

}  // namespace

HttpWorld::Folder::Folder() {
  std::string place = (std::filesystem::temp_directory_path() / "renmian-fuzz-XXXXXX").string();
  path = mkdtemp(place.data());
}

HttpWorld::Folder::~Folder() { std::filesystem::remove_all(path); }

HttpWorld& HttpWorld::only() {
  // Never destroyed: what a runtime writes at its end uses what belongs to the thread, which is gone before statics
  // are.
  static auto* const world = new HttpWorld;
  return *world;
}

HttpWorld::HttpWorld() : config_(config_in(folder_.path)), runtime_(config_, start()), responder_(runtime_, config_) {
  responder_.announce_stop();  // so that nobody is kept waiting for news
  found_administrators(runtime_.desk(), runtime_.accounts());
  open_case(runtime_);
  session_ = runtime_.identity().sessions().open("sysadmin", "session", "127.0.0.1", {}).token;
}

const HttpWorld::Routes& HttpWorld::reading() {
  static const auto routes = routes_that([](const http::Route& route) { return route.method == http::verb::get; });
  return routes;
}

const HttpWorld::Routes& HttpWorld::taking_json() {
  static const auto routes = routes_that([](const http::Route& route) {
    const auto& body = route.operation->body;
    const auto is_json = [](const http::Content& content) { return content.type == "application/json"; };
    return body && route.pattern != "/api/v1/demo/clock" && std::ranges::any_of(body->contents, is_json);
  });
  return routes;
}

std::string HttpWorld::path_of(const http::Route& route) {
  std::string path(route.pattern);
  const auto put = [&](std::string_view hole, const std::string& what) {
    if (const auto at = path.find(hole); at != path.npos) path.replace(at, hole.size(), what);
  };
  const auto within = [&](std::string_view collection) { return path.starts_with(collection); };
  put("{id}", within("/api/v1/persons/") ? to_string(kPerson)
              : within("/api/v1/units/") ? to_string(kUnit)
              : within("/api/v1/posts/") ? to_string(kPost)
              : within("/api/v1/users/") ? "auditor"
                                         : to_string(kCase));
  put("{n}", "1");
  put("{rest}", "0/000");
  return path;
}

std::string HttpWorld::etag() { return http::etag_of(kCase, runtime_.desk().load(kCase)->version); }

void HttpWorld::sign(http::HttpRequest& request) {
  request.set(http::field::authorization, std::string("Bearer ").append(kToken));
}

http::ReplyTo HttpWorld::reply_to(const http::HttpRequest& request) {
  return responder_.reply_to(request, responder_.peer_of({.address = "127.0.0.1"}, request));
}

http::Response HttpWorld::answer(const http::HttpRequest& request) {
  const auto peer = responder_.peer_of({.address = "127.0.0.1"}, request);
  const auto to = responder_.reply_to(request, peer);
  const auto match = http::find_route(request.method(), request.target());
  http::Response response;
  boost::asio::co_spawn(io_, responder_.answer(request, match, peer, to, std::chrono::steady_clock::now()),
                        [&](std::exception_ptr failed, http::Response answered) {
                          if (failed) std::rethrow_exception(failed);
                          response = std::move(answered);
                        });
  io_.run();
  io_.restart();
  return response;
}

}  // namespace renmian::fuzz
