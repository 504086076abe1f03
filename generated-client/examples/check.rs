//! Checks a reply body against the spec, whoever made the call: `check OPERATION < body.json`.
#![allow(clippy::print_stdout, reason = "an example shows something")]

use std::io::Read as _;
use std::process::ExitCode;

use bilispec_client::OPERATIONS;

fn main() -> Result<ExitCode, Box<dyn std::error::Error>> {
    let id = std::env::args().nth(1).ok_or("check OPERATION < BODY")?;
    let operation = OPERATIONS
        .iter()
        .find(|operation| operation.id == id)
        .ok_or("no such operation")?;
    let mut body = Vec::new();
    std::io::stdin().read_to_end(&mut body)?;
    let report = operation.validators.reply(&body).into_report();
    for finding in &report.findings {
        let (place, at) = (&finding.instance_path, &finding.schema_path);
        println!("{} {place}: {} ({at})", finding.id, finding.message);
    }
    Ok(if report.has_errors() {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}
