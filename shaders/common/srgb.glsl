// What is drawn without blending is encoded here, once a pixel, instead of by the target, once a sample. A fit by Chilliant
// (2012) to the sRGB curve, within 0.002 of it.
vec3 encoded(vec3 linear) {
  vec3 s1 = sqrt(clamp(linear, 0.0, 1.0));
  vec3 s2 = sqrt(s1);
  vec3 s3 = sqrt(s2);
  vec3 curve = 0.585122381 * s1 + 0.783140355 * s2 - 0.368262736 * s3;
  return mix(curve, 12.92 * linear, vec3(lessThan(linear, vec3(0.0031308))));
}
