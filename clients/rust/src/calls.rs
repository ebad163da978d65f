//! What the methods of the client are made of: one call, and lists of any length.

use crate::generated::{is_id, Answer, Entry, Error, ListError, ENDPOINT, KEY, URL};
use crate::{answers, form, transport};
use regex_lite::Regex;
use serde_json::{json, Value};
use std::{collections::BTreeMap, collections::HashSet, fmt, time::Duration};

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
        let key = fitting(key.into(), KEY, "the key is missing, or has characters that no key has")?;
        let (spellings, url, timeout) = (form::spellings(&key)?, URL.to_owned(), Duration::from_secs(30));
        Ok(Self { agent: transport::agent(), key, spellings, url, timeout })
    }

    /// Another panel: https, or http to this machine, ending in `/api/v2`.
    pub fn with_url(self, url: impl Into<String>) -> Result<Self, Error> {
        let url = fitting(url.into(), ENDPOINT, "the URL must be https, or http to this machine, and end in /api/v2")?;
        Ok(Self { url, ..self })
    }

    /// For a whole call, from the look-up of the host's name to the last byte. 30 seconds unless you say otherwise,
    /// and a day at most.
    pub fn with_timeout(self, timeout: Duration) -> Self {
        // ureq panics at a timeout that ends beyond what a clock can hold.
        Self { timeout: timeout.min(Duration::from_secs(86_400)), ..self }
    }

    pub(crate) fn one<T: Answer>(&self, action: &str, fields: &impl serde::Serialize) -> Result<T, Error> {
        T::read(self.call(action, fields)?).ok_or(Error::Unexpected)
    }

    /// The panel refuses a list of more than 100 ids whole.
    pub(crate) fn many<T: Answer>(&self, [action, own, field]: [&str; 3], ids: &[u64]) -> Result<Vec<Entry<T>>, ListError<T>> {
        let (mut answered, mut seen) = (Vec::with_capacity(ids.len()), HashSet::new());
        if !ids.iter().all(is_id) {
            return Err(ListError { error: Error::Input("an id must be a positive whole number".into()), answered });
        }
        let distinct: Vec<u64> = ids.iter().copied().filter(|id| seen.insert(*id)).collect();
        for part in distinct.chunks(100) {
            let list = part.iter().map(u64::to_string).collect::<Vec<_>>().join(",");
            let answer = self.call(action, &json!({ (format!("{own}s")): list }));
            match answer.and_then(|answer| answers::rows_by_id(answer, own, field).ok_or(Error::Unexpected)) {
                Ok(mut rows) => answered.extend(part.iter().map(|id| self.entry(*id, rows.remove(&id.to_string())))),
                Err(error) => return Err(ListError { error, answered }),
            }
        }
        Ok(answered)
    }

    fn entry<T: Answer>(&self, id: u64, found: Option<Value>) -> Entry<T> {
        let value = Error::check_entry(found.as_ref().and_then(|value| self.refusal_in(value)), found);
        Entry { id, result: value.and_then(|value| T::read(value).ok_or(Error::Unexpected)) }
    }

    fn call(&self, action: &str, fields: &impl serde::Serialize) -> Result<Value, Error> {
        let mut form = form::encode(fields)?;
        form.extend([("action".into(), action.into()), ("key".into(), self.key.clone())]);
        let (status, body) = self.send(form).map_err(transport::failure_of)?;
        let answer = answers::parse(&body);
        let found = answer.as_ref().unwrap_or(&Value::Null);
        Error::check(status, self.refusal_in(found), !found["order"].is_null(), answer.is_some())?;
        answer.ok_or(Error::Unreadable)
    }

    fn send(&self, form: BTreeMap<String, String>) -> Result<(u16, Vec<u8>), ureq::Error> {
        let request = self.agent.post(&self.url).config().timeout_global(Some(self.timeout)).build();
        let mut response = request.send_form(form)?;
        let body = response.body_mut().with_config().limit(32 << 20).read_to_vec()?;
        Ok((response.status().as_u16(), body))
    }

    fn refusal_in(&self, value: &Value) -> Option<String> {
        let text = value["error"].as_str().filter(|text| !text.is_empty())?;
        Some(self.spellings.replace_all(text, "[key]").into_owned())
    }
}

fn fitting(text: String, pattern: &str, problem: &str) -> Result<String, Error> {
    let fits = Regex::new(pattern).is_ok_and(|pattern| pattern.is_match(&text));
    fits.then_some(text).ok_or_else(|| Error::Input(problem.into()))
}
