// The command line `renmian`: reads the arguments and the configuration, runs one command.
#pragma once

namespace renmian {

// The exit status: 0 done, 1 refused by a rule, 2 wrong usage or input, 3 the environment failed.
int run_command_line(int argc, const char* const* argv);

}  // namespace renmian
