#include "engine/audit/digest.hpp"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace renmian {
namespace {

using namespace std::string_view_literals;

TEST(Sha256, OfAbcIsThatOfFips180) {
  EXPECT_EQ(to_hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Sha256, OfPartsIsThatOfTheWhole) {
  EXPECT_EQ(sha256({"a", "", "bc"}), sha256("abc"));
  EXPECT_EQ(sha256({}), sha256(""));
}

TEST(Sha256, OfManyThreadsAtOnceIsTheSame) {
  std::vector<Hash> hashes(4);
  std::vector<std::thread> threads;
  for (auto& hash : hashes) {
    threads.emplace_back([&hash] {
      for (int i = 0; i < 1000; ++i) hash = sha256("abc");
    });
  }
  for (auto& thread : threads) thread.join();
  for (const auto& hash : hashes) EXPECT_EQ(hash, sha256("abc"));
}

TEST(Hex, IsLowerCaseAndReadsBack) {
  EXPECT_EQ(to_hex("\x00\x7f\xff"sv), "007fff");
  EXPECT_EQ(from_hex("007fff"), "\x00\x7f\xff"sv);
  EXPECT_EQ(from_hex(""), "");
}

TEST(Hex, OddLengthUpperCaseAndOtherLettersAreRefused) {
  for (const auto* text : {"0", "00f", "0A", "0g", "0 ", "\xff\xff"}) EXPECT_FALSE(from_hex(text)) << text;
}

TEST(Base64, IsThatOfRfc4648AndReadsBack) {
  constexpr std::pair<std::string_view, std::string_view> kVectors[] = {{"", ""},
                                                                        {"f", "Zg=="},
                                                                        {"fo", "Zm8="},
                                                                        {"foo", "Zm9v"},
                                                                        {"foob", "Zm9vYg=="},
                                                                        {"fooba", "Zm9vYmE="},
                                                                        {"foobar", "Zm9vYmFy"},
                                                                        {"\xfb\xff\xfe", "+//+"}};
  for (const auto& [bytes, text] : kVectors) {
    EXPECT_EQ(to_base64(bytes), text);
    EXPECT_EQ(from_base64(text), bytes);
  }
}

TEST(Base64, AnythingButTheOneRightTextIsRefused) {
  // Padding missing, too much, alone or inside; spare bits set; the URL alphabet; white space.
  for (const auto* text : {"Zg", "Zg=", "Zg===", "=", "====", "Z===", "Zg==Zg==", "Zh==", "Zm9=", "-__-", "Zm9v\n",
                           "Zm 9", "Zm9v\r\n\r\n"}) {
    EXPECT_FALSE(from_base64(text)) << text;
  }
}

TEST(HashText, OfAnotherLengthIsRefused) {
  const auto hash = sha256("abc");
  EXPECT_EQ(hash_from_hex(to_hex(hash)), hash);
  EXPECT_EQ(hash_from_base64(to_base64(hash)), hash);
  EXPECT_FALSE(hash_from_hex(to_hex(hash) + "00"));
  EXPECT_FALSE(hash_from_hex("00"));
  EXPECT_FALSE(hash_from_base64(to_base64(as_bytes(hash).substr(1))));
}

TEST(Utf8, EveryKindOfValidSequenceIsFound) {
  EXPECT_EQ(
      find_invalid_utf8("a\x7f\xc2\x80\xdf\xbf任\xed\x9f\xbf\xee\x80\x80\xef\xbf\xbf\xf0\x90\x80\x80\xf4\x8f\xbf\xbf"),
      std::string_view::npos);
}

TEST(Utf8, EveryKindOfInvalidSequenceIsFound) {
  // A lone continuation, overlong forms, a surrogate, beyond U+10FFFF, cut short, wrong continuation.
  for (const auto* bytes :
       {"\x80", "\xbf", "\xc0\x80", "\xc1\xbf", "\xe0\x9f\xbf", "\xf0\x8f\xbf\xbf", "\xed\xa0\x80", "\xf4\x90\x80\x80",
        "\xf5\x80\x80\x80", "\xff", "\xc2", "\xe4\xbb", "\xf0\x9f\x98", "\xc2 ", "\xe4\xbb ", "\xf0\x9f\x98 "}) {
    EXPECT_EQ(find_invalid_utf8("ab" + std::string(bytes) + "c"), 2u) << to_hex(std::string_view(bytes));
  }
}

}  // namespace
}  // namespace renmian
