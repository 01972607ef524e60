#include "domain/sun_and_moon.hpp"

#include <array>
#include <cmath>
#include <numbers>
#include <span>

namespace mungba::domain::sky {
namespace {

constexpr double kDegree = std::numbers::pi / 180.0;
constexpr JulianDay kYear2000 = 2451545.0;
constexpr double kDaysOfCentury = 36525.0;

double turned(double degrees) {
    const double rest = std::fmod(degrees, 360.0);
    return rest < 0 ? rest + 360.0 : rest;
}

/// amount × cos(phase + speed × thousands of years)
struct Term {
    double amount;
    double phase;
    double speed;
};

constexpr std::array<Term, 64> kL0{{
    {175347046, 0, 0},           {3341656, 4.6692568, 6283.07585}, {34894, 4.6261, 12566.1517}, {3497, 2.7441, 5753.3849},
    {3418, 2.8289, 3.5231},      {3136, 3.6277, 77713.7715},       {2676, 4.4181, 7860.4194},   {2343, 6.1352, 3930.2097},
    {1324, 0.7425, 11506.7698},  {1273, 2.0371, 529.691},          {1199, 1.1096, 1577.3435},   {990, 5.233, 5884.927},
    {902, 2.045, 26.298},        {857, 3.508, 398.149},            {780, 1.179, 5223.694},      {753, 2.533, 5507.553},
    {505, 4.583, 18849.228},     {492, 4.205, 775.523},            {357, 2.92, 0.067},          {317, 5.849, 11790.629},
    {284, 1.899, 796.298},       {271, 0.315, 10977.079},          {243, 0.345, 5486.778},      {206, 4.806, 2544.314},
    {205, 1.869, 5573.143},      {202, 2.458, 6069.777},           {156, 0.833, 213.299},       {132, 3.411, 2942.463},
    {126, 1.083, 20.775},        {115, 0.645, 0.98},               {103, 0.636, 4694.003},      {102, 0.976, 15720.839},
    {102, 4.267, 7.114},         {99, 6.21, 2146.17},              {98, 0.68, 155.42},          {86, 5.98, 161000.69},
    {85, 1.3, 6275.96},          {85, 3.67, 71430.7},              {80, 1.81, 17260.15},        {79, 3.04, 12036.46},
    {75, 1.76, 5088.63},         {74, 3.5, 3154.69},               {74, 4.68, 801.82},          {70, 0.83, 9437.76},
    {62, 3.98, 8827.39},         {61, 1.82, 7084.9},               {57, 2.78, 6286.6},          {56, 4.39, 14143.5},
    {56, 3.47, 6279.55},         {52, 0.19, 12139.55},             {52, 1.33, 1748.02},         {51, 0.28, 5856.48},
    {49, 0.49, 1194.45},         {41, 5.37, 8429.24},              {41, 2.4, 19651.05},         {39, 6.17, 10447.39},
    {37, 6.04, 10213.29},        {37, 2.57, 1059.38},              {36, 1.71, 2352.87},         {36, 1.78, 6812.77},
    {33, 0.59, 17789.85},        {30, 0.44, 83996.85},             {30, 2.74, 1349.87},         {25, 3.16, 4690.48},
}};
constexpr std::array<Term, 34> kL1{{
    {628331966747, 0, 0},      {206059, 2.678235, 6283.07585}, {4303, 2.6351, 12566.1517}, {425, 1.59, 3.523},    {119, 5.796, 26.298},
    {109, 2.966, 1577.344},    {93, 2.59, 18849.23},           {72, 1.14, 529.69},         {68, 1.87, 398.15},    {67, 4.41, 5507.55},
    {59, 2.89, 5223.69},       {56, 2.17, 155.42},             {45, 0.4, 796.3},           {36, 0.47, 775.52},    {29, 2.65, 7.11},
    {21, 5.34, 0.98},          {19, 1.85, 5486.78},            {19, 4.97, 213.3},          {17, 2.99, 6275.96},   {16, 0.03, 2544.31},
    {16, 1.43, 2146.17},       {15, 1.21, 10977.08},           {12, 2.83, 1748.02},        {12, 3.26, 5088.63},   {12, 5.27, 1194.45},
    {12, 2.08, 4694},          {11, 0.77, 553.57},             {10, 1.3, 6286.6},          {10, 4.24, 1349.87},   {9, 2.7, 242.73},
    {9, 5.64, 951.72},         {8, 5.3, 2352.87},              {6, 2.65, 9437.76},         {6, 4.67, 4690.48},
}};
constexpr std::array<Term, 20> kL2{{
    {52919, 0, 0},      {8720, 1.0721, 6283.0758}, {309, 0.867, 12566.152}, {27, 0.05, 3.52},   {16, 5.19, 26.3},
    {16, 3.68, 155.42}, {10, 0.76, 18849.23},      {9, 2.06, 77713.77},     {7, 0.83, 775.52},  {5, 4.66, 1577.34},
    {4, 1.03, 7.11},    {4, 3.44, 5573.14},        {3, 5.14, 796.3},        {3, 6.05, 5507.55}, {3, 1.19, 242.73},
    {3, 6.12, 529.69},  {3, 0.31, 398.15},         {3, 2.28, 553.57},       {2, 4.38, 5223.69}, {2, 3.75, 0.98},
}};
constexpr std::array<Term, 7> kL3{{{289, 5.844, 6283.076},
                                   {35, 0, 0},
                                   {17, 5.49, 12566.15},
                                   {3, 5.2, 155.42},
                                   {1, 4.72, 3.52},
                                   {1, 5.3, 18849.23},
                                   {1, 5.97, 242.73}}};
constexpr std::array<Term, 3> kL4{{{114, 3.142, 0}, {8, 4.13, 6283.08}, {1, 3.84, 12566.15}}};
constexpr std::array<Term, 1> kL5{{{1, 3.14, 0}}};

double sum(std::span<const Term> terms, double millennia) {
    double total = 0;
    for (const Term& term : terms) total += term.amount * std::cos(term.phase + term.speed * millennia);
    return total;
}

/// The Earth's longitude as seen from the Sun, in degrees.
double earth_longitude(double millennia) {
    const double t = millennia;
    const double sums = sum(kL0, t) + t * (sum(kL1, t) + t * (sum(kL2, t) + t * (sum(kL3, t) + t * (sum(kL4, t) + t * sum(kL5, t)))));
    return sums * 1e-8 / kDegree;
}

/// Nutation in longitude, in degrees.
double nutation(double centuries) {
    const double node = (125.04452 - 1934.136261 * centuries) * kDegree;
    const double sun = (280.4665 + 36000.7698 * centuries) * kDegree;
    const double moon = (218.3165 + 481267.8813 * centuries) * kDegree;
    return (-17.20 * std::sin(node) - 1.32 * std::sin(2 * sun) - 0.23 * std::sin(2 * moon) + 0.21 * std::sin(2 * node)) / 3600.0;
}

/// What light's way takes off, in degrees.
double aberration(double centuries) {
    const double anomaly = (357.52911 + 35999.05029 * centuries) * kDegree;
    const double distance = 1.00014 - 0.01671 * std::cos(anomaly) - 0.00014 * std::cos(2 * anomaly);
    return -20.4898 / 3600.0 / distance;
}

/// amount × E^power × sin(sun × M + moon × M' + node × F), of the new moons.
struct MoonTerm {
    double amount;
    int power;
    int sun;
    int moon;
    int node;
};
constexpr std::array<MoonTerm, 24> kMoon{{
    {-0.40720, 0, 0, 1, 0},  {0.17241, 1, 1, 0, 0},  {0.01608, 0, 0, 2, 0},  {0.01039, 0, 0, 0, 2},   {0.00739, 1, -1, 1, 0},
    {-0.00514, 1, 1, 1, 0},  {0.00208, 2, 2, 0, 0},  {-0.00111, 0, 0, 1, -2}, {-0.00057, 0, 0, 1, 2},  {0.00056, 1, 1, 2, 0},
    {-0.00042, 0, 0, 3, 0},  {0.00042, 1, 1, 0, 2},  {0.00038, 1, 1, 0, -2}, {-0.00024, 1, -1, 2, 0}, {-0.00007, 0, 2, 1, 0},
    {0.00004, 0, 0, 2, -2},  {0.00004, 0, 3, 0, 0},  {0.00003, 0, 1, 1, -2}, {0.00003, 0, 0, 2, 2},   {-0.00003, 0, 1, 1, 2},
    {0.00003, 0, -1, 1, 2},  {-0.00002, 0, -1, 1, -2}, {-0.00002, 0, 1, 3, 0}, {0.00002, 0, 0, 4, 0},
}};
/// amount × sin(phase + speed × k): what the planets do to it.
struct PlanetTerm {
    double amount;
    double phase;
    double speed;
};
constexpr std::array<PlanetTerm, 13> kPlanets{{{0.000165, 251.88, 0.016321},
                                               {0.000164, 251.83, 26.651886},
                                               {0.000126, 349.42, 36.412478},
                                               {0.000110, 84.66, 18.206239},
                                               {0.000062, 141.74, 53.303771},
                                               {0.000060, 207.14, 2.453732},
                                               {0.000056, 154.84, 7.306860},
                                               {0.000047, 34.52, 27.261239},
                                               {0.000042, 207.19, 0.121824},
                                               {0.000040, 291.34, 1.844379},
                                               {0.000037, 161.72, 24.198154},
                                               {0.000035, 239.56, 25.513099},
                                               {0.000023, 331.55, 3.592518}}};

}  // namespace

JulianDay new_moon(int k) {
    const double n = k;
    const double t = n / 1236.85;
    const double t2 = t * t;
    const double t3 = t2 * t;
    const double t4 = t3 * t;
    const double mean = 2451550.09766 + 29.530588861 * n + 0.00015437 * t2 - 0.000000150 * t3 + 0.00000000073 * t4;
    const double shape = 1 - 0.002516 * t - 0.0000074 * t2;
    const double sun = (2.5534 + 29.10535670 * n - 0.0000014 * t2 - 0.00000011 * t3) * kDegree;
    const double moon = (201.5643 + 385.81693528 * n + 0.0107582 * t2 + 0.00001238 * t3 - 0.000000058 * t4) * kDegree;
    const double latitude = (160.7108 + 390.67050284 * n - 0.0016118 * t2 - 0.00000227 * t3 + 0.000000011 * t4) * kDegree;
    const double node = (124.7746 - 1.56375588 * n + 0.0020672 * t2 + 0.00000215 * t3) * kDegree;
    double correction = -0.00017 * std::sin(node);
    for (const MoonTerm& term : kMoon)
        correction += term.amount * std::pow(shape, term.power) * std::sin(term.sun * sun + term.moon * moon + term.node * latitude);
    correction += 0.000325 * std::sin((299.77 + 0.107408 * n - 0.009173 * t2) * kDegree);
    for (const PlanetTerm& term : kPlanets) correction += term.amount * std::sin((term.phase + term.speed * n) * kDegree);
    return mean + correction;
}

double sun_longitude(JulianDay at) {
    const double centuries = (at - kYear2000) / kDaysOfCentury;
    constexpr double kToFk5 = -0.09033 / 3600.0;
    return turned(earth_longitude(centuries / 10) + 180.0 + kToFk5 + nutation(centuries) + aberration(centuries));
}

double seconds_ahead(double year) {
    const auto polynomial = [](double t, std::initializer_list<double> highest_first) {
        double value = 0;
        for (const double factor : highest_first) value = value * t + factor;
        return value;
    };
    if (year < 1920) return polynomial(year - 1900, {-0.000197, 0.0061966, -0.0598939, 1.494119, -2.79});
    if (year < 1941) return polynomial(year - 1920, {0.0020936, -0.076100, 0.84493, 21.20});
    if (year < 1961) return polynomial(year - 1950, {1.0 / 2547, -1.0 / 233, 0.407, 29.07});
    if (year < 1986) return polynomial(year - 1975, {-1.0 / 718, -1.0 / 260, 1.067, 45.45});
    if (year < 2005) return polynomial(year - 2000, {0.00002373599, 0.000651814, 0.0017275, -0.060374, 0.3345, 63.86});
    // Measured: 64.7 s in 2005, 66.1 in 2010, 69.3 in 2020, 69.1 in 2025; from there the long-term parabola is reached by 2150.
    if (year < 2025) return polynomial(year - 2005, {-0.0055, 0.335, 64.69});
    const double century = (year - 1820) / 100;
    const double parabola = -20 + 32 * century * century;
    constexpr double kNow = 2025;
    constexpr double kJoined = 2150;
    if (year >= kJoined) return parabola;
    const double parabola_now = -20 + 32 * ((kNow - 1820) / 100) * ((kNow - 1820) / 100);
    return parabola - (parabola_now - 69.19) * (kJoined - year) / (kJoined - kNow);
}

}  // namespace mungba::domain::sky
