#include "common/camera.glsl"

uniform float uExposed;

layout(location = 0) in vec3 aPosition;
layout(location = 1) in vec3 aNormal;
layout(location = 2) in vec4 aColor;
layout(location = 3) in vec4 aExtra;

out vec3 vNormal;
out vec3 vEye;
out vec3 vColor;
out float vOcclusion;

#ifdef GRAIN
layout(location = 4) in vec3 aTangent;
layout(location = 5) in vec2 aTexcoord;

out vec3 vTangent;
out vec3 vGrain;  // metres across and along, and how far it has given way to something smooth
#endif

void main() {
  gl_Position = clipPosition(aPosition);
  vEye = vec3(uModelView * vec4(aPosition, 1.0));
  vNormal = uNormalMatrix * aNormal;
  vColor = aColor.rgb * aColor.rgb;  // stored as square roots, so that dark tones keep their steps in 8 bits
  vOcclusion = mix(aColor.a, aExtra.x, uExposed);  // 1 open, 0 closed in
#ifdef GRAIN
  vTangent = mat3(uModelView) * aTangent;
  vGrain = vec3(aTexcoord, aExtra.y);
#endif
}
