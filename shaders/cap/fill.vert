#include "common/camera.glsl"

uniform vec3 uAcross;
uniform vec3 uAlong;

layout(location = 0) in vec3 aPosition;

out vec2 vPlace;  // metres in the plane

void main() {
  gl_Position = clipPosition(aPosition);
  vPlace = vec2(dot(aPosition, uAcross), dot(aPosition, uAlong));
}
