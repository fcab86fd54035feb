// A leg of boxes with a few muscles, points and links: small enough to reason about, with every odd case
// once.
#pragma once

#include "app/state/update.h"

namespace crus::test {

/// Muscles: peroneus_longus (one point), soleus (two points), gastrocnemius_medial (one point; shares the
/// calcaneal tendon with soleus), gluteus_minimus (not on the model, one point of the hip). Bones: tibia,
/// fibula. A skin. Points on the leg, in order: peroneus_longus_trp1 (outer side), soleus_trp1 (back),
/// soleus_trp3 (back, refers to the sacroiliac joint too), gastrocnemius_trp1 (inner back).
World smallWorld();

}  // namespace crus::test
