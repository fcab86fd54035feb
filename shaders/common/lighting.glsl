// Soft studio light that follows the camera. All in eye space, linear colours.
const vec3 kKeyDirection = normalize(vec3(-0.60, 0.55, 0.60));
const vec3 kFillDirection = normalize(vec3(0.8, 0.1, 0.35));
const vec3 kRimDirection = normalize(vec3(0.35, 0.5, -0.8));

// Lambert wrapped round the terminator by `wrap` (0 none, 1 half way round), normalised to keep energy.
float wrappedDiffuse(vec3 normal, vec3 light, float wrap) {
  return max((dot(normal, light) + wrap) / ((1.0 + wrap) * (1.0 + wrap)), 0.0);
}

// The rest of a highlight, once it is known how many facets mirror the light: the visibility term of Karis (2013) and
// the Fresnel term of a dielectric.
float highlightOf(float facets, vec3 normal, vec3 light, vec3 toEye, vec3 halfway, float a) {
  float nl = max(dot(normal, light), 0.0);
  float nv = max(dot(normal, toEye), 1e-3);
  float k = a * 0.5;
  float visibility = 0.25 / ((nl * (1.0 - k) + k) * (nv * (1.0 - k) + k));
  float away = 1.0 - max(dot(halfway, toEye), 0.0);
  float away2 = away * away;
  float fresnel = 0.04 + 0.96 * away2 * away2 * away;
  return facets * visibility * fresnel * nl;
}

// GGX highlight.
float highlight(vec3 normal, vec3 light, vec3 toEye, float roughness) {
  vec3 halfway = normalize(light + toEye);
  float a = roughness * roughness;
  float nh = max(dot(normal, halfway), 0.0);
  float d = nh * nh * (a * a - 1.0) + 1.0;
  return highlightOf(a * a / (3.14159265 * d * d), normal, light, toEye, halfway, a);
}

// GGX highlight of a grained surface (Burley 2012): smoother along the grain than across, so that it spreads across.
float grainHighlight(vec3 normal, vec3 along, vec3 light, vec3 toEye, float roughness) {
  vec3 halfway = normalize(light + toEye);
  float a = roughness * roughness;
  float aAlong = 0.7 * a;
  float aAcross = 1.5 * a;
  vec3 h = vec3(dot(along, halfway) / aAlong, dot(cross(normal, along), halfway) / aAcross, dot(normal, halfway));
  float d = dot(h, h);
  return highlightOf(1.0 / (3.14159265 * aAlong * aAcross * d * d), normal, light, toEye, halfway, a);
}

// Occlusion with the light that a coloured hollow throws back at itself: less dark and warmer than the plain number. The
// cubic fit of Jimenez, Wu, Pesce, Jarabo: "Practical real-time strategies for accurate indirect occlusion" (2016).
vec3 multiBounce(float occlusion, vec3 albedo) {
  vec3 a = 2.0404 * albedo - 0.3324;
  vec3 b = -4.7951 * albedo + 0.6417;
  vec3 c = 2.7552 * albedo + 0.6903;
  vec3 bounced = ((occlusion * a + b) * occlusion + c) * occlusion;
  return clamp(bounced, vec3(occlusion), vec3(1.0));
}

// One broad key from the upper left, a cool fill from the right, a rim from behind, and little from everywhere, so that
// form is read from shading alone. Occlusion (1 open, 0 closed in) shuts out what comes from all round; the key is broad
// too, so hollows lose some of it. `gloss` is the highlight of the key.
vec3 studioLight(vec3 albedo, vec3 normal, vec3 toEye, float gloss, float wrap, float occlusion) {
  float sky = 0.5 + 0.5 * normal.y;
  vec3 ambient = mix(vec3(0.055, 0.055, 0.070), vec3(0.15, 0.17, 0.21), sky);
  float facing = max(dot(normal, toEye), 0.0);
  float grazing = 1.0 - facing;
  float key = wrappedDiffuse(normal, kKeyDirection, wrap);
  float fill = wrappedDiffuse(normal, kFillDirection, wrap);
  vec3 open = mix(vec3(occlusion), multiBounce(occlusion, albedo), 0.5);
  vec3 light = (ambient + fill * vec3(0.12, 0.15, 0.20)) * open;
  light += key * vec3(1.38, 1.31, 1.22) * mix(vec3(0.2), vec3(1.0), open);
  light *= 0.66 + 0.34 * sqrt(facing);  // contours darken softly, as they do under a large light beside the eye
  vec3 color = albedo * light;
  color += gloss * vec3(0.8) * occlusion;
  // What is thin at the edge lets a cool light from behind through.
  float edge = grazing * grazing;
  color += max(dot(normal, kRimDirection), 0.0) * edge * vec3(0.15, 0.17, 0.20) * mix(albedo, vec3(1.0), 0.4) * occlusion;
  return color;
}

// Leaves darks and middles alone and rolls the lights off, so that nothing clips to flat white.
vec3 softClip(vec3 color) {
  const float kKnee = 0.35;
  vec3 over = max(color - kKnee, 0.0);
  // 1 - exp(-x), by the first terms of its inverse: within 0.008 where there is any light.
  vec3 x = over / (1.0 - kKnee);
  vec3 inverse = 1.0 + x * (1.0 + x * (1.0 / 2.0 + x * (1.0 / 6.0 + x / 24.0)));
  return min(color, kKnee) + (1.0 - kKnee) * (1.0 - 1.0 / inverse);
}
