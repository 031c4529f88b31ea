#include <algorithm>
#include <boost/json/serialize.hpp>
#include <iterator>

#include "tests/exploration/schema_values.hpp"
#include "tests/fuzz/http_input.hpp"
#include "tests/fuzz/http_world.hpp"

namespace renmian::fuzz {
namespace {

Sample sample(std::string name, HttpReader reader, std::string_view text, std::size_t choice = 0) {
  std::string input;
  for (const auto byte : {std::size_t{kHttpInput}, static_cast<std::size_t>(reader), choice}) {
    input.push_back(static_cast<char>(byte));
  }
  return {"http_" + std::move(name), input.append(text)};
}

std::vector<Sample> requests() {
  using enum HttpReader;
  return {
      sample("request_list", kRequest,
             "GET /api/v1/cases?limit=2 HTTP/1.1\r\nHost: a\r\nAccept-Language: en;q=0.8, zh-CN;q=0.9\r\n"
             "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\r\nX-Request-Id: r-1\r\n"
             "X-Forwarded-For: 192.0.2.1, 10.0.0.1\r\nIf-None-Match: W/\"x\", \"y\"\r\nAccept-Encoding: gzip\r\n\r\n",
             1),
      sample("request_cookie", kRequest,
             "DELETE /api/v1/sessions/current HTTP/1.1\r\nHost: a\r\nOrigin: http://a\r\nX-CSRF-Token: t\r\n"
             "Sec-Fetch-Site: same-origin\r\nCookie: b=c; __Host-sid=x\r\nIdempotency-Key: k\r\n\r\n"),
      sample("request_unit", kRequest,
             "POST /api/v1/units HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nIdempotency-Key: \"u\"\r\n"
             "Content-Length: 17\r\n\r\n{\"name\":\"a unit\"}",
             1),
      sample("request_chunked", kRequest,
             "POST /api/v1/units HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nIdempotency-Key: c\r\n"
             "Transfer-Encoding: chunked\r\n\r\n8\r\n{\"name\":\r\n8;x=y\r\n\"other\"}\r\n0\r\n\r\n",
             1),
      sample("request_document", kRequest,
             "POST /api/v1/documents?case=018f0000-0000-7000-8000-000000000004&name=a.txt HTTP/1.1\r\nHost: a\r\n"
             "Content-Type: text/plain\r\nIdempotency-Key: d\r\n"
             "Content-Digest: sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:\r\nContent-Length: 0\r\n\r\n",
             1),
      sample("request_sign_in", kRequest,
             "POST /api/v1/sessions HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nIdempotency-Key: s\r\n"
             "Content-Length: 44\r\n\r\n{\"login\":\"a\",\"password\":\"b\",\"totp\":\"123456\"}"),
  };
}

std::vector<Sample> parts() {
  using enum HttpReader;
  return {
      sample("fields", kFields,
             "Cookie: a=b; __Host-sid=token\nIdempotency-Key: \"a\\\"b\"\nX-Forwarded-For: 192.0.2.7, 10.0.0.1\n"
             "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\nX-Forwarded-Proto: https\n"
             "Accept-Language: zh-CN,zh;q=0.9,en;q=0.8\nIf-Match: \"018f0000-0000-7000-8000-000000000004-1\"\n"),
      sample("fields_odd", kFields,
             "Cookie: =; a; a=\nIdempotency-Key: \"\nX-Forwarded-For: ,::ffff:10.0.0.1,[::1]\n"
             "traceparent: 01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-x\n"
             "Accept-Language: *;q=2, zh;q=, en;q=0.\n",
             1),
      sample("token_bearer", kToken, "rmt_0123456789", 0),
      sample("token_cookie", kToken, "x", 1),
      sample("token_certificate", kToken, std::string(64, 'a'), 2),
      sample("answer", kAnswer, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nRetry-After: 7\r\n\r\n{}"),
      sample("answer_chunked", kAnswer, "HTTP/1.1 202 A\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"),
      sample("answer_continued", kAnswer, "HTTP/1.1 100 C\r\n\r\nHTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n"),
      sample("answer_until_end", kAnswer, "HTTP/1.0 302 Found\r\nLocation: http://10.0.0.1/\r\n\r\nelsewhere"),
      sample("id_token_claims", kIdToken,
             R"({"iss":"https://sso.example.gov.cn","sub":"1","aud":["renmian"],"exp":1772413500,"iat":1772413200,)"
             R"("auth_time":1772413200,"nonce":"n-1","amr":["pwd","otp"],"acr":"2","preferred_username":"zzb-001"})",
             1),
      sample("id_token_unsigned", kIdToken, "eyJhbGciOiJub25lIn0.eyJpc3MiOiJodHRwczovL3NzbyJ9.", 0),
      sample("signing_keys", kSigningKeys,
             R"({"keys":[{"kty":"EC","kid":"1","use":"sig","alg":"ES256","crv":"P-256",)"
             R"("x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"},)"
             R"({"kty":"oct","k":"AAAA"}]})"),
      sample("code", kCode, "287082", 0),
      sample("password_hash", kPasswordHash,
             "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
  };
}

// Every parameter of every list, each with the least that its schema takes.
std::vector<Sample> queries() {
  std::vector<Sample> samples;
  for (std::size_t choice = 0; choice < HttpWorld::reading().size(); ++choice) {
    const auto& operation = *HttpWorld::reading()[choice]->operation;
    std::string query;
    for (const auto& parameter : operation.query) {
      const auto value = exploration::least_value(parameter.schema());
      query.append(query.empty() ? "" : "&").append(parameter.name).append("=");
      query += value.is_string() ? std::string(value.get_string()) : boost::json::serialize(value);
    }
    if (!query.empty()) {
      samples.push_back(sample("query_" + std::string(operation.id), HttpReader::kQuery, query, choice));
    }
  }
  return samples;
}

// The least that the schema of every body takes.
std::vector<Sample> bodies() {
  std::vector<Sample> samples;
  for (std::size_t choice = 0; choice < HttpWorld::taking_json().size(); ++choice) {
    const auto& operation = *HttpWorld::taking_json()[choice]->operation;
    const auto json = std::ranges::find(operation.body->contents, "application/json", &http::Content::type);
    const auto least = exploration::least_value(json->schema());
    samples.push_back(
        sample("body_" + std::string(operation.id), HttpReader::kBody, boost::json::serialize(least), choice));
  }
  return samples;
}

}  // namespace

std::vector<Sample> http_samples() {
  auto samples = requests();
  std::ranges::move(parts(), std::back_inserter(samples));
  std::ranges::move(queries(), std::back_inserter(samples));
  std::ranges::move(bodies(), std::back_inserter(samples));
  return samples;
}

}  // namespace renmian::fuzz
