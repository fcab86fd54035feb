// Coloured regions on a surface: solid cores, stippled fringes, cased edges, and one hatched in ink over all. Regions
// that overlap share the ground in bands of about 3 mm; hues are never mixed, since people read side-by-side colours
// better than blends.
//
// LAYERS: how many may meet in a triangle, 1 to 4. STIPPLED: some of it is not solid. INKED: fills have lines over them, or
// the hatch is there. All fixed when it is compiled, since a processor that draws goes through every branch.
#include "common/lighting.glsl"
#include "common/pixel.glsl"

const int kMaxLayers = 64;
uniform vec3 uFill[kMaxLayers];
uniform vec3 uEdge[kMaxLayers];
uniform int uPattern[kMaxLayers];  // 0 none, 1 rising, 2 level, 3 crossed, 4 upright, 5 falling
uniform float uPixelRatio;
uniform float uPitchMm;     // from one dot of a stipple to the next: kLatticeMm or a power of two less
uniform vec2 uHatchAnchor;  // pixels

in vec3 vNormal;
in vec3 vEye;
in vec2 vPatternMm;
flat in uvec4 vLayer;
in vec4 vCore;
in vec4 vFringe;
in float vHatch;
out vec4 fragColor;

const vec3 kInk = vec3(0.0080, 0.0091, 0.0110);  // #16181B
const float kLatticeMm = 8.0;  // the pattern's coordinates fit at their seams in steps of this lattice and its halves
const float kFadeMm = 4.0;

#ifdef STIPPLED
struct Stipple {
  float fromCentre, radius, mmPerPixel;  // of the nearest dot, mm
};

// Where a place lies in the hexagonal dots of a stipple, in mm, and how far it is along the surface to the next pixels.
// Dots stick to the surface. The pattern's coordinates stretch a little to fit a curved surface; distances to a dot's
// centre are therefore measured on the surface itself, through the derivatives of both, so that dots stay round.
Stipple stippleAt(vec2 mm, vec3 alongX, vec3 alongY, float mmPerPixel) {
  const vec2 kHex = vec2(1.0, 1.7320508);
  vec2 cell = mm / uPitchMm;
  vec2 a = mod(cell, kHex) - kHex * 0.5;
  vec2 b = mod(cell + kHex * 0.5, kHex) - kHex * 0.5;
  vec2 offset = (dot(a, a) < dot(b, b) ? a : b) * uPitchMm;
  mat2 patternPerPixel = mat2(dFdx(mm), dFdy(mm));
  float area = determinant(patternPerPixel);
  float fromCentre = length(offset);
  float spread = 1.0;
  if (abs(area) > 1e-9) {
    vec2 pixels = inverse(patternPerPixel) * offset;
    fromCentre = length(alongX * pixels.x + alongY * pixels.y);
    // Where the pattern is squeezed, dots shrink with it, so that they cover the same share.
    spread = clamp(sqrt(length(cross(alongX, alongY)) / abs(area)), 0.5, 1.15);
  }
  return Stipple(fromCentre, 0.31 * uPitchMm * spread, mmPerPixel);
}

// Coverage of dots of that part of the full area: 0 outside, 1 inside, smoothed over a pixel.
float dots(Stipple at, float density) {
  return clamp((at.radius * sqrt(density) - at.fromCentre) / at.mmPerPixel + 0.5, 0.0, 1.0);
}
#endif

// Ink line with a white one inside it, measured inwards from the edge in pixels.
vec4 casedEdge(float inwardPixels) {
  float ink = clamp(2.0 - inwardPixels, 0.0, 1.0);
  float line = clamp(3.2 - inwardPixels, 0.0, 1.0);
  return vec4(mix(vec3(1.0), kInk, ink), line);
}

#ifdef INKED
// Ink lines at 45 degrees with a casing, of constant size on screen, that leave two thirds of the ground to be seen. They
// belong to the screen, so that they have no seams, but stay with one place of the surface while it moves.
vec4 hatch(float inwardPixels) {
  const float kPitch = 10.0;
  const float kHalfInk = 0.8;
  const float kHalfLine = 1.7;
  vec2 pixels = (pixelPlace() - uHatchAnchor) / uPixelRatio;
  float across = abs(mod((pixels.x + pixels.y) * 0.70710678, kPitch) - 0.5 * kPitch);
  float soft = 0.5 / uPixelRatio;
  float ink = smoothstep(kHalfInk + soft, kHalfInk - soft, across);
  float line = smoothstep(kHalfLine + soft, kHalfLine - soft, across);
  vec4 edge = casedEdge(inwardPixels);
  return mix(vec4(mix(vec3(1.0), kInk, ink), line), vec4(edge.rgb, 1.0), edge.a);
}

