// Fine ridges along the tangents, like the bundles of a muscle or the grain of wood. No texture: sums of waves, each of
// which fades out before it gets finer than the pixels, so that nothing flickers, even with one sample a pixel.
const float kRidgeTone = 0.11;        // share of the colour
const float kRidgeSlope = 0.16;       // tilt of the normal
const float kSmoothRidges = 0.22;     // what is left of both where the grain has given way
const float kSmoothRoughness = 0.42;  // satin

// One period a turn, -1 to 1: parabolas in place of a sine.
float wave(float turns) {
  float t = 2.0 * fract(turns) - 1.0;
  return 4.0 * t * (1.0 - abs(t));
}

// Strength of ridges of that period where a pixel is `pixel` wide: none below three pixels a period, since drift makes
// some of them finer by two fifths.
float visible(float period, float pixel) { return 1.0 - smoothstep(0.17, 0.34, pixel / period); }

// Height and slope of the ridges at a place in metres across and along the grain, both about -1 to 1.
vec2 ridges(vec2 place) {
  const vec3 kPeriods = vec3(0.0034, 0.0014, 0.0006);
  const vec3 kShares = vec3(0.50, 0.35, 0.25);
  float pixel = length(vec2(dFdx(place.x), dFdy(place.x)));
  vec3 strength = kShares * vec3(visible(kPeriods.x, pixel), visible(kPeriods.y, pixel), visible(kPeriods.z, pixel));
  // No two bundles are alike: widths drift across, and slowly along.
  float drift = 0.30 * wave(47.0 * place.x + 3.1 * place.y);
  vec3 turns = place.x / kPeriods + drift * vec3(1.0, -1.7, 2.3);
  vec3 height = vec3(wave(turns.x), wave(turns.y), wave(turns.z));
  vec2 slope = vec2(wave(turns.x + 0.25), wave(turns.y + 0.25));  // that of the finest is not missed
  return vec2(dot(strength, height), dot(strength.xy, slope));
}
