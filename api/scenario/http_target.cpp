#include "api/scenario/http_target.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <boost/json/serialize.hpp>
#include <boost/url.hpp>

#include "engine/audit/strict_json.hpp"
#include "engine/data/writer.hpp"

namespace renmian {
namespace {

namespace json = boost::json;
namespace beast = boost::beast;
using beast::http::field;
using beast::http::status;
using beast::http::verb;
using HttpRequest = beast::http::request<beast::http::string_body>;
using HttpResponse = beast::http::response<beast::http::string_body>;

constexpr int kHttp11 = 11;
constexpr std::string_view kApi = "/api/v1/";

HttpRequest request(verb method, std::string_view path, const std::string& token) {
  HttpRequest made(method, std::string(kApi).append(path), kHttp11);
  made.set(field::authorization, "Bearer " + token);
  return made;
}

HttpRequest with_body(HttpRequest made, std::string body, std::string_view type = "application/json") {
  made.set(field::content_type, type);
  made.body() = std::move(body);
  return made;
}

bool answers_the_question(status code) {
  return to_status_class(code) == beast::http::status_class::successful || code == status::conflict ||
         code == status::precondition_failed || code == status::precondition_required ||
         code == status::unprocessable_entity;
}

std::string text_at(const json::object& object, std::string_view member) {
  return std::string(std::string_view(object.at(member).as_string()));
}

// The problems that an error answer tells.
Problems problems_in(const json::object& answer) {
  Problems problems;
  for (const auto& told : answer.at("problems").as_array()) {
    const auto& problem = told.as_object();
    problems.push_back(
        {text_at(problem, "code"),
         text_at(problem, "place"),
         {text_at(problem.at("message").as_object(), "zh"), text_at(problem.at("message").as_object(), "en")}});
  }
  return problems;
}

// A refusal that no desk gave, such as that of a case without such a person, in the form of one.
json::object as_answer(json::object body) {
  if (!body.contains("outcome")) body["outcome"] = "refused";
  return body;
}

}  // namespace

class HttpTarget::Connection {
 public:
  // `run` sets this run's idempotency keys apart from those of others.
  Connection(const HttpAddress& address, std::string run)
      : host_(address.host + ":" + address.port), run_(std::move(run)), stream_(context_) {
    try {
      stream_.connect(boost::asio::ip::tcp::resolver(context_).resolve(address.host, address.port));
    } catch (const boost::system::system_error& error) {
      unreachable(error);
    }
  }

  HttpResponse send(HttpRequest asked) {
    asked.set(field::host, host_);
    if (asked.method() != verb::get) asked.set("Idempotency-Key", fmt::format("{}-{}", run_, ++changes_));
    asked.prepare_payload();
    HttpResponse response;
    try {
      beast::http::write(stream_, asked);
      beast::http::read(stream_, buffer_, response);
    } catch (const boost::system::system_error& error) {
      unreachable(error);
    }
    return response;
  }

  json::object exchange(const HttpRequest& asked) {
    const auto response = send(asked);
    auto body = parse_strict(response.body());
    if (answers_the_question(response.result()) && body && body->is_object()) return std::move(body->get_object());
    throw Fault("server-failed", {"服务器未能作答", "the server did not answer the question"},
                fmt::format("{} {}: {} {}", std::string(asked.method_string()), std::string(asked.target()),
                            response.result_int(), response.body()));
  }

 private:
  [[noreturn]] void unreachable(const boost::system::system_error& error) const {
    throw Fault("server-unreachable", {"无法连接服务器 " + host_, "the server " + host_ + " cannot be reached"},
                error.code().message());
  }

