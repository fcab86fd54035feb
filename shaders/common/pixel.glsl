// Where a fragment lies in the whole picture, which may be drawn tile by tile: pixels from the bottom left.
uniform vec2 uOrigin;

vec2 pixelPlace() { return gl_FragCoord.xy + uOrigin; }
