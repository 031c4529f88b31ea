// Where everything in the picture of a procedure goes. Pixels, origin at the top left; pure, any thread.
//
//   band titles | returns | main path | detours | other ends
//
// Every state has a height of its own, in the order of the steps, so a line that leaves a box to the side meets no
// other box. Lines to the side run in channels between the columns; lines to the same target share one.
#pragma once

#include "api/procedure_text/diagram_model.hpp"

namespace renmian {

inline constexpr int kBoxText = 15;  // font sizes
inline constexpr int kLineText = 13;
inline constexpr int kBadgeWidth = 22;
inline constexpr int kLabelHeight = 18;

// How wide `text` is drawn, roughly: an ideograph is as wide as the font is high.
int width_of(std::string_view text, int font_size);

struct Point {
  int x = 0;
  int y = 0;
};

struct BoxShape {
  const StateInfo* state = nullptr;
  int x = 0, y = 0, width = 0, height = 0;
  std::vector<const BookRow*> recorded_here;  // commands that do not move the case

  int right() const { return x + width; }
  int bottom() const { return y + height; }
  int centre() const { return x + width / 2; }
  int middle() const { return y + height / 2; }
};

struct LineShape {
  const DiagramEdge* edge = nullptr;
  std::vector<Point> points;  // the arrow head is at the last
  Point label;                // baseline of the first command's title, at its left end
};

struct BandShape {
  const StepInfo* step = nullptr;
  int y = 0, height = 0;
};

struct SvgLayout {
  int width = 0, height = 0;
  int ends_x = 0;  // where the column of the other ends begins; 0 if there are none
  std::vector<BandShape> bands;
  std::vector<BoxShape> boxes;
  std::vector<LineShape> lines;
};

// The picture without header and footer; its first band begins at `top`. Shapes refer to `model`.
SvgLayout lay_out(const DiagramModel& model, Language language, int top);

}  // namespace renmian
