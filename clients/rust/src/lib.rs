//! A client for the panel API of 오토스타그램, and of other panels of this protocol.
#![doc = include_str!("../README.md")]
mod answers;
mod calls;
mod form;
mod generated;
mod transport;

pub use calls::Panel;
pub use generated::{models, Entry, Error, ListError, Order, Outcome, Reason, URL};
