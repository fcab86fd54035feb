uniform vec3 uColor;

centroid in vec2 vPlace;  // at the middle of a pixel that is only touched it would lie beyond the edge
flat in float vLength;
flat in float vHalf;
out vec4 fragColor;

void main() {
  vec2 off = vec2(vPlace.x - clamp(vPlace.x, 0.0, vLength), vPlace.y);  // round ends
  if (dot(off, off) > vHalf * vHalf) discard;
  fragColor = vec4(uColor, 1.0);
}
