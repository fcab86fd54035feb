// A band along one piece of an outline, in the plane, half of it to either side.
#include "common/camera.glsl"

uniform mat4 uProjection;
uniform vec2 uViewport;
uniform vec3 uPlaneNormal;
uniform float uHalfMetres;
uniform float uHalfPixels;

layout(location = 0) in vec3 aStart;
layout(location = 1) in vec3 aEnd;

centroid out vec2 vPlace;  // metres along the piece and beside it
flat out float vLength;
flat out float vHalf;

void main() {
  vec3 way = aEnd - aStart;
  vLength = length(way);
  vec3 along = vLength > 0.0 ? way / vLength : vec3(0.0);
  vec3 side = cross(uPlaneNormal, along);
  float w = (uModelViewProjection * vec4(aStart, 1.0)).w;
  vHalf = uHalfMetres + uHalfPixels * 2.0 * w / (uProjection[1][1] * uViewport.y);
  bool atEnd = (gl_VertexID & 2) != 0;
  float across = (gl_VertexID & 1) == 0 ? -vHalf : vHalf;
  vPlace = vec2(atEnd ? vLength + vHalf : -vHalf, across);
  gl_Position = clipPosition(aStart + along * vPlace.x + side * across);
}
