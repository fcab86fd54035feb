#include "common/camera.glsl"

layout(location = 0) in vec3 aPosition;
layout(location = 1) in vec3 aNormal;
layout(location = 2) in vec2 aPatternMm;
layout(location = 3) in uvec4 aLayer;
layout(location = 4) in vec4 aCore;
layout(location = 5) in vec4 aFringe;
layout(location = 6) in float aHatch;

out vec3 vNormal;
out vec3 vEye;
out vec2 vPatternMm;
flat out uvec4 vLayer;
out vec4 vCore;
out vec4 vFringe;
out float vHatch;

void main() {
  gl_Position = clipPosition(aPosition);
  vEye = vec3(uModelView * vec4(aPosition, 1.0));
  vNormal = uNormalMatrix * aNormal;
  vPatternMm = aPatternMm;
  vLayer = aLayer;
  vCore = aCore;
  vFringe = aFringe;
  vHatch = aHatch;
}
