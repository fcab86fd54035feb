#include "engine/geometry/bvh.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <random>
#include <stdexcept>

#include "engine/geometry/closest_point.h"
#include "mesh_samples.h"

namespace {

using engine::Ray;
using engine::TriangleBvh;
using engine::TriangleMesh;

class Random {
 public:
  explicit Random(std::uint32_t seed) : bits_{seed} {}
  glm::vec3 point(float reach = 1.0F) {
    const float x = uniform();
    const float y = uniform();
    return reach * glm::vec3{x, y, uniform()};
  }
  glm::vec3 direction() {
    glm::vec3 p = point();
    while (glm::length(p) < 0.1F) p = point();
    return p;
  }

 private:
  float uniform() { return static_cast<float>(bits_()) / 4294967296.0F * 2.0F - 1.0F; }
  std::mt19937 bits_;
};

/// t of every crossing, sorted, the slow way (Moeller and Trumbore), in double.
std::vector<double> slowHits(const TriangleMesh& mesh, const Ray& ray) {
  std::vector<double> found;
  const glm::dvec3 o{ray.origin};
  const glm::dvec3 d{ray.direction};
  for (const auto& [ia, ib, ic] : mesh.triangles) {
    const glm::dvec3 a{mesh.positions[ia]};
    const glm::dvec3 e{glm::dvec3{mesh.positions[ib]} - a};
    const glm::dvec3 f{glm::dvec3{mesh.positions[ic]} - a};
    const glm::dvec3 p = glm::cross(d, f);
    const double det = glm::dot(e, p);
    if (det == 0.0) continue;
    const double u = glm::dot(o - a, p) / det;
    const glm::dvec3 q = glm::cross(o - a, e);
    const double v = glm::dot(d, q) / det;
    const double t = glm::dot(f, q) / det;
    if (u >= 0.0 && v >= 0.0 && u + v <= 1.0 && t >= 0.0) found.push_back(t);
  }
  std::sort(found.begin(), found.end());
  return found;
}

TEST(BvhRays, AgreeWithEveryTriangleTriedInTurn) {
  const TriangleMesh soup = samples::soup(3000, 0.6F, 11);
  const TriangleBvh bvh{soup};
  Random random{5};
  std::size_t crossings = 0;
  for (int i = 0; i < 500; ++i) {
    const Ray ray{random.point(2.0F), random.direction()};
    const auto slow = slowHits(soup, ray);
    const auto all = bvh.allHits(ray);
    ASSERT_EQ(all.size(), slow.size()) << "ray " << i;
    for (std::size_t k = 0; k < all.size(); ++k) ASSERT_NEAR(all[k].t, slow[k], 1e-4);
    const auto first = bvh.firstHit(ray);
    ASSERT_EQ(first.has_value(), !slow.empty());
    if (first) {
      EXPECT_EQ(first->triangle, all.front().triangle);
    }
    crossings += slow.size();
  }
  EXPECT_GT(crossings, 1000U) << "or the test says nothing";
}

TEST(BvhRays, AxisAlignedRaysAgreeToo) {
  const TriangleMesh soup = samples::soup(2000, 0.3F, 3);
  const TriangleBvh bvh{soup};
  Random random{9};
  for (int i = 0; i < 300; ++i) {
    Ray ray{random.point(), glm::vec3{0.0F}};
    ray.direction[i % 3] = i % 2 == 0 ? 1.0F : -1.0F;
    ASSERT_EQ(bvh.allHits(ray).size(), slowHits(soup, ray).size());
  }
}

TEST(BvhRays, SphereIsEnteredAndLeft) {
  const TriangleBvh bvh{samples::sphere(5)};
  Random random{1};
  for (int i = 0; i < 300; ++i) {
    const glm::vec3 outward = glm::normalize(random.direction());
    const auto hits = bvh.allHits({3.0F * outward, -2.0F * outward});
    ASSERT_EQ(hits.size(), 2U);
    EXPECT_NEAR(hits[0].t, 1.0F, 2e-3F);
    EXPECT_NEAR(hits[1].t, 2.0F, 2e-3F);
    EXPECT_TRUE(hits[0].frontFacing);
    EXPECT_FALSE(hits[1].frontFacing);
    EXPECT_LT(glm::distance(hits[0].position, outward), 3e-3F);
  }
}

TEST(BvhRays, NoRayFromInsideSlipsOutThroughEdgesOrCorners) {
  const TriangleMesh sphere = samples::sphere(3);
  const TriangleBvh bvh{samples::unwelded(sphere)};
  for (const auto& [a, b, c] : sphere.triangles) {
    const glm::vec3 pa = sphere.positions[a];
    const glm::vec3 pb = sphere.positions[b];
    const glm::vec3 pc = sphere.positions[c];
    for (const glm::vec3& towards : {pa, 0.5F * (pa + pb), 0.25F * pb + 0.75F * pc}) {
      const auto hits = bvh.allHits({glm::vec3{0.0F}, towards});
      ASSERT_EQ(hits.size(), 1U) << "one wall, reported once";
      EXPECT_FALSE(hits[0].frontFacing);
    }
  }
}

TEST(BvhRays, BarycentricsGiveThePosition) {
  const TriangleMesh soup = samples::soup(500, 0.8F, 21);
  const TriangleBvh bvh{soup};
  Random random{2};
  for (int i = 0; i < 100; ++i) {
    const Ray ray{random.point(), random.direction()};
    for (const auto& hit : bvh.allHits(ray)) {
      const auto& [a, b, c] = soup.triangles[hit.triangle];
      const glm::vec3 p = hit.barycentrics.x * soup.positions[a] + hit.barycentrics.y * soup.positions[b] +
                          hit.barycentrics.z * soup.positions[c];
      EXPECT_LT(glm::distance(p, hit.position), 1e-6F);
      EXPECT_LT(glm::distance(ray.origin + hit.t * ray.direction, hit.position), 1e-5F);
      const glm::vec3 normal =
          glm::cross(soup.positions[b] - soup.positions[a], soup.positions[c] - soup.positions[a]);
      EXPECT_EQ(hit.frontFacing, glm::dot(normal, ray.direction) < 0.0F);
    }
  }
}

TEST(BvhRays, StayWithinTheirRange) {
  const TriangleBvh bvh{samples::cube(2.0F)};
  const Ray ray{{0.3F, 0.2F, 5.0F}, {0.0F, 0.0F, -1.0F}};
  EXPECT_NEAR(bvh.firstHit(ray)->t, 4.0F, 1e-6F);
  EXPECT_NEAR(bvh.firstHit(ray, 4.5F)->t, 6.0F, 1e-6F);
  EXPECT_FALSE(bvh.firstHit(ray, 0.0F, 3.9F));
  EXPECT_FALSE(bvh.firstHit(ray, 6.1F));
  EXPECT_EQ(bvh.allHits(ray, 0.0F, 5.0F).size(), 1U);
  EXPECT_EQ(bvh.allHits({{0.3F, 0.2F, 0.0F}, {0, 0, 1}}, -10.0F).size(), 2U) << "backwards when asked to";
  EXPECT_FALSE(bvh.firstHit(ray, 2.0F, 1.0F));
}

TEST(BvhRays, UselessRaysHitNothing) {
  const TriangleBvh bvh{samples::cube()};
  EXPECT_FALSE(bvh.firstHit({glm::vec3{0.0F}, glm::vec3{0.0F}}));
  EXPECT_FALSE(bvh.firstHit({glm::vec3{NAN}, {0, 0, 1}}));
  EXPECT_TRUE(bvh.allHits({glm::vec3{0.0F}, {0, INFINITY, 1}}).empty());
  EXPECT_TRUE(bvh.firstHit({glm::vec3{0.0F}, {0, 0, 1e-37F}})) << "short is not useless";
}

TEST(BvhRays, LengthOfTheDirectionOnlyScalesT) {
  const TriangleBvh bvh{samples::sphere(3)};
  const auto unit = bvh.firstHit({{0.1F, 0.2F, 3.0F}, {0, 0, -1}});
  const auto small = bvh.firstHit({{0.1F, 0.2F, 3.0F}, {0, 0, -0.001F}});
  ASSERT_TRUE(unit && small);
  EXPECT_NEAR(small->t, 1000.0F * unit->t, 1e-2F);
}

TEST(BvhDistance, AgreesWithEveryTriangleTriedInTurn) {
  const TriangleMesh soup = samples::soup(2000, 0.2F, 31);
  const TriangleBvh bvh{soup};
  Random random{8};
  for (int i = 0; i < 300; ++i) {
    const glm::vec3 p = random.point(1.5F);
    double slow = 1e30;
    for (const auto& [a, b, c] : soup.triangles) {
      const std::array<glm::dvec3, 3> corners{glm::dvec3{soup.positions[a]}, glm::dvec3{soup.positions[b]},
                                              glm::dvec3{soup.positions[c]}};
      const glm::dvec3 w = engine::closestBarycentrics(corners, glm::dvec3{p});
      slow = std::min(slow,
                      glm::distance(glm::dvec3{p}, w.x * corners[0] + w.y * corners[1] + w.z * corners[2]));
    }
    const auto found = bvh.closestPoint(p);
    ASSERT_TRUE(found);
    EXPECT_NEAR(found->distance, slow, 1e-6);
    EXPECT_NEAR(glm::distance(found->position, p), slow, 1e-6);
    EXPECT_FALSE(bvh.closestPoint(p, found->distance * 0.99F));
    EXPECT_TRUE(bvh.closestPoint(p, found->distance * 1.01F));
  }
}

TEST(BvhDistance, SignedDistanceOfACubeIsExact) {
  // Against the formula for a box; faces, edges and corners are nearest in turn, welded or not.
  for (const TriangleMesh& cube : {samples::cube(2.0F), samples::unwelded(samples::cube(2.0F))}) {
    const TriangleBvh bvh{cube};
    Random random{4};
    for (int i = 0; i < 2000; ++i) {
      const glm::vec3 p = random.point(2.0F);
      const glm::vec3 q = glm::abs(p) - 1.0F;
      const float exact =
          glm::length(glm::max(q, glm::vec3{0.0F})) + std::min(std::max({q.x, q.y, q.z}), 0.0F);
      EXPECT_NEAR(bvh.closestPoint(p)->signedDistance, exact, 1e-5F);
    }
  }
}

TEST(BvhDistance, SignIsRightBeyondASharpCorner) {
  // A needle: from beyond its tip the nearest faces are seen from behind, and a plain face normal gets the
  // sign wrong.
  TriangleMesh needle;
  needle.positions = {{0, 0, 0}, {10, 1, 0}, {10, -0.5F, 0.8F}, {10, -0.5F, -0.8F}};
  needle.triangles = {{0, 1, 2}, {0, 2, 3}, {0, 3, 1}, {1, 3, 2}};
  if (engine::signedVolume(needle) < 0.0) {
    for (auto& t : needle.triangles) std::swap(t[1], t[2]);
  }
  const TriangleBvh bvh{needle};
  Random random{6};
  for (int i = 0; i < 200; ++i) {
    const glm::vec3 beyond = glm::vec3{-0.5F, 0, 0} + random.point(0.4F);
    EXPECT_GT(bvh.closestPoint(beyond)->signedDistance, 0.0F);
  }
  EXPECT_LT(bvh.closestPoint({9.0F, 0, 0})->signedDistance, 0.0F);
}

TEST(Bvh, OfNothingAnswersNone) {
  for (const TriangleBvh& bvh : {TriangleBvh{}, TriangleBvh{TriangleMesh{}}}) {
    EXPECT_TRUE(bvh.empty());
    EXPECT_TRUE(bvh.bounds().empty());
    EXPECT_FALSE(bvh.firstHit({}));
    EXPECT_TRUE(bvh.allHits({}).empty());
    EXPECT_FALSE(bvh.closestPoint({}));
  }
}

TEST(Bvh, BrokenMeshesAreRefused) {
  TriangleMesh missing = samples::cube();
  missing.triangles.push_back({0, 1, 8});
  EXPECT_THROW(TriangleBvh{missing}, std::invalid_argument);
  TriangleMesh infinite = samples::cube();
  infinite.positions[3].y = INFINITY;
  EXPECT_THROW(TriangleBvh{infinite}, std::invalid_argument);
}

TEST(Bvh, AwkwardMeshesStillBuild) {
  TriangleMesh same = samples::cube();
  same.triangles.assign(5000, {0, 4, 6});  // one place: nothing to split by
  EXPECT_EQ(TriangleBvh{same}.allHits({{-3.0F, 0.1F, 0.5F}, {1, 0, 0}}).size(), 5000U);
  TriangleMesh growing;  // sizes that double: greedy splits peel off one at a time
  for (std::uint32_t i = 0; i < 120; ++i) {
    const float x = std::ldexp(1.0F, static_cast<int>(i) - 60);
    for (const glm::vec3& p : {glm::vec3{x, 0, 0}, glm::vec3{1.5F * x, x, 0}, glm::vec3{x, 0, x}}) {
      growing.positions.push_back(p);
    }
    growing.triangles.push_back({3 * i, 3 * i + 1, 3 * i + 2});
  }
  const TriangleBvh bvh{growing};
  for (std::uint32_t i = 0; i < 120; ++i) {
    const glm::vec3 middle =
        (growing.positions[3 * i] + growing.positions[3 * i + 1] + growing.positions[3 * i + 2]) / 3.0F;
    EXPECT_EQ(bvh.closestPoint(middle)->triangle, i);
  }
}

}  // namespace
