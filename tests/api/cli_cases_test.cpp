// Cases and batches on the command line: what a person sees, and the exit status.
#include <gmock/gmock.h>

#include <boost/json/serialize.hpp>

#include "engine/base/time.hpp"
#include "tests/support/command_run.hpp"

namespace renmian::test {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr auto kUnknown = "01890000-0000-7000-8000-000000000000";
// An analysis report holds for a year: the document bears the date of today.
const std::string kStart = [] {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto today =
      renmian::to_string(renmian::date_in_china({std::chrono::duration_cast<std::chrono::microseconds>(now).count()}));
  const auto document = [&](const std::string& title) {
    return R"({"title":")" + title + R"(","date":")" + today + R"("})";
  };
  return R"('{"analysis_report":)" + document("分析研判报告") + R"(,"start_opinion":)" + document("启动意见") +
         R"(,"reason":"需要","authority_entry":)" + document("干部管理权限目录") + R"(,"managed_by":"own"}')";
}();
constexpr auto kQuota = R"('{"reply":{"title":"职数审核答复","date":"2025-03-03"},"authorised":5,"in_use":4,)"
                        R"("reserved":0,"within_specification":true}')";

// Whoever opened the case runs it; its checks are confirmed by others.
const std::string kEstablishment = "--actor bb-001 --role establishment_office";

class CaseCommand : public testing::Test {
 protected:
  Ran run(const std::string& arguments) const { return here_.run(arguments); }
  Ran give(const std::string& command, const std::string& data, const std::string& more = {}) const {
    return run("case do " + here_.case_id() + " " + command + " --data " + data + " " + more);
  }
  std::string text_at(const boost::json::value& json, std::string_view member) const {
    return std::string(std::string_view(json.at(member).as_string()));
  }

