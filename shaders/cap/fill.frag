// A cut face: one colour, made of cells with walls between them, and fine lines at round distances over it. As bright as
// its colours say, since no light falls into a drawing.
uniform vec3 uFill;
uniform vec3 uWall;
uniform float uCellMetres;
uniform float uWallShare;
uniform float uGridMetres;
uniform float uPixelRatio;

in vec2 vPlace;
out vec4 fragColor;

vec2 scatter(vec2 cell) {
  vec2 p = vec2(dot(cell, vec2(127.1, 311.7)), dot(cell, vec2(269.5, 183.3)));
  return fract(sin(p) * 43758.5453);
}

// How far the nearest cell's wall is, in cells, and a number of the cell's own, 0 to 1 (Worley 1996).
vec2 cells(vec2 p) {
  vec2 base = floor(p);
  float first = 8.0;
  float second = 8.0;
  float own = 0.0;
  for (int i = 0; i < 9; ++i) {
    vec2 cell = base + vec2(i % 3 - 1, i / 3 - 1);
    vec2 seed = scatter(cell);
    vec2 way = cell + 0.15 + 0.7 * seed - p;
    float d = dot(way, way);
    if (d < first) {
      second = first;
      first = d;
      own = fract(seed.x * 7.0 + seed.y * 13.0);
    } else if (d < second) {
      second = d;
    }
  }
  return vec2(sqrt(second) - sqrt(first), own);
}

void main() {
  float pixel = max(length(dFdx(vPlace)), length(dFdy(vPlace)));
  vec3 color = uFill;
  if (uCellMetres > 0.0) {
    vec2 cell = cells(vPlace / uCellMetres);
    float soft = max(pixel / uCellMetres, 0.02);
    float wall = smoothstep(uWallShare + soft, uWallShare - soft, cell.x);
    float seen = 1.0 - smoothstep(0.2, 0.45, pixel / uCellMetres);
    float mean = min(1.6 * uWallShare, 1.0);  // what walls cover, when they are too fine to be told apart
    color *= mix(1.0, 0.95 + 0.10 * cell.y, seen);
    color = mix(color, uWall, mix(mean, wall, seen));
  }
  if (uGridMetres > 0.0) {
    vec2 line = abs(fract(vPlace / uGridMetres + 0.5) - 0.5) * uGridMetres;
    vec2 across = vec2(length(vec2(dFdx(vPlace.x), dFdy(vPlace.x))), length(vec2(dFdx(vPlace.y), dFdy(vPlace.y))));
    vec2 onLine = clamp(0.5 + 0.5 * uPixelRatio - line / max(across, 1e-9), 0.0, 1.0);
    float seen = 1.0 - smoothstep(0.1, 0.25, pixel / uGridMetres);
    color *= 1.0 - 0.28 * seen * max(onLine.x, onLine.y);
  }
  fragColor = vec4(color, 1.0);
}
