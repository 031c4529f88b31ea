// The rules of the regulation that are no gate: they bar no single step, but are kept another way.
#pragma once

#include <span>

#include "engine/procedure/rules.hpp"

namespace renmian::appointment {

std::span<const RuleWithoutGate> rules_without_gate();

}  // namespace renmian::appointment