  InstallationWithCase here_;
};

TEST_F(CaseCommand, ARefusalNamesEveryGateThatIsNotMet) {
  const auto refused = give("give_start_opinion", kStart);
  EXPECT_EQ(refused.status, 1);
  EXPECT_EQ(refused.out, "");
  EXPECT_THAT(refused.err, HasSubstr("gate-closed"));
  EXPECT_THAT(refused.err, testing::ContainsRegex("✗ quota-vacancy [^\n]*\\(.* · [VOSM]\\)\n    - "));
  EXPECT_THAT(refused.err, testing::ContainsRegex("✗ wbz-4-quota [^\n]*\\(.* · [VOSM]\\)\n    - "));
}

TEST_F(CaseCommand, ARefusalIsAnAnswerInJson) {
  const auto refused = give("give_start_opinion", kStart, "--json --language en");
  EXPECT_EQ(refused.status, 1);
  EXPECT_EQ(refused.err, "");
  const auto answer = refused.json();
  EXPECT_EQ(answer.at("code"), "gate-closed");
  std::set<std::string> not_met;
  for (const auto& gate : answer.at("gates").as_array()) {
    if (gate.at("verdict") == "unmet") not_met.insert(text_at(gate, "id"));
    EXPECT_FALSE(gate.at("source").as_string().empty());
  }
  EXPECT_EQ(not_met, (std::set<std::string>{"quota-vacancy", "wbz-4-quota"}));
}

TEST_F(CaseCommand, WhatWasMissingIsRecordedAndTheCaseMovesOn) {
  EXPECT_EQ(give("record_quota_reply", kQuota, kEstablishment).status, 0);
  const auto done = give("give_start_opinion", kStart);
  EXPECT_EQ(done.status, 0) << done.err;
  EXPECT_THAT(done.out, HasSubstr("动议"));
  const auto shown = run("case show " + here_.case_id());
  EXPECT_EQ(shown.status, 0);
  EXPECT_THAT(shown.out, HasSubstr("report_proposal"));
  EXPECT_THAT(shown.out, Not(HasSubstr("give_start_opinion")));
}

TEST_F(CaseCommand, ShowSaysWhatComesNextAndWhatIsMissing) {
  const auto shown = run("case show " + here_.case_id());
  EXPECT_EQ(shown.status, 0);
  EXPECT_THAT(shown.out, HasSubstr("赵样 → 示例市统计局 局长"));
  EXPECT_THAT(shown.out, HasSubstr("give_start_opinion 提出启动意见 → 动议"));
  EXPECT_THAT(shown.out, HasSubstr("✗ quota-vacancy"));
  EXPECT_THAT(shown.out, HasSubstr("record_quota_reply"));
  EXPECT_THAT(run("case show --language en " + here_.case_id()).out, HasSubstr("What comes next"));
  const auto view = run("case show --json " + here_.case_id()).json();
  EXPECT_EQ(view.at("position"), "analysis");
  EXPECT_FALSE(view.at("commands").as_array().empty());
}

TEST_F(CaseCommand, ShowSpeaksTheWordsOfTheProcedure) {
  give("record_quota_reply", kQuota, kEstablishment);
  const auto chinese = run("case show " + here_.case_id()).out;
  EXPECT_THAT(chinese, testing::ContainsRegex("  选任需求 +[^\n]*县处级正职"));
  EXPECT_THAT(chinese, testing::ContainsRegex("  职数审核 +职数审核答复[^\n]*核定职数=5"));
  const auto english = run("case show --language en " + here_.case_id()).out;
  EXPECT_THAT(english, testing::ContainsRegex("  Quota +[^\n]*Posts authorised=5"));
  EXPECT_THAT(english, HasSubstr("Division level, head"));
}

TEST_F(CaseCommand, ShowLeavesOutThatTheCaseIsOpen) {
  const auto shown = run("case show " + here_.case_id());
  EXPECT_THAT(shown.out, HasSubstr("record_leak_check 保密情况核查  [干部监督科]\n  "));
  EXPECT_THAT(shown.out, Not(HasSubstr("case-open")));
  EXPECT_THAT(shown.out, HasSubstr("✓ complaint-register"));
}

TEST_F(CaseCommand, HistoryTellsRefusalsToo) {
  give("give_start_opinion", kStart);
  give("record_quota_reply", kQuota, "--actor bb-007 --role establishment_office");
  const auto history = run("case history " + here_.case_id());
  EXPECT_EQ(history.status, 0);
  EXPECT_THAT(history.out, HasSubstr("2025-03-03 09:00  zzb-001"));
  EXPECT_THAT(history.out, HasSubstr("拒绝： quota-vacancy wbz-4-quota"));
  EXPECT_THAT(history.out, HasSubstr("bb-007"));
  EXPECT_EQ(run("case history --json " + here_.case_id()).json().as_array().size(), 3U);
}

TEST_F(CaseCommand, WhatIsNotPossibleHereIsRefusedByARule) {
  const auto refused = give("close_case", R"('{"filed_as":"2025-1"}')");
  EXPECT_EQ(refused.status, 1);
  EXPECT_THAT(refused.err, HasSubstr("not-possible-here"));
}

TEST_F(CaseCommand, AStaleVersionIsRefused) {
  EXPECT_EQ(give("record_quota_reply", kQuota, kEstablishment + " --version 1").status, 0);
  const auto stale = give("record_quota_reply", kQuota, kEstablishment + " --version 1");
  EXPECT_EQ(stale.status, 1);
  EXPECT_THAT(stale.err, HasSubstr("stale-version"));
}

TEST_F(CaseCommand, TheSameKeyGivesTheSameAnswerOnce) {
  EXPECT_EQ(give("record_quota_reply", kQuota, kEstablishment + " --key k1").status, 0);
  const auto again = give("record_quota_reply", kQuota, kEstablishment + " --key k1 --json");
  EXPECT_EQ(again.status, 0);
  EXPECT_EQ(again.json().at("version"), 2);
  EXPECT_EQ(give("raise_issue", R"('{"issue":"1","what":"x"}')", kEstablishment + " --key k1").status, 2);
}

TEST_F(CaseCommand, DataComesFromAFileOrStandardInput) {
  std::ofstream(here_.folder() / "quota.json") << std::string(kQuota).substr(1, std::string(kQuota).size() - 2);
  EXPECT_EQ(give("record_quota_reply", "quota.json", kEstablishment).status, 0);
  EXPECT_EQ(give("record_quota_reply", "- < quota.json", kEstablishment).status, 0);
  const auto missing = give("record_quota_reply", "no-such.json");
  EXPECT_EQ(missing.status, 2);
  EXPECT_THAT(missing.err, HasSubstr("file-unreadable no-such.json"));
}

TEST_F(CaseCommand, BadInputNamesEveryPlace) {
  const auto bad = give("record_quota_reply", R"('{"authorised":-1,"extra":1}')");
  EXPECT_EQ(bad.status, 2);
  for (const auto* place : {"/reply", "/authorised", "/in_use", "/reserved", "/within_specification", "/extra"}) {
    EXPECT_THAT(bad.err, HasSubstr(std::string(place) + ":"));
  }
  EXPECT_EQ(give("no_such_command", "'{}'").status, 2);
}

TEST_F(CaseCommand, BrokenJsonIsBadInput) {
  for (const auto* data : {"'{'", R"('{"a":1,"a":2}')", "'{} {}'", "'[1,]'"}) {
    const auto broken = give("record_quota_reply", data);
    EXPECT_EQ(broken.status, 2) << data;
    EXPECT_THAT(broken.err, HasSubstr("json-")) << data;
  }
}

TEST_F(CaseCommand, AnUnknownCaseIsBadInput) {
  const std::string unknown = kUnknown;
  for (const auto& arguments :
       {"case show " + unknown, "case history " + unknown, "case do " + unknown + " resume", "batch show " + unknown,
        "batch do " + unknown + " resume", "person show " + unknown, "person export --output x " + unknown,
        "case open --need x --person " + here_.person_id() + " --post " + unknown,
        "case open --need x --person " + unknown + " --post " + here_.post_id()}) {
    const auto ran = run(arguments);
    EXPECT_EQ(ran.status, 2) << arguments;
    EXPECT_NE(ran.err, "") << arguments;
    EXPECT_EQ(run(arguments + " --json").status, 2) << arguments;
    EXPECT_NO_THROW(run(arguments + " --json").json()) << arguments;
  }
}

TEST_F(CaseCommand, ACaseIsOpenedInABatch) {
  const auto opened = run("case open --json --need 补缺 --person " + here_.person_id() + " --post " + here_.post_id() +
                          " --batch " + here_.batch_id());
  ASSERT_EQ(opened.status, 0) << opened.out;
  EXPECT_EQ(opened.json().at("position"), "analysis");
  EXPECT_EQ(run("batch show --json " + here_.batch_id()).json().at("cases").as_array().size(), 2U);
  EXPECT_EQ(run("case list --json --batch " + here_.batch_id()).json().as_array().size(), 2U);
  EXPECT_EQ(run("case list --json --position motion").json().as_array().size(), 0U);
  EXPECT_EQ(run("case list --json --limit 1").json().as_array().size(), 1U);
  EXPECT_EQ(run("case list --json --after " + here_.case_id()).json().at(0).at("id"), opened.json().at("case"));
}

TEST_F(CaseCommand, ACaseIsOfTheKindItIsOpenedAs) {
  const auto open = "case open --json --need 补缺 --person " + here_.person_id() + " --post " + here_.post_id();
  EXPECT_EQ(run(open).json().at("position"), "analysis");
  EXPECT_EQ(run(open + " --kind removal").json().at("position"), "proposing");
  EXPECT_EQ(run(open + " --kind none").status, 2);
}

TEST_F(CaseCommand, ABatchIsDoneTogetherOrEachByItself) {
  const auto second = text_at(run("case open --json --need 补缺 --person " + here_.person_id() + " --post " +
                                  here_.post_id() + " --batch " + here_.batch_id())
                                  .json(),
                              "case");
  EXPECT_EQ(give("record_quota_reply", kQuota, kEstablishment).status, 0);
  const auto all = "batch do " + here_.batch_id() + " give_start_opinion --data " + kStart;

  const auto together = run(all + " --mode all --json");
  EXPECT_EQ(together.status, 1);
  std::set<std::string> codes;
  const auto answers = together.json();
  for (const auto& answer : answers.as_array()) codes.insert(text_at(answer, "code"));
  EXPECT_EQ(codes, (std::set<std::string>{"gate-closed", "not-done"}));

  EXPECT_EQ(run(all + " --case " + here_.case_id()).status, 0);
  const auto each = run("batch do " + here_.batch_id() + " record_quota_reply " + kEstablishment + " --data " + kQuota +
                        " --each '{\"" + second + "\":{\"authorised\":9}}'");
  EXPECT_EQ(each.status, 0) << each.err;
  EXPECT_EQ(run("case show --json " + second).json().at("facts").at("quota").at("authorised"), 9);
  EXPECT_EQ(run(all + " --each '{\"x\":1}'").status, 2);
}

TEST_F(CaseCommand, ABatchIsOpened) {
  const auto opened = run("batch open --json --title 秋季批次");
  EXPECT_EQ(opened.status, 0);
  EXPECT_EQ(opened.json().at("title"), "秋季批次");
  EXPECT_EQ(run("batch list --json").json().as_array().size(), 2U);
  EXPECT_EQ(run("batch open --title ''").status, 2);
}

TEST_F(CaseCommand, AScenarioThatTurnsOutOtherwiseIsToldByLine) {
  std::ofstream(here_.folder() / "other.jsonl")
      << file_content(here_.folder() / "start.jsonl") << R"({"case": "zhao", "do": "close_case", "by": "handler",)"
      << R"( "data": {"filed_as": "1"}})";
  const auto played = run("scenario other.jsonl");
  EXPECT_EQ(played.status, 1);
  EXPECT_THAT(played.out, HasSubstr("第 8 行：应为 accepted"));
  EXPECT_THAT(played.out, HasSubstr("2025-03-03 09:00"));
  const auto steps = run("scenario --json other.jsonl").json();
  EXPECT_FALSE(steps.at("as_expected").as_bool());
  std::ofstream(here_.folder() / "bad.jsonl") << "{";
  EXPECT_EQ(run("scenario bad.jsonl").status, 2);
}

TEST_F(CaseCommand, RegistersArePrinted) {
  EXPECT_THAT(run("unit list").out, HasSubstr("示例市统计局"));
  EXPECT_THAT(run("post list").out, HasSubstr("局长"));
  EXPECT_THAT(run("person list --name 赵").out, HasSubstr("赵样"));
  EXPECT_EQ(run("person list --name 钱").out, "");
  EXPECT_THAT(run("person show " + here_.person_id()).out, HasSubstr("赵样"));
}

TEST_F(CaseCommand, AUnitAndAPostAreAddedAndACaseIsOpenedForThePost) {
  const auto bureau = run("unit add --json --name 示例市发展改革局");
  ASSERT_EQ(bureau.status, 0) << bureau.out;
  const auto unit = text_at(bureau.json(), "id");
  const auto branch = run("unit add --name 投资科 --parent " + unit);
  EXPECT_EQ(branch.status, 0) << branch.err;
  EXPECT_THAT(branch.out, HasSubstr("投资科"));
  const auto added =
      run("post add --json --title 副局长 --level section_deputy --kind deputy --special --unit " + unit);
  ASSERT_EQ(added.status, 0) << added.out;
  const auto post = added.json();
  EXPECT_EQ(post.at("unit"), bureau.json().at("id"));
  EXPECT_EQ(post.at("level"), "section_deputy");
  EXPECT_EQ(post.at("kind"), "deputy");
  EXPECT_EQ(post.at("system"), "appointed");
  EXPECT_TRUE(post.at("special").as_bool());
  EXPECT_THAT(run("unit list").out, HasSubstr(unit + "  示例市发展改革局"));
  EXPECT_THAT(run("post list").out, HasSubstr(text_at(post, "id") + "  示例市发展改革局  副局长"));
  EXPECT_EQ(run("case open --need 补缺 --person " + here_.person_id() + " --post " + text_at(post, "id")).status, 0);
}

TEST_F(CaseCommand, TheRegistersRefuseWhatIsNotAsItShouldBe) {
  const std::string unknown = kUnknown;
  const std::string post = "post add --title 副局长 --kind deputy --unit " + unknown;
  EXPECT_THAT(run("unit add --name x --parent " + unknown).err, HasSubstr("no-such-unit /parent"));
  EXPECT_THAT(run("unit add --name ''").err, HasSubstr("/name"));
  EXPECT_THAT(run(post + " --level section_deputy").err, HasSubstr("no-such-unit /unit"));
  EXPECT_THAT(run("post add --title '' --kind deputy --level section_deputy --unit " + unknown).err,
              HasSubstr("/title"));
  EXPECT_THAT(run(post + " --level section").err, HasSubstr("--level"));
  EXPECT_THAT(run(post + " --level section_deputy --system given").err, HasSubstr("--system"));
  for (const auto& arguments :
       {"unit add --name x --parent " + unknown, post + " --level section_deputy", post + " --level section"}) {
    EXPECT_EQ(run(arguments).status, 2) << arguments;
  }
  EXPECT_EQ(run("unit list --json").json().as_array().size(), 1U);
  EXPECT_EQ(run("post list --json").json().as_array().size(), 1U);
}

TEST_F(CaseCommand, AUnitIsAddedOnceUnderOneKey) {
  const auto add = [&](const std::string& key) {
    return text_at(run("unit add --json --name 示例市发展改革局 --key " + key).json(), "id");
  };
  const auto unit = add("k1");
  EXPECT_EQ(add("k1"), unit);
  EXPECT_NE(add("k2"), unit);
}

TEST_F(CaseCommand, TheLogIsVerified) {
  const auto good = run("audit verify");
  EXPECT_EQ(good.status, 0) << good.out;
  EXPECT_THAT(good.out, HasSubstr("✓ chains"));
  const auto view = run("audit verify --json").json();
  EXPECT_TRUE(view.at("ok").as_bool());
  EXPECT_EQ(view.at("events"), 1);
  EXPECT_EQ(run("audit verify --verifier-key '" + text_at(view, "verifier_key") + "'").status, 0);
}

TEST_F(CaseCommand, APolicyMayOnlyBeStricter) {
  const auto before = run("policy show --json").json();
  const auto& value = before.at("values").at(0);
  const auto bad = run("policy set '{\"no_such_value\":1}'");
  EXPECT_EQ(bad.status, 2);
  EXPECT_THAT(bad.err, HasSubstr("unknown-member /no_such_value"));
  EXPECT_EQ(run("policy set '{'").status, 2);
  const auto same =
      run("policy set --json '{\"" + text_at(value, "key") + "\":" + boost::json::serialize(value.at("value")) + "}'");
  EXPECT_EQ(same.status, 0) << same.out;
  EXPECT_THAT(run("policy show").out, HasSubstr(text_at(value, "rule")));
}

}  // namespace
}  // namespace renmian::test
