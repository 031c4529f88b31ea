#include <gtest/gtest.h>

#include <map>
#include <pugixml.hpp>
#include <sstream>

#include "api/procedure_text/book_text.hpp"
#include "api/procedure_text/diagram.hpp"
#include "workflows/appointment/kinds.hpp"

namespace renmian {
namespace {

const Book& book() { return appointment::promote().book(); }

constexpr Language kLanguages[] = {Language::kChinese, Language::kEnglish};

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

pugi::xml_document parsed(const std::string& svg) {
  pugi::xml_document document;
  const auto result = document.load_string(svg.c_str(), pugi::parse_full);
  EXPECT_TRUE(result) << result.description() << " at " << result.offset;
  return document;
}

struct Rectangle {
  int x, y, width, height;
};

std::map<std::string, Rectangle> state_boxes(const pugi::xml_document& svg) {
  std::map<std::string, Rectangle> boxes;
  for (const auto& found : svg.select_nodes("//*[@data-state]")) {
    const auto rect = found.node().child("rect");
    boxes[found.node().attribute("data-state").value()] = {rect.attribute("x").as_int(), rect.attribute("y").as_int(),
                                                           rect.attribute("width").as_int(),
                                                           rect.attribute("height").as_int()};
  }
  return boxes;
}

bool overlap(const Rectangle& a, const Rectangle& b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

TEST(ProcedureBook, NamesEveryStepStateCommandGateAndPolicyValue) {
  for (const auto language : kLanguages) {
    const auto text = book_text(book(), language);
    for (const auto* step : book().steps) EXPECT_TRUE(holds(text, step->title.in(language))) << step->code;
    for (const auto* state : book().states) {
      EXPECT_TRUE(holds(text, std::string(state->title.in(language)))) << state->code;
      EXPECT_TRUE(holds(text, "`" + std::string(state->code) + "`")) << state->code;
    }
    for (const auto& command : book().commands) {
      EXPECT_TRUE(
          holds(text, std::string(command.info->title.in(language)) + " `" + std::string(command.info->code) + "`"))
          << command.info->code;
    }
    for (const auto* gate : book().gates) {
      EXPECT_TRUE(holds(text, std::string(gate->title.in(language)) + " | `" + std::string(gate->id) + "` | "))
          << gate->id;
    }
    for (const auto& row : book().policy) {
      EXPECT_TRUE(holds(text, "`" + std::string(std::string_view(row.at("key").as_string())) + "`")) << row;
    }
    EXPECT_TRUE(holds(text, book().digest));
  }
}

TEST(ProcedureBook, ShowsTheMarkBesideTheSourceOfEveryGate) {
  const auto text = book_text(book(), Language::kChinese);
  for (const auto* gate : book().gates) {
    const auto cells = std::string(gate->source) + " | " + static_cast<char>(gate->mark) + " | ";
    EXPECT_TRUE(holds(text, cells)) << gate->id;
  }
  EXPECT_TRUE(holds(text, "| V | 已核对条文原文 |"));
  EXPECT_TRUE(holds(text, "| M | 凭一般了解，有待核对 |"));
}

TEST(ProcedureBook, SaysWhoMayWaiveAGateOrThatNobodyMay) {
  const auto text = book_text(book(), Language::kChinese);
  EXPECT_TRUE(holds(text, "| 不准任人唯亲 | `wbz-1-nepotism` | Code2016 | V | 干部监督科 | 不得免除 |"));
  EXPECT_TRUE(holds(text, "按规定报告并经上级组织部门同意（`superior_od`）"));
}

TEST(ProcedureBook, DescribesEveryMemberOfEveryCommandAndRefersToWhatIsShared) {
  const auto text = book_text(book(), Language::kChinese);
  EXPECT_TRUE(holds(text, "| 公示张贴日期 | `posted_on` | 日期，如 2026-03-01 | 是 |"));
  EXPECT_TRUE(holds(text, "| 举报渠道 | `complaint_channels` | 文字，至多 200 字 | 否 |"));
  EXPECT_TRUE(holds(text, "| 　工作人员编号 | `members[].staff` | 文字，至多 200 字 | 是 |"));
  EXPECT_TRUE(holds(text, "| 表决事项 | `item` | 见“共用内容 "));
}

TEST(ProcedureBook, SaysThatTheProofsHoldAndWhereOneDoesNot) {
  EXPECT_TRUE(holds(book_text(book(), Language::kChinese), "- 每个状态都能办到结束：成立\n"));
  auto unlawful = book();
  for (auto& row : unlawful.rows) row.gates.clear();
  const auto text = book_text(unlawful, Language::kChinese);
  EXPECT_TRUE(holds(text, "- 不满足全部必经关口，任何路径都不能到达任职：不成立\n"));
  EXPECT_TRUE(holds(text, "  - 绕过“公示不少于五个工作日”（pub-days）：未启动 → "));
}

TEST(ProcedureTexts, AreTheSameEachTime) {
  for (const auto language : kLanguages) {
    EXPECT_EQ(book_text(book(), language), book_text(book(), language));
    EXPECT_EQ(diagram_svg(book(), language), diagram_svg(book(), language));
    EXPECT_EQ(diagram_dot(book(), language), diagram_dot(book(), language));
    EXPECT_EQ(diagram_mermaid(book(), language), diagram_mermaid(book(), language));
  }
}

TEST(Svg, IsWellFormedAndHoldsEveryStateInItsViewBox) {
  for (const auto language : kLanguages) {
    const auto svg = parsed(diagram_svg(book(), language));
    int left = 0, top = 0, width = 0, height = 0;
    std::istringstream(svg.child("svg").attribute("viewBox").value()) >> left >> top >> width >> height;
    const auto boxes = state_boxes(svg);
    ASSERT_EQ(boxes.size(), book().states.size());
    for (const auto& [code, box] : boxes) {
      EXPECT_TRUE(box.x >= left && box.y >= top && box.x + box.width <= left + width &&
                  box.y + box.height <= top + height)
          << code;
      EXPECT_GT(box.width * box.height, 0) << code;
    }
  }
}

TEST(Svg, NoTwoStatesOverlap) {
  for (const auto language : kLanguages) {
    const auto boxes = state_boxes(parsed(diagram_svg(book(), language)));
    for (auto a = boxes.begin(); a != boxes.end(); ++a) {
      for (auto b = std::next(a); b != boxes.end(); ++b) {
        EXPECT_FALSE(overlap(a->second, b->second)) << a->first << " and " << b->first;
      }
    }
  }
}

TEST(Svg, ShowsEveryCommandAndEscapesWhatXmlWouldRead) {
  const auto svg = parsed(diagram_svg(book(), Language::kEnglish));
  std::ostringstream texts;
  for (const auto& found : svg.select_nodes("//text")) texts << found.node().text().get() << '\n';
  for (const auto& row : book().rows) {
    EXPECT_TRUE(holds(texts.str(), std::string(row.command->title.en) + "\n")) << row.command->code;
  }

  static constexpr StateInfo kState{"odd", {"<甲&\"乙\">", "<a&\"b\">"}, nullptr, true};
  auto odd = book();
  odd.states.push_back(&kState);
  odd.rows.push_back({Region::kProcedure, odd.states.front(), odd.commands.front().info, &kState, {}});
  EXPECT_TRUE(holds(diagram_svg(odd, Language::kEnglish), "&lt;a&amp;&quot;b&quot;&gt;"));
  EXPECT_EQ(state_boxes(parsed(diagram_svg(odd, Language::kEnglish))).count("odd"), 1U);
}

TEST(Dot, HasANodePerStateAClusterPerStepAndAnEdgePerMove) {
  const auto dot = diagram_dot(book(), Language::kChinese);
  for (const auto* state : book().states) {
    EXPECT_TRUE(holds(dot, "\"" + std::string(state->code) + "\" [label=\"" + std::string(state->title.zh) + "\""))
        << state->code;
  }
  for (const auto* step : book().steps)
    EXPECT_TRUE(holds(dot, "subgraph \"cluster_" + std::string(step->code) + "\"")) << step->code;
  for (const auto& row : book().rows) {
    if (row.region == Region::kDossier) continue;
    EXPECT_TRUE(holds(dot, "\"" + std::string(row.source->code) + "\" -> \"" + std::string(row.target->code) + "\""))
        << row.command->code;
  }
  EXPECT_TRUE(holds(dot, "公示结束（7项关口）"));
}

TEST(Mermaid, DeclaresStatesInTheirStepsAndTransitionsAfterwards) {
  const auto mermaid = diagram_mermaid(book(), Language::kEnglish);
  EXPECT_TRUE(holds(mermaid, "\nstateDiagram-v2\n"));
  for (const auto* state : book().states)
    EXPECT_TRUE(holds(mermaid, "\" as " + std::string(state->code) + "\n")) << state->code;
  for (const auto* step : book().steps)
    EXPECT_TRUE(holds(mermaid, "\" as step_" + std::string(step->code) + " {\n")) << step->code;
  for (const auto& row : book().rows) {
    if (row.region == Region::kDossier) continue;
    EXPECT_TRUE(holds(mermaid, "  " + std::string(row.source->code) + " --> " + std::string(row.target->code) + " : " +
                                   std::string(row.command->title.en)))
        << row.command->code;
  }
  EXPECT_TRUE(holds(mermaid, "state \"Closed#58; rejected\" as closed_rejected"));
}

}  // namespace
}  // namespace renmian
