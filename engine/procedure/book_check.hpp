// The proofs of proofs.hpp once more, over a book as it was built: what the compiler proved is shown to people, and a
// book that came from anywhere else is held to the same.
//
//   mandatory-gates   no path leads to an appointment state without passing every mandatory gate
//   reaches-end       from every state some end can be reached
//   reachable         every state can be reached from the start (the first state of the book)
//   one-row-each      no two rows share a state and a command
//   codes-differ      no two steps, states, commands or gates share a stable code
//
// Pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "engine/procedure/book.hpp"

namespace renmian {

struct BookCheck {
  std::string code;         // as above
  Text title;               // what is claimed
  std::vector<Text> wrong;  // what speaks against it, with the path of states where there is one

  bool ok() const { return wrong.empty(); }
};

// All checks, in the order above.
std::vector<BookCheck> check_book(const Book& book);

}  // namespace renmian
