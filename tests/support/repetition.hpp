// Asks a server for a change, takes the answer that it kept away, and asks again, as a client does whose answer was
// lost because the program was killed.
#pragma once

#include <gtest/gtest.h>

#include <set>

#include "api/http/conditions.hpp"
#include "api/http/router.hpp"
#include "api/service/runtime.hpp"
#include "tests/support/http_client.hpp"

namespace renmian::test {

struct Change {
  verb method;
  std::string path;  // below /api/v1/
  std::string body = {};
  Fields fields = {};
  std::string type = "application/json";
};

inline Change change(verb method, const std::string& path, const boost::json::value& body, Fields fields = {}) {
  return {method, path, boost::json::serialize(body), std::move(fields)};
}

class Repetition {
 public:
  // `token` is of who asks.
  Repetition(Runtime& runtime, std::uint16_t port, std::string token)
      : records_(runtime.store().kept()), port_(port), token_(std::move(token)) {}

  HttpResponse send(const Change& change, const std::string& key) const {
    auto fields = change.fields;
    fields.emplace_back("Idempotency-Key", key);
    if (!change.body.empty()) fields.emplace_back("Content-Type", change.type);
    return HttpClient(port_, token_).send(change.method, "/api/v1/" + change.path, change.body, fields);
  }
  std::string get(const std::string& path) const { return HttpClient(port_, token_).get("/api/v1/" + path).body(); }

  // The server is left as if it had been killed before it kept its last answers: that it had begun stays.
  void lose_answers() {
    for (const auto* kind : {"answer", "sealed_answer"}) {
      for (auto& record : records_.list(kind, "", "", 500)) {
        auto kept = boost::json::parse(record.body).as_object();
        if (record.version == 1) {
          records_.remove(kind, record.id);
          continue;
        }
        for (const auto* member : {"status", "content_type", "body", "fields"}) kept[member] = nullptr;
        record.body = boost::json::serialize(kept);
        ASSERT_TRUE(records_.save(record));
      }
    }
  }

  // Made, answered as it should be, and seen where `effect` shows it; repeated without the answer and with it, it is
  // answered alike, and what `effect` shows is what it was. The first answer.
  HttpResponse made_once(const Change& change, unsigned status, const std::string& effect) {
    const auto key = change.path + std::to_string(++keys_);
    const auto before = get(effect);
    auto first = send(change, key);
    EXPECT_EQ(first.result_int(), status) << first.body();
    const auto after = get(effect);
    EXPECT_NE(after, before) << "else this tests nothing";
    lose_answers();
    for (const auto* when : {"the answer was lost", "the answer was kept"}) {
      const auto again = send(change, key);
      EXPECT_EQ(again.result_int(), first.result_int()) << when << again.body();
      EXPECT_EQ(told(again), told(first)) << when;
      for (const auto name : {field::location, field::etag, field::content_type}) {
        EXPECT_EQ(again[name], first[name]) << when;
      }
      EXPECT_EQ(get(effect), after) << when;
    }
    return first;
  }

 private:
  // What a body says, but for the checkpoint of a receipt, which is of when it is given.
  static std::string told(const HttpResponse& response) {
    boost::system::error_code none;
    auto body = boost::json::parse(response.body(), none);
    if (none) return response.body();
    leave_out_checkpoints(body);
    return boost::json::serialize(body);
  }
  static void leave_out_checkpoints(boost::json::value& value) {
    if (value.is_object()) {
      value.get_object().erase("checkpoint");
      for (auto& member : value.get_object()) leave_out_checkpoints(member.value());
    } else if (value.is_array()) {
      for (auto& element : value.get_array()) leave_out_checkpoints(element);
    }
  }

  KeptRecords& records_;
  std::uint16_t port_;
  std::string token_;
  int keys_ = 0;
};

// How the repetition of a change is tested, of one route.
template <class Office>
struct RepetitionRow {
  verb method;
  std::string_view path;  // below /api/v1/, as the route has it
  void (*check)(Office&);
};

inline std::string name_of(verb method, std::string_view path) {
  return std::string(to_string(method)).append(" ").append(path);
}

// Each row with an office of its own; the routes that change something and for which `mine` holds have one row each.
template <class Office, std::size_t N, class Mine>
void check_each(const RepetitionRow<Office> (&rows)[N], Mine mine) {
  std::multiset<std::string> tested, routes;
  for (const auto& row : rows) tested.insert(name_of(row.method, row.path));
  constexpr std::size_t kAbove = std::string_view("/api/v1/").size();
  for (const auto& route : http::routes()) {
    if (!http::changes_something(route.method) || !mine(route)) continue;
    routes.insert(name_of(route.method, route.pattern.substr(kAbove)));
  }
  EXPECT_EQ(tested, routes);
  for (const auto& row : rows) {
    SCOPED_TRACE(name_of(row.method, row.path));
    Office office;
    row.check(office);
  }
}

}  // namespace renmian::test
