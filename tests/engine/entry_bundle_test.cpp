#include "engine/audit/entry_bundle.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace renmian {
namespace {

using namespace std::string_view_literals;
using Views = std::vector<std::string_view>;

TEST(EntryBundle, EachEntryStandsBehindItsLengthInTwoBytesBigEndian) {
  const std::string long_entry(258, 'x');
  const Views entries{"abc", "", long_entry};
  EXPECT_EQ(to_bundle(entries), std::string("\0\3abc\0\0\1\2"sv) + long_entry);
  EXPECT_EQ(to_bundle({}), "");
}

TEST(EntryBundle, ReadsBack) {
  const std::string longest(kMaxEntryBytes, 'y');
  for (const auto& entries : {Views{}, Views{""}, Views{"abc", "", "\0\1"sv}, Views{longest, "z"}}) {
    EXPECT_EQ(parse_bundle(to_bundle(entries)), entries);
  }
}

TEST(EntryBundle, CutShortAnywhereInsideAnEntryItIsRefused) {
  const std::string bundle = to_bundle(Views{"abc", "de"});  // 5 bytes, 4 bytes
  for (std::size_t size = 0; size <= bundle.size(); ++size) {
    const bool whole = size == 0 || size == 5 || size == bundle.size();
    EXPECT_EQ(parse_bundle(std::string_view(bundle).substr(0, size)).has_value(), whole) << size;
  }
  EXPECT_FALSE(parse_bundle(bundle + "\1"));
}

TEST(EntryBundle, AnEntryLongerThanItsLengthCanSayIsNotWritten) {
  const std::string entry(kMaxEntryBytes + 1, 'x');
  EXPECT_THROW(to_bundle(Views{entry}), std::length_error);
}

}  // namespace
}  // namespace renmian
