// The photo of everybody who does not exist: head and shoulders in grey, as base64 of a PNG.
#pragma once

#include <string_view>

namespace renmian {

inline constexpr std::string_view kPortrait =
    "iVBORw0KGgoAAAANSUhEUgAAAHYAAAClAQMAAACzw5vTAAAABlBMVEXY4OhgcIDqRbhzAAAA/ElEQVR42u3UzQ2DMAwFYFAOHNMN"
    "GCWjkdEYJSNwzAHVpSE/9oMKSiuVquX2XeKX2Kaq/t8vfhfJhnrhlgbhjkZhoiunIiIrjiNxoJ7sxPEkCqDNZC/KkwiAnsgD1XfT"
    "Y6tgu9tNcH/YOth9zG3wcJo8r77ns/3bmgecn815w/ncmmecf9wP3B/cr8X+4X7i/uJ+n/3/A/epZXsW74fvD/3D/m/tgwn24jh2"
    "4DwuJZGKtmI8S0d1tBPlSkET7dl0EZuwyBQglU8B0CrbijgpEFpnOxEvBUSbbL/qLntcdWa8ELhcZ74QWjHbHW6Y+x3WzO6AW+bh"
    "DTbM/ut8A7zEexoqBPAxAAAAAElFTkSuQmCC";

}  // namespace renmian
