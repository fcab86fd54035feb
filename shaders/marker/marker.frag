// The X of the classic plates: ink strokes with a casing, so that it reads on any colour.
uniform float uAlpha;
uniform float uPixelRatio;

in vec2 vOffset;
flat in float vSize;
flat in uint vShape;
flat in vec3 vHalo;
out vec4 fragColor;

const vec3 kInk = vec3(0.0080, 0.0091, 0.0110);  // #16181B

float segmentDistance(vec2 p, vec2 a, vec2 b) {
  vec2 ab = b - a;
  float t = clamp(dot(p - a, ab) / dot(ab, ab), 0.0, 1.0);
  return length(p - a - t * ab);
}

// A white triangle, rimmed and marked "!" in ink.
vec4 warning(vec2 p, float size, float soft) {
  float inner = size * 0.27;  // radius of the circle inside it
  p.y += inner * 0.4;         // about the middle of its height
  float outside = max(-p.y, max(dot(p, vec2(0.8660254, 0.5)), dot(p, vec2(-0.8660254, 0.5)))) - inner;
  float stroke = max(size * 0.045, 0.8);
  float fromRim = abs(outside) - stroke;
  float fromBar = segmentDistance(p, vec2(0.0, 0.72 * inner), vec2(0.0, -0.02 * inner)) - stroke;
  float fromDot = length(p - vec2(0.0, -0.52 * inner)) - 1.15 * stroke;
  float ink = smoothstep(soft, -soft, min(fromRim, min(fromBar, fromDot)));
  float plate = smoothstep(soft, -soft, outside - stroke - 1.5);
  return vec4(mix(vec3(1.0), kInk, ink), plate);
}

void main() {
  float soft = 0.5 / uPixelRatio;
  if ((vShape & 15u) == 3u) {
    if (uAlpha < 1.0) discard;  // on the far side it would seem to warn of what lies in front of it
    vec4 sign = warning(vOffset, vSize, soft);
    if (sign.a <= 0.0) discard;
    fragColor = vec4(sign.rgb, 1.0) * sign.a * uAlpha;
    return;
  }
  float arm = vSize * 0.5;
  float fromStroke = min(segmentDistance(vOffset, vec2(-arm), vec2(arm)),
                         segmentDistance(vOffset, vec2(-arm, arm), vec2(arm, -arm)));
  uint kind = vShape & 15u;
  float halfStroke = kind == 1u ? 0.9 : 1.5 + max(vSize - 14.0, 0.0) * 0.06;
  if ((vShape & 16u) != 0u) {
    float fromRing = abs(length(vOffset) - (arm + 5.0));
    fromStroke = min(fromStroke, fromRing + halfStroke - 1.2);
  }
  if ((vShape & 32u) != 0u) {
    // The strokes keep clear of the dot, so that it is seen as one.
    float fromDot = length(vOffset) - vSize * 0.11;
    fromStroke = min(max(fromStroke, halfStroke + vSize * 0.30 - length(vOffset)), fromDot + halfStroke - 0.9);
  }
  float ink = smoothstep(halfStroke + soft, halfStroke - soft, fromStroke);
  if (kind == 2u) ink *= smoothstep(halfStroke - 1.0 - soft, halfStroke - 1.0 + soft, fromStroke);
  float casing = smoothstep(halfStroke + 1.5 + soft, halfStroke + 1.5 - soft, fromStroke);
  if ((vShape & 64u) != 0u) {
    // A note: a small square of paper at the upper right, rimmed in ink.
    vec2 corner = abs(vOffset - vec2(arm + 3.5)) - vec2(3.0);
    float outside = max(corner.x, corner.y);
    ink = mix(ink, smoothstep(1.2 + soft, 1.2 - soft, abs(outside)), smoothstep(1.2 + soft, 1.2 - soft, outside));
    casing = max(casing, smoothstep(2.4 + soft, 2.4 - soft, outside));
  }
  float alpha = casing * uAlpha;
  if (alpha <= 0.0) discard;
  fragColor = vec4(mix(vHalo, kInk, ink) * alpha, alpha);
}
