in vec2 vOffset;
flat in float vReach;
flat in uint vId;
out uint fragId;

void main() {
  if (dot(vOffset, vOffset) > vReach * vReach) discard;
  fragId = vId;
}
