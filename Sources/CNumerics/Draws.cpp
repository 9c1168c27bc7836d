// SPDX-License-Identifier: Apache-2.0
#include "CNumerics.h"

#include <boost/random/binomial_distribution.hpp>
#include <boost/random/gamma_distribution.hpp>

namespace {

// The caller's stream of random bits, as the library asks for it.
struct Stream {
  using result_type = uint64_t;
  static constexpr result_type min() { return 0; }
  static constexpr result_type max() { return UINT64_MAX; }
  result_type operator()() { return next(state); }

  uint64_t (*next)(void *);
  void *state;
};

}  // namespace

extern "C" void cnumerics_dirichlet_multinomial(
    uint64_t (*next)(void *), void *state, const double *alpha, int levels, int64_t trials,
    int64_t *counts) {
  Stream stream{next, state};
  double rest = 0;
  // The shares stand in the places of the counts until these are drawn.
  double shares[cnumerics_most_levels];
  for (int level = 0; level < levels; ++level) {
    shares[level] = boost::random::gamma_distribution<double>(alpha[level])(stream);
    rest += shares[level];
  }
  for (int level = 0; level < levels; ++level) {
    const double share = rest > 0 ? shares[level] / rest : 0;
    int64_t drawn = 0;
    if (level == levels - 1 || share >= 1) {
      drawn = trials;
    } else if (trials > 0 && share > 0) {
      drawn = boost::random::binomial_distribution<int64_t, double>(trials, share)(stream);
    }
    counts[level] = drawn;
    trials -= drawn;
    rest -= shares[level];
  }
}
