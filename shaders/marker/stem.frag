#include "common/pixel.glsl"

uniform float uAlpha;
uniform float uPixelRatio;

flat in vec2 vTop;
flat in vec2 vRoot;
out vec4 fragColor;

const vec3 kInk = vec3(0.0080, 0.0091, 0.0110);  // #16181B

void main() {
  vec2 way = vRoot - vTop;
  float t = clamp(dot(pixelPlace() - vTop, way) / max(dot(way, way), 1e-6), 0.0, 1.0);
  float fromLine = length(pixelPlace() - vTop - t * way) / uPixelRatio - 0.7;
  float fromDot = length(pixelPlace() - vRoot) / uPixelRatio - 2.4;
  float outside = min(fromLine, fromDot);
  float soft = 0.5 / uPixelRatio;
  float ink = smoothstep(soft, -soft, outside);
  float casing = smoothstep(1.0 + soft, 1.0 - soft, outside);
  if (casing <= 0.0) discard;
  fragColor = vec4(mix(vec3(1.0), kInk, ink), 1.0) * casing * uAlpha;
}
