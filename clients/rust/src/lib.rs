//! A client for the panel API of 오토스타그램, and of other panels of this protocol.
#![doc = include_str!("../README.md")]
mod answers;
mod calls;
mod errors;
mod form;
pub mod models;
mod panel;
mod resolver;
mod tables;

pub use calls::Panel;
pub use errors::{Entry, ListError};
pub use form::Order;
pub use tables::{Error, Outcome, Reason, URL};
