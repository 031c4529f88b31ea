// The layout of a trail folder is part of its format, which the engine owns; see there for paths, manifest and lines.
#pragma once

#include "engine/audit/tiles.hpp"
#include "engine/trail/folder_format.hpp"
