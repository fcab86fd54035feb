#include "common/marker.glsl"

layout(location = 0) in vec3 aPosition;
layout(location = 1) in float aSizePixels;
layout(location = 2) in uint aShape;  // 0 cross, 1 thin, 2 hollow, 3 warning; +16 with a ring, +32 a dot, +64 a flag
layout(location = 3) in vec3 aHalo;

out vec2 vOffset;  // logical pixels from the centre
flat out float vSize;
flat out uint vShape;
flat out vec3 vHalo;

void main() {
  // Room for the casing; a ring, a flag or a warning reaches farther out.
  bool plain = (aShape & 15u) != 3u && (aShape & (16u | 64u)) == 0u;
  vOffset = quadCorner() * (aSizePixels * 0.5 + (plain ? 4.5 : 10.0));
  gl_Position = markerPosition(aPosition, vOffset);
  vSize = aSizePixels;
  vShape = aShape;
  vHalo = aHalo;
}
