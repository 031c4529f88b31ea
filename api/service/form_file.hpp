// Form files from disk, for import_forms().
#pragma once

#include <boost/system/result.hpp>
#include <filesystem>
#include <string>

#include "api/service/office.hpp"

namespace renmian {

// The bytes of a file. Problem "file-unreadable".
boost::system::result<std::string, Problems> read_file(const std::filesystem::path& file);

// The form, and for an .lrm the photo of the same name beside it (.pic), if there is one. `name` is what messages call
// the file.
boost::system::result<FormFile, Problems> read_form_file(const std::filesystem::path& file, const std::string& name);

}  // namespace renmian
