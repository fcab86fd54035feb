// Where a marker's quad goes: constant size on screen, pulled a little towards the eye so that the surface it lies on
// does not cut it.
uniform mat4 uModelView;
uniform mat4 uProjection;
uniform vec2 uViewport;
uniform float uPixelRatio;
uniform float uPullMetres;

vec2 quadCorner() { return vec2((gl_VertexID & 1) == 0 ? -1.0 : 1.0, (gl_VertexID & 2) == 0 ? -1.0 : 1.0); }

// `offset` in logical pixels from the anchor.
vec4 markerPosition(vec3 position, vec2 offset) {
  vec4 eye = uModelView * vec4(position, 1.0);
  vec4 anchor = uProjection * eye;
  if (anchor.w <= 0.0) return vec4(2.0, 2.0, 2.0, 1.0);
  vec3 towards = uProjection[3][3] == 0.0 ? normalize(-eye.xyz) : vec3(0.0, 0.0, 1.0);
  vec4 pulled = uProjection * vec4(eye.xyz + towards * uPullMetres, 1.0);
  float depth = clamp(pulled.z / pulled.w, -1.0, 1.0);  // near and far lie close round the scene, not round its signs
  return vec4(anchor.xy / anchor.w + offset * uPixelRatio * 2.0 / uViewport, depth, 1.0);
}
