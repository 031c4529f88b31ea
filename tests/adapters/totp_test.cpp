#include "adapters/identity/totp.hpp"

#include <gtest/gtest.h>

namespace renmian {
namespace {

constexpr std::string_view kSecret = "12345678901234567890";  // RFC 6238, appendix B
constexpr std::string_view kLongSecret = "12345678901234567890123456789012";

Timestamp at_second(std::int64_t seconds) { return {seconds * 1'000'000}; }

TEST(Totp, GivesTheCodesOfRfc6238) {
  struct Vector {
    std::int64_t second;
    const char* sha1;
    const char* sha256;
  };
  constexpr Vector kVectors[] = {
      {59, "94287082", "46119246"},         {1111111109, "07081804", "68084774"}, {1111111111, "14050471", "67062674"},
      {1234567890, "89005924", "91819424"}, {2000000000, "69279037", "90698825"}, {20000000000, "65353130", "77737706"},
  };
  for (const auto& [second, sha1, sha256] : kVectors) {
    const auto step = totp_step(at_second(second));
    EXPECT_EQ(totp_code(kSecret, step, TotpHash::kSha1, 8), sha1);
    EXPECT_EQ(totp_code(kLongSecret, step, TotpHash::kSha256, 8), sha256);
  }
}

TEST(Totp, TakesTheCodesOfThreeStepsAndNoOthers) {
  const auto now = at_second(1111111111);
  const auto step = totp_step(now);
  for (const auto offset : {-1, 0, 1}) {
    EXPECT_EQ(accepted_step(kSecret, totp_code(kSecret, step + offset), now, std::nullopt), step + offset);
  }
  for (const auto offset : {-2, 2}) {
    EXPECT_EQ(accepted_step(kSecret, totp_code(kSecret, step + offset), now, std::nullopt), std::nullopt);
  }
  for (const auto* wrong : {"", "12345", "1234567", "abcdef"}) {
    EXPECT_EQ(accepted_step(kSecret, wrong, now, std::nullopt), std::nullopt);
  }
}

TEST(Totp, TakesNoStepTwiceAndNoneBeforeOneThatWasTaken) {
  const auto now = at_second(1111111111);
  const auto step = totp_step(now);
  EXPECT_EQ(accepted_step(kSecret, totp_code(kSecret, step), now, step), std::nullopt);
  EXPECT_EQ(accepted_step(kSecret, totp_code(kSecret, step - 1), now, step), std::nullopt);
  EXPECT_EQ(accepted_step(kSecret, totp_code(kSecret, step + 1), now, step), step + 1);
}

TEST(Base32, IsThatOfRfc4648WithoutPadding) {
  constexpr std::pair<const char*, const char*> kVectors[] = {{"", ""},
                                                              {"f", "MY"},
                                                              {"fo", "MZXQ"},
                                                              {"foo", "MZXW6"},
                                                              {"foob", "MZXW6YQ"},
                                                              {"fooba", "MZXW6YTB"},
                                                              {"foobar", "MZXW6YTBOI"}};
  for (const auto& [bytes, text] : kVectors) EXPECT_EQ(base32(bytes), text);
}

TEST(Totp, TheUriSaysAllThatAnAppNeeds) {
  EXPECT_EQ(otpauth_uri("foobar", "任免", "zzb-001"),
            "otpauth://totp/%E4%BB%BB%E5%85%8D:zzb-001?secret=MZXW6YTBOI&issuer=%E4%BB%BB%E5%85%8D&algorithm=SHA1"
            "&digits=6&period=30");
}

}  // namespace
}  // namespace renmian
