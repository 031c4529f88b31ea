// The to-do lists of the three OA products as the fields that are documented of them tell (formats reference 4.4): each
// keeps a list of to-dos and answers in its own words.
#pragma once

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "api/service/events/post.hpp"

namespace renmian::test {

class FakeOa {
 public:
  enum class Product { kEcology, kSeeyon, kLandray };
  explicit FakeOa(Product product) : product_(product) {}

  // State of the to-dos by "<their id> <receiver>": "open", "done", "over"; a deleted one is gone.
  std::map<std::string, std::string> todos;
  std::vector<std::string> titles;
  int calls = 0;
  int failing = 0;  // so many calls are done, and are answered as if the connection had been lost
  bool refusing = false;

  PostMessage post() {
    return [this](const PostRequest& request) -> PostResult {
      ++calls;
      auto result = answer(request);
      if (failing == 0) return result;
      --failing;
      return {0, "", {"没有应答", "no answer"}};
    };
  }

  // As a server at whatever address; the bytes of the answer.
  std::string answer_over_http(const boost::beast::http::request<boost::beast::http::string_body>& request) {
    PostRequest posted{std::string(request.method_string()), kUrl + std::string(request.target()), {}, request.body()};
    for (const auto& field : request) posted.fields.emplace_back(field.name_string(), field.value());
    const auto result = post()(posted);
    boost::beast::http::response<boost::beast::http::string_body> answered;
    answered.result(result.status);
    answered.body() = result.body;
    answered.prepare_payload();
    return (std::ostringstream() << answered).str();
  }

 private:
  inline static const std::string kUrl = "https://oa.example";

  PostResult answer(const PostRequest& request) {
    const auto path = request.url.substr(kUrl.size());
    switch (product_) {
      case Product::kEcology:
        return ecology(path, boost::json::parse(request.body).as_object());
      case Product::kSeeyon:
        return seeyon(path, request);
      case Product::kLandray:
        break;
    }
    return landray(path, request.body);
  }

  PostResult ecology(const std::string& path, const boost::json::object& todo) {
    const auto text = [&](const char* member) { return std::string(todo.at(member).as_string()); };
    const auto no = [](const char* why) {
      return PostResult{200, boost::json::serialize(boost::json::object{{"operResult", "0"}, {"message", why}}), {}};
    };
    if (refusing || text("syscode") != "renmian") return no("系统未注册");
    const auto key = text("flowid");
    if (path == "/rest/ofs/ReceiveTodoRequestByJson") {
      for (const auto* member : {"createdatetime", "receivedatetime"}) {
        const auto moment = text(member);
        if (moment.size() != 19 || moment[10] != ' ' || moment[4] != '-' || moment[13] != ':') return no("时间格式");
      }
      for (const auto* member : {"requestname", "workflowname", "nodename", "pcurl", "appurl", "creator"}) {
        if (text(member).empty()) return no(member);
      }
      titles.push_back(text("requestname"));
      todos[key + " " + text("receiver")] = "open";
    } else if (path == "/rest/ofs/ProcessDoneRequestByJson") {
      todos[key + " " + text("receiver")] = "done";
    } else if (path == "/rest/ofs/ProcessOverRequestByJson") {
      todos[key + " " + text("receiver")] = "over";
    } else if (path == "/rest/ofs/deleteRequestInfoByJson") {
      std::erase_if(todos, [&](const auto& each) { return each.first.starts_with(key + " "); });
    } else {
      return {404, "", {}};
    }
    return {200, R"({"operResult":"1","message":""})", {}};
  }

  PostResult seeyon(const std::string& path, const PostRequest& request) {
    if (path == "/seeyon/rest/token/rest%20user/p%2Fw") {
      return request.method == "GET" ? PostResult{200, R"({"id":"token-1","bindingUser":null})", {}}
                                     : PostResult{405, "", {}};
    }
    bool known = false;
    for (const auto& [name, value] : request.fields) known = known || (name == "token" && value == "token-1");
    if (!known) return {401, "", {}};
    const auto todo = boost::json::parse(request.body).as_object();
    const auto text = [&](const char* member) { return std::string(todo.at(member).as_string()); };
    if (refusing || text("registerCode") != "3001") {
      return {200, R"({"success":false,"errorMsgs":[{"errorDetail":"未注册"}]})", {}};
    }
    if (path == "/seeyon/rest/thirdpartyPending/receive") {
      titles.push_back(text("title"));
      receivers_[text("taskId")] = text("thirdReceiverId");
      todos[text("taskId") + " " + text("thirdReceiverId")] = "open";
    } else if (path == "/seeyon/rest/thirdpartyPending/updatePendingState") {
      const auto key = text("taskId");
      todos[key + " " + receivers_[key]] = text("state") == "1" ? "done" : "open";
    } else {
      return {404, "", {}};
    }
    return {200, R"({"success":true,"errorMsgs":[]})", {}};
  }

  PostResult landray(const std::string& path, const std::string& body) {
    if (path != "/sys/webservice/sysNotifyTodoWebService") return {404, "", {}};
    const auto text = [&](const std::string& element) {
      const auto begin = body.find("<" + element + ">") + element.size() + 2;
      return body.substr(begin, body.find("</" + element + ">") - begin);
    };
    const auto key = text("modelId");
    if (body.find("sendTodo") != body.npos) {
      const auto targets = boost::json::parse(text("targets")).as_object();
      titles.push_back(text("subject"));
      receivers_[key] = std::string(targets.at("LoginName").as_string());
      todos[key + " " + receivers_[key]] = "open";
    } else if (body.find("setTodoDone") != body.npos) {
      todos[key + " " + receivers_[key]] = "done";
    } else {
      todos.erase(key + " " + receivers_[key]);
    }
    const std::string state = refusing || text("appName") != "任免" ? "1" : "2";
    return {200,
            "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body><ns1:sendTodoResponse>"
            "<return><message></message><returnState>" +
                state + "</returnState></return></ns1:sendTodoResponse></soap:Body></soap:Envelope>",
            {}};
  }

  const Product product_;
  std::map<std::string, std::string> receivers_;
};

}  // namespace renmian::test
