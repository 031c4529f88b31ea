#include "api/procedure_text/svg_layout.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace renmian {
namespace {

constexpr int kMargin = 16;
constexpr int kLeastBandTitle = 150;
constexpr int kBandEdge = 24;   // from the top of a band to its first box
constexpr int kGap = 46;        // between two boxes of a band, with room for a label
constexpr int kPortPitch = 26;  // between two lines at one side of a box
constexpr int kChannelPitch = 18;
constexpr int kBoxPadding = 16;
constexpr int kEndsGap = 28;

enum class Column { kMain, kDetour, kEnds };
enum class Zone { kDown, kReturns, kDetours, kEnds };

struct Group {  // the lines that share a channel
  int from = 0, to = 0;
  int channel = 0;
};
using GroupKey = std::tuple<Zone, std::size_t, bool>;  // by target (its place in boxes) and direction

struct Port {
  Zone zone;
  bool left = false;
  bool outwards = false;
  bool upwards = false;
  int channel = 0;
  int labels = 0;
  const DiagramEdge* edge = nullptr;  // of an outward port
  int y = 0;
};

int label_width(const DiagramEdge& edge, Language language) {
  int width = 0;
  for (const auto* row : edge.rows) {
    const int badge = row->gates.empty() ? 0 : kBadgeWidth + 6;
    width = std::max(width, width_of(row->command->title.in(language), kLineText) + badge + 10);
  }
  return width;
}

class Layouter {
 public:
  Layouter(const DiagramModel& model, Language language) : model_(model), language_(language) {}

  SvgLayout run(int top) {
    make_boxes();
    make_ports();
    stack(top);
    assign_channels();
    place_columns();
    place_ports();
    place_ends();
    draw_lines();
    return std::move(layout_);
  }

 private:
  Column column_of(const StateInfo* state) const {
    const auto& path = model_.main_path;
    if (std::find(path.begin(), path.end(), state) != path.end()) return Column::kMain;
    return state->end ? Column::kEnds : Column::kDetour;
  }

  Zone zone_of(const DiagramEdge& edge) const {
    const auto& path = model_.main_path;
    const auto at = std::find(path.begin(), path.end(), edge.source);
    if (at != path.end() && std::next(at) != path.end() && *std::next(at) == edge.target) return Zone::kDown;
    if (column_of(edge.target) == Column::kEnds) return Zone::kEnds;
    const bool within_main = column_of(edge.source) == Column::kMain && column_of(edge.target) == Column::kMain;
    return edge.back && within_main ? Zone::kReturns : Zone::kDetours;
  }

  // Main column and returns have their lines on the left side only when going back.
  bool leaves_left(const DiagramEdge& edge) const {
    const auto zone = zone_of(edge);
    return zone == Zone::kReturns || (zone == Zone::kDetours && column_of(edge.source) == Column::kDetour);
  }
  bool arrives_left(const DiagramEdge& edge) const {
    return zone_of(edge) != Zone::kDetours || column_of(edge.target) == Column::kDetour;
  }

  GroupKey key_of(const DiagramEdge& edge) const { return {zone_of(edge), box_of_.at(edge.target), edge.back}; }

  BoxShape& box(const StateInfo* state) { return layout_.boxes[box_of_.at(state)]; }

  void make_boxes() {
    int width = 180;
    for (const auto& step : model_.steps) {
      for (const auto* state : step.states) {
        box_of_[state] = layout_.boxes.size();
        layout_.boxes.push_back({state, 0, 0, 0, 0, {}});
        width = std::max(width, width_of(state->title.in(language_), kBoxText) + 2 * kBoxPadding);
      }
    }
    for (const auto& edge : model_.edges) {
      if (!edge.stays()) continue;
      box(edge.source).recorded_here = edge.rows;
      width = std::max(width, label_width(edge, language_) + 2 * kBoxPadding);
    }
    for (auto& shape : layout_.boxes) shape.width = width;
  }

  void make_ports() {
    std::map<GroupKey, bool> arrived;
    for (const auto& edge : model_.edges) {
      if (edge.stays() || zone_of(edge) == Zone::kDown) continue;
      ports_[edge.source].push_back(
          {zone_of(edge), leaves_left(edge), true, edge.back, 0, static_cast<int>(edge.rows.size()), &edge, 0});
      if (!arrived.emplace(key_of(edge), true).second) continue;
      ports_[edge.target].push_back({zone_of(edge), arrives_left(edge), false, !edge.back, 0, 1, &edge, 0});
    }
  }

  static int height_of_ports(const std::vector<Port>& ports, bool left) {
    int height = 0;
    for (const auto& port : ports) {
      if (port.left == left) height += kPortPitch + (port.labels - 1) * kLabelHeight;
    }
    return height;
  }

