// What every answer carries and every request is held to, whatever it is about.
#include <gtest/gtest.h>
#include <zlib.h>

#include "adapters/system/secure_random.hpp"
#include "api/http/forwarded.hpp"
#include "api/http/router.hpp"
#include "api/http/trace.hpp"
#include "tests/support/http_office.hpp"

namespace renmian::test {
namespace {

using namespace std::chrono_literals;

constexpr auto kUnits = "/api/v1/units";
constexpr auto kCookie = "__Host-sid=0123456789abcdef";
constexpr auto kLong = "/api/v1/procedures";  // more than 1 KiB

void expect_browser_fields(const HttpResponse& response, const std::string& of) {
  EXPECT_EQ(response["Content-Security-Policy"],
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
            "form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'")
      << of;
  EXPECT_EQ(response["X-Content-Type-Options"], "nosniff") << of;
  EXPECT_EQ(response["Referrer-Policy"], "no-referrer") << of;
  EXPECT_FALSE(response[field::cache_control].empty()) << of;
  EXPECT_FALSE(response["X-Request-Id"].empty()) << of;
}

std::string path_of(std::string_view pattern) {
  std::string path(pattern);
  for (const auto& [what, with] :
       {std::pair{"{id}", "01900000-0000-7000-8000-00000000ffff"}, {"{n}", "1"}, {"{rest}", "x"}}) {
    for (auto at = path.find(what); at != path.npos; at = path.find(what)) path.replace(at, std::strlen(what), with);
  }
  return path;
}

TEST(HttpEdge, BrowsersAreHeldToTheSameOnEveryRoute) {
  HttpOffice office({.request_deadline = 2s});
  for (const auto& route : http::routes()) {
    if (route.pattern.ends_with("/stream")) continue;  // an answer without an end
    const auto path = path_of(route.pattern);
    for (const auto* token : {kToken, ""}) {
      auto client = office.client(token);
      const std::string body = route.method == verb::get ? "" : "{}";
      const auto response =
          client.send(route.method, path, body, {{"Connection", "close"}, {"Content-Type", "application/json"}});
      expect_browser_fields(response, path);
      EXPECT_NE(response.result_int(), 500U) << path;
    }
  }
}

TEST(HttpEdge, BrowsersAreHeldToTheSameOnErrorsOfTheProtocol) {
  HttpOffice office({.request_deadline = 300ms});
  for (const std::string raw : {"GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n",
                                "DELETE /api/v1/cases HTTP/1.1\r\nHost: x\r\n\r\n", "GET / HTTP/2.0\r\nHost: x\r\n\r\n",
                                "GET /api/v1/health HTTP/1.1\r\n\r\n", "nonsense\r\n\r\n", "GET / HTTP/1.1\r\nHost"}) {
    auto client = office.client();
    client.send_raw(raw);
    expect_browser_fields(client.receive(), raw);
  }
}

TEST(HttpEdge, NoMethodEchoesARequest) {
  HttpOffice office;
  for (const auto* path : {kUnits, "/api/v1/health", "/"}) {
    auto client = office.client();
    client.send_raw(std::string("TRACE ") + path + " HTTP/1.1\r\nHost: x\r\nX-Canary: canary\r\n\r\n");
    const auto response = client.receive();
    EXPECT_TRUE(response.result_int() == 405 || response.result_int() == 404) << path;
    EXPECT_EQ(response.body().find("canary"), std::string::npos);
  }
}

// --- Cross-site requests ---

struct CrossSite {
  std::string origin, fetch_site, type;
  unsigned answer;
};

TEST(HttpEdge, ARequestWithTheSessionsCookieComesFromOurOwnPages) {
  HttpOffice office;
  const std::string ours = "http://localhost", json = "application/json";
  for (const auto& [origin, fetch_site, type, answer] : {
           CrossSite{ours, "same-origin", json, 201},
           CrossSite{ours, "", json, 201},
           CrossSite{ours, "same-origin", json + "; charset=utf-8", 201},
           CrossSite{ours, "same-site", json, 403},
           CrossSite{ours, "cross-site", json, 403},
           CrossSite{ours, "none", json, 403},
           CrossSite{"https://localhost", "", json, 403},
           CrossSite{"http://localhost.example", "", json, 403},
           CrossSite{"http://localhost:81", "same-origin", json, 403},
           CrossSite{"null", "", json, 403},
           CrossSite{"", "", json, 403},
           CrossSite{"", "same-origin", json, 403},
           CrossSite{ours, "same-origin", "text/plain", 415},
           CrossSite{ours, "same-origin", "application/x-www-form-urlencoded", 415},
           CrossSite{ours, "same-origin", "multipart/form-data", 415},
           CrossSite{ours, "same-origin", "", 415},
       }) {
    Fields fields{{"Cookie", kCookie}, {"Content-Type", type}};
    if (!origin.empty()) fields.emplace_back("Origin", origin);
    if (!fetch_site.empty()) fields.emplace_back("Sec-Fetch-Site", fetch_site);
    const auto response = office.client().post(kUnits, {{"name", "示例市发展改革局"}}, fields);
    EXPECT_EQ(response.result_int(), answer) << origin << " " << fetch_site << " " << type;
    if (answer == 403) {
      EXPECT_EQ(code_of(response), "cross-site");
    }
  }
}

TEST(HttpEdge, WithoutTheCookieOrToReadNobodyIsAskedWhereTheyComeFrom) {
  HttpOffice office;
  const Fields foreign{{"Origin", "https://elsewhere.example"}, {"Sec-Fetch-Site", "cross-site"}};
  auto with_cookie = foreign;
  with_cookie.emplace_back("Cookie", kCookie);
  EXPECT_EQ(office.client().post(kUnits, {{"name", "示例市发展改革局"}}, foreign).result_int(), 201);
  EXPECT_EQ(office.client().get(kUnits, with_cookie).result_int(), 200);
}

TEST(HttpEdge, TheOriginThatIsConfiguredIsOurs) {
  HttpOffice office({}, std::nullopt, [](Config& config) { config.edge.public_origin = "https://rm.example.gov.cn"; });
  const auto status_from = [&](const std::string& origin) {
    return office.client()
        .post(kUnits, {{"name", "示例市发展改革局"}}, {{"Cookie", kCookie}, {"Origin", origin}})
        .result_int();
  };
  EXPECT_EQ(status_from("https://rm.example.gov.cn"), 201U);
  EXPECT_EQ(status_from("http://localhost"), 403U);
}

// --- Proxies ---

http::Peer seen(const std::string& connected, const Fields& fields, const std::vector<std::string>& trusted) {
  http::HttpRequest request;
  for (const auto& [name, value] : fields) request.insert(name, value);
  return http::peer_behind({.address = connected, .certificate = "of-the-connection"}, request, Networks(trusted));
}

TEST(HttpEdge, OnlyATrustedProxySaysWhoIsBehindIt) {
  const std::vector<std::string> trusted{"10.1.0.0/24", "fd00::/8"};
  const auto address = [&](const std::string& connected, const std::string& forwarded) {
    return seen(connected, {{"X-Forwarded-For", forwarded}}, trusted).address;
  };
  EXPECT_EQ(address("203.0.113.5", "192.0.2.1"), "203.0.113.5");
  EXPECT_EQ(address("10.1.0.255", "192.0.2.1"), "192.0.2.1");
  EXPECT_EQ(address("10.1.1.0", "192.0.2.1"), "10.1.1.0");
  EXPECT_EQ(address("10.1.0.1", "198.51.100.9, 192.0.2.1"), "192.0.2.1")
      << "what is before it, anybody may have written";
  EXPECT_EQ(address("10.1.0.1", "198.51.100.9, 192.0.2.1, 10.1.0.2"), "192.0.2.1");
  EXPECT_EQ(address("10.1.0.1", "192.0.2.1, nonsense"), "10.1.0.1");
  EXPECT_EQ(address("10.1.0.1", ""), "10.1.0.1");
  EXPECT_EQ(address("fd00::1", "2001:db8::7"), "2001:db8::7");
  EXPECT_EQ(address("10.1.0.1", "::ffff:192.0.2.1"), "192.0.2.1");
  EXPECT_EQ(seen("10.1.0.1", {{"X-Forwarded-For", "192.0.2.1"}, {"X-Forwarded-For", "192.0.2.2"}}, trusted).address,
            "192.0.2.2");
}

TEST(HttpEdge, OnlyATrustedProxySaysThatItsClientIsEncryptedAndItsCertificateIsItsOwn) {
  const auto by = [](const std::string& connected, const std::string& protocol) {
    return seen(connected, {{"X-Forwarded-Proto", protocol}}, {"10.1.0.1"});
  };
  EXPECT_TRUE(by("10.1.0.1", "https").encrypted);
  EXPECT_FALSE(by("10.1.0.1", "http").encrypted);
  EXPECT_FALSE(by("10.1.0.1", "https, http").encrypted);
  EXPECT_FALSE(by("10.1.0.2", "https").encrypted);
  EXPECT_EQ(by("10.1.0.1", "https").certificate, "");
  EXPECT_EQ(by("10.1.0.2", "https").certificate, "of-the-connection");
}

TEST(HttpEdge, BehindATrustedProxyWithTlsBrowsersAreToldToKeepToIt) {
  const auto told = [](const std::vector<std::string>& trusted) {
    HttpOffice office({}, std::nullopt, [&](Config& config) { config.edge.trusted_proxies = trusted; });
    return office.client().get(kUnits, {{"X-Forwarded-Proto", "https"}}).count("Strict-Transport-Security");
  };
  EXPECT_EQ(told({"127.0.0.1"}), 1U);
  EXPECT_EQ(told({}), 0U);
}

// --- gzip ---

std::string unpacked(const std::string& bytes) {
  z_stream stream{};
  inflateInit2(&stream, 15 + 16);
  std::string out(std::size_t{4} << 20, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

TEST(HttpEdge, ALongAnswerIsCompressedForWhoTakesIt) {
  HttpOffice office;
  auto client = office.client();
  const auto plain = client.get(kLong);
  ASSERT_GT(plain.body().size(), 1024U);
  EXPECT_EQ(plain.count(field::content_encoding), 0U);
  EXPECT_EQ(plain[field::vary], "Accept-Encoding");
  for (const auto* accepted : {"gzip", "br, gzip;q=0.5", "*", "GZIP"}) {
    const auto packed = client.get(kLong, {{"Accept-Encoding", accepted}});
    EXPECT_EQ(packed[field::content_encoding], "gzip") << accepted;
    EXPECT_LT(packed.body().size(), plain.body().size());
    EXPECT_EQ(unpacked(packed.body()), plain.body());
    EXPECT_NE(packed[field::etag], plain[field::etag]) << "another representation has another tag";
  }
  for (const auto* refused : {"", "identity", "gzip;q=0", "*;q=0", "gzip;q=0, *"}) {
    EXPECT_EQ(client.get(kLong, {{"Accept-Encoding", refused}}).body(), plain.body()) << refused;
  }
}

TEST(HttpEdge, AShortAnswerIsNotCompressed) {
  HttpOffice office;
  const auto response = office.client().get("/api/v1/health", {{"Accept-Encoding", "gzip"}});
  EXPECT_EQ(response.count(field::content_encoding), 0U);
}

// --- Conditional GET ---

TEST(HttpEdge, WhatIsReadHasATagAndIsNotSentToWhoHasIt) {
  HttpOffice office;
  auto client = office.client();
  for (const auto* accepted : {"identity", "gzip"}) {
    for (const auto* path : {kUnits, kLong}) {
      const std::string tag = client.get(path, {{"Accept-Encoding", accepted}})[field::etag];
      ASSERT_FALSE(tag.empty());
      for (const auto& given : {tag, "W/" + tag, "\"other\", " + tag, std::string("*")}) {
        const auto again = client.get(path, {{"If-None-Match", given}, {"Accept-Encoding", accepted}});
        EXPECT_EQ(again.result_int(), 304) << given;
        EXPECT_TRUE(again.body().empty());
        EXPECT_EQ(again[field::etag], tag) << "of what it would have been";
        EXPECT_EQ(again[field::vary], path == kLong ? "Accept-Encoding" : "");
      }
      EXPECT_EQ(client.get(path, {{"If-None-Match", "\"other\""}}).result_int(), 200);
      EXPECT_EQ(client.send(verb::head, path, "", {{"If-None-Match", tag}}).result_int(), 304);
    }
  }
}

TEST(HttpEdge, ATagChangesWithWhatItIsOf) {
  HttpOffice office;
  auto client = office.client();
  const std::string before = client.get(kUnits)[field::etag];
  client.post(kUnits, {{"name", "示例市发展改革局"}});
  EXPECT_EQ(client.get(kUnits, {{"If-None-Match", before}}).result_int(), 200);
  EXPECT_NE(client.get(kUnits)[field::etag], before);
}

TEST(HttpEdge, ACaseReadInCompressedFormIsCommandedUnderTheTagItCameWith) {
  HttpOffice office;
  auto client = office.client();
  const auto id = office.open_case();
  const auto shown = client.get("/api/v1/cases/" + id, {{"Accept-Encoding", "gzip"}});
  ASSERT_EQ(shown[field::content_encoding], "gzip");
  const auto answer =
      client.post("/api/v1/cases/" + id + "/commands", vote_history(), {{"If-Match", shown[field::etag]}});
  EXPECT_EQ(answer.result_int(), 200) << answer.body();
}

// --- Replacing ---

TEST(HttpEdge, WhatIsThereIsReplacedOnlyByWhoHasSeenIt) {
  HttpOffice office;
  auto client = office.client();
  const std::string path = "/api/v1/persons/01900000-0000-7000-8000-000000000003/kin";
  const auto put = [&](const char* staff, const Fields& fields) {
    const boost::json::value ties{{"items", {{{"staff", staff}, {"relation", "self"}}}}};
    auto all = fields;
    all.emplace_back("Content-Type", "application/json");
    return client.send(verb::put, path, boost::json::serialize(ties), all);
  };
  EXPECT_EQ(put("zzb-003", {}).result_int(), 200) << "nothing was there to be seen";
  const auto blind = put("zzb-004", {});
  EXPECT_EQ(blind.result_int(), 428);
  EXPECT_EQ(code_of(blind), "if-match-required");
  const std::string seen_tag = client.get(path)[field::etag];
  EXPECT_EQ(put("zzb-004", {{"If-Match", "W/" + seen_tag}}).result_int(), 400);
  EXPECT_EQ(put("zzb-004", {{"If-Match", "*"}}).result_int(), 400);
  EXPECT_EQ(put("zzb-004", {{"If-Match", seen_tag}}).result_int(), 200);
  const auto stale = put("zzb-005", {{"If-Match", seen_tag}});
  EXPECT_EQ(stale.result_int(), 412);
  EXPECT_EQ(code_of(stale), "stale-version");
  EXPECT_EQ(stale[field::etag], client.get(path)[field::etag]);
  EXPECT_EQ(put("zzb-004", {{"If-Match", seen_tag}}).result_int(), 200) << "a repetition does no harm";
}

// --- Trace context ---

TEST(HttpEdge, AWellFormedTraceIsTakenOverAndAnyOtherReplaced) {
  SecureRandom random;
  const std::string given = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  EXPECT_EQ(http::traceparent_of(given, random), given);
  EXPECT_EQ(http::traceparent_of("cc" + given.substr(2) + "-more", random), given)
      << "of a later version, what we know";
  for (const auto& bad : {std::string(), given + "-more", "ff" + given.substr(2), given.substr(1),
                          std::string("00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01"),
                          std::string("00-00000000000000000000000000000000-00f067aa0ba902b7-01"),
                          std::string("00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01"),
                          std::string("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0g")}) {
    const auto made = http::traceparent_of(bad, random);
    EXPECT_NE(made, bad);
    EXPECT_EQ(http::traceparent_of(made, random), made) << "well formed itself";
    EXPECT_NE(http::traceparent_of(bad, random), made);
  }
}

// --- Stopping ---

TEST(HttpEdge, AReadyServerSaysSoToAnyone) {
  HttpOffice office;
  EXPECT_EQ(office.client("").get("/api/v1/readiness").result_int(), 200);
}

TEST(HttpEdge, AServerThatIsToStopSaysSoFirstAndServesOn) {
  HttpOffice office({}, std::nullopt, [](Config& config) { config.edge.stop_delay_seconds = 60; });
  auto client = office.client();
  EXPECT_EQ(client.get(kUnits).count(field::connection), 0U);
  office.server().stop();
  for (auto answer = office.client().get("/api/v1/readiness"); answer.result_int() != 503;) {
    answer = office.client().get("/api/v1/readiness");
  }
  EXPECT_EQ(code_of(office.client().get("/api/v1/readiness")), "not-ready");
  EXPECT_EQ(office.client().get("/api/v1/health").result_int(), 200);
  const auto last = client.get(kUnits);
  EXPECT_EQ(last.result_int(), 200);
  EXPECT_EQ(last[field::connection], "close");
  office.stop();  // asked a second time, it waits no longer
  EXPECT_ANY_THROW(office.client());
}

// What a client had sent before the server was to stop is answered, on old connections and new ones.
TEST(HttpEdge, AServerThatStopsUnderLoadLosesNoRequest) {
  HttpOffice office({.threads = 2});
  std::atomic<int> lost{0}, answered{0};
  std::atomic<bool> stopping{false};
  const auto two_requests =
      std::string("GET /api/v1/units HTTP/1.1\r\nHost: x\r\n\r\nGET /api/v1/health HTTP/1.1\r\nHost: x\r\n\r\n");
  std::vector<std::jthread> clients;
  for (int number = 0; number < 8; ++number) {
    clients.emplace_back([&] {
      bool in_time = false;
      try {
        for (;;) {
          in_time = false;
          auto client = office.client();
          for (int round = 0; round < 3; ++round) {
            in_time = false;
            client.send_raw(two_requests);
            in_time = !stopping;
            const bool last =
                client.receive()[field::connection] == "close" || client.receive()[field::connection] == "close";
            ++answered;
            if (last) break;
          }
        }
      } catch (const std::exception&) {
        if (in_time) ++lost;
      }
    });
  }
  while (answered < 200) std::this_thread::yield();
  stopping = true;
  office.stop();
  clients.clear();
  EXPECT_EQ(lost, 0);
}

}  // namespace
}  // namespace renmian::test
