#include <fmt/format.h>

#include "api/procedure_text/diagram.hpp"
#include "api/procedure_text/svg_layout.hpp"

namespace renmian {
namespace {

constexpr int kMargin = 16;
constexpr int kHeader = 104;
constexpr int kCorner = 9;
constexpr int kFooterLine = 26;

constexpr std::string_view kStyle = R"(<style>
  text { font-family: "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", "SimSun", sans-serif; fill: #1f2937; }
  .title { font-size: 22px; font-weight: bold; }
  .note { font-size: 12px; fill: #6b7280; }
  .band { fill: #f8fafc; } .band.odd { fill: #eef2f7; } .ends { fill: #f3f4f6; }
  .step { font-size: 15px; font-weight: bold; fill: #1e3a5f; }
  .state rect { fill: #ffffff; stroke: #1e3a5f; stroke-width: 1.5; }
  .state text { font-size: 15px; text-anchor: middle; font-weight: bold; }
  .state .here { font-size: 13px; text-anchor: start; font-weight: normal; }
  .state.end rect { fill: #e5e7eb; stroke: #4b5563; }
  .state.appointed rect { fill: #e7f5ec; stroke: #15803d; stroke-width: 2.5; }
  .line path { fill: none; stroke: #334155; stroke-width: 1.5; }
  .line.back path { stroke: #c2410c; }
  .line text, .plain { font-size: 13px; }
  .line text { stroke: #f8fafc; stroke-width: 4px; paint-order: stroke; stroke-linejoin: round; }
  .line.back .command { fill: #c2410c; }
  .badge rect { fill: #1d4ed8; }
  .badge text, .line .badge text, .state .badge text { font-size: 11px; fill: #ffffff; stroke: none; text-anchor: middle; font-weight: bold; }
</style>
<defs>
  <marker id="forward" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L10 5L0 10z" fill="#334155"/></marker>
  <marker id="back" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L10 5L0 10z" fill="#c2410c"/></marker>
</defs>
)";

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string text_at(Point at, std::string_view style, std::string_view text) {
  return fmt::format("<text x=\"{}\" y=\"{}\" class=\"{}\">{}</text>", at.x, at.y, style, escaped(text));
}

std::string badge(Point at, std::string_view number) {
  return fmt::format(
      "<g class=\"badge\"><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"15\" rx=\"7.5\"/><text x=\"{}\" "
      "y=\"{}\">{}</text></g>",
      at.x, at.y - 12, kBadgeWidth, at.x + kBadgeWidth / 2, at.y - 1, number);
}

// A command's title, and behind it the number of its gates; pointing at it lists them.
std::string command_at(Point at, std::string_view style, const BookRow& row, Language language) {
  const auto title = row.command->title.in(language);
  if (row.gates.empty()) return text_at(at, style, title);
  std::string gates;
  for (const auto* gate : row.gates) gates += fmt::format("{} ({})\n", gate->title.in(language), gate->id);
  return fmt::format("<g><title>{}</title>{}{}</g>", escaped(gates), text_at(at, style, title),
                     badge({at.x + width_of(title, kLineText) + 6, at.y}, std::to_string(row.gates.size())));
}

// A line of horizontal and vertical pieces, its corners rounded.
std::string path_of(const std::vector<Point>& points) {
  auto path = fmt::format("M{} {}", points.front().x, points.front().y);
  const auto towards = [](Point from, Point to, int length) {
    const auto step = [length](int delta) { return std::min(std::max(delta, -length), length); };
    return Point{from.x + step(to.x - from.x), from.y + step(to.y - from.y)};
  };
  for (std::size_t i = 1; i + 1 < points.size(); ++i) {
    const auto corner = points[i];
    const int room = std::max(std::abs(points[i + 1].x - corner.x), std::abs(points[i + 1].y - corner.y)) / 2;
    const auto before = towards(corner, points[i - 1], std::min(kCorner, room));
    const auto after = towards(corner, points[i + 1], std::min(kCorner, room));
    path += fmt::format("L{} {}Q{} {} {} {}", before.x, before.y, corner.x, corner.y, after.x, after.y);
  }
  return path + fmt::format("L{} {}", points.back().x, points.back().y);
}

class Drawing {
 public:
  Drawing(const Book& book, Language language)
      : book_(book), language_(language), model_(book), layout_(lay_out(model_, language, kHeader)) {}

  std::string svg() {
    header();
    footer();
    std::string picture = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\">\n"
        "<title>{2}</title>\n{3}<rect width=\"{0}\" height=\"{1}\" fill=\"#ffffff\"/>\n",
        layout_.width, layout_.height, escaped(book_.info.title.in(language_)), kStyle);
    bands();
    for (const auto& line : layout_.lines) draw(line);
    for (const auto& box : layout_.boxes) draw(box);
    return picture + body_ + footer_ + "</svg>\n";
  }

 private:
  std::string_view in(Words words) const { return words.in(language_); }
  std::string moves_of(const BookRow& row) const {
    return fmt::format("{} → {}:", in(row.source->title), in(row.target->title));
  }

  void header() {
    body_ += text_at({kMargin, 38}, "title", in(book_.info.title)) + "\n";
    body_ += text_at({kMargin, 60}, "note",
                     fmt::format("{} v{} · SHA-256 {}", book_.info.id, book_.info.version, book_.digest.substr(0, 16)));
    int x = kMargin;
    const auto item = [&](std::string_view sign, Words words) {
      body_ += sign;
      body_ += text_at({x + 40, 86}, "plain", in(words)) + "\n";
      x += 40 + width_of(in(words), kLineText) + 28;
    };
    const auto arrow = [&](std::string_view kind) {
      return fmt::format("<g class=\"line {0}\"><path d=\"M{1} 82L{2} 82\" marker-end=\"url(#{0})\"/></g>", kind, x,
                         x + 32);
    };
    item(arrow("forward"), {"前进", "forward"});
    item(arrow("back"), {"退回、重新办理", "return"});
    item(badge({x + 8, 86}, "n"), {"须满足的关口数", "gates to be met"});
    item(fmt::format("<text x=\"{}\" y=\"87\" class=\"step\">+</text>", x + 24),
         {"在此记录，状态不变", "recorded there, the case stays"});
    item(fmt::format("<g class=\"state appointed\"><rect x=\"{}\" y=\"74\" width=\"30\" height=\"16\" rx=\"5\"/></g>",
                     x + 2),
         {"不满足必经关口不能到达", "not reached without the mandatory gates"});
    layout_.width = std::max(layout_.width, x);  // a small procedure is narrower than what explains it
  }

  void bands() {
    bool odd = false;
    for (const auto& [step, y, height] : layout_.bands) {
      const int right = layout_.ends_x > 0 ? layout_.ends_x : layout_.width - kMargin;
      body_ += fmt::format("<rect class=\"band{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>", odd ? " odd" : "",
                           kMargin, y, right - kMargin, height);
      body_ += text_at({kMargin + 14, y + 30}, "step", step == nullptr ? in({"结束", "End"}) : in(step->title)) + "\n";
      odd = !odd;
    }
    if (layout_.ends_x == 0) return;
    const auto& last = layout_.bands.back();
    body_ += fmt::format("<rect class=\"ends\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>", layout_.ends_x + 6,
                         kHeader, layout_.width - kMargin - layout_.ends_x - 6, last.y + last.height - kHeader);
    body_ += text_at({layout_.ends_x + 20, kHeader + 30}, "step", in({"其他结束", "Other ends"})) + "\n";
  }

  void draw(const LineShape& line) {
    const std::string_view kind = line.edge->back ? "back" : "forward";
    body_ +=
        fmt::format("<g class=\"line {0}\"><path d=\"{1}\" marker-end=\"url(#{0})\"/>", kind, path_of(line.points));
    auto at = line.label;
    for (const auto* row : line.edge->rows) {
      body_ += command_at(at, "command", *row, language_);
      at.y += kLabelHeight;
    }
    body_ += "</g>\n";
  }

  void draw(const BoxShape& box) {
    const auto& goals = book_.appointment;
    const bool goal = std::find(goals.begin(), goals.end(), box.state) != goals.end();
    body_ += fmt::format(
        "<g class=\"state{}\" data-state=\"{}\"><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"8\"/>",
        box.state->end ? " end"
        : goal         ? " appointed"
                       : "",
        escaped(box.state->code), box.x, box.y, box.width, box.height);
    const int lines = static_cast<int>(box.recorded_here.size());
    int y = box.middle() + 5 - lines * kLabelHeight / 2 - (lines > 0 ? 2 : 0);
    body_ += text_at({box.centre(), y}, "name", in(box.state->title));
    for (const auto* row : box.recorded_here) {
      y += kLabelHeight + (row == box.recorded_here.front() ? 4 : 0);
      body_ += text_at({box.x + 12, y}, "here", "+") + command_at({box.x + 24, y}, "here", *row, language_);
    }
    body_ += "</g>\n";
  }

  // What holds beside the steps: the standing of the case, and its case file.
  void footer() {
    int y = layout_.height + 34;
    int column = 0;
    for (const auto* rows : {&model_.standing, &model_.dossier}) {
      for (const auto* row : *rows) {
        const int moves = row->source == row->target ? 0 : width_of(moves_of(*row), kLineText);
        column = std::max(column, moves + width_of(in(row->command->title), kLineText) + kBadgeWidth + 40);
      }
    }
    const int columns = std::max(1, (layout_.width - 2 * kMargin) / std::max(column, 1));
    const auto section = [&](Words title, const std::vector<const BookRow*>& rows, auto draw_row) {
      if (rows.empty()) return;
      footer_ += text_at({kMargin + 14, y}, "step", in(title)) + "\n";
      int place = 0;
      for (const auto* row : rows) {
        if (place % columns == 0) y += kFooterLine;
        draw_row(*row, Point{kMargin + 14 + place % columns * column, y});
        ++place;
      }
      y += kFooterLine + 12;
    };
    section({"事项状况（任何步骤中）", "Standing of the case (in every step)"}, model_.standing,
            [&](const BookRow& row, Point at) {
              const auto moves = moves_of(row);
              footer_ += text_at(at, "note", moves);
              footer_ += command_at({at.x + width_of(moves, 12) + 4, at.y}, "plain", row, language_) + "\n";
            });
    section({"案卷（随时记录，状态不变）", "Case file (recorded at any time, the case stays)"}, model_.dossier,
            [&](const BookRow& row, Point at) { footer_ += command_at(at, "plain", row, language_) + "\n"; });
    layout_.height = y;
  }

  const Book& book_;
  const Language language_;
  const DiagramModel model_;
  SvgLayout layout_;
  std::string body_;
  std::string footer_;
};

}  // namespace

std::string diagram_svg(const Book& book, Language language) { return Drawing(book, language).svg(); }

}  // namespace renmian