  // Boxes and bands from top to bottom; ends beside the main path get their place later.
  void stack(int top) {
    int y = top;
    for (const auto& step : model_.steps) {
      const int band_top = y;
      y += kBandEdge;
      bool any = false;
      for (const auto* state : step.states) {
        auto& shape = box(state);
        const auto& ports = ports_[state];
        const int lines = static_cast<int>(shape.recorded_here.size());
        shape.height = std::max({42 + lines * kLabelHeight + (lines > 0 ? 6 : 0), height_of_ports(ports, true) + 16,
                                 height_of_ports(ports, false) + 16});
        if (column_of(state) == Column::kEnds) continue;
        shape.y = y;
        y = shape.bottom() + kGap;
        any = true;
      }
      if (!any) {
        y = band_top;
        continue;
      }
      layout_.bands.push_back({step.step, band_top, y - band_top});
    }
    layout_.height = y;
  }

  void assign_channels() {
    for (const auto& edge : model_.edges) {
      if (edge.stays() || zone_of(edge) == Zone::kDown) continue;
      const int from = box(edge.source).middle();
      const int to = column_of(edge.target) == Column::kEnds ? from : box(edge.target).middle();
      const auto [group, fresh] = groups_.try_emplace(key_of(edge), Group{std::min(from, to), std::max(from, to)});
      group->second.from = std::min({group->second.from, from, to});
      group->second.to = std::max({group->second.to, from, to});
    }
    // Short ones lie nearest to the boxes; those that do not overlap share a place.
    std::vector<std::pair<const GroupKey*, Group*>> order;
    for (auto& [key, group] : groups_) order.emplace_back(&key, &group);
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
      return std::tuple(a.second->to - a.second->from, a.second->from) <
             std::tuple(b.second->to - b.second->from, b.second->from);
    });
    std::map<Zone, std::vector<std::vector<Group*>>> channels;
    for (auto& [key, group] : order) {
      auto& zone = channels[std::get<Zone>(*key)];
      const auto overlaps = [group = group](const Group* other) {
        return group->from <= other->to + kGap && other->from <= group->to + kGap;
      };
      std::size_t place = 0;
      while (place < zone.size() && std::any_of(zone[place].begin(), zone[place].end(), overlaps)) ++place;
      if (place == zone.size()) zone.emplace_back();
      zone[place].push_back(group);
      group->channel = static_cast<int>(place);
    }
    for (const auto& [zone, places] : channels) channel_count_[zone] = static_cast<int>(places.size());
  }

  // The widest label of the lines that leave boxes of `column` on that side.
  int room_for_labels(Column column, bool left) {
    int room = 24;
    for (const auto& [state, ports] : ports_) {
      if (column_of(state) != column) continue;
      for (const auto& port : ports) {
        if (port.outwards && port.left == left) room = std::max(room, label_width(*port.edge, language_) + 12);
      }
    }
    return room;
  }

  void place_columns() {
    const int box_width = layout_.boxes.front().width;
    int band_title = kLeastBandTitle;
    for (const auto& band : layout_.bands) {
      if (band.step == nullptr) continue;
      band_title = std::max(band_title, width_of(band.step->title.in(language_), kBoxText) * 11 / 10 + 2 * kMargin);
    }
    int x = kMargin + band_title + channel_count_[Zone::kReturns] * kChannelPitch;
    x += room_for_labels(Column::kMain, true);
    const int main = x;
    returns_x_ = main - room_for_labels(Column::kMain, true);

    int down_label = 0;
    for (const auto& edge : model_.edges) {
      if (zone_of(edge) == Zone::kDown) down_label = std::max(down_label, label_width(edge, language_));
    }
    const int room = std::max(room_for_labels(Column::kMain, false), down_label - box_width / 2 + 20);
    detours_x_ = main + box_width + room;
    const int detour =
        detours_x_ + channel_count_[Zone::kDetours] * kChannelPitch + room_for_labels(Column::kDetour, true);
    const bool detours = std::any_of(layout_.boxes.begin(), layout_.boxes.end(),
                                     [this](const auto& shape) { return column_of(shape.state) == Column::kDetour; });
    ends_channels_x_ = detours ? detour + box_width + room_for_labels(Column::kDetour, false) : detours_x_;
    layout_.ends_x = ends_channels_x_ + channel_count_[Zone::kEnds] * kChannelPitch + kEndsGap;
    layout_.width = layout_.ends_x + kEndsGap + box_width + kMargin;
    if (channel_count_[Zone::kEnds] == 0) {
      layout_.width = ends_channels_x_ + kMargin;
      layout_.ends_x = 0;
    }
    for (auto& shape : layout_.boxes) {
      const auto column = column_of(shape.state);
      shape.x = column == Column::kMain ? main : column == Column::kDetour ? detour : layout_.ends_x + kEndsGap;
    }
  }

  // Each end level with the last line that leads to it, one below the other.
  void place_ends() {
    std::map<std::size_t, int> last_line;  // by place in boxes
    for (const auto& edge : model_.edges) {
      if (edge.stays() || zone_of(edge) != Zone::kEnds) continue;
      auto& y = last_line[box_of_.at(edge.target)];
      y = std::max(y, port_of(edge.source, true, edge).y);
    }
    std::vector<std::pair<int, std::size_t>> ends;
    for (const auto& [place, y] : last_line) ends.emplace_back(y, place);
    std::sort(ends.begin(), ends.end());
    int free_from = 0;
    for (const auto& [y, place] : ends) {
      auto& shape = layout_.boxes[place];
      shape.y = std::max(y - shape.height / 2, free_from);
      for (auto& port : ports_.at(shape.state)) port.y = shape.middle();
      free_from = shape.bottom() + kGap / 2;
    }
    layout_.height = std::max(layout_.height, free_from);
  }

  // From top to bottom so that few lines cross: upwards the near channels first, downwards the far ones.
  void place_ports() {
    for (auto& [state, ports] : ports_) {
      for (auto& port : ports) {
        const auto& group = groups_.at(key_of(*port.edge));
        port.channel = group.channel;
        if (port.zone == Zone::kEnds && !port.outwards) port.upwards = true;
        if (port.zone == Zone::kEnds) port.channel += 100;  // farther out than any channel for detours
      }
      std::stable_sort(ports.begin(), ports.end(), [](const Port& a, const Port& b) {
        const auto rank = [](const Port& p) {
          return std::tuple(p.left, !p.upwards, p.upwards ? p.channel : -p.channel);
        };
        return rank(a) < rank(b);
      });
      const auto& shape = box(state);
      for (const bool left : {false, true}) {
        int y = shape.middle() - height_of_ports(ports, left) / 2;
        for (auto& port : ports) {
          if (port.left != left) continue;
          const int height = kPortPitch + (port.labels - 1) * kLabelHeight;
          port.y = y + height - (port.outwards ? 6 : kPortPitch / 2);
          if (height_of_ports(ports, left) == kPortPitch) port.y = shape.middle();
          y += height;
        }
      }
    }
  }

  int channel_x(Zone zone, int channel) const {
    const int offset = channel * kChannelPitch;
    return zone == Zone::kReturns   ? returns_x_ - offset
           : zone == Zone::kDetours ? detours_x_ + offset
                                    : ends_channels_x_ + offset;
  }

  const Port& port_of(const StateInfo* state, bool outwards, const DiagramEdge& edge) {
    const auto& ports = ports_.at(state);
    return *std::find_if(ports.begin(), ports.end(), [&](const Port& port) {
      if (port.outwards != outwards) return false;
      return outwards ? port.edge == &edge : key_of(*port.edge) == key_of(edge);
    });
  }

  void draw_lines() {
    for (const auto& edge : model_.edges) {
      if (edge.stays()) continue;
      const auto& source = box(edge.source);
      const auto& target = box(edge.target);
      auto& line = layout_.lines.emplace_back(LineShape{&edge, {}, {}});
      if (zone_of(edge) == Zone::kDown) {
        line.points = {{source.centre(), source.bottom()}, {target.centre(), target.y}};
        line.label = {source.centre() + 10, source.bottom() + 24};
        continue;
      }
      const auto& out = port_of(edge.source, true, edge);
      const auto& in = port_of(edge.target, false, edge);
      const int start = out.left ? source.x : source.right();
      const int finish = in.left ? target.x : target.right();
      const int x = channel_x(out.zone, groups_.at(key_of(edge)).channel);
      line.points = {{start, out.y}, {x, out.y}, {x, in.y}, {finish, in.y}};
      line.label = {out.left ? start - label_width(edge, language_) : start + 10,
                    out.y - 5 - (out.labels - 1) * kLabelHeight};
    }
  }

  const DiagramModel& model_;
  const Language language_;
  SvgLayout layout_;
  std::map<const StateInfo*, std::size_t> box_of_;
  std::map<const StateInfo*, std::vector<Port>> ports_;
  std::map<GroupKey, Group> groups_;
  std::map<Zone, int> channel_count_;
  int returns_x_ = 0, detours_x_ = 0, ends_channels_x_ = 0;
};

}  // namespace

int width_of(std::string_view text, int font_size) {
  constexpr std::string_view kNarrow = " ,.:;'|!()ijlftr";
  int hundredths = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0xC0) hundredths += 100;
    if (byte < 0x80) hundredths += kNarrow.find(c) != kNarrow.npos ? 34 : c == 'm' || c == 'w' ? 86 : c < 'a' ? 64 : 57;
  }
  return hundredths * font_size / 100;
}

SvgLayout lay_out(const DiagramModel& model, Language language, int top) { return Layouter(model, language).run(top); }

}  // namespace renmian
