//! Calls a second through the client and through raw ureq, in turns: bench URL KEY prints {"client": n, "raw": n} each time.
use autostagram::Panel;
use serde_json::{json, Value};
use std::env;
use std::time::Instant;

const ROUNDS: usize = 60;
const CALLS: usize = 100;

fn main() {
    let [_, url, key] = &env::args().collect::<Vec<_>>()[..] else { panic!("bench URL KEY") };
    let panel = Panel::new(key).and_then(|panel| panel.with_url(url)).expect("a client");
    let client = || panel.get_order_status(1).expect("a status").status.to_string();
    let agent = ureq::agent();
    for _ in 0..ROUNDS {
        println!("{}", json!({ "client": speed(client), "raw": speed(|| raw(&agent, url, key)) }));
    }
}

fn raw(agent: &ureq::Agent, url: &str, key: &str) -> String {
    let form = [("key", key), ("action", "status"), ("order", "1")];
    let body = agent.post(url).send_form(form).expect("an answer").body_mut().read_to_string().expect("a body");
    let answer: Value = serde_json::from_str(&body).expect("JSON");
    answer["status"].as_str().expect("a status").to_owned()
}

fn speed(call: impl Fn() -> String) -> f64 {
    let start = Instant::now();
    for _ in 0..CALLS {
        assert_eq!(call(), "Partial");
    }
    CALLS as f64 / start.elapsed().as_secs_f64()
}
