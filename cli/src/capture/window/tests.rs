use super::*;

/// Every step meets the edge of the window, in every place.
fn values(text: &str) -> Vec<String> {
    let read = |chunk: usize, collected: bool| {
        let mut window = Window::new(text.as_bytes(), 1 << 10);
        window.chunk = chunk;
        if collected {
            window.collect();
        }
        let mut found = Vec::new();
        let mut places = Vec::new();
        while window.skip(b",").unwrap().is_some() {
            match window.cut_record() {
                Ok(Ok(place)) if collected => places.push(place),
                Ok(Ok(place)) => {
                    found.push(String::from_utf8_lossy(&window.buffer[place]).into_owned());
                }
                Ok(Err(length)) => {
                    places.push(0..0);
                    found.push(format!("too large: {length}"));
                }
                Err(Stop::Cut) => {
                    found.push("cut".into());
                    break;
                }
                Err(Stop::Io(error)) => panic!("{error}"),
            }
        }
        assert!(chunk == CHUNK || window.end <= 3 << 10);
        let (bytes, base) = window.hand_over(Vec::new());
        for (number, place) in places
            .into_iter()
            .enumerate()
            .filter(|(_, place)| place.end > 0)
        {
            let value = &bytes[base + place.start..base + place.end];
            found.insert(number, String::from_utf8_lossy(value).into_owned());
        }
        found
    };
    let whole = read(CHUNK, false);
    for chunk in 1..20 {
        assert_eq!(read(chunk, false), whole, "in pieces of {chunk}");
        assert_eq!(read(chunk, true), whole, "collected, in pieces of {chunk}");
    }
    assert_eq!(read(CHUNK, true), whole, "collected");
    whole
}

#[test]
fn cuts_values_whatever_their_strings_hold() {
    assert_eq!(
        values(r#"{"a":"}\"]"}, [1,[2]], "x\\" ,12 ,null"#),
        [r#"{"a":"}\"]"}"#, "[1,[2]]", r#""x\\""#, "12", "null"]
    );
}

#[test]
fn an_open_end_is_told_from_a_value() {
    assert_eq!(values(r#"[1], {"a": [1"#), ["[1]", "cut"]);
    assert_eq!(values(r#""abc\"#), ["cut"]);
}

#[test]
fn a_stray_bracket_does_not_stop_the_walk() {
    assert_eq!(values("] } 1"), ["]", "}", "1"]);
}

#[test]
fn what_is_over_the_limit_is_counted_and_dropped() {
    let long = format!("[\"{}\"], 2", "x".repeat(5000));
    assert_eq!(values(&long), ["too large: 5004", "2"]);
    let spaced = format!("1,{}[2],{}", " ".repeat(5000), " ".repeat(5000));
    assert_eq!(values(&spaced), ["1", "[2]"], "white space is not kept");
}
