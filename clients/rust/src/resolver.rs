//! Looks up the names of hosts.

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{time::Duration, NextTimeout};

/// Names are looked up within the timeout, for which ureq starts a thread at each call. This machine needs none, and there a
/// call would take three times as long.
#[derive(Debug)]
pub(crate) struct Names(pub DefaultResolver);

impl Resolver for Names {
    fn resolve(&self, uri: &Uri, config: &Config, mut timeout: NextTimeout) -> Result<ResolvedSocketAddrs, ureq::Error> {
        // Of URLs, those with http are of this machine alone.
        if uri.scheme_str() == Some("http") {
            timeout.after = Duration::NotHappening;
        }
        self.0.resolve(uri, config, timeout)
    }
}
