// The file around the values: encodings, limits, attacks, structure, writing.
#include <gtest/gtest.h>
#include <iconv.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <filesystem>
#include <stdexcept>

#include "adapters/forms/form_photo.hpp"
#include "tests/support/forms.hpp"

namespace renmian {
namespace {

using test::codes_and_places;
using test::read_back;
using test::read_with;
using test::replaced;
using test::sound_form;

std::string converted(std::string text, const char* encoding) {
  const auto converter = iconv_open(encoding, "UTF-8");
  std::string bytes(text.size() * 4, '\0');
  char* from = text.data();
  char* to = bytes.data();
  std::size_t left = text.size(), room = bytes.size();
  EXPECT_EQ(iconv(converter, &from, &left, &to, &room), 0u) << encoding;
  iconv_close(converter);
  bytes.resize(bytes.size() - room);
  return bytes;
}

std::string sound_xml() { return write_lrmx(sound_form()); }

// The sound form with something put before its end.
FormReading read_with_xml(const std::string& xml) {
  return read_form(replaced(sound_xml(), "</Person>", xml + "</Person>"), "a.lrmx");
}

std::string errors_of(const std::string& xml) { return codes_and_places(read_form(xml, "a.lrmx").errors); }

std::string repeat(std::string_view text, std::size_t times) {
  std::string all;
  while (times-- > 0) all += text;
  return all;
}

TEST(FormEncoding, Utf8IsReadWithAndWithoutByteOrderMarkAndDeclaration) {
  const auto xml = sound_xml();
  const auto undeclared = xml.substr(xml.find("<Person>"));
  for (const auto& file : {xml, "\xEF\xBB\xBF" + xml, undeclared, replaced(xml, "\"utf-8\"", "'UTF-8'")}) {
    EXPECT_EQ(read_form(file, "a.lrmx").form, sound_form());
  }
}

TEST(FormEncoding, Gb2312AndGbkAndGb18030AreAllReadAsGb18030) {
  auto form = sound_form();
  form.set("XingMing", "镕㐀");  // outside GB2312 and outside GBK
  for (const auto* declared : {"GB2312", "gbk", "GB18030"}) {
    const auto xml = converted(replaced(write_lrmx(form), "utf-8", declared), "GB18030");
    const auto reading = read_form(xml, "a.lrmx");
    EXPECT_EQ(reading.form, form) << declared << codes_and_places(reading.errors);
  }
}

TEST(FormEncoding, Utf16IsReadByItsByteOrderMarkWhateverIsDeclared) {
  EXPECT_EQ(read_form("\xFF\xFE" + converted(sound_xml(), "UTF-16LE"), "a.lrmx").form, sound_form());
  EXPECT_EQ(read_form("\xFE\xFF" + converted(replaced(sound_xml(), "utf-8", "utf-16"), "UTF-16BE"), "a.lrmx").form,
            sound_form());
}

TEST(FormEncoding, OthersAreRefused) {
  for (const auto* declared : {"big5", "ISO-8859-1", "utf-16", "nonsense"}) {
    EXPECT_EQ(errors_of(replaced(sound_xml(), "utf-8", declared)), "form-encoding line 1\n") << declared;
  }
}

TEST(FormEncoding, InvalidBytesAreRefusedWithTheirLine) {
  for (const std::string bytes : {"\xC0\xAF", "\xED\xA0\x80", "\xFF", "\xE6\x9E"}) {
    EXPECT_EQ(errors_of(replaced(sound_xml(), "林示例", bytes)), "form-encoding line 3\n");
  }
  EXPECT_EQ(errors_of(replaced(sound_xml(), "林示例", "\xF4\x90\x80\x80")), "form-xml line 3\n");  // beyond U+10FFFF
  const auto gbk = converted(replaced(sound_xml(), "utf-8", "GBK"), "GBK");
  EXPECT_EQ(errors_of(replaced(gbk, "<MinZu>", "<MinZu>\xFF")), "form-encoding line 6\n");
  EXPECT_EQ(errors_of("\xFF\xFE" + converted("<Person>", "UTF-16LE") + std::string{"\x00\xD8<\x00", 4}),
            "form-encoding line 1\n");
}

TEST(FormLimits, EachFieldIsReadAtItsLimitAndRefusedOverIt) {
  for (const auto& info : kFormElements) {
    const bool is_free_text =
        (info.kind == ElementKind::kLine || info.kind == ElementKind::kLines) && info.element != "ShenFenZheng";
    if (!is_free_text) continue;
    const auto at_limit = repeat("汉", info.limit);
    EXPECT_TRUE(read_with(info.element, at_limit).form) << info.element;
    EXPECT_EQ(codes_and_places(read_with(info.element, at_limit + "字").errors),
              "form-limit /Person/" + std::string{info.element} + "\n")
        << info.element;
  }
}

TEST(FormLimits, AFamilyFieldIsReadAtItsLimitAndRefusedOverIt) {
  EXPECT_TRUE(test::read_with_member({.relation = "妻子", .name = repeat("周", 36)}).form);
  EXPECT_EQ(codes_and_places(test::read_with_member({.relation = "妻子", .name = repeat("周", 37)}).errors),
            "form-limit /Person/JiaTingChengYuan/Item[1]/XingMing\n");
  EXPECT_TRUE(test::read_with_member({.relation = "妻子", .name = "周", .work = repeat("某", 300)}).form);
  EXPECT_FALSE(test::read_with_member({.relation = "妻子", .name = "周", .work = repeat("某", 301)}).form);
}

TEST(FormLimits, TheResumeHas200LinesAndTheFamily30Items) {
  const std::string entry = "1994.07--         示例市统计局局长";
  EXPECT_TRUE(read_with("JianLi", entry + repeat("\n（注）", 199)).form);
  EXPECT_EQ(codes_and_places(read_with("JianLi", entry + repeat("\n（注）", 200)).errors),
            "form-limit /Person/JianLi\n");
  auto form = sound_form();
  for (int i = 0; i < 30; ++i) form.add_family_member({});
  EXPECT_TRUE(read_back(form).form);
  form.add_family_member({});
  EXPECT_EQ(codes_and_places(read_back(form).errors), "form-limit /Person/JiaTingChengYuan\n");
}

TEST(FormLimits, TheFileHas8MiB) {
  auto xml = sound_xml();
  xml.append(8 * 1024 * 1024 - xml.size(), ' ');
  EXPECT_TRUE(read_form(xml, "a.lrmx").form);
  EXPECT_EQ(errors_of(xml + " "), "form-too-large /\n");
}

TEST(FormLimits, ThePhotoHas2MiBAnd4000PixelsASide) {
  auto picture = test::form_file("valid_01_long_resume.pic");
  const auto with = [](const std::string& bytes) {
    auto form = sound_form();
    form.set_photo(bytes);
    return codes_and_places(read_back(form).errors);
  };
  auto large = picture;
  large.resize(2 * 1024 * 1024);
  EXPECT_EQ(with(large), "");
  EXPECT_EQ(with(large + '\0'), "form-limit /Person/ZhaoPian\n");

  const auto size = forms::picture_size(picture);
  ASSERT_TRUE(size);
  EXPECT_EQ(size->width, 177u);
  EXPECT_EQ(size->height, 240u);
  const auto height = picture.find(std::string{"\x00\xF0\x00\xB1", 4});
  ASSERT_NE(height, std::string::npos);
  EXPECT_EQ(with(picture.replace(height, 2, "\x0F\xA0")), "");
  EXPECT_EQ(with(picture.replace(height, 2, "\x0F\xA1")), "form-limit /Person/ZhaoPian\n");
}

TEST(FormLimits, AFileFullOfMarkupIsRefusedBeforeItIsParsed) {
  EXPECT_EQ(codes_and_places(read_with_xml(repeat("<a/>", 10'001)).errors), "form-limit /\n");
  EXPECT_EQ(codes_and_places(read_with_xml("<a" + repeat(" b=''", 10'001) + "/>").errors), "form-limit /\n");
}

TEST(Base64, IsReadInLinesAndRefusedBroken) {
  EXPECT_EQ(forms::decode_base64("Zm9v\r\n YmE=\n"), "fooba");
  EXPECT_EQ(forms::decode_base64(forms::encode_base64("f")), "f");
  EXPECT_EQ(forms::decode_base64(forms::encode_base64("fo")), "fo");
  EXPECT_EQ(forms::decode_base64(forms::encode_base64("foo")), "foo");
  EXPECT_EQ(forms::encode_base64("fooba"), "Zm9vYmE=");
  for (const auto* text : {"Zm9vY", "Zm9v=", "Z===", "Zm=v", "Zm9*"}) EXPECT_FALSE(forms::decode_base64(text)) << text;
}

TEST(ControlCharacters, AreReportedWithLineAndElement) {
  const auto reading = read_with("JianLi", std::string{"1994.07--         示例市统计局局长\n\x01\x1F"});
  EXPECT_FALSE(reading.form);
  ASSERT_EQ(reading.errors.size(), 2u);
  EXPECT_EQ(reading.errors[0].code, "form-control-character");
  EXPECT_NE(reading.errors[0].message.zh.find("U+0001"), std::string::npos);
  EXPECT_NE(reading.errors[0].message.en.find("JianLi"), std::string::npos);
  EXPECT_NE(reading.errors[1].message.zh.find("U+001F"), std::string::npos);
  EXPECT_EQ(read_with("JianLi", std::string(1, '\0')).errors.at(0).code, "form-control-character");
  EXPECT_TRUE(read_with("RenMianLiYou", "一\t二").form);
}

TEST(ControlCharacters, WrittenAsReferencesAreRefusedToo) {
  EXPECT_EQ(read_with_xml("<a>&#1;</a>").errors.at(0).code, "form-xml");
}

TEST(ExternalEntities, AreNeverOpened) {
  const auto secret = std::filesystem::temp_directory_path() / ("renmian_secret_" + std::to_string(getpid()));
  std::ofstream{secret} << "SECRET";
  const int watch = inotify_init1(IN_NONBLOCK);
  ASSERT_GE(inotify_add_watch(watch, secret.c_str(), IN_OPEN | IN_ACCESS), 0);

  const auto type = "<!DOCTYPE Person [<!ENTITY x SYSTEM \"file://" + secret.string() + "\">]>\r\n<Person>";
  const auto attack = replaced(replaced(sound_xml(), "<Person>", type), "林示例", "&x;");
  for (const auto& file :
       {attack, "\xFF\xFE" + converted(attack, "UTF-16LE"), converted(replaced(attack, "utf-8", "GBK"), "GBK")}) {
    const auto reading = read_form(file, "a.lrmx");
    EXPECT_FALSE(reading.form);
    EXPECT_EQ(codes_and_places(reading.errors), "form-dtd line 2\n");
    EXPECT_EQ(reading.errors[0].message.en.find("SECRET"), std::string::npos);
  }
  // Without a document type nothing could be opened; these must not try either.
  read_with_xml("<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"" + secret.string() + "\"/>");
  read_form("<?xml-stylesheet href=\"" + secret.string() + "\"?>" + sound_xml(), "a.lrmx");

  char event[512];
  EXPECT_EQ(read(watch, event, sizeof event), -1);  // nobody opened the file
  std::ifstream{secret}.get();
  EXPECT_GT(read(watch, event, sizeof event), 0);  // the watch works
  close(watch);
  std::filesystem::remove(secret);
}

TEST(FormStructure, ThatIsNotWellFormedIsRefused) {
  for (const std::string xml : {"", "text", "<Person>", "<Person></person>", "<Person/><Person/>",
                                "<Person>&foo;</Person>", "<Person a='1' a='2'/>", "<Person/>text"}) {
    const auto reading = read_form(xml, "a.lrmx");
    ASSERT_EQ(reading.errors.size(), 1u) << xml;
    EXPECT_EQ(reading.errors[0].code, "form-xml") << xml;
  }
}

TEST(FormStructure, OfAnotherRootIsRefused) {
  EXPECT_EQ(errors_of("<Persons/>"), "form-root /Persons\n");
  EXPECT_EQ(errors_of("<a:Person xmlns:a='b'/>"), "form-root /a:Person\n");
}

TEST(FormStructure, ThatCouldNotBeWrittenBackIsRefused) {
  EXPECT_EQ(codes_and_places(read_with_xml("<MinZu>满族</MinZu>").errors), "form-structure /Person/MinZu\n");
  EXPECT_EQ(codes_and_places(read_with_xml("text").errors), "form-structure /Person\n");
  for (const std::string xml :
       {"<MinZu a='b'>汉族</MinZu>", "<MinZu><b>汉族</b></MinZu>", "<MinZu>汉<!-- -->族</MinZu>"}) {
    EXPECT_EQ(errors_of(replaced(sound_xml(), "<MinZu>汉族</MinZu>", xml)), "form-structure /Person/MinZu\n") << xml;
  }
  const std::string family = "<JiaTingChengYuan></JiaTingChengYuan>";
  EXPECT_EQ(errors_of(replaced(sound_xml(), family, "<JiaTingChengYuan><Other/></JiaTingChengYuan>")),
            "form-structure /Person/JiaTingChengYuan\n");
}

TEST(UnknownElements, AreKeptWithTheirPlaceAndNamed) {
  const std::string unknown = "<Extra a=\"1 &amp; 2\"><b>甲&lt;</b>\r\n  <c/></Extra>";
  auto xml = replaced(sound_xml(), "<MinZu>", unknown + "<!-- 注 --><ZhengZhiMianMao>群众</ZhengZhiMianMao><MinZu>");
  xml = replaced(xml, "<JiaTingChengYuan>",
                 "<JiaTingChengYuan><Item><XingMing>周</XingMing><New>1</New><ChengWei>妻子</ChengWei></Item>");
  xml = replaced(xml, "<Person>", "<Person xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">");
  const auto reading = read_form(xml, "a.lrmx");
  ASSERT_TRUE(reading.form) << codes_and_places(reading.errors);
  EXPECT_EQ(codes_and_places(reading.warnings),
            "form-unknown-element /Person/Extra\n"
            "form-unknown-element /Person/ZhengZhiMianMao\n"
            "form-unknown-element /Person/JiaTingChengYuan/Item[1]/New\n");

  const auto written = write_lrmx(*reading.form);
  EXPECT_EQ(read_form(written, "a.lrmx").form, reading.form);
  EXPECT_NE(
      written.find("  " + unknown + "\r\n  <!-- 注 -->\r\n  <ZhengZhiMianMao>群众</ZhengZhiMianMao>\r\n  <MinZu>"),
      std::string::npos)
      << written;
  EXPECT_NE(written.find("<XingMing>周</XingMing>\r\n      <New>1</New>\r\n      <ChengWei>"), std::string::npos);
  EXPECT_NE(written.find("<Person xmlns:xsi="), std::string::npos);
}

TEST(FormTexts, AreKeptAsReceivedButForLineEnds) {
  const auto xml = replaced(sound_xml(), "<JiGuan></JiGuan>",
                            "<JiGuan> 一&#13;\r\n二\xE2\x80\x8B&lt;br&gt;<![CDATA[<&]]>\xE3\x80\x80 </JiGuan>");
  const auto form = read_form(xml, "a.lrmx").form;
  ASSERT_TRUE(form);
  EXPECT_EQ(form->text("JiGuan"), " 一\n二\u200B<br><&\u3000 ");
  EXPECT_EQ(form->value("JiGuan"), "一\n二\u200B<br><&");
  EXPECT_EQ(read_back(*form).form, form);
}

TEST(FormTexts, OfSeveralLinesLoseOnlyEmptyEndsAndTrailingSpace) {
  auto form = sound_form();
  form.set("RenMianLiYou", "\n \n  一 \n\n二<br />三  \n\n");
  EXPECT_EQ(form.value("RenMianLiYou"), "  一\n\n二\n三");
}

TEST(WrittenForm, IsUtf8WithCrlfInTheEditorsOrder) {
  const auto xml = sound_xml();
  EXPECT_TRUE(
      xml.starts_with("<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<Person>\r\n  <XingMing>林示例</XingMing>\r\n"));
  EXPECT_TRUE(xml.ends_with("  <Version>3.2.1.16</Version>\r\n</Person>\r\n"));
  EXPECT_EQ(std::ranges::count(xml, '\n'), std::ranges::count(xml, '\r'));
  std::size_t at = 0;
  for (const auto& element : sound_form().elements) {
    const auto next = xml.find("  <" + element.name + ">");
    EXPECT_GT(next, at) << element.name;
    at = next;
  }
}

TEST(WrittenForm, TakesTheElementsOf2025AtTheirPlaceInWhateverOrderTheyAreSet) {
  auto form = sound_form();
  form.set("GaiGeQianRenZhiNianLingJieXian", "改革前任职年龄界限为60岁");
  form.set("DaoLingNianYue", "203407");
  ASSERT_EQ(form.elements.size(), kFormElements.size());
  for (std::size_t i = 0; i < kFormElements.size(); ++i) EXPECT_EQ(form.elements[i].name, kFormElements[i].element);
}

TEST(WrittenForm, TakesTextsWithCrlf) {
  EXPECT_EQ(read_with("RenMianLiYou", "一\r\n二").form->text("RenMianLiYou"), "一\n二");
}

TEST(WrittenForm, CannotBeGivenOtherElements) {
  auto form = sound_form();
  EXPECT_THROW(form.set("Other", "1"), std::invalid_argument);
  EXPECT_THROW(form.set("JiaTingChengYuan", "1"), std::invalid_argument);
}

}  // namespace
}  // namespace renmian
