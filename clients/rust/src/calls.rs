//! What the methods of the client are made of: one call, and lists of any length.

use crate::answers::{error_in, parse, rows_by_id, Answer};
use crate::resolver::Names;
use crate::tables::{reason_of, Reason, URL};
use crate::{form, Entry, Error, ListError, Outcome};
use regex_lite::Regex;
use serde_json::{json, Value};
use std::collections::{BTreeMap, HashSet};
use std::{fmt, io::ErrorKind, time::Duration};
use ureq::unversioned::{resolver::DefaultResolver, transport::DefaultConnector};

const SAFE: &str = r"^(https://[\w.:\[\]-]+|http://(localhost|127(\.\d+){3}|\[::1\])(:\d+)?)(/[\w.~-]+)*/api/v2$";

/// ureq panics at a timeout that ends beyond what a clock can hold.
const LONGEST: Duration = Duration::from_secs(86_400);

/// One panel, one key. Nothing is sent twice, and no redirect is followed. Clones share their connections.
#[derive(Clone)]
pub struct Panel {
    agent: ureq::Agent,
    key: String,
    spellings: Regex,
    url: String,
    timeout: Duration,
}

impl fmt::Debug for Panel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Panel").field("url", &self.url).field("timeout", &self.timeout).finish_non_exhaustive()
    }
}

impl Panel {
    /// A client of the panel of the description. Fails with [`Error::Input`] when the key cannot be right.
    pub fn new(key: impl Into<String>) -> Result<Self, Error> {
        let (key, url, timeout) = (key.into(), URL.to_owned(), Duration::from_secs(30));
        let is_fit = !key.is_empty() && key.bytes().all(|sign| sign.is_ascii_graphic());
        let spellings = is_fit.then(|| form::spellings(&key)).flatten();
        let spellings = spellings.ok_or(Error::Input("the key is missing, or has characters that no key has".into()))?;
        let config = ureq::Agent::config_builder().http_status_as_error(false).proxy(None);
        let config = config.max_redirects(0).max_redirects_will_error(false).build();
        let agent = ureq::Agent::with_parts(config, DefaultConnector::default(), Names(DefaultResolver::default()));
        Ok(Self { agent, key, spellings, url, timeout })
    }

    /// Another panel: https, or http to this machine, ending in `/api/v2`.
    pub fn with_url(self, url: impl Into<String>) -> Result<Self, Error> {
        let url = Some(url.into()).filter(|url| Regex::new(SAFE).is_ok_and(|safe| safe.is_match(url)));
        let url = url.ok_or(Error::Input("the URL must be https, or http to this machine, and end in /api/v2".into()))?;
        Ok(Self { url, ..self })
    }

    /// For a whole call, from the look-up of the host's name to the last byte. 30 seconds unless you say otherwise,
    /// and a day at most.
    pub fn with_timeout(self, timeout: Duration) -> Self {
        Self { timeout: timeout.min(LONGEST), ..self }
    }

    pub(crate) fn one<T: Answer>(&self, action: &str, fields: &impl serde::Serialize) -> Result<T, Error> {
        T::read(self.call(action, fields)?).ok_or(Error::Unexpected)
    }

    /// The panel refuses a list of more than 100 ids whole.
    pub(crate) fn many<T: Answer>(&self, [action, own, field]: [&str; 3], ids: &[u64]) -> Result<Vec<Entry<T>>, ListError<T>> {
        let (mut answered, mut seen) = (Vec::with_capacity(ids.len()), HashSet::new());
        if !ids.iter().all(form::is_id) {
            return Err(ListError { error: Error::Input("an id must be a positive whole number".into()), answered });
        }
        let distinct: Vec<u64> = ids.iter().copied().filter(|id| seen.insert(*id)).collect();
        for part in distinct.chunks(100) {
            let list = part.iter().map(u64::to_string).collect::<Vec<_>>().join(",");
            let answer = self.call(action, &json!({ (format!("{own}s")): list }));
            match answer.and_then(|answer| rows_by_id(answer, own, field).ok_or(Error::Unexpected)) {
                Ok(mut rows) => answered.extend(part.iter().map(|id| self.entry(*id, rows.remove(&id.to_string())))),
                Err(error) => return Err(ListError { error, answered }),
            }
        }
        Ok(answered)
    }

    fn entry<T: Answer>(&self, id: u64, found: Option<Value>) -> Entry<T> {
        let result = found.ok_or(Error::Missing).and_then(|value| match error_in(&value) {
            Some(text) => Err(self.refusal(text, reason_of(text), Outcome::Refused)),
            None => T::read(value).ok_or(Error::Unexpected),
        });
        Entry { id, result }
    }

    fn call(&self, action: &str, fields: &impl serde::Serialize) -> Result<Value, Error> {
        let mut form = form::encode(fields)?;
        form.extend([("action".into(), action.into()), ("key".into(), self.key.clone())]);
        let (status, body) = self.send(form).map_err(|error| match error {
            ureq::Error::Timeout(_) => Error::Timeout,
            ureq::Error::BodyExceedsLimit(_) => Error::Unreadable,
            ureq::Error::HostNotFound | ureq::Error::ConnectionFailed => Error::Connection { sent: false },
            ureq::Error::Io(error) => Error::Connection { sent: error.kind() != ErrorKind::ConnectionRefused },
            _ => Error::Connection { sent: true },
        })?;
        let answer = parse(&body);
        // An order that is named beside an error may exist.
        let order = answer.as_ref().and_then(|answer| answer.get("order")).filter(|order| !order.is_null());
        match (status, answer.as_ref().and_then(error_in)) {
            (500.. | 408 | 425 | 499, _) => Err(Error::Http { status }),
            (429, text) => Err(self.refusal(text.unwrap_or("Too many calls"), Reason::RateLimit, Outcome::Refused)),
            (_, Some(text)) => Err(self.refusal(text, reason_of(text), order.map_or(Outcome::Refused, |_| Outcome::Unknown))),
            (400.., _) => Err(Error::Http { status }),
            (300.., _) => Err(Error::Redirect { status }),
            _ => answer.ok_or(Error::Unreadable),
        }
    }

    fn refusal(&self, text: &str, reason: Reason, outcome: Outcome) -> Error {
        let text = self.spellings.replace_all(text, "[key]").into_owned();
        match reason {
            Reason::RateLimit => Error::RateLimited { text },
            _ => Error::Refused { text, reason, outcome },
        }
    }

    fn send(&self, form: BTreeMap<String, String>) -> Result<(u16, Vec<u8>), ureq::Error> {
        let request = self.agent.post(&self.url).config().timeout_global(Some(self.timeout)).build();
        let mut response = request.send_form(form)?;
        let body = response.body_mut().with_config().limit(32 << 20).read_to_vec()?;
        Ok((response.status().as_u16(), body))
    }
}
