// What an installation is found to lack, on both sides of each boundary, and that each finding says what to do.
#include "api/service/doctor.hpp"

#include <gmock/gmock.h>

#include <fstream>

#include "adapters/store/open.hpp"
#include "api/service/doctor_parts.hpp"
#include "api/service/identity/first_start.hpp"
#include "api/service/runtime.hpp"
#include "tests/support/certificate.hpp"
#include "tests/support/databases.hpp"

namespace renmian::test {
namespace {

namespace fs = std::filesystem;
using doctor::Findings;
using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using Level = HealthFinding::Level;

constexpr std::int64_t kSecond = 1'000'000, kHour = 3'600 * kSecond, kDay = 24 * kHour;

Timestamp after(Timestamp time, std::int64_t microseconds) { return {time.microseconds + microseconds}; }

// The findings of one level, in English; all of them are told in both languages, and what is amiss with advice.
std::vector<std::string> told(const std::vector<HealthFinding>& findings, Level level, std::string_view check = {}) {
  std::vector<std::string> texts;
  for (const auto& finding : findings) {
    EXPECT_FALSE(finding.what.zh.empty() || finding.what.en.empty());
    const bool advised = !finding.advice.zh.empty() && !finding.advice.en.empty();
    EXPECT_EQ(advised, finding.level != Level::kGood) << finding.what.en;
    if (finding.level == level && (check.empty() || finding.check == check)) texts.push_back(finding.what.en);
  }
  return texts;
}

std::vector<HealthFinding> look(void (*part)(const Config&, Findings&), const Config& config) {
  Findings found("test");
  part(config, found);
  return found.take();
}
std::vector<HealthFinding> look(void (*part)(const Config&, Timestamp, Findings&), const Config& config,
                                Timestamp now) {
  Findings found("test");
  part(config, now, found);
  return found.take();
}

class Doctor : public testing::Test {
 protected:
  Doctor() {
    config_.database = "sqlite:" + (folder_.path() / "renmian.db").string();
    config_.key_file = (folder_.path() / "key.pem").string();
    config_.log_level = "error";
  }

  // With the first entries in the log, made now.
  void install() const {
    migrate(config_.database);
    Runtime runtime(config_);
    static_cast<void>(first_start(runtime));
  }
  static Timestamp now() { return SystemClock().now(); }

  TemporaryFolder folder_;
  Config config_;
};

TEST_F(Doctor, FindsAClockThatIsBehindTheLastEntryOfTheLogOrFarPastIt) {
  const auto before = now();
  install();
  EXPECT_THAT(told(examine(config_, after(before, -kHour)), Level::kBad, "clock"),
              ElementsAre(HasSubstr("behind the last entry")));
  EXPECT_THAT(told(examine(config_, now()), Level::kGood, "clock"), Not(IsEmpty()));
  EXPECT_THAT(told(examine(config_, after(before, 400 * kDay)), Level::kGood, "clock"), Not(IsEmpty()));
  EXPECT_THAT(told(examine(config_, after(now(), 401 * kDay)), Level::kWarning, "clock"),
              ElementsAre(HasSubstr("400 days")));
}

TEST_F(Doctor, FindsKeysThatOthersCanRead) {
  install();
  ASSERT_TRUE(fs::exists(config_.seal_key()));
  EXPECT_THAT(told(examine(config_, now()), Level::kBad, "keys"), IsEmpty());
  for (const auto& file : {config_.key_file, config_.seal_key()}) {
    for (const auto open : {fs::perms::group_read, fs::perms::others_read}) {
      fs::permissions(file, open, fs::perm_options::add);
      EXPECT_THAT(told(examine(config_, now()), Level::kBad, "keys"), Contains("others can read the key " + file));
      fs::permissions(file, open, fs::perm_options::remove);
    }
  }
}

TEST_F(Doctor, FindsACalendarThatEndsBeforeTheYearDoesOrTheNextOneBegins) {
  const auto on = [&](int year, unsigned month, unsigned day) {
    const CivilDate date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
    return look(doctor::look_at_calendar, config_, after(start_of_day_in_china(date), kHour));
  };
  int last = 2026;  // of the built-in one
  while (told(on(last + 1, 1, 1), Level::kBad).empty()) ++last;
  const auto unknown = "the working days of " + std::to_string(last + 1) + " are not known";
  EXPECT_THAT(told(on(last, 10, 31), Level::kGood), ElementsAre(HasSubstr(std::to_string(last))));
  EXPECT_THAT(told(on(last, 11, 1), Level::kWarning), ElementsAre(unknown));
  EXPECT_THAT(told(on(last, 12, 31), Level::kWarning), ElementsAre(unknown));
  EXPECT_THAT(told(on(last + 1, 1, 1), Level::kBad), ElementsAre(unknown));
}

class DoctorOfTls : public Doctor {
 protected:
  DoctorOfTls() {
    config_.edge.tls_certificate = (folder_.path() / "server.pem").string();
    config_.edge.tls_key = (folder_.path() / "server.key").string();
  }

