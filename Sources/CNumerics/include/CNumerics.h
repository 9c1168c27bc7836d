// SPDX-License-Identifier: Apache-2.0
#ifndef METEYARD_CNUMERICS_H
#define METEYARD_CNUMERICS_H

/// Distributions of Boost.Math, draws of Boost.Random, and the Fortran entry points of BLAS and LAPACK that are used.
///
/// This header is C: nothing of C++ is visible to an importer. There is no logic behind it but the
/// call itself and the handling of errors; the meaning of parameters lives in `NumericsCore`.
///
/// Every distribution function returns NaN, and never lets an exception out, when a parameter or
/// an argument is outside its domain or when a series does not converge. A result beyond the range
/// of `double` is an infinity, one below it is zero. Intermediate results are `long double`.
///
/// The five functions of a distribution:
/// - `density`: f(x); for the binomial the probability of x;
/// - `cumulative`: P(X <= x);
/// - `survival`: P(X > x), computed directly and not as 1 - P(X <= x);
/// - `quantile`: the x with P(X <= x) = p;
/// - `complement_quantile`: the x with P(X > x) = q, accurate for a tiny q.

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The version of Boost that was compiled in, such as "1_74".
const char *cnumerics_boost_version(void);


// Normal distribution with mean 0 and standard deviation 1. Any x; p and q in [0, 1].

double cnumerics_normal_density(double x);
double cnumerics_normal_cumulative(double x);
double cnumerics_normal_survival(double x);
double cnumerics_normal_quantile(double p);
double cnumerics_normal_complement_quantile(double q);

/// P(X <= x) for a column, with `erfc` of the C library in `double`: an absolute error below 1e-15
/// at a tenth of the time. `out` may be `x`.
void cnumerics_normal_cumulative_column(const double *x, long count, double *out);

/// Owen's T function: the probability of X > h and 0 < Y < a X for independent normal X and Y.
double cnumerics_owens_t(double h, double a);

// Student's t with `degrees` > 0 degrees of freedom. Any x; p and q in [0, 1].

double cnumerics_student_t_density(double degrees, double x);
double cnumerics_student_t_cumulative(double degrees, double x);
double cnumerics_student_t_survival(double degrees, double x);
double cnumerics_student_t_quantile(double degrees, double p);
double cnumerics_student_t_complement_quantile(double degrees, double q);

// Chi-squared with `degrees` > 0 degrees of freedom. x finite and not negative.

double cnumerics_chi_squared_density(double degrees, double x);
double cnumerics_chi_squared_cumulative(double degrees, double x);
double cnumerics_chi_squared_survival(double degrees, double x);
double cnumerics_chi_squared_quantile(double degrees, double p);
double cnumerics_chi_squared_complement_quantile(double degrees, double q);

// F with `numerator` > 0 and `denominator` > 0 degrees of freedom. x finite and not negative.

double cnumerics_f_density(double numerator, double denominator, double x);
double cnumerics_f_cumulative(double numerator, double denominator, double x);
double cnumerics_f_survival(double numerator, double denominator, double x);
double cnumerics_f_quantile(double numerator, double denominator, double p);
double cnumerics_f_complement_quantile(double numerator, double denominator, double q);

// Beta with shapes `alpha` > 0 and `beta` > 0. x in [0, 1].

double cnumerics_beta_density(double alpha, double beta, double x);
double cnumerics_beta_cumulative(double alpha, double beta, double x);
double cnumerics_beta_survival(double alpha, double beta, double x);
double cnumerics_beta_quantile(double alpha, double beta, double p);
double cnumerics_beta_complement_quantile(double alpha, double beta, double q);

// Binomial with `trials` >= 0 (a whole number) and 0 <= `probability` <= 1. x in [0, trials].
// The quantile is a whole number. Boost's default policy rounds outward: down in the lower tail
// and up in the upper one, so that it is no quantile function. Here it is always rounded up,
// towards the smallest k with P(X <= k) >= p; near a tie the caller checks the neighbours.

double cnumerics_binomial_density(double trials, double probability, double x);
double cnumerics_binomial_cumulative(double trials, double probability, double x);
double cnumerics_binomial_survival(double trials, double probability, double x);
double cnumerics_binomial_quantile(double trials, double probability, double p);
double cnumerics_binomial_complement_quantile(double trials, double probability, double q);

