#include "common/marker.glsl"

layout(location = 0) in vec3 aPosition;
layout(location = 1) in float aSizePixels;
layout(location = 4) in uint aId;

out vec2 vOffset;
flat out float vReach;
flat out uint vId;

void main() {
  // A finger's worth: 24 logical pixels across is the least that can be hit comfortably.
  vReach = max(aSizePixels * 0.5 + 2.0, 12.0);
  vOffset = quadCorner() * vReach;
  gl_Position = markerPosition(aPosition, vOffset);
  vId = aId;
}
