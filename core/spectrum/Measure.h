#pragma once

namespace deltarank::spectrum {

/// What one spectrum is summed up to; formulas and sources in Measures.h.
enum class Measure {
    EnergyCutoff,         ///< smallest j whose first j singular values hold more than τ of the energy
    StableRank,           ///< Σσ² / σ₁²
    EffectiveRank,        ///< exp of the entropy of σ / Σσ
    ParticipationRatio,   ///< (Σσ²)² / Σσ⁴
    NuclearOverFrobenius, ///< Σσ / √Σσ²
    NumericalRank,        ///< σ above rounding error
    Elbow,                ///< largest distance to the chord
    Gini,                 ///< inequality of σ, 0 .. 1
    Frobenius,            ///< √Σσ²
    Nuclear,              ///< Σσ
};

} // namespace deltarank::spectrum
