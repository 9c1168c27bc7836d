// SPDX-License-Identifier: Apache-2.0
#include "CNumerics.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/complement.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/owens_t.hpp>
#include <cmath>
#include <limits>

namespace {

namespace bm = boost::math;
namespace bp = boost::math::policies;

// A bad domain gives NaN and an overflow an infinity without the cost of an exception. What is
// left (a series that does not converge) is thrown, and caught in `guarded`.
using Policy = bp::policy<
    bp::domain_error<bp::ignore_error>, bp::pole_error<bp::ignore_error>,
    bp::overflow_error<bp::ignore_error>, bp::underflow_error<bp::ignore_error>,
    bp::evaluation_error<bp::throw_on_error>, bp::discrete_quantile<bp::integer_round_up>>;

using Normal = bm::normal_distribution<double, Policy>;
using StudentT = bm::students_t_distribution<double, Policy>;
using ChiSquared = bm::chi_squared_distribution<double, Policy>;
using FisherF = bm::fisher_f_distribution<double, Policy>;
using Beta = bm::beta_distribution<double, Policy>;
using Binomial = bm::binomial_distribution<double, Policy>;

// No C++ exception may cross into C or Swift: that is undefined behaviour.
template <class Body> double guarded(Body body) noexcept {
  try {
    return body();
  } catch (...) {
    return std::numeric_limits<double>::quiet_NaN();
  }
}

template <class D, class... P> double density(double x, P... p) noexcept {
  return guarded([=] { return bm::pdf(D(p...), x); });
}

template <class D, class... P> double cumulative(double x, P... p) noexcept {
  return guarded([=] { return bm::cdf(D(p...), x); });
}

template <class D, class... P> double survival(double x, P... p) noexcept {
  return guarded([=] { return bm::cdf(bm::complement(D(p...), x)); });
}

template <class D, class... P> double quantile(double p, P... parameters) noexcept {
  return guarded([=] { return bm::quantile(D(parameters...), p); });
}

template <class D, class... P> double complement_quantile(double q, P... parameters) noexcept {
  return guarded([=] { return bm::quantile(bm::complement(D(parameters...), q)); });
}

}  // namespace

double cnumerics_normal_density(double x) { return density<Normal>(x); }

// Boost divides x by the square root of 2 in `double`: at x = 38 the rounding of that quotient
// costs three digits of the tail. The same formula with a quotient in `long double` does not.
double cnumerics_normal_survival(double x) {
  if (std::isnan(x)) return x;
  return guarded([=] {
    const long double scaled = x / bm::constants::root_two<long double>();
    return static_cast<double>(bm::erfc(scaled, Policy()) / 2);
  });
}

double cnumerics_normal_cumulative(double x) { return cnumerics_normal_survival(-x); }
double cnumerics_normal_quantile(double p) { return quantile<Normal>(p); }
double cnumerics_normal_complement_quantile(double q) { return complement_quantile<Normal>(q); }

void cnumerics_normal_cumulative_column(const double *x, long count, double *out) {
  const double scale = -bm::constants::one_div_root_two<double>();
  for (long i = 0; i < count; ++i) out[i] = std::erfc(scale * x[i]) / 2;
}

double cnumerics_owens_t(double h, double a) {
  return guarded([=] { return bm::owens_t(h, a, Policy()); });
}

double cnumerics_student_t_density(double v, double x) { return density<StudentT>(x, v); }
double cnumerics_student_t_cumulative(double v, double x) { return cumulative<StudentT>(x, v); }
double cnumerics_student_t_survival(double v, double x) { return survival<StudentT>(x, v); }
double cnumerics_student_t_quantile(double v, double p) { return quantile<StudentT>(p, v); }
double cnumerics_student_t_complement_quantile(double v, double q) {
  return complement_quantile<StudentT>(q, v);
}

double cnumerics_chi_squared_density(double v, double x) { return density<ChiSquared>(x, v); }
double cnumerics_chi_squared_cumulative(double v, double x) {
  return cumulative<ChiSquared>(x, v);
}
double cnumerics_chi_squared_survival(double v, double x) { return survival<ChiSquared>(x, v); }
double cnumerics_chi_squared_quantile(double v, double p) { return quantile<ChiSquared>(p, v); }
double cnumerics_chi_squared_complement_quantile(double v, double q) {
  return complement_quantile<ChiSquared>(q, v);
}

double cnumerics_f_density(double m, double n, double x) { return density<FisherF>(x, m, n); }
double cnumerics_f_cumulative(double m, double n, double x) {
  return cumulative<FisherF>(x, m, n);
}
double cnumerics_f_survival(double m, double n, double x) { return survival<FisherF>(x, m, n); }
double cnumerics_f_quantile(double m, double n, double p) { return quantile<FisherF>(p, m, n); }
double cnumerics_f_complement_quantile(double m, double n, double q) {
  return complement_quantile<FisherF>(q, m, n);
}

double cnumerics_beta_density(double a, double b, double x) { return density<Beta>(x, a, b); }
double cnumerics_beta_cumulative(double a, double b, double x) {
  return cumulative<Beta>(x, a, b);
}
double cnumerics_beta_survival(double a, double b, double x) { return survival<Beta>(x, a, b); }
double cnumerics_beta_quantile(double a, double b, double p) { return quantile<Beta>(p, a, b); }
double cnumerics_beta_complement_quantile(double a, double b, double q) {
  return complement_quantile<Beta>(q, a, b);
}

double cnumerics_binomial_density(double n, double pi, double x) {
  return density<Binomial>(x, n, pi);
}
double cnumerics_binomial_cumulative(double n, double pi, double x) {
  return cumulative<Binomial>(x, n, pi);
}
double cnumerics_binomial_survival(double n, double pi, double x) {
  return survival<Binomial>(x, n, pi);
}
double cnumerics_binomial_quantile(double n, double pi, double p) {
  return quantile<Binomial>(p, n, pi);
}
double cnumerics_binomial_complement_quantile(double n, double pi, double q) {
  return complement_quantile<Binomial>(q, n, pi);
}
