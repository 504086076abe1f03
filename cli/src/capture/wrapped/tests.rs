use std::io::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};
use ruzstd::encoding::{CompressionLevel, compress_to_vec};

use super::*;

const JSON: &str = r#"{"n":"4"}"#;

fn declared(encodings: &[&'static str], charset: Option<&'static str>) -> Declared<'static> {
    Declared {
        encodings: encodings.iter().map(|name| (*name).into()).collect(),
        charset: charset.map(Into::into),
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn bare(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    compress_to_vec(bytes, CompressionLevel::Fastest)
}

/// [`JSON`], and 64 MiB of zeros, as node's `zlib.brotliCompressSync` packs them.
fn brotli() -> Vec<u8> {
    STANDARD.decode("CwSAeyJuIjoiNCJ9Aw==").unwrap()
}

const BROTLI_BOMB: &str = "y///P/gnAOKxQCD3/o///3/wTwDEYRGA7v0f////4J8AiMMCAN37P/7//8E/ARCHBQC693/8//+DfwIgDgsAdO//+P//B/8EQBwWAOje//H//w/+CYA4LADQvf/L//8//BMAcVgAoHv/Bw==";

/// A writer that takes bytes for Latin-1.
fn as_latin1(bytes: &[u8]) -> Vec<u8> {
    let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    text.into_bytes()
}

fn outcome(bytes: &[u8], declared: &Declared<'_>) -> String {
    match unwrap(bytes, declared) {
        Ok(Unwrapped { bytes, steps }) => {
            let names: Vec<_> = steps.iter().map(|step| step.name()).collect();
            format!("{} [{}]", String::from_utf8_lossy(&bytes), names.join(", "))
        }
        Err(problem) => problem.to_string(),
    }
}

#[test]
fn packed_bodies_are_unpacked_as_their_headers_or_first_bytes_say() {
    for (bytes, encodings, steps) in [
        (gzip(JSON.as_bytes()), &["gzip"][..], "gzip"),
        (gzip(JSON.as_bytes()), &[], "gzip"),
        (gzip(JSON.as_bytes()), &["br"], "gzip"),
        (gzip(JSON.as_bytes()), &["x-gzip", "identity"], "gzip"),
        (zlib(JSON.as_bytes()), &["deflate"], "deflate"),
        (bare(JSON.as_bytes()), &["Deflate"], "deflate"),
        (brotli(), &["br"], "br"),
        (zstd(JSON.as_bytes()), &["zstd"], "zstd"),
        (zstd(JSON.as_bytes()), &[], "zstd"),
        (
            gzip(&zlib(JSON.as_bytes())),
            &["deflate", "gzip"],
            "gzip, deflate",
        ),
        (gzip(&gzip(JSON.as_bytes())), &["gzip"], "gzip, gzip"),
        (
            as_latin1(&gzip(JSON.as_bytes())),
            &["gzip"],
            "bytes as Latin-1, gzip",
        ),
        (
            as_latin1(&zlib(JSON.as_bytes())),
            &["deflate"],
            "bytes as Latin-1, deflate",
        ),
        (
            [gzip(br#"{"n":"#), gzip(br#""4"}"#), vec![0; 9]].concat(),
            &["gzip"],
            "gzip",
        ),
        (
            [zstd(br#"{"n":"#), zstd(br#""4"}"#)].concat(),
            &["zstd"],
            "zstd",
        ),
    ] {
        let found = outcome(&bytes, &declared(encodings, None));
        assert_eq!(found, format!("{JSON} [{steps}]"), "{encodings:?}");
    }
}

#[test]
fn what_was_unpacked_already_stays_whatever_its_headers_say() {
    let page = "<html>\n\t请登录</html>";
    for text in [JSON, page] {
        for encoding in ["gzip", "deflate", "br", "zstd", "compress", "?"] {
            let found = outcome(text.as_bytes(), &declared(&[encoding], Some("gbk")));
            assert_eq!(found, format!("{text} []"), "{encoding}");
        }
    }
}

#[test]
fn a_stream_that_is_broken_cut_or_too_long_says_so() {
    let packings = [
        ("gzip", gzip(JSON.as_bytes())),
        ("deflate", zlib(JSON.as_bytes())),
        ("br", brotli()),
        ("zstd", zstd(JSON.as_bytes())),
    ];
    for (name, packed) in &packings {
        let cut = &packed[..packed.len() - 3];
        let found = outcome(cut, &declared(&[name], None));
        assert!(
            found.starts_with(&format!("is packed ({name}), and the packed stream is ")),
            "{found}"
        );
    }
    let mut damaged = gzip(&[JSON; 40].concat().into_bytes());
    let middle = damaged.len() / 2;
    damaged[middle] ^= 0xff;
    assert_eq!(
        outcome(&damaged, &declared(&[], None)),
        "is packed (gzip), and the packed stream is broken"
    );
    let bound = 1 << 16;
    let zeros = vec![0; bound + 1];
    for (packing, exact, bomb) in [
        (Packing::Gzip, gzip(&zeros[1..]), gzip(&zeros)),
        (Packing::Deflate, zlib(&zeros[1..]), zlib(&zeros)),
        (Packing::Deflate, bare(&zeros[1..]), bare(&zeros)),
        (
            Packing::Brotli,
            brotli(),
            STANDARD.decode(BROTLI_BOMB).unwrap(),
        ),
        (Packing::Zstd, zstd(&zeros[1..]), zstd(&zeros)),
    ] {
        assert!(packing.unpack(&exact, bound).is_ok(), "{packing:?}");
        let refused = packing.unpack(&bomb, bound).unwrap_err();
        assert_eq!(
            refused.to_string(),
            format!(
                "is packed ({}), and unpacks to more than 16 MiB",
                packing.name()
            )
        );
    }
}

#[test]
fn charsets_are_told_by_mark_by_zeros_and_by_name() {
    let text = r#"{"n":"中文"}"#;
    let utf16 = |big: bool| -> Vec<u8> {
        let bytes = |unit: u16| {
            if big {
                unit.to_be_bytes()
            } else {
                unit.to_le_bytes()
            }
        };
        text.encode_utf16().flat_map(bytes).collect()
    };
    let gbk = encoding_rs::GBK.encode(text).0.into_owned();
    let big5 = encoding_rs::BIG5.encode(text).0.into_owned();
    for (bytes, charset, name) in [
        (utf16(false), None, "UTF-16LE"),
        (utf16(true), None, "UTF-16BE"),
        (
            [b"\xff\xfe".to_vec(), utf16(false)].concat(),
            None,
            "UTF-16LE",
        ),
        (
            [b"\xfe\xff".to_vec(), utf16(true)].concat(),
            Some("utf-8"),
            "UTF-16BE",
        ),
        (gbk.clone(), Some("gb2312"), "GBK"),
        (gbk.clone(), Some(" \"GBK\" "), "GBK"),
        (big5, Some("big5"), "Big5"),
    ] {
        let found = outcome(&bytes, &declared(&[], charset));
        assert_eq!(found, format!("{text} [{name}]"));
    }
    assert_eq!(
        outcome(&gzip(&gbk), &declared(&["gzip"], Some("GBK"))),
        format!("{text} [gzip, GBK]")
    );
    // UTF-8 is UTF-8, whatever a header says; and bytes of no named charset stay what they are.
    assert_eq!(
        outcome(text.as_bytes(), &declared(&[], Some("gbk"))),
        format!("{text} []")
    );
    assert!(outcome(&gbk, &declared(&[], None)).ends_with(" []"));
    assert_eq!(
        outcome(b"{\"n\":\"\xff\xff\"}", &declared(&[], Some("gbk"))),
        "is not valid GBK"
    );
}

#[test]
fn callbacks_and_guards_are_taken_off() {
    for (text, step) in [
        (r#"cb1({"n":"4"});"#, "JSONP"),
        (r#"/**/cb2({"n":"4"})"#, "JSONP"),
        (
            "/* a */ // b\n jQuery.x[0].$y_1 ( {\"n\":\"4\"} ) ; \n",
            "JSONP",
        ),
        (r#"cb && cb({"n":"4"})"#, "JSONP"),
        (
            r#"/**/ typeof cb === 'function' && cb({"n":"4"});"#,
            "JSONP",
        ),
        (r#"try{cb({"n":"4"});}catch(e){}"#, "JSONP"),
        ("\u{feff}cb({\"n\":\"4\"})", "JSONP"),
        (r#"/*-secure-{"n":"4"}*/"#, "JSONP"),
        (")]}',\n{\"n\":\"4\"}", "guard prefix"),
        (")]}'{\"n\":\"4\"}", "guard prefix"),
        ("while(1);{\"n\":\"4\"}", "guard prefix"),
        ("for (;;);{\"n\":\"4\"}", "guard prefix"),
        ("throw 1; < don't be evil' >{\"n\":\"4\"}", "guard prefix"),
        ("&&&START&&&{\"n\":\"4\"}", "guard prefix"),
    ] {
        let found = outcome(text.as_bytes(), &declared(&[], None));
        assert_eq!(found, format!("{JSON} [{step}]"), "{text}");
    }
    assert_eq!(
        outcome(b")]}'\ncb({\"n\":\"4\"})", &declared(&[], None)),
        format!("{JSON} [guard prefix, JSONP]")
    );
}

#[test]
fn a_script_that_is_more_than_a_call_stays_a_script() {
    for text in [
        "cb()",
        "cb",
        "cb(",
        "cb(1",
        "cb(x)",
        "cb({\"n\":1}) + 1",
        "a && b({\"n\":1})",
        "1({\"n\":1})",
        "(function(){})()",
        "var x = {\"n\":1};",
        "while(1);",
        ")]}'",
        "<html>(1)</html>",
        "",
        "/*",
        "//",
        "typeof",
        "typeof cb === 'object' && cb(1)",
    ] {
        let found = outcome(text.as_bytes(), &declared(&[], None));
        assert_eq!(found, format!("{text} []"));
    }
}

#[test]
fn what_is_nested_too_deeply_is_left_out() {
    let deep = |levels: usize| {
        let (open, close) = ("[".repeat(levels), "]".repeat(levels));
        format!(r#"{{"a":{{"x":{open}"]\"}}"{close}}},"n":"4"}}"#)
    };
    let levels = LEVELS as usize;
    assert_eq!(
        outcome(deep(levels - 2).as_bytes(), &declared(&[], None)),
        format!("{} []", deep(levels - 2))
    );
    for more in [1, 2, 5, 50_000] {
        let found = unwrap(deep(levels - 2 + more).as_bytes(), &declared(&[], None))
            .unwrap()
            .bytes
            .into_owned();
        let (open, close) = ("[".repeat(levels - 2), "]".repeat(levels - 2));
        assert_eq!(
            String::from_utf8(found).unwrap(),
            format!(r#"{{"a":{{"x":{open}null{close}}},"n":"4"}}"#)
        );
    }
    // What is not JSON is not made JSON.
    let broken = format!("{}{}", "[".repeat(500), "]".repeat(499));
    assert_eq!(
        outcome(broken.as_bytes(), &declared(&[], None)),
        format!("{broken} []")
    );
}

#[test]
fn nothing_that_a_stranger_writes_panics() {
    let mut state = 7_u64;
    let seeds = [
        gzip(JSON.as_bytes()),
        zlib(JSON.as_bytes()),
        brotli(),
        zstd(JSON.as_bytes()),
    ];
    for round in 0..4_000_usize {
        let mut bytes = seeds[round % seeds.len()].clone();
        for _ in 0..3 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            let at = usize::try_from(state >> 33).unwrap() % bytes.len();
            bytes[at] = state.to_le_bytes()[5];
        }
        let names = ["gzip", "deflate", "br", "zstd"];
        let _ = unwrap(&bytes, &declared(&[names[round / 7 % 4]], Some("gbk")));
    }
}
