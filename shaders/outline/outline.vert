// The surface, swollen by so many pixels on the picture.
#include "common/camera.glsl"

uniform mat4 uProjection;
uniform vec2 uViewport;
uniform float uWidthPixels;

layout(location = 0) in vec3 aPosition;
layout(location = 1) in vec3 aNormal;

void main() {
  vec4 clip = clipPosition(aPosition);
  vec4 along = uProjection * vec4(uNormalMatrix * aNormal, 0.0);
  vec2 pixels = (along.xy * clip.w - clip.xy * along.w) * uViewport;  // the way of the normal on the picture
  float length = length(pixels);
  if (length > 0.0) clip.xy += pixels / length * uWidthPixels * 2.0 / uViewport * clip.w;
  gl_Position = clip;
}
