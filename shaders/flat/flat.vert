#include "common/camera.glsl"

layout(location = 0) in vec3 aPosition;

void main() { gl_Position = clipPosition(aPosition); }
