//! Decides the [`Role`](super::Role) of every sentence.

use super::{Outline, Role};
use crate::normalize::{Clean, LineKind};

/// Gives every sentence its role.
pub(super) fn assign(clean: &Clean, outline: &mut Outline) {
    for sentence in &mut outline.sentences {
        let is_chrome = clean
            .lines
            .get(sentence.line as usize)
            .is_some_and(|line| line.kind == LineKind::Chrome);
        sentence.role = if is_chrome {
            Role::Chrome
        } else {
            Role::Action
        };
    }
}
