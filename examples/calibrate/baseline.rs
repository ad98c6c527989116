//! Placeholder until the baselines are measured.
