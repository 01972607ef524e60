#pragma once

/// Where Sun and Moon stand, as far as a calendar asks: good to about half a minute of time between 1900 and 2199, the Earth's own uneven
/// turning apart, which nobody can foretell. Pure, any thread.
///
/// Sources: J. Meeus, Astronomical Algorithms, 2nd edition, chapters 22, 25 and 49 (new moons with all terms, nutation, aberration);
/// the Earth's series of VSOP87 as shortened in I. Reda and A. Andreas, NREL/TP-560-34302; ΔT after F. Espenak and J. Meeus, NASA/TP-2006-214141,
/// from 2005 to 2050 drawn through what was measured up to 2025.
namespace mungba::domain::sky {

/// Days since noon of 1 January 4713 BC: in the even time of the ephemerides (TT).
using JulianDay = double;

/// The k-th new moon since that of 6 January 2000.
JulianDay new_moon(int k);

/// The Sun's apparent longitude in degrees, 0 to below 360; 0 is the spring equinox, 270 the winter solstice.
double sun_longitude(JulianDay at);

/// Seconds by which TT is ahead of the time by the Earth's turning, in that (fractional) year.
double seconds_ahead(double year);

}  // namespace mungba::domain::sky
