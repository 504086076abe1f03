//! What a name says about its value, where no spec does: field names, parameters, cookies, headers.

use super::pseudonym::{Kind, is_id_card, is_mail, is_phone_like};

/// Parts of names whose values let somebody act as somebody else.
const CREDENTIALS: [&str; 22] = [
    "csrf",
    "xsrf",
    "token",
    "sessdata",
    "session",
    "sessid",
    "passwd",
    "password",
    "secret",
    "authorization",
    "accesskey",
    "apikey",
    "signature",
    "bilijct",
    "voucher",
    "credential",
    "jwt",
    "cookie",
    "privatekey",
    "refreshkey",
    "ticketkey",
    "bearer",
];
/// Whole names of the same kind.
const CREDENTIALS_WHOLE: [&str; 8] = ["sid", "sign", "auth", "pwd", "ak", "sk", "key", "otp"];
/// Parts of names whose values say who somebody is.
const PERSONAL: [&str; 48] = [
    "phone",
    "mobile",
    "email",
    "idcard",
    "idnumber",
    "identity",
    "passport",
    "personalid",
    "address",
    "birthday",
    "birthdate",
    "realname",
    "username",
    "nickname",
    "buyername",
    "contact",
    "receiver",
    "consignee",
    "recipient",
    "latitude",
    "longitude",
    "imei",
    "idfa",
    "deviceid",
    "buvid",
    "fingerprint",
    "avatar",
    "bankcard",
    "cardno",
    "cardnumber",
    "ipaddr",
    "clientip",
    "userip",
    "userid",
    "accountid",
    "customerid",
    "openid",
    "unionid",
    "dedeuserid",
    "wechat",
    "weibo",
    "telephone",
    "certno",
    "certid",
    "payerid",
    "payeeid",
    "loginid",
    "androidid",
];
/// Whole names of the same kind.
const PERSONAL_WHOLE: [&str; 20] = [
    "tel", "mid", "uid", "vmid", "upmid", "ownermid", "face", "addr", "ip", "lat", "lng", "lon",
    "buyer", "uname", "qq", "birth", "oid", "tels", "mids", "uids",
];
/// Headers that say where somebody is.
const PLACES: [&str; 7] = [
    "xforwardedfor",
    "xrealip",
    "forwarded",
    "xclientip",
    "cfconnectingip",
    "trueclientip",
    "xremoteaddr",
];

/// A name without what writers differ in.
fn plain(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// What a field's or parameter's name says.
pub(super) fn of_field(name: &str) -> Option<Kind> {
    let name = plain(name);
    let part = |parts: &[&str]| parts.iter().any(|part| name.contains(part));
    let whole = |names: &[&str]| names.contains(&name.as_str());
    if part(&CREDENTIALS) || whole(&CREDENTIALS_WHOLE) {
        Some(Kind::Credential)
    } else if part(&PERSONAL) || whole(&PERSONAL_WHOLE) {
        Some(Kind::Personal)
    } else {
        None
    }
}

/// What a header's name says.
pub(super) fn of_header(name: &str) -> Option<Kind> {
    let plain = plain(name);
    if plain == "authority" || plain.starts_with("accesscontrol") {
        return None;
    }
    if PLACES.contains(&plain.as_str()) {
        return Some(Kind::Personal);
    }
    if ["auth", "key", "device"]
        .iter()
        .any(|part| plain.contains(part))
    {
        return Some(Kind::Credential);
    }
    of_field(name)
}

/// What a value says by itself.
pub(super) fn of_value(name: &str, text: &str) -> Option<Kind> {
    let is_jwt = text.starts_with("eyJ") && text.split('.').count() == 3;
    if is_jwt {
        return Some(Kind::Credential);
    }
    let count = text.chars().count();
    let is_name = plain(name).ends_with("name")
        && (2..=4).contains(&count)
        && text.chars().all(|c| matches!(c, '\u{4e00}'..='\u{9fff}'));
    (is_phone_like(text) || is_id_card(text) || is_mail(text) || is_name).then_some(Kind::Personal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_however_they_are_written() {
        for name in [
            "csrf",
            "X-CSRF-Token",
            "bili_jct",
            "access_key",
            "refreshToken",
            "SESSDATA",
            "sign",
        ] {
            assert_eq!(of_field(name), Some(Kind::Credential), "{name}");
        }
        for name in [
            "idCard",
            "id_card_no",
            "tel",
            "user_id",
            "DedeUserID",
            "receiver_mobile",
            "mid",
        ] {
            assert_eq!(of_field(name), Some(Kind::Personal), "{name}");
        }
        for name in [
            "id",
            "status",
            "middle",
            "title",
            "project_id",
            "count",
            "telegram",
        ] {
            assert_eq!(of_field(name), None, "{name}");
        }
        assert_eq!(of_header("X-Forwarded-For"), Some(Kind::Personal));
        assert_eq!(of_header("Proxy-Authorization"), Some(Kind::Credential));
        assert_eq!(of_header("Access-Control-Allow-Credentials"), None);
        assert_eq!(of_value("name", "王小明"), Some(Kind::Personal));
        assert_eq!(of_value("title", "王小明"), None);
        assert_eq!(of_value("x", "13812345678"), Some(Kind::Personal));
    }
}
