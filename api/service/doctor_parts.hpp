// The checks of `renmian doctor` that look at what is around the database: each adds what it found.
#pragma once

#include <filesystem>

#include "api/service/doctor.hpp"

namespace renmian::doctor {

class Findings {
 public:
  explicit Findings(std::string_view check) : check_(check) {}

  void good(Text what) { add(HealthFinding::Level::kGood, std::move(what), {}); }
  void warning(Text what, Text advice) { add(HealthFinding::Level::kWarning, std::move(what), std::move(advice)); }
  void bad(Text what, Text advice) { add(HealthFinding::Level::kBad, std::move(what), std::move(advice)); }

  std::vector<HealthFinding> take() { return std::move(all_); }

 private:
  void add(HealthFinding::Level level, Text what, Text advice) {
    all_.push_back({check_, level, std::move(what), std::move(advice)});
  }

  std::string_view check_;
  std::vector<HealthFinding> all_;
};

// Bad if the file of a key is there and has one of these permissions.
void look_at_permissions(const std::string& key_file, std::filesystem::perms refused, Findings& found);

void look_at_settings(const Config& config, Findings& found);
void look_at_connection(const Config& config, Findings& found);
void look_at_calendar(const Config& config, Timestamp now, Findings& found);
void look_at_disk(const Config& config, Findings& found);
void look_at_certificates(const Config& config, Timestamp now, Findings& found);

}  // namespace renmian::doctor
