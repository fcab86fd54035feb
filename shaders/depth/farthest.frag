uniform sampler2DMS uDepths;
uniform ivec2 uSize;  // of what counts in it, pixels
out float farthest;

const int kCellPixels = 4;  // as in engine/scene/occlusion_culling.h

float farthestAt(int x, int y) {
  float depth = 0.0;
  for (int i = 0; i < SAMPLES; ++i) depth = max(depth, texelFetch(uDepths, ivec2(x, y), i).r);
  return depth;
}

void main() {
  ivec2 corner = ivec2(gl_FragCoord.xy) * kCellPixels;
  ivec4 columns = min(corner.x + ivec4(0, 1, 2, 3), uSize.x - 1);
  farthest = 0.0;
  for (int y = 0; y < kCellPixels; ++y) {
    int row = min(corner.y + y, uSize.y - 1);
    vec4 depths = vec4(farthestAt(columns.x, row), farthestAt(columns.y, row), farthestAt(columns.z, row),
                       farthestAt(columns.w, row));
    farthest = max(farthest, max(max(depths.x, depths.y), max(depths.z, depths.w)));
  }
}
