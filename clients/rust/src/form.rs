//! Writes forms as panels read them, and finds the key in what comes back.

use crate::generated::{is_id, Error, ID_FIELDS};
use base64::{prelude::BASE64_STANDARD_NO_PAD, Engine};
use regex_lite::{escape, Regex};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

const BREAKS: [char; 3] = ['\0', '\r', '\n'];
const WANTED: &str = "must be an id, a whole number, a text of one line, or a list of such texts";

pub(crate) fn encode(fields: &impl serde::Serialize) -> Result<BTreeMap<String, String>, Error> {
    let fields = serde_json::to_value(fields).and_then(serde_json::from_value::<Map<String, Value>>);
    let fields = fields.map_err(|_| Error::Input("an order must be an object".into()))?;
    let text = |name: &str, value| write(name, value).ok_or_else(|| Error::Input(format!("{name} {WANTED}")));
    fields.iter().map(|(name, value)| Ok((name.clone(), text(name, value)?))).collect()
}

/// A line more or less would change what is ordered, and charged.
fn write(name: &str, value: &Value) -> Option<String> {
    let line = |value: &Value| Some(value.as_str()?.to_owned()).filter(|text| !text.trim().is_empty() && !text.contains(BREAKS));
    match value {
        Value::Number(number) if ID_FIELDS.contains(&name) => number.as_u64().filter(is_id).map(|id| id.to_string()),
        Value::Number(number) => Some(number.to_string()).filter(|_| !number.is_f64()),
        Value::Array(lines) if lines.is_empty() => None,
        Value::Array(lines) => lines.iter().map(line).collect::<Option<Vec<_>>>().map(|lines| lines.join("\n")),
        text => line(text),
    }
}

/// What finds the key, however forms, JSON, HTML or base64 spell it.
pub(crate) fn spellings(key: &str) -> Result<Regex, Error> {
    let sign = |sign: char| match sign {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '_' => sign.to_string(),
        _ => format!(r"(?:\\*{}|(?:%(?:25)*|\\+u00){:x}|&#?\w+;)", escape(&sign.to_string()), sign as u32),
    };
    let code = |before: usize| BASE64_STANDARD_NO_PAD.encode(format!("{:before$}{key}", ""));
    // The characters that nothing beside the key decides.
    let coded = [(0, 0), (1, 2), (2, 3)].map(|(before, cut)| escape(&code(before)[cut..(before + key.len()) * 8 / 6]));
    let coded = coded.into_iter().filter(|_| key.len() > 7);
    let all = coded.chain([key.chars().map(sign).collect()]).collect::<Vec<_>>().join("|");
    Regex::new(&format!("(?i){all}")).map_err(|_| Error::Input("the key is too long".into()))
}
