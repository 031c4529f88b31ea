# Puts text files into the program, so that it runs without them: each becomes a constant in a generated source.
#
#   renmian_embed(<target> <file> <constant>)
#
# gives `extern const std::string_view <constant>;` in namespace renmian::embedded, with the bytes of <file>. The file
# must not contain the text `)embedded"`.
if(CMAKE_SCRIPT_MODE_FILE)
  file(READ "${INPUT}" text)
  file(WRITE "${OUTPUT}" "#include <string_view>

namespace renmian::embedded {

using namespace std::string_view_literals;
extern const std::string_view ${CONSTANT};
constinit const std::string_view ${CONSTANT} = R\"embedded(${text})embedded\"sv;

}  // namespace renmian::embedded
")
  return()
endif()

set(RENMIAN_EMBED_SCRIPT "${CMAKE_CURRENT_LIST_FILE}")

function(renmian_embed target file constant)
  cmake_path(ABSOLUTE_PATH file OUTPUT_VARIABLE input)
  set(output "${CMAKE_CURRENT_BINARY_DIR}/embedded/${constant}.cpp")
  add_custom_command(
    OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" -D "INPUT=${input}" -D "OUTPUT=${output}" -D "CONSTANT=${constant}"
            -P "${RENMIAN_EMBED_SCRIPT}"
    DEPENDS "${input}" "${RENMIAN_EMBED_SCRIPT}"
    VERBATIM)
  target_sources(${target} PRIVATE "${output}")
endfunction()
