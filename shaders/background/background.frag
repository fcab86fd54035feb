#include "common/pixel.glsl"

uniform vec4 uTop;  // encoded as sRGB, straight alpha
uniform vec4 uBottom;
in float vHeight;
out vec4 fragColor;

void main() {
  vec4 color = mix(uBottom, uTop, smoothstep(0.0, 1.0, vHeight));
  // Half a step of noise hides the bands of a slow gradient in 8 bits (Jimenez 2014, "interleaved gradient noise").
  float noise = fract(52.9829189 * fract(dot(pixelPlace(), vec2(0.06711056, 0.00583715)))) - 0.5;
  vec3 dithered = max(color.rgb + noise / 255.0, 0.0);
  fragColor = vec4(dithered * color.a, color.a);
}
