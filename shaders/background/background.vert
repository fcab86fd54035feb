out float vHeight;

void main() {
  // One triangle that covers the screen.
  vec2 corner = vec2(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0);
  vHeight = corner.y * 0.5 + 0.5;
  gl_Position = vec4(corner, 1.0, 1.0);
}
