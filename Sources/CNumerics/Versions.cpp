// SPDX-License-Identifier: Apache-2.0
#include "CNumerics.h"

#include <boost/version.hpp>

extern "C" const char *cnumerics_boost_version(void) { return BOOST_LIB_VERSION; }
