#include <gtest/gtest.h>

#include "adapters/forms/form_summary.hpp"
#include "tests/support/forms.hpp"

namespace renmian {
namespace {

using test::codes_and_places;
using test::form_file;
using test::replaced;
using test::times;

FormReading read_sample(const std::string& name) { return read_form(form_file(name), name); }

// The file in the writer's spelling of things that carry no content.
std::string normal_spelling(std::string xml) {
  if (xml.starts_with("\xEF\xBB\xBF")) xml.erase(0, 3);
  xml = replaced(replaced(xml, "\r\n", "\n"), "UTF-8", "utf-8");
  for (const auto& table :
       {std::span<const ElementInfo>{kFormElements}, std::span<const ElementInfo>{kFamilyElements}}) {
    for (const auto& info : table) {
      const std::string name{info.element};
      xml = replaced(xml, "<" + name + " />", "<" + name + "></" + name + ">");
    }
  }
  if (!xml.ends_with('\n')) xml += '\n';
  return replaced(xml, "\n", "\r\n");
}

class ValidSample : public testing::TestWithParam<const char*> {};

TEST_P(ValidSample, IsAccepted) {
  const auto reading = read_sample(GetParam());
  EXPECT_TRUE(reading.form) << codes_and_places(reading.errors);
  EXPECT_EQ(codes_and_places(reading.errors), "");
}

TEST_P(ValidSample, IsWrittenBackElementByElement) {
  const auto reading = read_sample(GetParam());
  ASSERT_TRUE(reading.form);
  EXPECT_EQ(write_lrmx(*reading.form), normal_spelling(form_file(GetParam())));
}

TEST_P(ValidSample, IsTheSameFormWhenReadAgain) {
  const auto reading = read_sample(GetParam());
  ASSERT_TRUE(reading.form);
  const auto again = test::read_back(*reading.form);
  ASSERT_TRUE(again.form);
  EXPECT_EQ(*again.form, *reading.form);
}

INSTANTIATE_TEST_SUITE_P(Forms, ValidSample,
                         testing::Values("valid_01_long_resume.lrmx", "valid_02_overseas_newfields.lrmx",
                                         "valid_03_minimal_bom.lrmx"),
                         [](const auto& sample) { return std::string{sample.param}.substr(0, 8); });

TEST(FormSamples, TheLongResumeIsReadWithItsFamily) {
  const auto form = read_sample("valid_01_long_resume.lrmx").form;
  ASSERT_TRUE(form);
  EXPECT_EQ(form->elements.size(), 34u);
  EXPECT_EQ(form->value("QuanRiZhiJiaoYu_XueWei_BiYeYuanXiaoXi"), "");
  EXPECT_EQ(form->text("QuanRiZhiJiaoYu_XueWei_BiYeYuanXiaoXi"), "\n  ");
  EXPECT_EQ(std::ranges::count(form->value("JianLi"), '\n'), 14);
  EXPECT_EQ(form->text("JianLi").find('\r'), std::string_view::npos);
  const auto family = form->family_members();
  ASSERT_EQ(family.size(), 6u);
  EXPECT_EQ(family[0].relation, "妻子");
  EXPECT_EQ(family[2].politics, "");
  EXPECT_EQ(family[3].work, "虚构省示例市样本县粮食局退休干部（已去世）");
}

TEST(FormSamples, TheElementsOf2025AreRead) {
  const auto form = read_sample("valid_02_overseas_newfields.lrmx").form;
  ASSERT_TRUE(form);
  EXPECT_EQ(form->elements.size(), 36u);
  EXPECT_EQ(form->value("DaoLingNianYue"), "204403");
  EXPECT_EQ(form->value("ShuXiZhuanYeYouHeZhuanChang"), "材料科学 & 工程管理");
  const auto summary = summarise(*form);
  EXPECT_EQ(summary.joined_party, "2011-06");
  EXPECT_EQ(summary.other_party, "民盟");
  EXPECT_EQ(summary.identity_number, "990102198103200042");
}

TEST(FormSamples, TheBlankItemsOfTheMinimalFormAreKeptAndNobodyIsNamed) {
  const auto form = read_sample("valid_03_minimal_bom.lrmx").form;
  ASSERT_TRUE(form);
  EXPECT_EQ(form->family.size(), 10u);
  EXPECT_TRUE(form->family_members().empty());
  const auto summary = summarise(*form);
  EXPECT_EQ(summary.name, "赵样");
  EXPECT_EQ(form->value("XingMing"), "赵 样");
  EXPECT_EQ(summary.birth_month, "1990-11");
  EXPECT_EQ(summary.work_start, "2013-08");
  EXPECT_EQ(summary.joined_party, "");
  EXPECT_EQ(summary.identity_number, "");
}

TEST(FormSamples, ATruncatedFileIsRefusedWithTheElementWhereItBreaksOff) {
  const auto reading = read_sample("bad/bad_01_truncated.lrmx");
  EXPECT_FALSE(reading.form);
  ASSERT_EQ(codes_and_places(reading.errors), "form-xml line 43\n");
  EXPECT_NE(reading.errors[0].message.zh.find("bad_01_truncated.lrmx"), std::string::npos);
  EXPECT_NE(reading.errors[0].message.zh.find("JiangChengQingKuang"), std::string::npos);
  EXPECT_NE(reading.errors[0].message.en.find("JiangChengQingKuang"), std::string::npos);
}

TEST(FormSamples, AFileTruncatedBetweenCharactersIsRefusedToo) {
  const auto whole = form_file("valid_01_long_resume.lrmx");
  const auto reading = read_form(whole.substr(0, whole.find("</JianLi>")), "cut.lrmx");
  EXPECT_FALSE(reading.form);
  ASSERT_EQ(reading.errors.size(), 1u);
  EXPECT_EQ(reading.errors[0].code, "form-xml");
  EXPECT_NE(reading.errors[0].message.en.find("JianLi"), std::string::npos) << reading.errors[0].message.en;
}

TEST(FormSamples, AWrongEncodingIsRefusedWithTheFirstElementThatShowsIt) {
  const auto reading = read_sample("bad/bad_02_wrong_encoding.lrmx");
  EXPECT_FALSE(reading.form);
  ASSERT_EQ(codes_and_places(reading.errors), "form-encoding line 3\n");
  EXPECT_NE(reading.errors[0].message.zh.find("XingMing"), std::string::npos);
}

TEST(FormSamples, AllImpossibleDatesAreNamedAtOnce) {
  const auto reading = read_sample("bad/bad_03_impossible_dates.lrmx");
  EXPECT_FALSE(reading.form);
  EXPECT_EQ(codes_and_places(reading.errors),
            "RMB-002 /Person/ChuShengNianYue\n"
            "RMB-002 /Person/JiSuanNianLingShiJian\n"
            "RMB-002 /Person/TianBiaoShiJian\n"
            "RMB-003 /Person/CanJiaGongZuoShiJian\n"
            "RMB-003 /Person/RuDangShiJian\n"
            "RMB-004 /Person/ShenFenZheng\n"  // 31 February
            "RMB-004 /Person/ShenFenZheng\n"  // check character
            "RMB-002 /Person/JianLi line 2\n"
            "RMB-002 /Person/JianLi line 4\n");
  EXPECT_EQ(times(reading.warnings, "RMB-006", "/Person/JianLi line 1"), 2);  // end before start; start of work
  EXPECT_EQ(times(reading.warnings, "RMB-006", "/Person/JianLi line 3"), 1);  // overlap
  EXPECT_EQ(times(reading.warnings, "RMB-008", "/Person/JiaTingChengYuan/Item[1]/ChuShengRiQi"), 1);
}

TEST(FormSamples, EveryProblemNamesTheFileThePlaceAndTheReasonInBothLanguages) {
  for (const auto& problem : read_sample("bad/bad_03_impossible_dates.lrmx").errors) {
    for (const auto& message : {problem.message.zh, problem.message.en}) {
      EXPECT_NE(message.find("bad_03_impossible_dates.lrmx"), std::string::npos) << message;
      EXPECT_NE(message.find(problem.place), std::string::npos) << message;
    }
  }
}

TEST(FormSamples, TheAttackIsRefusedForItsDocumentType) {
  const auto reading = read_sample("bad/attack_xxe_billion_laughs.lrmx");
  EXPECT_FALSE(reading.form);
  EXPECT_EQ(codes_and_places(reading.errors), "form-dtd line 2\n");
}

TEST(OldRecord, OfTheSamePersonHoldsTheSameAsTheXml) {
  const auto record = form_file("valid_01_long_resume.lrm");
  const auto photo = form_file("valid_01_long_resume.pic");
  const auto old_reading = read_form({.bytes = record, .file_name = "a.lrm", .photo = photo});
  const auto form = read_sample("valid_01_long_resume.lrmx").form;
  ASSERT_TRUE(old_reading.form) << codes_and_places(old_reading.errors);
  ASSERT_TRUE(form);
  for (const auto& info : kFormElements) {
    if (info.element == "ShenFenZheng") continue;  // the record has none
    EXPECT_EQ(old_reading.form->value(info.element), form->value(info.element)) << info.element;
  }
  const auto ours = old_reading.form->family_members(), theirs = form->family_members();
  ASSERT_EQ(ours.size(), theirs.size());
  for (std::size_t i = 0; i < ours.size(); ++i) {
    EXPECT_EQ(ours[i].relation, theirs[i].relation);
    EXPECT_EQ(ours[i].name, theirs[i].name);
    EXPECT_EQ(ours[i].birth, theirs[i].birth);
    EXPECT_EQ(ours[i].politics, theirs[i].politics);
    EXPECT_EQ(ours[i].work, theirs[i].work);
  }
  EXPECT_EQ(test::read_back(*old_reading.form).form, old_reading.form);
}

TEST(OldRecord, WithAFieldTooFewIsRefused) {
  auto record = form_file("valid_01_long_resume.lrm");
  record.erase(record.rfind(",\""));
  const auto reading = read_form(record, "a.lrm");
  EXPECT_FALSE(reading.form);
  EXPECT_EQ(codes_and_places(reading.errors), "form-record /\n");
}

TEST(OldRecord, WithUnevenFamilyColumnsIsRefused) {
  const auto record = replaced(form_file("valid_01_long_resume.lrm"), "197411@", "");
  EXPECT_EQ(codes_and_places(read_form(record, "a.lrm").errors), "form-record field 22\n");
}

TEST(OldRecord, WithTooManyFamilyMembersIsRefused) {
  const auto record = replaced(form_file("valid_01_long_resume.lrm"), "197411@", std::string(31, '@'));
  EXPECT_EQ(codes_and_places(read_form(record, "a.lrm").errors), "form-record field 22\n");
  auto items = std::string{"\""};
  for (int field = 0; field < 33; ++field)
    items += (field == 20 ? std::string(30, '@') : "") + (field < 32 ? "\",\"" : "\"");
  EXPECT_EQ(times(read_form(items, "a.lrm").errors, "form-limit", "field 20"), 1);
}

TEST(OldRecord, InUtf8IsRefusedInsteadOfMisread) {
  EXPECT_EQ(codes_and_places(read_form("\"林示例\",\"男\"", "a.lrm").errors), "form-encoding line 1\n");
}

TEST(OldRecord, WithBytesThatAreNotGbkIsRefused) {
  auto record = form_file("valid_01_long_resume.lrm");
  record[1] = '\xFF';
  EXPECT_EQ(codes_and_places(read_form(record, "a.lrm").errors), "form-encoding line 1\n");
}

}  // namespace
}  // namespace renmian
