// What to_json(Book) writes, with the digest, as JSON Schema. Refers to the components Words and Gate.
#pragma once

#include <boost/json/object.hpp>

namespace renmian {

boost::json::object book_schema();

}  // namespace renmian
