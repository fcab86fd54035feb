#include "app/window/zone_measurer.h"

#include <utility>

namespace crus {

void ZoneMeasurer::start(std::vector<ZoneField> fields) {
  thread_ = {};
  busy_ = true;
  thread_ = std::jthread{[this, all = std::move(fields)](const std::stop_token& stop) {
    for (const ZoneField& field : all) {
      if (stop.stop_requested()) break;
      (void)field.deepestMm();
    }
    busy_ = false;
    if (!stop.stop_requested()) wake_();
  }};
}

}  // namespace crus