  void certify(long seconds_left) {
    fs::remove(config_.edge.tls_key);
    write_certificate(config_.edge.tls_certificate, config_.edge.tls_key,
                      CertificateWish{.seconds_left = seconds_left});
    fs::permissions(config_.edge.tls_key, fs::perms::owner_read | fs::perms::owner_write);
  }
  std::vector<HealthFinding> looked() { return look(doctor::look_at_certificates, config_, now()); }
};

TEST_F(DoctorOfTls, FindsACertificateThatHasExpiredOrSoonWill) {
  constexpr long kDaySeconds = 86'400;
  certify(-60);
  EXPECT_THAT(told(looked(), Level::kBad), ElementsAre("the certificate has expired"));
  certify(30 * kDaySeconds - 60);
  EXPECT_THAT(told(looked(), Level::kWarning), ElementsAre("the certificate is good for 29 days"));
  certify(30 * kDaySeconds + 3'600);
  EXPECT_THAT(told(looked(), Level::kGood), ElementsAre("the certificate is good for 30 days"));
}

TEST_F(DoctorOfTls, FindsAKeyThatIsNotTheCertificatesOwn) {
  certify(90 * 86'400);
  EXPECT_THAT(told(looked(), Level::kBad), IsEmpty());
  write_certificate(folder_.path() / "other.pem", config_.edge.tls_key);
  fs::permissions(config_.edge.tls_key, fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_THAT(told(looked(), Level::kBad), ElementsAre("certificate and key do not belong together"));
  fs::remove(config_.edge.tls_key);
  EXPECT_THAT(told(looked(), Level::kBad), ElementsAre("certificate and key do not belong together"));
  std::ofstream(config_.edge.tls_certificate) << "nothing";
  EXPECT_THAT(told(looked(), Level::kBad), ElementsAre(HasSubstr("is not a readable certificate")));
}

TEST_F(DoctorOfTls, FindsAKeyThatEverybodyCanReadAndMindsItsGroupAsLittleAsTheServerDoes) {
  certify(90 * 86'400);
  fs::permissions(config_.edge.tls_key, fs::perms::group_read, fs::perm_options::add);
  EXPECT_THAT(told(looked(), Level::kBad), IsEmpty());
  fs::permissions(config_.edge.tls_key, fs::perms::others_read, fs::perm_options::add);
  EXPECT_THAT(told(looked(), Level::kBad), ElementsAre(HasSubstr("others can read the key " + config_.edge.tls_key)));
}

class DoctorOfPostgresql : public Doctor {
 protected:
  std::vector<std::string> told_of(const std::string& database, Level level) {
    config_.database = database;
    return told(look(doctor::look_at_connection, config_), level);
  }
};

TEST_F(DoctorOfPostgresql, FindsADatabaseElsewhereThatNeedNotProveWhichItIs) {
  for (const auto* url : {
           "postgresql://db1/renmian",
           "postgresql://db1/renmian?sslmode=require",
           "postgresql://db1/renmian?sslmode=verify-ca",
           "postgresql://localhost,db1/renmian",
           "postgresql:///renmian?host=db1",
           "postgresql://localhost/renmian?hostaddr=10.0.0.7",
       }) {
    EXPECT_THAT(told_of(url, Level::kBad), ElementsAre(HasSubstr("TLS does not prove it"))) << url;
  }
  for (const auto* url : {"postgresql://db1/renmian?sslmode=verify-full", "postgresql:///renmian?host=/run/postgresql",
                          "postgresql://localhost/renmian", "postgresql://127.0.0.1,[::1]/renmian"}) {
    EXPECT_THAT(told_of(url, Level::kBad), IsEmpty()) << url;
    EXPECT_THAT(told_of(url, Level::kGood), Not(IsEmpty())) << url;
  }
}

TEST_F(DoctorOfPostgresql, FindsAPasswordInTheUrlAndDoesNotRepeatIt) {
  for (const auto* url : {"postgresql://renmian:canary@localhost/renmian",
                          "postgresql://localhost/renmian?user=renmian&password=canary"}) {
    EXPECT_THAT(told_of(url, Level::kWarning), ElementsAre(HasSubstr("a password in the database's URL"))) << url;
    EXPECT_THAT(told_of(url, Level::kWarning), Each(Not(HasSubstr("canary"))));
  }
  EXPECT_THAT(told_of("postgresql://renmian@localhost/renmian", Level::kWarning), IsEmpty());
  EXPECT_THAT(told_of("postgresql://localhost/renmian?canary=canary", Level::kBad),
              ElementsAre("the database's URL cannot be read"));
}

TEST_F(DoctorOfPostgresql, HasNothingToSayOfAFile) {
  EXPECT_THAT(look(doctor::look_at_connection, config_), IsEmpty());
}

}  // namespace
}  // namespace renmian::test
