//! Values of flags, read from their texts.

pub(super) fn error_rate(text: &str) -> Result<f64, String> {
    let rate = text.parse::<f64>().ok();
    let rate = rate.filter(|rate| *rate > 0.0 && *rate < 1.0);
    rate.ok_or_else(|| "a number between 0 and 1 is wanted".to_owned())
}

pub(super) fn base_url(text: &str) -> Result<(String, String), String> {
    let has_scheme = |text: &str| {
        ["http://", "https://"]
            .iter()
            .any(|one| text.starts_with(one))
    };
    match text.split_once('=') {
        Some((host, url)) if !has_scheme(text) || has_scheme(url) => {
            Ok((host.to_owned(), url.to_owned()))
        }
        // Without a host, it is where all of them are.
        _ if has_scheme(text) => Ok((String::new(), text.to_owned())),
        _ => Err("an address is wanted, or a host and its address, as in api.bilibili.com=http://127.0.0.1:4010".to_owned()),
    }
}
