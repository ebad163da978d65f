//! Asks a panel where an order stands: AUTOSTAGRAM_KEY=demo AUTOSTAGRAM_URL=http://127.0.0.1:4010/api/v2 cargo run --example status
use autostagram::{Error, Panel};
use std::env::var;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let panel = Panel::new(var("AUTOSTAGRAM_KEY")?)?.with_url(var("AUTOSTAGRAM_URL")?)?;
    match panel.get_order_status(1) {
        Ok(order) => println!("{} {} {}", order.status, order.charge, order.currency),
        Err(Error::Refused { text, .. }) => println!("refused: {text}"),
        Err(error) => return Err(error.into()),
    }
    Ok(())
}
