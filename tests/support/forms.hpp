// Forms for tests: sample files, and small texts with one thing changed.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>

#include "adapters/forms/cadre_form.hpp"
#include "adapters/forms/form_reader.hpp"
#include "adapters/forms/form_writer.hpp"

namespace renmian::test {

inline std::string form_file(const std::string& name) {
  std::ifstream file{std::string{RENMIAN_TEST_DATA} + "/forms/" + name, std::ios::binary};
  EXPECT_TRUE(file) << name;
  return {std::istreambuf_iterator<char>{file}, {}};
}

// A form without problems and without hints.
inline CadreForm sound_form() {
  auto form = CadreForm::blank();
  form.set("XingMing", "林示例");
  form.set("XingBie", "男");
  form.set("ChuShengNianYue", "197208");
  form.set("MinZu", "汉族");
  form.set("CanJiaGongZuoShiJian", "199407");
  form.set("XianRenZhiWu", "示例市统计局局长");
  form.set("JianLi", "1990.09--1994.07  示例大学学习\n1994.07--         示例市统计局局长");
  form.set("JiSuanNianLingShiJian", "20260115");
  form.set_photo(form_file("valid_01_long_resume.pic"));
  return form;
}

inline FormReading read_back(const CadreForm& form) { return read_form(write_lrmx(form), "form.lrmx"); }

inline FormReading read_with(std::string_view element, std::string text) {
  auto form = sound_form();
  form.set(element, std::move(text));
  return read_back(form);
}

inline FormReading read_with_member(const FamilyMember& member) {
  auto form = sound_form();
  form.add_family_member(member);
  return read_back(form);
}

// How often this problem is named at this place.
inline auto times(const Problems& problems, std::string_view code, std::string_view place) {
  return std::ranges::count_if(problems, [&](const auto& p) { return p.code == code && p.place == place; });
}

inline std::string codes_and_places(const Problems& problems) {
  std::string list;
  for (const auto& problem : problems) list += problem.code + " " + problem.place + "\n";
  return list;
}

inline std::string replaced(std::string text, std::string_view what, std::string_view by) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size()) {
    text.replace(at, what.size(), by);
  }
  return text;
}

}  // namespace renmian::test
