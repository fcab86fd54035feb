#include "common/camera.glsl"

layout(location = 0) in vec3 aPosition;
layout(location = 1) in vec3 aNormal;
layout(location = 2) in vec4 aColor;

out vec3 vNormal;
out vec3 vEye;
out vec3 vColor;
out float vOcclusion;

void main() {
  gl_Position = clipPosition(aPosition);
  vEye = vec3(uModelView * vec4(aPosition, 1.0));
  vNormal = uNormalMatrix * aNormal;
  vColor = aColor.rgb * aColor.rgb;  // stored as square roots, so that dark tones keep their steps in 8 bits
  vOcclusion = aColor.a;             // 1 open, 0 closed in
}
