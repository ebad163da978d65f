//! What ureq is told to do, and what its errors mean.

use crate::Error;
use std::io::ErrorKind;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{time::Duration, DefaultConnector, NextTimeout};
use ureq::{config::Config, http::Uri, Agent};

pub(crate) fn agent() -> Agent {
    let config = Config::builder().http_status_as_error(false).proxy(None).max_redirects(0).max_redirects_will_error(false);
    Agent::with_parts(config.build(), DefaultConnector::default(), Names(DefaultResolver::default()))
}

pub(crate) fn failure_of(error: ureq::Error) -> Error {
    match error {
        ureq::Error::Timeout(_) => Error::Timeout,
        ureq::Error::BodyExceedsLimit(_) => Error::Unreadable,
        ureq::Error::HostNotFound | ureq::Error::ConnectionFailed => Error::Connection { sent: false },
        ureq::Error::Io(error) => Error::Connection { sent: error.kind() != ErrorKind::ConnectionRefused },
        _ => Error::Connection { sent: true },
    }
}

/// Names are looked up within the timeout, for which ureq starts a thread at each call. This machine needs none, and there a
/// call would take three times as long.
#[derive(Debug)]
struct Names(DefaultResolver);

impl Resolver for Names {
    fn resolve(&self, uri: &Uri, config: &Config, mut timeout: NextTimeout) -> Result<ResolvedSocketAddrs, ureq::Error> {
        // Of URLs, those with http are of this machine alone.
        if uri.scheme_str() == Some("http") {
            timeout.after = Duration::NotHappening;
        }
        self.0.resolve(uri, config, timeout)
    }
}
