// Reads a transition table as data at compile time; proofs, books, diagrams and the list of possible commands all
// read this one reflection of the table that MSM runs.
#pragma once

#include <array>
#include <cstddef>

#include "engine/procedure/table.hpp"

namespace renmian::reflection {

template <class R>
using SourceOf = typename R::Source;
template <class R>
using CommandOf = typename R::Evt;
// A row that stays names `none` as its target.
template <class R>
using TargetOf = mp::mp_if<std::is_same<typename R::Target, none>, typename R::Source, typename R::Target>;
template <class R>
using GatesOf = typename R::Guard::gates;

template <class Rows>
using StatesOf = mp::mp_unique<mp::mp_append<mp::mp_transform<SourceOf, Rows>, mp::mp_transform<TargetOf, Rows>>>;
template <class Rows>
using CommandsOf = mp::mp_unique<mp::mp_transform<CommandOf, Rows>>;
template <class Rows>
using AllGatesOf = mp::mp_unique<mp::mp_flatten<mp::mp_push_front<mp::mp_transform<GatesOf, Rows>, mp::mp_list<>>>>;

// One row as numbers: places in StatesOf<Rows> and CommandsOf<Rows>.
struct Edge {
  std::size_t source, target, command;
};

template <class Rows>
inline constexpr auto edges_of = [] {
  std::array<Edge, mp::mp_size<Rows>::value> edges{};
  std::size_t at = 0;
  mp::mp_for_each<mp::mp_transform<mp::mp_identity, Rows>>([&](auto row) {
    using R = typename decltype(row)::type;
    edges[at++] = {mp::mp_find<StatesOf<Rows>, SourceOf<R>>::value, mp::mp_find<StatesOf<Rows>, TargetOf<R>>::value,
                   mp::mp_find<CommandsOf<Rows>, CommandOf<R>>::value};
  });
  return edges;
}();

// Which rows carry `Gate`.
template <class Rows, class Gate>
inline constexpr auto carries = [] {
  std::array<bool, mp::mp_size<Rows>::value> has{};
  std::size_t at = 0;
  mp::mp_for_each<mp::mp_transform<mp::mp_identity, Rows>>(
      [&](auto row) { has[at++] = mp::mp_contains<GatesOf<typename decltype(row)::type>, Gate>::value; });
  return has;
}();

}  // namespace renmian::reflection
