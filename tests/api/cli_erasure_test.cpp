// Erasing content on the command line, and what the command line puts on record outside cases.
#include <gmock/gmock.h>

#include "tests/support/command_run.hpp"

namespace renmian::test {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string kCanary = "组织考虑另有安排此句只为查找";

class CliErasure : public testing::Test {
 protected:
  Ran run(const std::string& arguments) const { return here_.run(arguments); }
  std::string request() const {
    const auto asked = run("--json --actor zzb-001 audit erase --rule 干部人事档案保管期限 --reason 期限届满 --case " +
                           here_.case_id());
    EXPECT_EQ(asked.status, 0) << asked.out << asked.err;
    return std::string(asked.json().at("case").as_string());
  }
  // Whether any file of the installation holds it.
  bool on_disk(const std::string& text) const {
    bool found = false;
    for (const auto& file : std::filesystem::recursive_directory_iterator(here_.folder() / "var")) {
      if (file.is_regular_file()) found = found || file_content(file).find(text) != std::string::npos;
    }
    return found;
  }

  InstallationWithCase here_;
};

TEST_F(CliErasure, TakesTwoPersonsAndLeavesAHistoryThatVerifies) {
  const auto early = run("--actor zzb-001 audit erase --rule 期限 --reason 期限届满 --case " + here_.case_id());
  EXPECT_EQ(early.status, 1) << "the case is not over";
  EXPECT_THAT(early.out + early.err, HasSubstr("era-cases-over"));
  ASSERT_EQ(run("case do " + here_.case_id() + " terminate --data '{\"reason\":\"" + kCanary + "\"}'").status, 0);
  ASSERT_TRUE(on_disk(kCanary));

  const auto erasing = request();
  const auto alone = run("--actor zzb-001 audit erase --approve " + erasing);
  EXPECT_EQ(alone.status, 1);
  EXPECT_THAT(alone.out + alone.err, HasSubstr("era-two-persons"));
  const auto done = run("--json --actor zzb-002 audit erase --approve " + erasing);
  ASSERT_EQ(done.status, 0) << done.out << done.err;
  EXPECT_GE(done.json().at("entries").as_int64(), 2);
  EXPECT_FALSE(on_disk(kCanary));

  const auto history = run("case history " + here_.case_id());
  EXPECT_EQ(history.status, 0) << history.err;
  EXPECT_THAT(history.out, HasSubstr("内容已依“干部人事档案保管期限”销毁"));
  const auto shown = run("case show " + here_.case_id());
  EXPECT_EQ(shown.status, 3);
  EXPECT_THAT(shown.err, HasSubstr("已依规销毁"));
  EXPECT_THAT(run("case list").out, HasSubstr(here_.case_id()));
  EXPECT_EQ(run("audit verify").status, 0) << run("audit verify").out;
  EXPECT_EQ(run("--actor zzb-003 audit erase --approve " + erasing).status, 0) << "again is harmless";
}

TEST_F(CliErasure, CanBeRejected) {
  ASSERT_EQ(run("case do " + here_.case_id() + " terminate --data '{\"reason\":\"x\"}'").status, 0);
  const auto erasing = request();
  EXPECT_EQ(run("--actor zzb-002 audit erase --reject " + erasing).status, 2) << "without a reason";
  EXPECT_EQ(run("--actor zzb-002 audit erase --reject " + erasing + " --reason 仍在期限内").status, 0);
  EXPECT_EQ(run("--actor zzb-002 audit erase --approve " + erasing).status, 1);
  EXPECT_EQ(run("audit erase --rule x --reason y").status, 2) << "no case is named";
}

using CliJournal = CliErasure;

TEST_F(CliJournal, HasReadsAndChangesOnRecord) {
  ASSERT_EQ(run("--actor zzb-007 person show " + here_.person_id()).status, 0);
  ASSERT_EQ(run("--actor zzb-007 person export " + here_.person_id() + " --output out.lrmx").status, 0);
  ASSERT_EQ(run("--actor zzb-008 unit add --name 示例市审计局").status, 0);
  ASSERT_EQ(run("--actor zzb-008 policy set '{\"publicity_working_days\":7}' --procedure promote").status, 0);
  EXPECT_THAT(run("case list").out, Not(HasSubstr("记录中"))) << "a day of the system is no matter of cases";
  const auto days = run("case list --json --position system_day_open").json();
  ASSERT_GE(days.as_array().size(), 1U);
  const auto history = run("case history --json " + std::string(days.as_array().back().at("id").as_string()));
  EXPECT_THAT(history.out, HasSubstr("\"by\":\"zzb-007\""));
  EXPECT_THAT(history.out, HasSubstr(here_.person_id()));
  EXPECT_THAT(history.out, HasSubstr("\"kept_in\":\"units\""));
  EXPECT_THAT(history.out, HasSubstr("record_policy"));
  EXPECT_EQ(run("audit verify").status, 0);
}

}  // namespace
}  // namespace renmian::test
