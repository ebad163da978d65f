//! Reads what a panel answers. Some write numbers as text, and some text as numbers: here all numbers become text.

use crate::generated::{is_id, Answer, ENVELOPES};
use serde_json::{from_str, value::RawValue, Map, Value};
use std::collections::BTreeMap;

impl Answer for u64 {
    fn read(value: Value) -> Option<Self> {
        let (whole, fraction) = value.as_str()?.split_once('.').unwrap_or((value.as_str()?, ""));
        whole.parse().ok().filter(|id| is_id(id) && !whole.starts_with('+') && fraction.trim_matches('0').is_empty())
    }
}

pub(crate) fn read_row<T: serde::de::DeserializeOwned>(mut row: Value, ids: &[&str]) -> Option<T> {
    for id in ids {
        row[id] = u64::read(row.as_object_mut()?.remove(*id)?)?.into();
    }
    serde_json::from_value(row.is_object().then_some(row)?).ok()
}

/// JSON without its envelope.
pub(crate) fn parse(body: &[u8]) -> Option<Value> {
    let text = String::from_utf8_lossy(body);
    let mut answer = read_tree(from_str(text.trim_start_matches('\u{feff}')).ok()?, 0)?;
    for name in ENVELOPES {
        if let Some(inner @ (Value::Object(_) | Value::Array(_))) = answer.get_mut(name) {
            answer = inner.take();
        }
    }
    Some(answer)
}

/// serde_json would read numbers as floats, which lose digits. No answer is anywhere near ten deep.
fn read_tree(raw: &RawValue, depth: usize) -> Option<Value> {
    let json = raw.get();
    let deeper = |inner| read_tree(inner, depth + 1);
    match json.as_bytes()[0] {
        _ if depth > 10 => None,
        b'{' => {
            let fields: BTreeMap<String, &RawValue> = from_str(json).ok()?;
            Some(Value::Object(fields.into_iter().map(|(name, value)| Some((name, deeper(value)?))).collect::<Option<_>>()?))
        }
        b'[' => Some(Value::Array(from_str::<Vec<&RawValue>>(json).ok()?.into_iter().map(deeper).collect::<Option<_>>()?)),
        b'-' | b'0'..=b'9' => Some(Value::String(plain(json))),
        _ => from_str(json).ok(),
    }
}

/// Without an exponent. A float holds fifteen digits exactly; of a number with more every digit stays as it came.
fn plain(number: &str) -> String {
    let is_short = number.contains(['e', 'E']) && number.bytes().filter(u8::is_ascii_digit).count() <= 15;
    let float = number.parse().ok().filter(|float: &f64| is_short && float.is_normal());
    float.map_or(number.to_owned(), |float| float.to_string())
}

/// What the answer says of each id, from rows that name theirs or from a map.
pub(crate) fn rows_by_id(answer: Value, own: &str, field: &str) -> Option<Map<String, Value>> {
    let rows: Map<String, Value> = match answer {
        Value::Object(rows) => rows,
        Value::Array(rows) => rows.into_iter().map(|row| Some((row.get(own)?.as_str()?.into(), row))).collect::<Option<_>>()?,
        _ => return None,
    };
    Some(rows.into_iter().map(|(id, mut row)| (id, row.get_mut(field).map(Value::take).unwrap_or(row))).collect())
}
