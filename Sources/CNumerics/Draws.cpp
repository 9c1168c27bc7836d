// SPDX-License-Identifier: Apache-2.0
#include "CNumerics.h"

#include <boost/random/binomial_distribution.hpp>

#include <memory>
#include <new>
#include <random>
#include <vector>

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

// The same bits, asked for many at a time.
struct Ahead {
  using result_type = uint64_t;
  static constexpr result_type min() { return 0; }
  static constexpr result_type max() { return UINT64_MAX; }
  result_type operator()() {
    if (place == size) {
      fill(state, values, size);
      place = 0;
    }
    return values[place++];
  }

  void (*fill)(void *, uint64_t *, int);
  void *state;
  static constexpr int size = 64;
  int place = size;
  uint64_t values[size];
};

// Marsaglia and Tsang (2000): a normal variable and two products, where other methods take a tangent.
using Gamma = std::gamma_distribution<double>;
using Binomial = boost::random::binomial_distribution<int64_t, double>;

// Shares by gamma variables, then counts level by level among the trials that are left.
template <typename Bits, typename GammaOf>
void draw(Bits &bits, GammaOf gamma, int levels, int64_t trials, int64_t *counts) {
  double rest = 0;
  double shares[cnumerics_most_levels];
  for (int level = 0; level < levels; ++level) {
    shares[level] = gamma(level);
    rest += shares[level];
  }
  for (int level = 0; level < levels; ++level) {
    const double share = rest > 0 ? shares[level] / rest : 0;
    int64_t drawn = 0;
    if (level == levels - 1 || share >= 1) {
      drawn = trials;
    } else if (trials > 0 && share > 0) {
      drawn = Binomial(trials, share)(bits);
    }
    counts[level] = drawn;
    trials -= drawn;
    rest -= shares[level];
  }
}

}  // namespace

extern "C" void cnumerics_dirichlet_multinomial(
    uint64_t (*next)(void *), void *state, const double *alpha, int levels, int64_t trials,
    int64_t *counts) {
  Stream stream{next, state};
  draw(stream, [&](int level) { return Gamma(alpha[level])(stream); }, levels, trials, counts);
}

struct cnumerics_cells {
  struct Cell {
    int levels;
    int64_t trials;
  };
  std::vector<Cell> cells;
  // A gamma variable computes constants of its alpha when it is made.
  std::vector<Gamma> gammas;
};

extern "C" cnumerics_cells *cnumerics_cells_new(
    int cells, const int *levels, const double *alpha, const int64_t *trials) try {
  auto made = std::make_unique<cnumerics_cells>();
  int first = 0;
  for (int cell = 0; cell < cells; ++cell) {
    made->cells.push_back({levels[cell], trials[cell]});
    for (int level = 0; level < levels[cell]; ++level) made->gammas.emplace_back(alpha[first + level]);
    first += levels[cell];
  }
  return made.release();
} catch (const std::bad_alloc &) {
  return nullptr;
}

extern "C" void cnumerics_cells_draw(
    const cnumerics_cells *cells, void (*fill)(void *, uint64_t *, int), void *state,
    int64_t *counts) {
  Ahead bits{fill, state};
  const Gamma *gamma = cells->gammas.data();
  for (const auto &cell : cells->cells) {
    // What a variable keeps from draw to draw it keeps in its copy.
    draw(bits, [&](int level) { Gamma own(gamma[level]); return own(bits); }, cell.levels,
         cell.trials, counts);
    gamma += cell.levels;
    counts += cell.levels;
  }
}

extern "C" void cnumerics_cells_free(cnumerics_cells *cells) { delete cells; }
