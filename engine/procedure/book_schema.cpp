#include "engine/procedure/book_schema.hpp"

#include "engine/data/schema_parts.hpp"

namespace renmian {

boost::json::object book_schema() {
  using namespace schema;
  const auto codes = array(text());
  const auto titled = object({{"code", text()}, {"title", words()}});
  return object({{"id", text()},
                 {"version", whole()},
                 {"title", words()},
                 {"kind", text()},
                 {"steps", array(titled)},
                 {"states", array(joined(titled, object({{"step", nullable(text())}, {"end", flag()}})))},
                 {"commands", array(joined(titled, object({{"actor", words()}, {"schema", map()}})))},
                 {"gates", array(ref("Gate"))},
                 {"always", codes},
                 {"mandatory", codes},
                 {"appointment", codes},
                 {"rows", array(object({{"region", one_of({"procedure", "standing", "dossier"})},
                                        {"source", text()},
                                        {"command", text()},
                                        {"target", text()},
                                        {"gates", codes}}))},
                 {"policy", array(object({{"key", text()},
                                          {"value", any()},
                                          {"limits", map()},
                                          {"rule", text()},
                                          {"mark", one_of({"V", "S", "O", "M"})},
                                          {"zh", text()},
                                          {"en", text()}}))},
                 {"digest", text()}});
}

}  // namespace renmian
