// Everything that can be tried on the abstract machine of a procedure, tried.
//
//   commands   at every reachable position every command: with all gates met; with each gate of its row, or of every
//              command, unmet, pending or waived alone; with all of them closed
//   gates      for every mandatory gate all (position, gate passed or not): none of the appointment states without it;
//              and over every way without loops, what a return takes back being asked again
//   stuck      from every position that is not over some command is possible, and an end of the procedure can be
//              reached, without ending the case early
//   standing   at every state a case can rest and go on where it stood
#pragma once

#include <string>
#include <vector>

#include "tests/exploration/abstract_machine.hpp"

namespace renmian::exploration {

struct Exploration {
  std::size_t positions = 0;
  std::size_t judgements = 0;
  std::size_t ways = 0;            // without loops, from the start into an appointment state
  std::vector<std::string> wrong;  // each finding
};

Exploration explore(const AbstractMachine& machine);

}  // namespace renmian::exploration