// BLAS and LAPACK, Fortran interface: column-major arrays, everything by address, 32-bit integers.
// `libopenblas` exports these names; it has no LAPACKE. A LAPACK routine reports in `info`:
// 0 is success, -i says that argument i is bad, a positive number is the routine's own failure.

/// Sets how many threads OpenBLAS uses; 1 makes its sums repeatable.
void openblas_set_num_threads(int threads);

/// C := alpha op(A) op(B) + beta C.
void dgemm_(
    const char *transpose_a, const char *transpose_b, const int *m, const int *n, const int *k,
    const double *alpha, const double *a, const int *lda, const double *b, const int *ldb,
    const double *beta, double *c, const int *ldc);

/// One triangle of C := alpha A A' + beta C, or with A' A.
void dsyrk_(
    const char *triangle, const char *transpose, const int *n, const int *k, const double *alpha,
    const double *a, const int *lda, const double *beta, double *c, const int *ldc);

/// Cholesky factor of a symmetric positive definite matrix, in place.
void dpotrf_(const char *triangle, const int *n, double *a, const int *lda, int *info);

/// Solves A X = B from the factor of `dpotrf_`.
void dpotrs_(
    const char *triangle, const int *n, const int *columns, const double *a, const int *lda,
    double *b, const int *ldb, int *info);

/// Inverts A from the factor of `dpotrf_`, one triangle, in place.
void dpotri_(const char *triangle, const int *n, double *a, const int *lda, int *info);

/// Solves A X = B for a general square A by elimination with row exchanges.
void dgesv_(
    const int *n, const int *columns, double *a, const int *lda, int *pivots, double *b,
    const int *ldb, int *info);

/// All eigenvalues (ascending) and, with job "V", eigenvectors of a symmetric matrix, in place.
void dsyevd_(
    const char *job, const char *triangle, const int *n, double *a, const int *lda,
    double *eigenvalues, double *work, const int *work_size, int *integer_work,
    const int *integer_work_size, int *info);

/// QR factorisation of an m by n matrix, in place.
void dgeqrf_(
    const int *m, const int *n, double *a, const int *lda, double *tau, double *work,
    const int *work_size, int *info);

/// Multiplies C by the Q (or its transpose) of `dgeqrf_`.
void dormqr_(
    const char *side, const char *transpose, const int *m, const int *n, const int *k,
    const double *a, const int *lda, const double *tau, double *c, const int *ldc, double *work,
    const int *work_size, int *info);

/// Solves a triangular system; a zero on the diagonal is reported in `info`.
void dtrtrs_(
    const char *triangle, const char *transpose, const char *unit, const int *n,
    const int *columns, const double *a, const int *lda, double *b, const int *ldb, int *info);

/// Inverts a triangular matrix in place.
void dtrtri_(
    const char *triangle, const char *unit, const int *n, double *a, const int *lda, int *info);

/// The most levels of a draw of counts.
enum { cnumerics_most_levels = 64 };

/// Draws counts from a Dirichlet-multinomial distribution: shares by gamma variables, counts by
/// binomial ones. `next` gives 64 random bits and moves the state on; levels from 1 to
/// `cnumerics_most_levels`, each alpha above 0.
void cnumerics_dirichlet_multinomial(
    uint64_t (*next)(void *), void *state, const double *alpha, int levels, int64_t trials,
    int64_t *counts);

/// Cells whose counts are drawn again and again, each as `cnumerics_dirichlet_multinomial` draws them.
typedef struct cnumerics_cells cnumerics_cells;

/// Prepares cells; `alpha` has the levels of all cells, one cell after the other. Freed by
/// `cnumerics_cells_free`; NULL without memory.
cnumerics_cells *cnumerics_cells_new(
    int cells, const int *levels, const double *alpha, const int64_t *trials);

/// Draws all cells once, one after the other. `fill` gives so many values of 64 random bits and moves
/// the state on, past what is needed by up to 64 of them.
void cnumerics_cells_draw(
    const cnumerics_cells *cells, void (*fill)(void *, uint64_t *, int), void *state,
    int64_t *counts);

void cnumerics_cells_free(cnumerics_cells *cells);

#ifdef __cplusplus
}
#endif

#endif
