uniform sampler2DMS uDepths;
uniform ivec2 uSize;  // of what counts in it, pixels
out float farthest;

const int kCellPixels = 2;  // as in engine/scene/occlusion_culling.h

float farthestAt(int x, int y) {
  float depth = 0.0;
  for (int i = 0; i < SAMPLES; ++i) depth = max(depth, texelFetch(uDepths, ivec2(x, y), i).r);
  return depth;
}

void main() {
  ivec2 low = ivec2(gl_FragCoord.xy) * kCellPixels;
  ivec2 high = min(low + 1, uSize - 1);
  farthest = max(max(farthestAt(low.x, low.y), farthestAt(high.x, low.y)),
                 max(farthestAt(low.x, high.y), farthestAt(high.x, high.y)));
}
