// SQL is a constant text, but in the files named here; and there no value becomes part of it: values are bound.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

const fs::path kStore = fs::path(RENMIAN_SOURCE_DIR) / "adapters/store";

// Who puts statements together, below adapters/store.
const std::set<std::string> kPutTogether = {
    "backup.cpp",  // VACUUM INTO takes a path, which cannot be bound
    "repair.cpp",  // drops triggers by the names the database has for them
    "sql/bound_text.cpp", "sql/case_counts.cpp", "sql/case_lists.cpp", "sql/due.cpp", "sql/search_index.cpp",
};

// A source as its statements, without comments. A text of SQL stands there as "S", any other as "T"; `odd` are the
// texts of SQL in which a quote is left open or goes around a place for a value.
struct Statements {
  std::vector<std::string> code;
  std::vector<std::string> odd;
};

Statements statements_of(const std::string& source) {
  static const std::regex sql(R"(\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|WHERE|ORDER BY|GROUP BY|DROP|VACUUM INTO)\b|)"
                              R"(^ (AND|OR|UNION)\b)");
  static const std::regex around_a_place(R"('[^']*\{[^']*')");
  Statements read;
  std::string code;
  const auto add_text = [&](const std::string& text) {
    const bool is_sql = std::regex_search(text, sql);
    code += is_sql ? "\"S\"" : "\"T\"";
    const bool open = std::count(text.begin(), text.end(), '\'') % 2 == 1;
    if (is_sql && (open || std::regex_search(text, around_a_place))) read.odd.push_back(text);
  };
  for (std::size_t at = 0; at < source.size(); ++at) {
    const auto rest = std::string_view(source).substr(at);
    if (rest.starts_with("//")) {
      at = source.find('\n', at);
      if (at == std::string::npos) break;
    } else if (rest.starts_with("R\"")) {
      const auto open = source.find('(', at);
      const auto end = ")" + source.substr(at + 2, open - at - 2) + "\"";
      const auto close = source.find(end, open);
      add_text(source.substr(open + 1, close - open - 1));
      at = close + end.size() - 1;
    } else if (rest.starts_with('"')) {
      auto close = at + 1;
      while (source[close] != '"') close += source[close] == '\\' ? 2 : 1;
      add_text(source.substr(at + 1, close - at - 1));
      at = close;
    } else if (rest.starts_with('\'') && rest.size() > 3 && (rest[2] == '\'' || rest[1] == '\\')) {
      at = source.find('\'', at + (rest[1] == '\\' ? 3 : 2));
      code += "'c'";
    } else if (rest.starts_with(';')) {
      read.code.push_back(std::move(code));
      code.clear();
    } else {
      code += source[at];
    }
  }
  read.code.push_back(std::move(code));
  return read;
}

// The arguments of each call of a function whose name ends in `name`.
std::vector<std::string> arguments_of(const std::string& code, const std::string& name) {
  std::vector<std::string> found;
  for (auto at = code.find(name + "("); at != std::string::npos; at = code.find(name + "(", at + 1)) {
    const auto begin = at + name.size() + 1;
    auto end = begin;
    for (int depth = 1; end < code.size(); ++end) {
      depth += code[end] == '(' ? 1 : code[end] == ')' ? -1 : 0;
      if (depth == 0) break;
    }
    found.push_back(code.substr(begin, end - begin));
  }
  return found;
}

bool puts_text_together(const std::string& source) {
  static const std::regex joined(R"("S"\)*\s*\+|\+=?\s*"S"|(format|append|format_to)\([^;]*"S"|"S"[^;]*(\.append\())");
  for (const auto& code : statements_of(source).code) {
    if (std::regex_search(code, joined) || code.find("BoundText::statement(") != std::string::npos) return true;
  }
  return false;
}

