#include "common/whole_target.glsl"
