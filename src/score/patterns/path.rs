//! [`Path`]: the instruction sets there is code for.

/// An instruction set that the core can run on. Every path gives the same results.
#[doc(hidden)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Path {
    /// 128-bit vectors: the baseline of x86-64 and aarch64, arrays elsewhere.
    Portable,
    /// 256-bit vectors of x86-64-v3.
    Avx2,
    /// 512-bit vectors of x86-64-v4.
    Avx512,
}

impl Path {
    /// All paths, the slowest first.
    pub const ALL: [Self; 3] = [Self::Portable, Self::Avx2, Self::Avx512];

    /// The fastest path that this processor can run.
    #[must_use]
    pub fn fastest() -> Self {
        Self::ALL
            .into_iter()
            .rfind(|path| path.is_available())
            .unwrap_or(Self::Portable)
    }

    /// Whether this processor can run the path.
    #[must_use]
    pub fn is_available(self) -> bool {
        match self {
            Self::Portable => true,
            #[cfg(target_arch = "x86_64")]
            Self::Avx2 => pulp::x86::V3::is_available(),
            #[cfg(target_arch = "x86_64")]
            Self::Avx512 => pulp::x86::V4::is_available(),
            #[cfg(not(target_arch = "x86_64"))]
            Self::Avx2 | Self::Avx512 => false,
        }
    }

    /// The bytes of one vector.
    pub(super) fn vector_bytes(self) -> usize {
        match self {
            Self::Portable => 16,
            Self::Avx2 => 32,
            Self::Avx512 => 64,
        }
    }
}
