// Shared by every pass that draws the model, with the same expression for gl_Position, so that depths are equal to the
// bit and a later pass can lie exactly on an earlier one.
uniform mat4 uModelViewProjection;
uniform mat4 uModelView;
uniform mat3 uNormalMatrix;

invariant gl_Position;

#ifdef CLIP
uniform vec4 uClip;  // normal and offset of a plane: what lies beyond is cut off
out float gl_ClipDistance[1];
#endif

vec4 clipPosition(vec3 position) {
#ifdef CLIP
  gl_ClipDistance[0] = uClip.w - dot(uClip.xyz, position);
#endif
  return uModelViewProjection * vec4(position, 1.0);
}
