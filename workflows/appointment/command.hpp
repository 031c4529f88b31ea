// What every command of these procedures is written with: see workflows/common/command.hpp.
#pragma once

#include "workflows/appointment/parts.hpp"
#include "workflows/common/command.hpp"
