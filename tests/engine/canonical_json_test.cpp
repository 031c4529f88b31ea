#include "engine/audit/canonical_json.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "engine/audit/strict_json.hpp"
#include "tests/support/vectors.hpp"

namespace renmian {
namespace {

using test::text_at;

std::string canonical_of(std::string_view text) { return canonical(*parse_strict(text)); }

std::string profile(std::string_view bytes) {
  const auto problem = check_profile(bytes);
  return problem ? problem->code : "kept";
}

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

TEST(CanonicalJson, PublishedVectorsHold) {
  const auto vectors = test::vectors("jcs.json");
  for (const auto& vector : vectors.at("canonical").as_array()) {
    EXPECT_EQ(canonical_of(text_at(vector, "input")), test::bytes_at(vector, "output_hex")) << text_at(vector, "name");
  }
}

TEST(CanonicalJson, PublishedNumbersHold) {
  const auto vectors = test::vectors("jcs.json");
  for (const auto& vector : vectors.at("numbers").as_array()) {
    const auto bits = std::stoull(text_at(vector, "ieee"), nullptr, 16);
    const auto number = std::bit_cast<double>(std::uint64_t{bits});
    if (vector.at("text").is_null()) {
      EXPECT_THROW(canonical(number), std::domain_error) << text_at(vector, "ieee");
    } else {
      EXPECT_EQ(canonical(number), text_at(vector, "text")) << text_at(vector, "ieee");
    }
  }
}

TEST(CanonicalJson, IntegersBeyondTheSafeRangeAreRefused) {
  EXPECT_EQ(canonical(kMaxSafeInteger), "9007199254740991");
  EXPECT_EQ(canonical(-kMaxSafeInteger), "-9007199254740991");
  EXPECT_EQ(canonical(std::uint64_t{7}), "7");
  EXPECT_THROW(canonical(kMaxSafeInteger + 1), std::domain_error);
  EXPECT_THROW(canonical(-kMaxSafeInteger - 1), std::domain_error);
  EXPECT_THROW(canonical(std::numeric_limits<std::uint64_t>::max()), std::domain_error);
}

TEST(CanonicalJson, MembersAreOrderedByUtf16CodeUnits) {
  // U+007F, U+D7FF, U+10000 and U+10FFFF (written with surrogates), U+E000, U+FFFD; and a prefix before what it begins.
  EXPECT_EQ(canonical_of("{\"\uFFFD\":0,\"\U0010FFFF\":0,\"\U00010000\":0,\"\uE000\":0,\"\uD7FF\":0,\"\x7f\":0}"),
            "{\"\x7f\":0,\"\uD7FF\":0,\"\U00010000\":0,\"\U0010FFFF\":0,\"\uE000\":0,\"\uFFFD\":0}");
  EXPECT_EQ(canonical_of(R"({"ab":0,"a":0,"":0,"b":0})"), R"({"":0,"a":0,"ab":0,"b":0})");
}

TEST(CanonicalJson, OnlyQuotesBackslashesAndControlsAreEscaped) {
  EXPECT_EQ(canonical_of(R"("\u0000\u0001\b\t\n\u000b\f\r\u001f\"\\\/\u007f\u2028任")"),
            "\"\\u0000\\u0001\\b\\t\\n\\u000b\\f\\r\\u001f\\\"\\\\/\x7f\u2028任\"");
}

TEST(CanonicalJson, UnicodeIsNotNormalised) {
  EXPECT_EQ(canonical_of("[\"e\u0301\",\"\u00e9\"]"), "[\"e\u0301\",\"\u00e9\"]");
}

TEST(EventProfile, CanonicalBodiesAreKept) {
  for (const auto* body : {"{}", "[]", "null", R"({"a":[],"b_1":{"x":-1},"c":"任免","d":null,"e":[true,false,0]})"}) {
    EXPECT_EQ(profile(body), "kept") << body;
  }
}

TEST(EventProfile, AnyOtherSpellingIsRefused) {
  for (const auto* body : {" {}", "{} ", R"({"a": 1})", R"({"b":1,"a":1})", R"({"a":"\u4efb"})", R"({"a":"\/"})",
                           R"({"a":"\u000A"})", R"({"a":"\u001F"})", R"({"a":-0})", R"({"\u0061":1})"}) {
    EXPECT_EQ(profile(body), "event-not-canonical") << body;
  }
  EXPECT_EQ(check_profile(R"({"b":1,"a":1})")->message.en, "From byte 2 on this is not the canonical form (RFC 8785).");
}

TEST(EventProfile, FractionsAndExponentsAreRefused) {
  for (const auto* body : {R"({"a":{"b":[0,1.5]}})", R"({"a":{"b":[0,1.0]}})", R"({"a":{"b":[0,1e2]}})"}) {
    EXPECT_EQ(profile(body), "event-number") << body;
    EXPECT_EQ(check_profile(body)->place, "/a/b/1");
  }
  EXPECT_EQ(profile(R"({"a":9007199254740992})"), "json-number");
  EXPECT_EQ(profile(R"({"a":9007199254740991})"), "kept");
}

TEST(EventProfile, NamesOfOtherLettersAreRefused) {
  for (const auto* body : {R"({"A":1})", R"({"":1})", R"({"a-b":1})", R"({"a.b":1})", R"({"任":1})", R"({"a b":1})"}) {
    EXPECT_EQ(profile(body), "event-member-name") << body;
  }
  EXPECT_EQ(check_profile(R"({"a":[{"B":1}]})")->place, "/a/0");
}

TEST(EventProfile, TheSameMemberTwiceIsRefused) {
  EXPECT_EQ(profile(R"({"a":1,"a":1})"), "json-duplicate-member");
  EXPECT_EQ(profile(R"({"a":1,"\u0061":1})"), "json-duplicate-member");
}

TEST(EventProfile, DepthAndLengthHaveTheirLimits) {
  EXPECT_EQ(profile(nested(16)), "kept");
  EXPECT_EQ(profile(nested(17)), "json-too-deep");
  EXPECT_EQ(profile("\"" + std::string(kMaxEventBytes - 2, 'x') + "\""), "kept");
  EXPECT_EQ(profile("\"" + std::string(kMaxEventBytes - 1, 'x') + "\""), "event-too-long");
}

TEST(CanonicalWriter, WritesWhatTheProfileKeeps) {
  CanonicalWriter writer;
  writer.begin_object();
  writer.key("at").string("2026-03-01T08:00:00.123456Z");
  writer.key("gates").begin_array();
  writer.begin_object().key("id").string("fan-1-file").key("verdict").string("met").end_object();
  writer.begin_object().end_object();
  writer.begin_array().end_array();
  writer.integer(-7).boolean(true).boolean(false).null().string("任\n\"").end_array();
  writer.key("gates_open").null();
  writer.key("v").integer(1);
  writer.end_object();
  const auto text = std::move(writer).take();
  EXPECT_EQ(
      text,
      R"({"at":"2026-03-01T08:00:00.123456Z","gates":[{"id":"fan-1-file","verdict":"met"},{},[],-7,true,false,null,)"
      R"("任\n\""],"gates_open":null,"v":1})");
  EXPECT_EQ(profile(text), "kept");
}

TEST(CanonicalWriter, KeysOutOfOrderAreRefused) {
  CanonicalWriter writer;
  EXPECT_THROW(writer.key("outside"), std::logic_error);
  writer.begin_object().key("b").begin_object().key("a").null().end_object();
  EXPECT_THROW(writer.key("a"), std::logic_error);
  EXPECT_THROW(writer.key("b"), std::logic_error);
  EXPECT_NO_THROW(writer.key("ba"));
}

TEST(CanonicalWriter, NestingAndIntegersHaveTheirLimits) {
  CanonicalWriter writer;
  for (std::size_t depth = 0; depth < kMaxEventDepth; ++depth) writer.begin_array();
  EXPECT_THROW(writer.begin_array(), std::logic_error);
  EXPECT_THROW(writer.integer(kMaxSafeInteger + 1), std::domain_error);
}

}  // namespace
}  // namespace renmian
