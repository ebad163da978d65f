//! How a list can end, whole or for one id. What one call can end with is in a table. No error holds the key.

use crate::Error;
use std::fmt;

/// One id of a list, and what became of it: its value, or why there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Entry<T> {
    pub id: u64,
    pub result: Result<T, Error>,
}

/// A list failed, whole or after its first hundreds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListError<T> {
    /// Why the call that failed did.
    pub error: Error,
    /// The entries of the calls before it.
    pub answered: Vec<Entry<T>>,
}

impl<T> fmt::Display for ListError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(f)
    }
}

impl std::error::Error for Error {}
impl<T: fmt::Debug> std::error::Error for ListError<T> {}

impl<T> From<ListError<T>> for Error {
    fn from(list: ListError<T>) -> Self {
        list.error
    }
}