// Coverage of lines a pixel and a half wide, nine apart, of constant size on screen; they stay with the surface as the
// hatch does.
float lines(int kind) {
  const float kPitch = 9.0;
  const float kHalfLine = 0.75;
  vec2 pixels = (pixelPlace() - uHatchAnchor) / uPixelRatio;
  float rising = (pixels.x - pixels.y) * 0.70710678;
  float falling = (pixels.x + pixels.y) * 0.70710678;
  vec2 across = kind == 2 ? vec2(pixels.y) : kind == 4 ? vec2(pixels.x) : kind == 5 ? vec2(falling) : vec2(rising);
  if (kind == 3) across.y = falling;
  across = abs(mod(across, kPitch) - 0.5 * kPitch);
  float soft = 0.5 / uPixelRatio;
  return smoothstep(kHalfLine + soft, kHalfLine - soft, min(across.x, across.y));
}

// Ink on light colours, white on dark ones.
vec3 patterned(vec3 fill, int kind) {
  if (kind == 0) return fill;
  float luminance = dot(fill, vec3(0.2126, 0.7152, 0.0722));
  return mix(fill, luminance > 0.18 ? kInk : vec3(1.0), lines(kind));
}
#endif

void main() {
  vec3 normal = normalize(vNormal);
  if (!gl_FrontFacing) normal = -normal;
  vec3 alongX = 1000.0 * dFdx(vEye);
  vec3 alongY = 1000.0 * dFdy(vEye);
  float mmPerPixel = max(min(length(alongX), length(alongY)), 1e-4);
#ifdef STIPPLED
  Stipple at = stippleAt(vPatternMm, alongX, alongY, mmPerPixel);
#endif
  // Widths on screen from the surface itself: the slope of a distance jumps from triangle to triangle, and lines with it.
  float linePixelMm = mmPerPixel * uPixelRatio;

  // Which of them are here, the first three; no lists, since a processor that draws is slow with them.
  bvec4 covers = bvec4(false);
  int count = 0;
  for (int i = 0; i < LAYERS; ++i) {
    covers[i] = vLayer[i] != 0u && min(vCore[i], vFringe[i]) < 0.0 && count < 3;
    count += covers[i] ? 1 : 0;
  }
#ifdef INKED
  if (count == 0 && vHatch >= 0.0) discard;
#else
  if (count == 0) discard;
#endif

#if LAYERS == 1
  uint layer = vLayer.x;
  float core = vCore.x;
  float fringe = vFringe.x;
#else
  float row = (vPatternMm.x - vPatternMm.y / 1.7320508) / kLatticeMm;  // 6.9 mm from one to the next
  float bands = float(max(count, 1));
  int mine = min(int(fract(row + 0.5 / bands) * bands), count - 1);  // dots lie in the middle of their band
  uint layer = 0u;
  float core = 0.0;
  float fringe = 0.0;
  int nth = 0;
  for (int i = 0; i < LAYERS; ++i) {
    if (covers[i] && nth == mine) {
      layer = vLayer[i];
      core = vCore[i];
      fringe = vFringe[i];
    }
    nth += covers[i] ? 1 : 0;
  }
#endif
  vec3 color = vec3(0.0);
  float alpha = 0.0;
  if (layer != 0u) {
    color = uFill[int(layer) - 1];
#ifdef INKED
    color = patterned(color, uPattern[int(layer) - 1]);
#endif
    alpha = 1.0;
#ifdef STIPPLED
    if (core >= 0.0) alpha = mix(dots(at, 0.25), dots(at, 1.0), smoothstep(0.0, kFadeMm, -fringe));
#endif
  }
  // Edges of stippled regions, of which the one that covers most is seen, then those of solid ones.
  uint edge = 0u;
  float edgeCover = 0.0;
  vec4 cased = vec4(0.0);
  for (int i = 0; i < LAYERS; ++i) {
    if (!covers[i]) continue;
    float cover = clamp(1.6 + vFringe[i] / linePixelMm, 0.0, 1.0);
    if (vCore[i] < 0.0) {
      vec4 line = casedEdge(-vCore[i] / linePixelMm);
      cased = vec4(cased.a == 0.0 ? line.rgb : mix(cased.rgb, line.rgb, line.a), max(cased.a, line.a));
    } else if (cover > edgeCover) {
      edge = vLayer[i];
      edgeCover = cover;
    }
  }
#ifdef STIPPLED
  if (edge != 0u) color = mix(color, uEdge[int(edge) - 1], edgeCover);
#endif
  color = mix(color, cased.rgb, cased.a);
  alpha = max(alpha, max(edgeCover, cased.a));
#ifdef INKED
  if (vHatch < 0.0) {
    vec4 line = hatch(-vHatch / linePixelMm);
    // Over what lies there already, premultiplied: between dots the ground shows through a line's soft rim.
    vec4 both = vec4(line.rgb * line.a, line.a) + vec4(color * alpha, alpha) * (1.0 - line.a);
    color = both.rgb / max(both.a, 1e-4);
    alpha = both.a;
  }
#endif
  if (alpha <= 0.0) discard;

  // Zones are information: light may model them between 0.85 and 1.0, no more, or colours drift into one another.
  float light = 0.85 + 0.15 * wrappedDiffuse(normal, kKeyDirection, 0.5);
  fragColor = vec4(color * min(light, 1.0) * alpha, alpha);
}