// Where a value becomes part of a text, in a file that puts statements together.
std::vector<std::string> values_in_text(const std::string& source) {
  const std::string value = R"((?:std::)?(?:to_string|number_text|code_of|json_of|text_of|to_hex)\()";
  const std::string wish = R"(\*?\bquery_?\.\w+(?:\.value)?)";
  static const std::regex joined_value(R"(\+=?\s*(?:)" + value + "|" + wish + R"((?!\s*\?)))" + "|" + wish +
                                       R"(\s*\+[^+])");
  static const std::regex value_before(value + R"([^()]*\)\s*\+[^+])");
  static const std::regex formatted(value + R"(|,\s*)" + wish + R"(\s*(?:,|$))");
  const auto read = statements_of(source);
  auto found = read.odd;
  for (const auto& code : read.code) {
    bool in_text = std::regex_search(code, joined_value) || std::regex_search(code, value_before);
    for (const auto* name : {"format", "append"}) {
      for (const auto& arguments : arguments_of(code, name)) {
        in_text = in_text || std::regex_search(arguments, formatted);
      }
    }
    if (in_text) found.push_back(code);
  }
  return found;
}

std::map<std::string, std::string> sources() {
  std::map<std::string, std::string> all;
  for (const auto& entry : fs::recursive_directory_iterator(kStore)) {
    const auto ending = entry.path().extension();
    if (!entry.is_regular_file() || (ending != ".hpp" && ending != ".cpp")) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    all[fs::relative(entry.path(), kStore).generic_string()] = {std::istreambuf_iterator<char>(in), {}};
  }
  return all;
}

TEST(SqlText, IsPutTogetherOnlyInTheFilesNamedForIt) {
  std::set<std::string> found;
  for (const auto& [file, source] : sources()) {
    if (puts_text_together(source)) found.insert(file);
  }
  EXPECT_EQ(found, kPutTogether);
}

TEST(SqlText, HoldsNoValue) {
  for (const auto& [file, source] : sources()) {
    if (!kPutTogether.contains(file)) continue;
    for (const auto& place : values_in_text(source)) ADD_FAILURE() << file << ":" << place;
  }
}

TEST(SqlText, IsSeenToBePutTogetherHoweverItIsDone) {
  for (const auto* source :
       {R"(run("SELECT 1 FROM unit WHERE name = " + name);)", R"(text += " AND t.name = " ;)",
        R"(fmt::format("DELETE FROM unit WHERE {}", what);)", R"(auto s = std::string("SELECT ") + "x FROM y";)",
        R"(text.append(" OR t.a = ");)", "auto s = where + R\"sql( WHERE a = 1)sql\";",
        R"(auto s = BoundText::statement(text, 2);)"}) {
    EXPECT_TRUE(puts_text_together(source)) << source;
  }
  for (const auto* source :
       {R"(inline constexpr Sql kUnit{"SELECT name FROM unit WHERE id = :id", 1}; const auto n = a + b;)",
        R"(Fault("database " + std::to_string(stored));)", R"(// "SELECT " + name;)"}) {
    EXPECT_FALSE(puts_text_together(source)) << source;
  }
}

TEST(SqlText, IsSeenToHoldAValueHoweverItGotThere) {
  for (const auto* source :
       {R"(text += " AND t.unit_id = " + to_string(*query_.unit);)",
        R"(text += " LIMIT "; text += number_text(limit);)", R"(text += std::to_string(limit) + " OFFSET 0";)",
        R"(fmt::format(" WHERE t.a = {}", to_string(id));)", R"(fmt::format(fmt::runtime(kText), table, *query.unit);)",
        R"(text += " AND t.p = " + *query_.procedure;)", R"(text = " WHERE t.n = " + query.name.value + " AND 1 = 1";)",
        R"(text += " AND t.name = '";)", R"(fmt::format(" WHERE t.a = '{}'", name);)",
        R"(text.append(code_of(query.kind));)"}) {
    EXPECT_FALSE(values_in_text(source).empty()) << source;
  }
  for (const auto* source :
       {R"(bound_.bind("unit", to_string(*query_.unit)); text += " AND t.unit_id = :unit";)",
        R"(wish(" AND t.due <= :due_by", "due_by", to_string(*query.due_by));)",
        R"(fmt::format(" AND t.case_id {} :after", query_.newest_first ? '<' : '>');)",
        R"(text += " WHERE kind = 'person' AND id = :id";)", R"(for (const auto& id : ids) ++at;)"}) {
    EXPECT_TRUE(values_in_text(source).empty()) << source;
  }
}

}  // namespace
