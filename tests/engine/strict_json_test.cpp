#include "engine/audit/strict_json.hpp"

#include <gtest/gtest.h>

#include <boost/json/serialize.hpp>
#include <stdexcept>

#include "engine/audit/canonical_json.hpp"
#include "tests/support/vectors.hpp"

namespace renmian {
namespace {

std::string code_of(std::string_view text, std::size_t max_depth = kMaxJsonDepth) {
  const auto value = parse_strict(text, max_depth);
  return value.has_error() ? value.error().code : "accepted";
}

std::string place_of(std::string_view text) {
  const auto value = parse_strict(text);
  return value.has_error() ? value.error().place : "accepted";
}

boost::json::value read(std::string_view text) {
  auto value = parse_strict(text);
  if (value.has_error()) throw std::runtime_error(value.error().message.en);
  return *value;
}

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

TEST(StrictJson, ReadsEveryKindOfValue) {
  for (const auto* text : {"null", "true", "false", "0", "-1", "1.5", "\"\"", "[]", "{}", " {} \n\t",
                           R"({"a":[1,{"b":"\u4efb\n"}],"c":{"a":null},"d":[[],[]]})"}) {
    EXPECT_EQ(read(text), boost::json::parse(text)) << text;
  }
}

TEST(StrictJson, PublishedRefusalsHold) {
  const auto vectors = test::vectors("jcs.json");
  for (const auto& vector : vectors.at("refused").as_array()) {
    EXPECT_NE(code_of(test::text_at(vector, "input")), "accepted") << test::text_at(vector, "name");
  }
}

TEST(StrictJson, TheSameMemberTwiceIsRefused) {
  EXPECT_EQ(code_of(R"({"a":1,"a":1})"), "json-duplicate-member");
  EXPECT_EQ(code_of(R"({"a":1,"b":2,"\u0061":3})"), "json-duplicate-member");
  EXPECT_EQ(code_of(R"({"\u0061b":1,"ab":3})"), "json-duplicate-member");
  EXPECT_EQ(code_of(R"({"":1,"":3})"), "json-duplicate-member");
  EXPECT_EQ(place_of(R"([0,{"a/~":{"b":1,"c":[2],"b":{}}}])"), "/1/a~1~0/b");
}

TEST(StrictJson, TheSameMemberInDifferentObjectsIsNotADuplicate) {
  EXPECT_EQ(code_of(R"({"a":{"a":{"a":1},"b":1},"b":[{"a":1},{"a":1}]})"), "accepted");
  EXPECT_EQ(code_of(R"({"a":1,"A":1,"\u00e4":1,"a\u0308":1})"), "accepted");
}

// Small objects and large ones are looked through in different ways.
TEST(StrictJson, TheSameMemberTwiceIsFoundInObjectsOfEverySize) {
  for (const std::size_t size : {1, 15, 16, 17, 1000, 100'000}) {
    std::string members;
    for (std::size_t i = 0; i < size; ++i) members += "\"m" + std::to_string(i) + "\":0,";
    EXPECT_EQ(code_of("{" + members + "\"last\":0}"), "accepted") << size;
    EXPECT_EQ(code_of("{" + members + "\"m0\":0}"), "json-duplicate-member") << size;
    EXPECT_EQ(place_of("{" + members + "\"\\u006d0\":0}"), "/m0") << size;
  }
}

TEST(StrictJson, LongNamesWithEscapesAreComparedWhole) {
  const std::string name(5000, 'n');
  EXPECT_EQ(code_of("{\"" + name + "\\u0061\":1,\"" + name + "a\":2}"), "json-duplicate-member");
  EXPECT_EQ(code_of("{\"" + name + "\\u0061\":1,\"" + name + "b\":2,\"\\u0061\":3}"), "accepted");
}

TEST(StrictJson, LoneSurrogatesAreRefused) {
  for (const auto* text : {R"(["\ud83d"])", R"(["\ud83dx"])", R"(["\ud83d\n"])", R"(["\ud83d\u0041"])",
                           R"(["\ud83d\ud83d"])", R"(["\ude00"])", R"({"\udfff":1})"}) {
    EXPECT_EQ(code_of(text), "json-encoding") << text;
  }
  EXPECT_EQ(read(R"("\ud83d\ude00")").get_string(), "😀");
}

TEST(StrictJson, InvalidUtf8IsRefusedWithItsPlace) {
  for (const auto* bytes : {"\x80", "\xc0\xaf", "\xc1\xbf", "\xe0\x9f\xbf", "\xed\xa0\x80", "\xed\xbf\xbf",
                            "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80", "\xf8", "\xff", "\xe4\xbb", "\xf0\x9f\x98"}) {
    const auto value = parse_strict("[\"ab" + std::string(bytes) + "\"]");
    ASSERT_TRUE(value.has_error()) << to_hex(std::string_view(bytes));
    EXPECT_EQ(value.error().code, "json-encoding");
    EXPECT_EQ(value.error().message.en, "At byte 4: not valid UTF-8.");
  }
  EXPECT_EQ(code_of("{\"\xff\":1}"), "json-encoding");
}

TEST(StrictJson, AByteOrderMarkIsRefused) { EXPECT_EQ(code_of("\xef\xbb\xbf{}"), "json-encoding"); }

TEST(StrictJson, NumbersThatOthersWouldReadDifferentlyAreRefused) {
  for (const auto* text : {"9007199254740992", "-9007199254740992", "9007199254740993", "9223372036854775807",
                           "9223372036854775808", "18446744073709551615", "18446744073709551616",
                           "100000000000000000000000000", "1e400", "-1e400", "1e-400", "1e99999999999"}) {
    EXPECT_EQ(code_of("[" + std::string(text) + "]"), "json-number") << text;
    EXPECT_EQ(code_of(text), "json-number") << text;
  }
  EXPECT_EQ(place_of(R"({"a":[1,2,1e400]})"), "/a/2");
}

// Canonical JSON would write them as the integers above.
TEST(StrictJson, NumbersThatCanonicallyAreTooLargeIntegersAreRefused) {
  for (const auto* text : {"9007199254740992.0", "-9007199254740992e0", "1e20", "999999999999999900000.0"}) {
    EXPECT_EQ(code_of(text), "json-number") << text;
  }
  for (const auto* text : {"9007199254740991.0", "-9007199254740991e0", "1e21", "-1e21"}) {
    EXPECT_EQ(code_of(text), "accepted") << text;
    EXPECT_EQ(code_of(canonical(read(text))), "accepted") << text;
  }
}

TEST(StrictJson, NumbersUpToTheSafeRangeAreRead) {
  EXPECT_EQ(read("9007199254740991").get_int64(), kMaxSafeInteger);
  EXPECT_EQ(read("-9007199254740991").get_int64(), -kMaxSafeInteger);
  EXPECT_EQ(read("[1.7976931348623157e308]").at(0).get_double(), 1.7976931348623157e308);
  EXPECT_EQ(read("5e-324").get_double(), 5e-324);
}

TEST(StrictJson, FractionsAreReadAsTheNearestDouble) {
  EXPECT_EQ(read("333333333.33333329").get_double(), 333333333.33333329);
  EXPECT_EQ(read("[0.1,2e-3,1E30,123456789.123456789e-20]"),
            (boost::json::array{0.1, 2e-3, 1E30, 123456789.123456789e-20}));
}

TEST(StrictJson, WhatIsNotJsonIsRefused) {
  for (const auto* text :
       {"",           " ",          "nul",      "[NaN]",   "[Infinity]", "[-Infinity]", "[01]",       "[-]",
        "[+1]",       "[.5]",       "[1.]",     "[1e]",    "[0x1]",      "[1,]",        "{\"a\":1,}", "{\"a\"}",
        "{a:1}",      "{'a':1}",    "[1 2]",    "[",       "{\"a\":",    "\"a",         "[\"\\x\"]",  "[\"\\u12g4\"]",
        "[\"a\nb\"]", "[\"a\tb\"]", "// c\n{}", "{} // c", "[/* c */]"}) {
    const auto code = code_of(text);
    EXPECT_TRUE(code == "json-syntax" || code == "json-trailing-text") << text << ": " << code;
  }
  EXPECT_EQ(code_of(std::string_view("[\"a\0b\"]", 7)), "json-syntax");
}

TEST(StrictJson, TextAfterTheValueIsRefused) {
  EXPECT_EQ(code_of("{} x"), "json-trailing-text");
  EXPECT_EQ(code_of("{}{}"), "json-trailing-text");
  EXPECT_EQ(code_of(std::string_view("{}\0", 3)), "json-trailing-text");
}

TEST(StrictJson, NestedToTheLimitIsReadAndOneDeeperIsRefused) {
  EXPECT_EQ(code_of(nested(32)), "accepted");
  EXPECT_EQ(code_of(nested(33)), "json-too-deep");
  EXPECT_EQ(code_of(nested(16), 16), "accepted");
  EXPECT_EQ(code_of(nested(17), 16), "json-too-deep");
  EXPECT_EQ(code_of(std::string(1'000'000, '[')), "json-too-deep");
}

TEST(StrictJson, AProblemNamesTheByteAndThePlaceInBothLanguages) {
  const auto value = parse_strict(R"({"a":[1,{"b":x}]})");
  ASSERT_TRUE(value.has_error());
  EXPECT_EQ(
      value.error(),
      (Problem{"json-syntax", "/a/1/b", {"第13字节处：不符合JSON语法。", "At byte 13: this is not valid JSON."}}));
}

}  // namespace
}  // namespace renmian
