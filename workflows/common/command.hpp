// How a command of a procedure is written down: a described struct, whose member list gives its JSON form, schema and
// form, and which becomes part of the facts of its case (record.cpp of its subject).
#pragma once

#include "engine/procedure/command_type.hpp"

#define RENMIAN_COMMAND(Type, code, zh, en, actor_zh, actor_en, members)            \
  static constexpr renmian::CommandInfo info{code, {zh, en}, {actor_zh, actor_en}}; \
  RENMIAN_COMMAND_BODY(Type, members)

// A check that belongs to another office: whoever runs the case must not give it (regulation reference 6.1).
#define RENMIAN_CONFIRMATION(Type, code, zh, en, actor_zh, actor_en, members)             \
  static constexpr renmian::CommandInfo info{code, {zh, en}, {actor_zh, actor_en}, true}; \
  RENMIAN_COMMAND_BODY(Type, members)

#define RENMIAN_COMMAND_BODY(Type, members)                            \
  static const renmian::CommandType& type();                           \
  void record(struct Facts& facts, const renmian::Stamp& stamp) const; \
  BOOST_DESCRIBE_CLASS(Type, (), members, (), ())
