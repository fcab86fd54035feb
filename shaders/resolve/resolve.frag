uniform sampler2DMS uPicture;
uniform int uSamples;
uniform ivec2 uOffset;  // from a place in the target to that in the picture
out vec4 fragColor;

void main() {
  ivec2 place = ivec2(gl_FragCoord.xy) + uOffset;
  vec4 sum = vec4(0.0);
  for (int i = 0; i < uSamples; ++i) sum += texelFetch(uPicture, place, i);
  fragColor = sum / float(uSamples);
}
