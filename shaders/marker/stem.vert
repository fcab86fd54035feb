// A thin line on the picture between two places of the model.
uniform mat4 uModelView;
uniform mat4 uProjection;
uniform vec2 uViewport;
uniform float uPixelRatio;

layout(location = 0) in vec3 aTop;
layout(location = 1) in vec3 aRoot;

flat out vec2 vTop;  // pixels
flat out vec2 vRoot;

const float kReach = 6.0;        // logical pixels round the line that may be covered
const float kPullMetres = 0.001;  // towards the eye, so that the surface which the root lies on does not cut it

void main() {
  vec4 top = uProjection * (uModelView * vec4(aTop, 1.0));
  vec4 rootEye = uModelView * vec4(aRoot, 1.0);
  rootEye.xyz += (uProjection[3][3] == 0.0 ? normalize(-rootEye.xyz) : vec3(0.0, 0.0, 1.0)) * kPullMetres;
  vec4 root = uProjection * rootEye;
  if (top.w <= 0.0 || root.w <= 0.0) {
    gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    return;
  }
  vTop = (top.xy / top.w * 0.5 + 0.5) * uViewport;
  vRoot = (root.xy / root.w * 0.5 + 0.5) * uViewport;
  vec2 way = vRoot - vTop;
  vec2 along = length(way) > 1e-3 ? normalize(way) : vec2(1.0, 0.0);
  vec2 across = vec2(-along.y, along.x);
  bool atRoot = (gl_VertexID & 2) != 0;
  float side = (gl_VertexID & 1) == 0 ? -1.0 : 1.0;
  vec2 pixel = (atRoot ? vRoot : vTop) + (across * side + along * (atRoot ? 1.0 : -1.0)) * kReach * uPixelRatio;
  float depth = atRoot ? root.z / root.w : top.z / top.w;
  gl_Position = vec4(pixel / uViewport * 2.0 - 1.0, depth, 1.0);
}
