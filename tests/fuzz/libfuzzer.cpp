// For clang++ -fsanitize=fuzzer; see one_input.hpp for what is tried. Start it as
//     renmian_libfuzzer -max_len=16384 FOLDER tests/fuzz/corpus
// where FOLDER takes what it finds interesting.
#include <cstdio>
#include <cstdlib>

#include "tests/fuzz/one_input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (const auto tried = renmian::fuzz::try_input({data, size}); tried.wrong) {
    std::fprintf(stderr, "%s\n", tried.wrong->c_str());
    std::abort();
  }
  return 0;
}
