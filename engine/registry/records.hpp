// The registers that cases refer to: people with their forms, units, posts, batches, policies.
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "engine/base/ids.hpp"
#include "engine/data/values.hpp"

namespace renmian {

// CSL Art. 18, from the highest to the lowest level (职务层次).
BOOST_DEFINE_ENUM_CLASS(PostLevel, national_head, national_deputy, provincial_head, provincial_deputy, bureau_head,
                        bureau_deputy, division_head, division_deputy, section_head, section_deputy)
BOOST_DEFINE_ENUM_CLASS(PostKind, head, deputy, internal)            // 正职, 副职, 内设机构领导职务
BOOST_DEFINE_ENUM_CLASS(PostSystem, elected, appointed, contracted)  // 选任, 委任, 聘任

struct Unit {
  UnitId id;
  Line name;
  std::optional<UnitId> parent;
  BOOST_DESCRIBE_CLASS(Unit, (), (id, name, parent), (), ())
};

struct Post {
  PostId id;
  UnitId unit;
  Line title;
  PostLevel level = PostLevel::section_deputy;
  PostKind kind = PostKind::internal;
  PostSystem system = PostSystem::appointed;
  bool special = false;  // exempt from publicity and from excl-emigrated (R2019 Arts. 24, 42)
  BOOST_DESCRIBE_CLASS(Post, (), (id, unit, title, level, kind, system, special), (), ())
};

struct Person {
  PersonId id;
  Line name;  // as in the form, white space removed
  Line sex;
  Line birth_month;  // YYYY-MM
  Line current_post;
  Line form_digest;  // SHA-256 (hexadecimal) of the stored form
  Timestamp imported_at;
  BOOST_DESCRIBE_CLASS(Person, (), (id, name, sex, birth_month, current_post, form_digest, imported_at), (), ())
};

// A person together with the form they were read from (.lrmx bytes, lossless).
struct PersonWithForm {
  Person person;
  std::string form;
};

// 批次: cases that share a motion, a meeting, a notice.
struct Batch {
  BatchId id;
  Line title;
  Timestamp opened_at;
  BOOST_DESCRIBE_CLASS(Batch, (), (id, title, opened_at), (), ())
};

// A policy as it was put in force; cases are pinned to the one in force when they were opened.
struct PolicyVersion {
  std::string digest;     // SHA-256 (hexadecimal) of `procedure`, a newline and `values`
  std::string procedure;  // id of the procedure it is for
  std::string values;     // canonical JSON of all values
  Timestamp in_force_at;
};

}  // namespace renmian
