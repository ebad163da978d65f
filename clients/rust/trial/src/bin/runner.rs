//! Runs vectors: runner FILE BASE prints one line of JSON for each, as clients/vectors/README.md says.
use autostagram::{models, Entry, Error, ListError, Order, Outcome, Panel};
use serde::{de::DeserializeOwned, Serialize};
use serde_json::{json, Value};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, error, fmt::Display, fs, thread, time::Duration};

const KEY: &str = "k3y-canary-7Q2x";
const THREADS: usize = 16;

/// How a call failed, and what a list had answered before it did.
type Failed = (Error, Vec<Value>);

fn main() {
    let [_, file, base] = &env::args().collect::<Vec<_>>()[..] else { panic!("runner FILE BASE") };
    let text = fs::read_to_string(file).expect("a file of vectors");
    let file: Value = serde_json::from_str(&text).expect("a file of vectors");
    let vectors = file["vectors"].as_array().expect("vectors");
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| loop {
                let index = next.fetch_add(1, Ordering::Relaxed);
                let Some(vector) = vectors.get(index) else { return };
                println!("{}", run(vector, &format!("{base}/{index}/api/v2")));
            });
        }
    });
}

fn run(vector: &Value, url: &str) -> Value {
    let client = &vector["client"];
    let mut shown = Vec::new();
    let outcome = Panel::new(client["key"].as_str().unwrap_or(KEY))
        .and_then(|panel| panel.with_url(client["url"].as_str().unwrap_or(url)))
        .map(|panel| match client["timeoutMs"].as_u64() {
            Some(timeout) => panel.with_timeout(Duration::from_millis(timeout)),
            None => panel,
        })
        .inspect(|panel| shown.push(format!("{panel:?} {panel:#?}")))
        .map_err(|error| (error, Vec::new()))
        .and_then(|panel| call(&panel, vector));
    let outcome = match outcome {
        Ok(value) => {
            shown.push(value.to_string());
            json!({ "value": value })
        }
        Err((error, answered)) => {
            shown.extend(seen(&error));
            let (kind, outcome) = (kind_of(&error), outcome_of(&error));
            json!({ "error": { "kind": kind, "outcome": outcome, "text": text_of(&error), "answered": answered } })
        }
    };
    json!({ "id": vector["id"], "outcome": outcome, "shown": shown })
}

fn call(panel: &Panel, vector: &Value) -> Result<Value, Failed> {
    let given = &vector["arguments"];
    match vector["operation"].as_str().unwrap_or_default() {
        "listServices" => one(panel.list_services()),
        "addOrder" => one(add_order(panel, &given["form"])),
        "getOrderStatus" => one(panel.get_order_status(id_of(&given["order"])?)),
        "getOrderStatuses" => list(panel.get_order_statuses(&ids_of(&given["orders"])?), |status| json!(status)),
        "createRefill" => one(panel.create_refill(id_of(&given["order"])?)),
        "createRefills" => list(panel.create_refills(&ids_of(&given["orders"])?), |refill| json!(refill)),
        "getRefillStatus" => one(panel.get_refill_status(id_of(&given["refill"])?)),
        "getRefillStatuses" => list(panel.get_refill_statuses(&ids_of(&given["refills"])?), |status| json!(status)),
        "cancelOrders" => list(panel.cancel_orders(&ids_of(&given["orders"])?), |()| json!(true)),
        "getBalance" => one(panel.get_balance()),
        operation => panic!("there is no {operation}"),
    }
}

/// Sends the first typed form that takes these fields and no others; else the fields as they are.
fn add_order(panel: &Panel, form: &Value) -> Result<models::PlacedOrder, Error> {
    fn typed<T: Order + DeserializeOwned>(form: &Value) -> Option<T> {
        serde_json::from_value(form.clone()).ok().filter(|order: &T| json!(order) == *form)
    }
    macro_rules! typed_orders {
        ($($form:ident),*) => {
            None$(.or_else(|| typed::<models::$form>(form).map(|order| panel.add_order(&order))))*
        };
    }
    let sent = include!("../forms.txt");
    sent.unwrap_or_else(|| panel.add_order(form))
}

fn one<T: Serialize>(result: Result<T, Error>) -> Result<Value, Failed> {
    result.map(|value| json!(value)).map_err(|error| (error, Vec::new()))
}

fn list<T>(result: Result<Vec<Entry<T>>, ListError<T>>, show: fn(&T) -> Value) -> Result<Value, Failed> {
    let show_all = |entries: &[Entry<T>]| entries.iter().map(|entry| show_entry(entry, show)).collect();
    result.map(|entries| Value::Array(show_all(&entries))).map_err(|list| (list.error.clone(), show_all(&list.answered)))
}

fn show_entry<T>(Entry { id, result, .. }: &Entry<T>, show: fn(&T) -> Value) -> Value {
    match result {
        Ok(value) => json!({ "id": id, "value": show(value) }),
        Err(Error::Missing) => json!({ "id": id, "missing": true }),
        Err(Error::Unexpected) => json!({ "id": id, "unexpected": true }),
        Err(error) => json!({ "id": id, "error": { "text": text_of(error) } }),
    }
}

/// A number that is no u64 does not compile, which is input that the client does not take.
fn id_of(id: &Value) -> Result<u64, Failed> {
    id.as_u64().ok_or((Error::Input("not a u64".into()), Vec::new()))
}

fn ids_of(ids: &Value) -> Result<Vec<u64>, Failed> {
    ids.as_array().into_iter().flatten().map(id_of).collect()
}

fn kind_of(error: &Error) -> &'static str {
    match error {
        Error::Input(_) => "input",
        Error::Refused { .. } => "refused",
        Error::RateLimited { .. } => "rate_limited",
        Error::Http { .. } => "http",
        Error::Redirect { .. } => "redirect",
        Error::Unreadable => "unreadable",
        Error::Timeout => "timeout",
        Error::Connection { .. } => "connection",
        _ => "unexpected",
    }
}

fn outcome_of(error: &Error) -> &'static str {
    match error.outcome() {
        Outcome::NotSent => "not-sent",
        Outcome::Refused => "refused",
        Outcome::Unknown => "unknown",
    }
}

fn text_of(error: &Error) -> Option<&str> {
    match error {
        Error::Refused { text, .. } | Error::RateLimited { text } => Some(text),
        _ => None,
    }
}

fn seen(error: &Error) -> Vec<String> {
    let show = |error: &dyn error::Error| format!("{error} {error:?} {error:#?}");
    let causes = std::iter::successors(Some(error as &dyn error::Error), |error| error.source());
    causes.map(show).chain([display(error)]).collect()
}

fn display(error: &impl Display) -> String {
    format!("{error:#}")
}
