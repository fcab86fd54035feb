// What the commands say on the error stream.
#pragma once

#include "app/leg/leg.h"
#include "engine/core/result.h"

namespace crus::cli {

/// Says why a command could not be done. \return The exit code given.
int refuse(const engine::Error& error, int code);

/// Says what was left out of the leg, a line each; the command goes on with the rest.
void warn(const Leg& leg);

}  // namespace crus::cli
