#include "tests/support/broken_procedure.hpp"

#include "tests/support/small_procedure.hpp"

namespace renmian::test {

BrokenProcedure::BrokenProcedure(Error error) : sound_(small::compiled()), error_(std::move(error)) {}

}  // namespace renmian::test
