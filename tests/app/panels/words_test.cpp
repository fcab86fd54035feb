#include "app/panels/words.h"

#include <gtest/gtest.h>

#include "tests/app/state/small_world.h"

namespace crus {
namespace {

TEST(Words, idsAreNeverShownRaw) {
  EXPECT_EQ(partLabel("bone/metatarsal_1"), "Metatarsal 1");
  EXPECT_EQ(partLabel("tibia"), "Tibia");
  EXPECT_EQ(partLabel(""), "");
  EXPECT_EQ(partKind("bone/tibia"), "bone");
  EXPECT_EQ(partKind("tibia"), "");
  EXPECT_EQ(kindHeading("bone"), "Bones");
  EXPECT_EQ(kindHeading("nerve_root"), "Nerve root");
  EXPECT_EQ(kindHeading(""), "Other");
}

TEST(Words, seconds) {
  EXPECT_EQ(secondsWords({30.0F, 90.0F}), "30–90 s");
  EXPECT_EQ(secondsWords({60.0F, 60.0F}), "60 s");
  EXPECT_EQ(secondsWords({120.0F, 300.0F}), "2–5 min");
  EXPECT_EQ(secondsWords({0.0F, 0.0F}), "");
}

TEST(Words, sentencesAndLists) {
  EXPECT_EQ(sentence("Stop at once"), "Stop at once.");
  EXPECT_EQ(sentence("Really?"), "Really?");
  EXPECT_EQ(sentence(""), "");
  EXPECT_EQ(listed({"a"}), "a");
  EXPECT_EQ(listed({"a", "b", "c"}), "a, b and c");
}

TEST(Words, aDirectedLinkReadsDifferentlyFromItsEnds) {
  Link link;
  link.kind = "satellite";
  link.directed = true;
  EXPECT_NE(linkWords(link, true), linkWords(link, false));
  link.directed = false;
  EXPECT_EQ(linkWords(link, true), linkWords(link, false));
  link.kind = "shared_sheath";
  EXPECT_EQ(linkWords(link, true), "Shared sheath");
}

TEST(Words, remotePlacesOfAPoint) {
  const World world = test::smallWorld();
  EXPECT_EQ(remoteRegions(*world.atlas.point("soleus_trp3")),
            (std::vector<std::string>{"the sacroiliac joint", "the jaw and face"}));
  EXPECT_TRUE(remoteRegions(*world.atlas.point("soleus_trp1")).empty());
}

TEST(Words, whatIsUrgentComesFirst) {
  EXPECT_LT(urgencyRank("emergency call"), urgencyRank("same-day"));
  EXPECT_EQ(urgencyRank("same-day emergency"), 0);
  EXPECT_LT(urgencyRank("prompt; emergency if the foot is cold"), urgencyRank("book a medical visit"));
  EXPECT_LT(urgencyRank("book a medical visit"), urgencyRank("routine"));
}

TEST(Words, names) {
  const World world = test::smallWorld();
  EXPECT_EQ(nameOf({Pick::Kind::kPoint, "soleus_trp1"}, world), "Soleus TrP1 (lower, medial)");
  EXPECT_EQ(nameOf({Pick::Kind::kPart, "bone/tibia"}, world), "Tibia");
  EXPECT_EQ(nameOf({}, world), "");
  EXPECT_EQ(shortPointName(*world.atlas.point("soleus_trp1")), "TrP1 (lower, medial)");
  EXPECT_FALSE(isOnModel(*world.atlas.muscle("gluteus_minimus"), world));
  EXPECT_TRUE(isOnModel(*world.atlas.muscle("soleus"), world));
}

}  // namespace
}  // namespace crus
