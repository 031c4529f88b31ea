// docs/data-dictionary.md has a line for each column of the database, each element of the form, each member of the
// record of a person and each kind of kept record, and for nothing else.
#include <gtest/gtest.h>

#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "adapters/forms/cadre_form.hpp"
#include "engine/registry/person_record.hpp"

namespace renmian {
namespace {

namespace fs = std::filesystem;

const fs::path kRoot = RENMIAN_SOURCE_DIR;
using Names = std::set<std::string>;
using Tables = std::map<std::string, Names>;

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

template <class Use>
void each_match(const std::string& text, const std::regex& wanted, const Use& use) {
  for (std::sregex_iterator at(text.begin(), text.end(), wanted), end; at != end; ++at) use(*at);
}

// What a migration adds to the tables. One that takes away or renames is not understood.
void add_columns(const std::string& migration, Tables& tables) {
  static const std::regex comment("--[^\n]*"), create(R"(CREATE TABLE (\w+) \(([^;]*);)"),
      column(R"(\n\s+([a-z]\w*) )"), alter(R"(ALTER TABLE (\w+)([^;]*);)"), added(R"(ADD COLUMN (\w+))"),
      other(R"(DROP TABLE|DROP COLUMN|RENAME )");
  const auto text = std::regex_replace(migration, comment, "");
  EXPECT_FALSE(std::regex_search(text, other));
  each_match(text, create, [&](const std::smatch& table) {
    each_match(table[2].str(), column, [&](const std::smatch& name) { tables[table[1]].insert(name[1]); });
  });
  each_match(text, alter, [&](const std::smatch& table) {
    each_match(table[2].str(), added, [&](const std::smatch& name) { tables[table[1]].insert(name[1]); });
  });
}

Tables columns_of(const std::string& database) {
  Tables tables;
  for (const auto& entry : fs::directory_iterator(kRoot / "adapters/store/migrations" / database)) {
    add_columns(content_of(entry.path()), tables);
  }
  return tables;
}

// The names in the first cells of the lines under each heading that is a name itself.
Tables sections_of(const std::string& page) {
  static const std::regex heading("^#+ `([^`]+)`.*"), line(R"(^\|([^|]*)\|.*)"), name("`([^`]+)`");
  Tables sections;
  std::optional<std::string> section;
  std::istringstream in(page);
  for (std::string read; std::getline(in, read);) {
    std::smatch found;
    if (read.starts_with("#")) section.reset();
    if (std::regex_match(read, found, heading)) {
      section = found[1];
      sections[*section];
    } else if (section && std::regex_match(read, found, line)) {
      each_match(found[1].str(), name, [&](const std::smatch& one) {
        EXPECT_TRUE(sections[*section].insert(one[1]).second) << *section << "." << one[1] << " stands there twice";
      });
    }
  }
  return sections;
}

template <class T>
struct Inner {
  using Type = T;
};
template <class T>
struct Inner<std::vector<T>> : Inner<T> {};
template <class T>
struct Inner<std::optional<T>> : Inner<T> {};

// The members of a described struct, those of structs in it as `outer.inner`.
template <class Struct>
void add_members(const std::string& before, Names& names) {
  boost::mp11::mp_for_each<boost::describe::describe_members<Struct, boost::describe::mod_public>>([&](auto member) {
    using Type = typename Inner<std::remove_cvref_t<decltype(std::declval<Struct>().*member.pointer)>>::Type;
    if constexpr (boost::describe::has_describe_members<Type>::value) {
      add_members<Type>(before + member.name + ".", names);
    } else {
      names.insert(before + member.name);
    }
  });
}

Names form_elements() {
  Names names;
  for (const auto& element : kFormElements) names.emplace(element.element);
  for (const auto& element : kFamilyElements) names.insert("JiaTingChengYuan." + std::string(element.element));
  names.erase("JiaTingChengYuan");  // its parts say what it holds
  return names;
}

Names record_members() {
  Names names;
  add_members<PersonRecord>("", names);
  return names;
}

// Of all kinds in the source.
Names kinds_of_kept_records() {
  const std::string before = "kKind = \"";
  Names kinds;
  for (const auto& entry : fs::recursive_directory_iterator(kRoot / "api")) {
    if (!entry.is_regular_file()) continue;
    const auto source = content_of(entry.path());
    for (auto at = source.find(before); at != std::string::npos; at = source.find(before, at)) {
      at += before.size();
      kinds.insert(source.substr(at, source.find('"', at) - at));
    }
  }
  return kinds;
}

void expect_same(const std::string& what, const Names& listed, const Names& there) {
  for (const auto& name : there) {
    EXPECT_TRUE(listed.contains(name)) << what << "." << name << " has no line in docs/data-dictionary.md";
  }
  for (const auto& name : listed) {
    EXPECT_TRUE(there.contains(name)) << what << "." << name << " of docs/data-dictionary.md is not there";
  }
}

TEST(DataDictionary, HasALineForEachColumnElementAndMemberAndForNothingElse) {
  auto there = columns_of("sqlite");
  EXPECT_EQ(there, columns_of("postgresql"));
  there["person_form.form"] = form_elements();
  there["person_record.record"] = record_members();
  there["kept_record.kind"] = kinds_of_kept_records();
  const auto listed = sections_of(content_of(kRoot / "docs/data-dictionary.md"));
  for (const auto& [name, lines] : listed) EXPECT_TRUE(there.contains(name)) << name << " is not there";
  for (const auto& [name, columns] : there) {
    EXPECT_GT(columns.size(), 1U) << name;
    const auto section = listed.find(name);
    expect_same(name, section == listed.end() ? Names() : section->second, columns);
  }
}

TEST(DataDictionary, EveryLineSaysWhatForWhetherPersonalOnWhatGroundAndHowLong) {
  static const std::regex whole(R"(^\|[^|]*`[^|]+\|[^|]*\S[^|]*\| (否 no|间接 indirect|是 yes|敏感 sensitive) \|)"
                                R"( ([ARSO](, [ARSO])*) \| [LCPDEI] \|$)");
  std::istringstream page(content_of(kRoot / "docs/data-dictionary.md"));
  std::size_t lines = 0;
  bool in_section = false;
  for (std::string line; std::getline(page, line);) {
    if (line.starts_with("#")) in_section = line.find('`') != std::string::npos;
    if (!in_section || !line.starts_with("| `")) continue;
    ++lines;
    EXPECT_TRUE(std::regex_match(line, whole)) << line;
  }
  EXPECT_GT(lines, 100U);
}

TEST(MigrationsInTheDictionaryTest, AreReadWhetherATableIsMadeOrWidened) {
  Tables tables;
  add_columns(
      "-- CREATE TABLE no (x text);\nCREATE TABLE a (\n  tenant bigint NOT NULL,\n  b_c text,\n  PRIMARY KEY (b_c)\n"
      ") WITH (fillfactor = 70);\nALTER TABLE a ADD COLUMN d text, ADD COLUMN e uuid;\nALTER TABLE a ADD PRIMARY KEY "
      "(d);",
      tables);
  EXPECT_EQ(tables, (Tables{{"a", {"tenant", "b_c", "d", "e"}}}));
}

}  // namespace
}  // namespace renmian
