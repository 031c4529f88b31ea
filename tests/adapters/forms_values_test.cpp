#include <gtest/gtest.h>

#include "adapters/forms/form_summary.hpp"
#include "adapters/forms/identity_number.hpp"
#include "tests/support/forms.hpp"
#include "tests/support/vectors.hpp"

namespace renmian {
namespace {

using namespace std::chrono_literals;
using test::codes_and_places;
using test::read_back;
using test::read_with;
using test::read_with_member;
using test::sound_form;
using test::times;

TEST(SoundForm, HasNoProblemAndNoHint) {
  const auto reading = read_back(sound_form());
  EXPECT_TRUE(reading.form);
  EXPECT_EQ(codes_and_places(reading.errors) + codes_and_places(reading.warnings), "");
}

TEST(FormDates, AreReadInEveryAcceptedWayOfWriting) {
  for (const auto* text : {"197208", "19720815", "1972.08", "1972.08.15", "1972-08", "1972年8月", "1972年08月"}) {
    const auto reading = read_with("ChuShengNianYue", text);
    ASSERT_TRUE(reading.form) << text << codes_and_places(reading.errors);
    EXPECT_EQ(summarise(*reading.form).birth_month, "1972-08") << text;
    EXPECT_EQ(reading.form->value("ChuShengNianYue"), text);
  }
  const auto year = read_with("ChuShengNianYue", "1972");
  ASSERT_TRUE(year.form);
  EXPECT_EQ(summarise(*year.form).birth_month, "1972");
}

TEST(FormDates, OfTheAgeAndOfTheFillingHaveTheirOwnWays) {
  for (const auto* text : {"20260115", "202601", "2026.01"}) EXPECT_TRUE(read_with("JiSuanNianLingShiJian", text).form);
  for (const auto* text : {"20260115", "202601", "2026.01.15"}) EXPECT_TRUE(read_with("TianBiaoShiJian", text).form);
  for (const auto* text : {"2026", "2026.01.15", "2026-01"}) {
    EXPECT_EQ(codes_and_places(read_with("JiSuanNianLingShiJian", text).errors),
              "RMB-002 /Person/JiSuanNianLingShiJian\n");
  }
  for (const auto* text : {"2026", "2026.01", "2026-01"}) {
    EXPECT_EQ(codes_and_places(read_with("TianBiaoShiJian", text).errors), "RMB-002 /Person/TianBiaoShiJian\n");
  }
}

TEST(FormDates, ThatAreNoDatesAreRefused) {
  for (const auto* text : {"197213", "197200", "19720230", "1972.8", "1972/08", "72.08", "187208", "210108",
                           "一九七二年", "19720815x", "1972081"}) {
    const auto reading = read_with("ChuShengNianYue", text);
    EXPECT_FALSE(reading.form) << text;
    EXPECT_EQ(times(reading.errors, "RMB-002", "/Person/ChuShengNianYue"), 1) << text;
  }
  EXPECT_TRUE(read_with("TianBiaoShiJian", "20240229").form);
  EXPECT_FALSE(read_with("TianBiaoShiJian", "20230229").form);
  EXPECT_TRUE(read_with("TianBiaoShiJian", "21001231").form);
}

TEST(JoiningTheParty, IsADateOrAPartyOrBoth) {
  const auto joined = [](std::string text) {
    const auto reading = read_with("RuDangShiJian", std::move(text));
    if (!reading.form) return codes_and_places(reading.errors);
    const auto summary = summarise(*reading.form);
    return summary.joined_party + "|" + summary.other_party;
  };
  EXPECT_EQ(joined("199505"), "1995-05|");
  EXPECT_EQ(joined("民盟"), "|民盟");
  EXPECT_EQ(joined("201106；民盟"), "2011-06|民盟");
  EXPECT_EQ(joined("201106;民盟"), "2011-06|民盟");
  EXPECT_EQ(joined("（1995.05）"), "1995-05|");
  EXPECT_EQ(joined("无党派"), "|无党派");
  EXPECT_EQ(joined(""), "|");
  EXPECT_EQ(joined("199513"), "RMB-002 /Person/RuDangShiJian\n");
  EXPECT_EQ(joined("199513；民盟"), "RMB-002 /Person/RuDangShiJian\n");
}

TEST(OrderOfDates, JoiningThePartyComesAfterTheBirth) {
  EXPECT_TRUE(read_with("RuDangShiJian", "197209").form);
  EXPECT_EQ(codes_and_places(read_with("RuDangShiJian", "197208").errors), "RMB-003 /Person/RuDangShiJian\n");
}

TEST(OrderOfDates, WorkBeginsAtFourteen) {
  EXPECT_TRUE(read_with("CanJiaGongZuoShiJian", "198608").form);
  EXPECT_EQ(codes_and_places(read_with("CanJiaGongZuoShiJian", "198607").errors),
            "RMB-003 /Person/CanJiaGongZuoShiJian\n");
}

TEST(OrderOfDates, NothingLiesAfterTheReferenceDate) {
  EXPECT_TRUE(read_with("RuDangShiJian", "202601").form);
  EXPECT_EQ(codes_and_places(read_with("RuDangShiJian", "202602").errors), "RMB-003 /Person/RuDangShiJian\n");
}

TEST(OrderOfDates, TodayIsTheReferenceIfTheFormHasNone) {
  auto form = sound_form();
  form.set("JiSuanNianLingShiJian", "");
  form.set("RuDangShiJian", "203002");
  const auto xml = write_lrmx(form);
  EXPECT_TRUE(read_form(xml, "a.lrmx").form);
  EXPECT_EQ(codes_and_places(read_form({.bytes = xml, .file_name = "a.lrmx", .today = 2026y / 11 / 22}).errors),
            "RMB-003 /Person/RuDangShiJian\n");
}

TEST(ReferenceDate, IsTheAgeDateThenTheFillingDateThenTheGivenOne) {
  auto form = sound_form();
  form.set("TianBiaoShiJian", "202602");
  EXPECT_EQ(reference_date(form)->element, "JiSuanNianLingShiJian");
  form.set("JiSuanNianLingShiJian", "");
  EXPECT_EQ(reference_date(form)->element, "TianBiaoShiJian");
  form.set("TianBiaoShiJian", "");
  EXPECT_FALSE(reference_date(form));
  EXPECT_EQ(reference_date(form, 2026y / 11 / 22)->date, (FormDate{2026, 11, 22}));
}

TEST(Age, IsInYearsCompletedToTheMonth) {
  EXPECT_EQ(age_at({1972, 8}, {2026, 7}), 53);
  EXPECT_EQ(age_at({1972, 8}, {2026, 8}), 54);
}

TEST(RequiredElements, MissingOrEmptyAreNamed) {
  for (const auto* element : {"XingMing", "XingBie", "ChuShengNianYue", "XianRenZhiWu", "JianLi"}) {
    const auto reading = read_with(element, "\n  ");
    EXPECT_FALSE(reading.form);
    EXPECT_EQ(codes_and_places(reading.errors), std::string{"RMB-001 /Person/"} + element + "\n");
  }
  EXPECT_EQ(read_form("<Person/>", "a.lrmx").errors.size(), 5u);
}

TEST(IdentityNumbers, OfTheVectorsAreReadAsTheySay) {
  const auto vectors = test::vectors("identity_numbers.json").at("resident_id_gb11643").at("vectors").as_array();
  ASSERT_EQ(vectors.size(), 7u);
  for (const auto& vector : vectors) {
    const auto id = test::text_at(vector, "id");
    const auto identity = read_identity_number(id);
    const bool refused = vector.at("valid").is_bool() && !vector.at("valid").as_bool();
    EXPECT_EQ(identity.valid(), !refused) << id;
    if (vector.as_object().contains("converted")) {
      EXPECT_TRUE(identity.converted);
      EXPECT_EQ(identity.number, test::text_at(vector, "converted"));
    }
  }
  EXPECT_EQ(read_identity_number("11010519491231002x").number, "11010519491231002X");
  EXPECT_EQ(read_identity_number("110105194912310021").faults, std::vector{IdentityFault::kCheckCharacter});
  EXPECT_EQ(read_identity_number("110105194902310026").faults, std::vector{IdentityFault::kBirthDate});
  EXPECT_TRUE(read_identity_number("440524188001010014").valid());
  EXPECT_TRUE(read_identity_number("440524188001010014").male);
  EXPECT_FALSE(read_identity_number("11010519491231002X").male);
  EXPECT_FALSE(read_identity_number("990101197208150036").region_allocated);
}

TEST(IdentityNumbers, OfAnotherShapeAreRefused) {
  for (const auto* text :
       {"1101051949123100", "1101051949123100210", "X1010519491231002X", "11010519491231002Y", "11010549123100X"}) {
    EXPECT_EQ(read_identity_number(text).faults, std::vector{IdentityFault::kShape}) << text;
    EXPECT_EQ(codes_and_places(read_with("ShenFenZheng", text).errors), "RMB-004 /Person/ShenFenZheng\n");
  }
}

TEST(IdentityNumbers, MustAgreeWithBirthAndSex) {
  auto form = sound_form();
  form.set("ShenFenZheng", "990101197208150036");
  EXPECT_TRUE(read_back(form).form);
  form.set("ChuShengNianYue", "197209");
  EXPECT_EQ(codes_and_places(read_back(form).errors), "RMB-004 /Person/ShenFenZheng\n");
  form.set("ChuShengNianYue", "197208");
  form.set("XingBie", "女");
  EXPECT_EQ(codes_and_places(read_back(form).errors), "RMB-004 /Person/ShenFenZheng\n");
}

TEST(IdentityNumbers, AreMaskedInMessagesAndFileNames) {
  EXPECT_EQ(mask_identity_numbers("林示例990101197208150036.lrmx"), "林示例990101********0036.lrmx");
  EXPECT_EQ(mask_identity_numbers("11010519491231002X"), "110105********002X");
  EXPECT_EQ(mask_identity_numbers("110105491231002"), "110105******002");
  EXPECT_EQ(mask_identity_numbers("20260115"), "20260115");
  const auto reading = read_form("", "林示例990101197208150036.lrmx");
  EXPECT_EQ(reading.errors.at(0).message.zh.find("19720815"), std::string::npos);
}

TEST(Retirement, MonthsOfTheVectorsAreComputed) {
  const auto vectors = test::vectors("retirement_month.json").at("vectors").as_array();
  ASSERT_EQ(vectors.size(), 17u);
  const auto month = [](const std::string& text) {
    const int digits = std::stoi(text);
    return FormDate{digits / 100, static_cast<unsigned>(digits % 100)};
  };
  for (const auto& vector : vectors) {
    const auto base = static_cast<int>(vector.at("base_age").as_int64());
    EXPECT_EQ(retirement_month(month(test::text_at(vector, "birth")), base),
              month(test::text_at(vector, "DaoLingNianYue")));
  }
  EXPECT_FALSE(retirement_month({1970, 1}, 63));
}

TEST(Retirement, AMonthThatDiffersFromTheComputedIsAWarning) {
  auto form = sound_form();
  form.set("GaiGeQianRenZhiNianLingJieXian", "改革前任职年龄界限为60岁");
  form.set("DaoLingNianYue", "203407");
  EXPECT_EQ(codes_and_places(read_back(form).warnings), "");
  form.set("DaoLingNianYue", "203408");
  EXPECT_EQ(codes_and_places(read_back(form).warnings), "RMB-010 /Person/DaoLingNianYue\n");
  form.set("GaiGeQianRenZhiNianLingJieXian", "改革前任职年龄界限为63岁");  // has no formula
  EXPECT_EQ(codes_and_places(read_back(form).warnings), "");
}

TEST(Education, ADegreeNeedsEducationAndSchool) {
  auto form = sound_form();
  form.set("QuanRiZhiJiaoYu_XueWei", "工学学士");
  EXPECT_EQ(codes_and_places(read_back(form).warnings), "RMB-007 /Person/QuanRiZhiJiaoYu_XueWei\n");
  form.set("QuanRiZhiJiaoYu_XueLi", "大学");
  EXPECT_EQ(codes_and_places(read_back(form).warnings), "RMB-007 /Person/QuanRiZhiJiaoYu_XueWei\n");
  form.set("QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi", "示例大学");
  EXPECT_EQ(codes_and_places(read_back(form).warnings), "");
}

TEST(Education, ASchoolNeedsEducation) {
  EXPECT_EQ(codes_and_places(read_with("ZaiZhiJiaoYu_XueLi_BiYeYuanXiaoXi", "示例大学").warnings),
            "RMB-007 /Person/ZaiZhiJiaoYu_XueLi\n");
}

TEST(Family, AFilledItemNeedsRelationAndName) {
  EXPECT_EQ(codes_and_places(read_with_member({.name = "周示例"}).warnings),
            "RMB-008 /Person/JiaTingChengYuan/Item[1]/ChengWei\n");
  EXPECT_EQ(codes_and_places(read_with_member({.relation = "妻子"}).warnings),
            "RMB-008 /Person/JiaTingChengYuan/Item[1]/XingMing\n");
  EXPECT_EQ(codes_and_places(read_with_member({}).warnings), "");
}

TEST(Family, AChildIsTwelveYearsYounger) {
  EXPECT_EQ(codes_and_places(read_with_member({"儿子", "林样本", "198408", "群众", ""}).warnings), "");
  EXPECT_EQ(codes_and_places(read_with_member({"儿子", "林样本", "198407", "群众", ""}).warnings),
            "RMB-008 /Person/JiaTingChengYuan/Item[1]/ChuShengRiQi\n");
}

TEST(Family, MarriedChildrenWithoutASpouseAreAWarning) {
  auto form = sound_form();
  form.add_family_member({"女婿", "周样本", "199501", "群众", ""});
  EXPECT_EQ(codes_and_places(read_back(form).warnings), "RMB-008 /Person/JiaTingChengYuan\n");
  form.add_family_member({"妻子", "周示例", "197401", "群众", ""});
  EXPECT_EQ(codes_and_places(read_back(form).warnings), "");
}

TEST(Family, MoreThanTheSevenPrintedRowsAreAWarning) {
  auto form = sound_form();
  for (int i = 0; i < 7; ++i) form.add_family_member({"弟弟", "林样", "", "", ""});
  EXPECT_EQ(codes_and_places(read_back(form).warnings), "");
  form.add_family_member({"弟弟", "林样", "", "", ""});
  EXPECT_EQ(codes_and_places(read_back(form).warnings), "RMB-008 /Person/JiaTingChengYuan\n");
}

TEST(Family, ABirthDateThatIsNoneIsRefused) {
  EXPECT_EQ(codes_and_places(read_with_member({"妻子", "周示例", "197413", "", ""}).errors),
            "RMB-002 /Person/JiaTingChengYuan/Item[1]/ChuShengRiQi\n");
}

TEST(Photo, MissingOrUnreadableIsAWarning) {
  for (const auto* text : {"", "不是", "AAAA", "/9j/4AA"}) {
    EXPECT_EQ(codes_and_places(read_with("ZhaoPian", text).warnings), "RMB-009 /Person/ZhaoPian\n") << text;
  }
}

TEST(ValueLists, AValueOutsideIsAHint) {
  EXPECT_EQ(codes_and_places(read_with("MinZu", "汉").warnings), "RMB-011 /Person/MinZu\n");
  EXPECT_EQ(codes_and_places(read_with("JianKangZhuangKuang", "良好").warnings),
            "RMB-011 /Person/JianKangZhuangKuang\n");
  EXPECT_EQ(codes_and_places(read_with("RuDangShiJian", "199505；某党").warnings), "RMB-011 /Person/RuDangShiJian\n");
  EXPECT_EQ(codes_and_places(read_with_member({"发小", "某人", "", "", ""}).warnings),
            "RMB-011 /Person/JiaTingChengYuan/Item[1]/ChengWei\n");
}

}  // namespace
}  // namespace renmian
