#include "common/lighting.glsl"
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

void main() {
  vec3 toEye = uOrthographic ? vec3(0.0, 0.0, 1.0) : normalize(-vEye);
  vec3 normal = normalize(vNormal);
  if (!gl_FrontFacing) normal = -normal;
  vec3 albedo = uBaseColor.rgb * vColor;
  float grey = dot(albedo, vec3(0.2126, 0.7152, 0.0722));
  albedo = mix(vec3(grey), albedo, uSaturation);
  albedo = mix(albedo, uTint, uTintAmount);
#ifdef GLASS
  // Clear where it faces the eye, dense at the silhouette, like a thin shell.
  float facing = max(dot(normal, toEye), 0.0);
  float alpha = mix(0.55, 0.08, pow(facing, 0.4));
  float gloss = highlight(normal, kKeyDirection, toEye, uRoughness);
  vec3 color = studioLight(albedo, normal, toEye, gloss, 0.5, mix(1.0, vOcclusion, 0.5));
  fragColor = vec4(softClip(color) * alpha, alpha);
#else
#ifdef GRAIN
  vec3 along = normalize(vTangent - normal * dot(normal, vTangent));
  vec3 across = cross(normal, along);
  vec2 ridge = ridges(vGrain.xy) * mix(1.0, kSmoothRidges, vGrain.z);
  albedo *= 1.0 + kRidgeTone * ridge.x;
  normal = normalize(normal + across * (kRidgeSlope * ridge.y));
  float roughness = mix(uRoughness, kSmoothRoughness, vGrain.z);
  float gloss = grainHighlight(normal, along, kKeyDirection, toEye, roughness);
#else
  float gloss = highlight(normal, kKeyDirection, toEye, uRoughness);
#endif
  fragColor = vec4(softClip(studioLight(albedo, normal, toEye, gloss, 0.25, vOcclusion)), 1.0);
#endif
}