  const std::string host_;
  const std::string run_;
  boost::asio::io_context context_;
  beast::tcp_stream stream_;
  beast::flat_buffer buffer_;
  std::size_t changes_ = 0;
};

std::optional<HttpAddress> parse_http_address(std::string_view url) {
  const auto parsed = boost::urls::parse_uri(url);
  if (!parsed || parsed->scheme() != "http" || parsed->host().empty() || !parsed->has_port()) return std::nullopt;
  return HttpAddress{parsed->host_address(), std::string(parsed->port())};
}

HttpTarget::HttpTarget(const HttpAddress& address, std::vector<Account> accounts, Store& registers, Random& random)
    : ScenarioTarget(registers, random),
      accounts_(std::move(accounts)),
      connection_(std::make_unique<Connection>(address, to_hex(as_bytes(random.bytes<8>())))) {}
HttpTarget::~HttpTarget() = default;

std::string HttpTarget::token_of(const Actor& actor) const {
  const auto account = std::ranges::find_if(accounts_, [&](const Account& each) {
    return actor.id.empty() || (each.actor.id == actor.id && each.actor.on_behalf_of == actor.on_behalf_of);
  });
  if (account != accounts_.end()) return account->token;
  throw Fault("account-missing",
              {"配置中没有情景所需的账户", "the configuration lacks an account that the scenario needs"}, actor.id);
}

void HttpTarget::set_clock(Timestamp now) {
  connection_->exchange(with_body(request(verb::put, "demo/clock", token_of({})),
                                  json::serialize(json::object{{"now", to_string(now)}})));
}

boost::system::result<std::vector<PersonId>, Problems> HttpTarget::import(const std::vector<FormFile>& files,
                                                                          const Actor& actor) {
  std::vector<PersonId> people;
  for (const auto& file : files) {
    boost::urls::url path("persons");
    path.params().append({"name", file.name});
    const auto answer = connection_->exchange(
        with_body(request(verb::post, path.buffer(), token_of(actor)), file.bytes, "application/octet-stream"));
    if (!answer.contains("person")) return problems_in(answer);
    people.push_back({parse_uuid(text_at(answer.at("person").as_object(), "id")).value()});
  }
  return people;
}

Problems HttpTarget::keep(verb method, const std::string& path, const json::value& what, const Actor& actor) {
  auto asked = with_body(request(method, path, token_of(actor)), json::serialize(what));
  auto answer = connection_->exchange(asked);
  if (const auto* code = answer.if_contains("code"); code != nullptr && *code == "if-match-required") {
    const auto present = connection_->send(request(verb::get, path, token_of(actor)));
    asked.set(field::if_match, present[field::etag]);
    answer = connection_->exchange(asked);
  }
  return answer.contains("problems") ? problems_in(answer) : Problems{};
}

Problems HttpTarget::set_quota(const QuotaLine& line) { return keep(verb::put, "quota", write_described(line), {}); }

Problems HttpTarget::set_record(PersonId person, const PersonRecord& record) {
  return keep(verb::put, "persons/" + to_string(person) + "/record", write_described(record), {});
}

Problems HttpTarget::set_ties(PersonId person, const TiesToStaff& ties) {
  return keep(verb::put, "persons/" + to_string(person) + "/kin", write_described(ties), {});
}

Problems HttpTarget::add_delegation(const DelegationToAdd& what, const Actor& actor) {
  return keep(verb::post, "delegations", write_described(what), actor);
}

BatchId HttpTarget::open_batch(const Line& title, const Actor& actor) {
  const auto answer = connection_->exchange(with_body(request(verb::post, "batches", token_of(actor)),
                                                      json::serialize(json::object{{"title", title.value}})));
  return {parse_uuid(text_at(answer, "id")).value()};
}

json::object HttpTarget::open_case(const CaseToOpen& what, const Actor& actor) {
  return as_answer(connection_->exchange(
      with_body(request(verb::post, "cases", token_of(actor)), json::serialize(write_described(what)))));
}

json::object HttpTarget::give(CaseId id, const std::string& command, const json::object& data, const Actor& actor) {
  const auto path = "cases/" + to_string(id);
  const auto version = connection_->exchange(request(verb::get, path, token_of(actor))).at("version").as_int64();
  auto post = with_body(request(verb::post, path + "/commands", token_of(actor)),
                        json::serialize(json::object{{"command", command}, {"data", data}}));
  post.set(field::if_match, fmt::format("\"{}-{}\"", to_string(id), version));
  return as_answer(connection_->exchange(post));
}

boost::system::result<ScenarioTarget::Answers, Problems> HttpTarget::give(BatchId id, const json::object& command,
                                                                          const Actor& actor) {
  const auto answer = connection_->exchange(with_body(
      request(verb::post, "batches/" + to_string(id) + "/commands", token_of(actor)), json::serialize(command)));
  if (!answer.contains("results")) return problems_in(answer);
  Answers answers;
  for (const auto& result : answer.at("results").as_array()) answers.push_back(result.as_object());
  return answers;
}

}  // namespace renmian
