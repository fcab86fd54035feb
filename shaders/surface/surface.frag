#include "common/lighting.glsl"
#include "common/srgb.glsl"
#ifdef GRAIN
#include "surface/grain.glsl"
#endif

uniform vec4 uBaseColor;
uniform float uRoughness;
uniform vec3 uTint;
uniform float uTintAmount;
uniform float uSaturation;
uniform bool uOrthographic;

in vec3 vNormal;
in vec3 vEye;
in vec3 vColor;
in float vOcclusion;
#ifdef GRAIN
in vec3 vTangent;
in vec3 vGrain;
#endif
out vec4 fragColor;

#ifdef GLASS
uniform vec3 uRim;  // colour of the shell where it turns away from the eye
const float kClear = 0.06;
const float kDense = 0.50;
const float kLine = 0.75;
const float kGloss = 0.35;
#endif
#ifdef GRAIN
const float kDeeper = 1.22;  // keeps the deeper colour about as bright as the plain one
const float kSheen = 0.10;
const float kMoist = 0.09;
#endif

void main() {
  vec3 toEye = uOrthographic ? vec3(0.0, 0.0, 1.0) : normalize(-vEye);
  vec3 normal = normalize(vNormal);
  if (!gl_FrontFacing) normal = -normal;
  vec3 albedo = uBaseColor.rgb * vColor;
#ifdef GRAIN
  // The colour is deep where there is grain, and grows paler towards what is smooth.
  albedo = mix(kDeeper * albedo * sqrt(albedo), albedo, smoothstep(0.0, 0.6, vGrain.z));
#endif
  float grey = dot(albedo, vec3(0.2126, 0.7152, 0.0722));
  albedo = mix(vec3(grey), albedo, uSaturation);
  albedo = mix(albedo, uTint, uTintAmount);
#ifdef GLASS
  // Clear where it faces the eye, dense at the silhouette, like a thin shell; a line where it turns away.
  float facing = max(dot(normal, toEye), 0.0);
  float rim = 1.0 - facing;
  rim *= rim * rim;
  float line = 1.0 - smoothstep(0.6, 1.6, facing / max(fwidth(facing), 1e-4));
  float alpha = max(mix(kClear, kDense, rim), kLine * line);
  float gloss = highlight(normal, kKeyDirection, toEye, uRoughness);
  vec3 color = studioLight(albedo, normal, toEye, 0.0, 0.5, mix(1.0, vOcclusion, 0.5));
  color = mix(color, uRim, min(rim + line, 1.0));
  // Light that the shell mirrors comes on top of what is seen through it.
  fragColor = vec4(softClip(color) * alpha + kGloss * gloss, alpha);
#else
#ifdef GRAIN
  vec3 along = normalize(vTangent - normal * dot(normal, vTangent));
  vec3 across = cross(normal, along);
  vec2 ridge = ridges(vGrain.xy) * mix(1.0, kSmoothRidges, vGrain.z);
  albedo *= 1.0 + kRidgeTone * ridge.x;
  normal = normalize(normal + across * (kRidgeSlope * ridge.y));
  float roughness = mix(uRoughness, kSmoothRoughness, vGrain.z);
  float gloss = grainHighlight(normal, along, kKeyDirection, toEye, roughness);
  // A thin moist skin over all of it.
  float grazing = 1.0 - max(dot(normal, toEye), 0.0);
  float mirror = max(dot(normal, normalize(kKeyDirection + toEye)), 0.0);
  mirror *= mirror;
  mirror *= mirror;
  mirror *= mirror;
  mirror *= mirror;
  gloss += kSheen * grazing * grazing * grazing + kMoist * mirror * mirror * mirror;
#else
  float gloss = highlight(normal, kKeyDirection, toEye, uRoughness);
#endif
  fragColor = vec4(encoded(softClip(studioLight(albedo, normal, toEye, gloss, 0.25, vOcclusion))), 1.0);
#endif
}
