//! Whether a cell of a table says that something is required: whole words, in English and Chinese. Knows no table.

/// A word that says it, alone.
const YES: &[&str] = &[
    "required",
    "require",
    "yes",
    "y",
    "true",
    "t",
    "must",
    "mandatory",
    "necessary",
    "obligatory",
    "compulsory",
    "needed",
    "essential",
    "always",
    "必要",
    "必须",
    "必須",
    "必需",
    "必填",
    "必传",
    "必選",
    "必选",
    "是",
    "需要",
    "须",
    "需",
    "要",
    "✓",
    "✔",
    "√",
    "☑",
    "✅",
];

/// A word that says the opposite.
const NO: &[&str] = &[
    "optional",
    "optionally",
    "opt",
    "no",
    "n",
    "false",
    "f",
    "unnecessary",
    "unneeded",
    "unrequired",
    "nonessential",
    "never",
    "sometimes",
    "可选",
    "选填",
    "可空",
    "可省",
    "可省略",
    "可不填",
    "可不传",
    "否",
    "不",
    "非",
    "不是",
    "不要",
    "不用",
    "不必",
    "不需",
    "不需要",
    "无需",
    "不必要",
    "不必须",
    "不必填",
    "不必传",
    "非必要",
    "非必须",
    "非必須",
    "非必需",
    "非必填",
    "非必传",
    "非必选",
    "✗",
    "✘",
    "✕",
    "×",
    "❌",
];

/// Words that turn what follows into its opposite.
const NOT: &[&str] = &["not", "non", "isn't", "isnt", "don't", "dont"];

/// Words that say nothing.
const FILLERS: &[&str] = &["is", "it", "are", "strictly", "absolutely"];

/// Words between alternatives.
const OR: &[&str] = &["/", "|", "or", "或"];

/// Words after which it holds for some calls alone.
const CONDITIONS: &[&str] = &[
    "if",
    "when",
    "unless",
    "except",
    "depends",
    "depending",
    "conditional",
    "conditionally",
];

/// The same in Chinese, where words are not set apart.
const CHINESE_CONDITIONS: &[&str] = &["如果", "若", "除非", "视情况", "时必"];

/// What a cell says; `None` where it says neither, or both.
pub(super) fn read(cell: &str) -> Option<bool> {
    let cell = cell.to_lowercase();
    let words = words(&cell);
    let is_one_of = |list: &[&str], word: &str| list.contains(&word);
    let is_conditional = words.iter().any(|word| is_one_of(CONDITIONS, word))
        || CHINESE_CONDITIONS.iter().any(|word| cell.contains(word));
    let mut said = None;
    let mut negated = false;
    let mut is_alternative = false;
    for word in &words {
        if said.is_none() && is_one_of(FILLERS, word) {
            continue;
        }
        if is_one_of(OR, word) {
            is_alternative = true;
            continue;
        }
        // Behind the first word that says it, only an alternative to it counts.
        if said.is_some() && !is_alternative {
            break;
        }
        if is_one_of(NOT, word) {
            negated = true;
            continue;
        }
        let verdict = match (is_one_of(YES, word), is_one_of(NO, word)) {
            (true, _) => !negated,
            (_, true) => negated,
            _ if said.is_some() => break,
            _ => return None,
        };
        if said.is_some_and(|before| before != verdict) {
            return None;
        }
        said = Some(verdict);
        (negated, is_alternative) = (false, false);
    }
    match said {
        // 必要(可选) is a choice among several.
        Some(true) if cell.contains("可选") => Some(false),
        // What is left out of some calls can be left out.
        Some(true) if is_conditional => None,
        said => said,
    }
}

/// What a text consists of: runs of letters, and each other sign that is not only between them.
fn words(text: &str) -> Vec<&str> {
    #[derive(PartialEq, Clone, Copy)]
    enum Of {
        Latin,
        Chinese,
        Sign,
        Nothing,
    }
    let kind = |c: char| match c {
        '\'' | '’' => Of::Latin,
        c if c.is_alphanumeric() && (c as u32) < 0x2e80 => Of::Latin,
        c if c.is_alphanumeric() => Of::Chinese,
        '✓' | '✔' | '√' | '☑' | '✅' | '✗' | '✘' | '✕' | '×' | '❌' | '/' | '|' => {
            Of::Sign
        }
        _ => Of::Nothing,
    };
    let mut all = Vec::new();
    let mut begin = 0;
    let mut before = Of::Nothing;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let now = kind(c);
        if now != before || now == Of::Sign {
            let word = text.get(begin..at).unwrap_or_default();
            if before != Of::Nothing && !word.is_empty() {
                all.push(word);
            }
            begin = at;
        }
        before = now;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn whole_words_say_it() {
        for yes in [
            "necessary",
            "Necessary",
            "yes",
            "Y",
            "**yes**",
            "true",
            "required",
            "Required (always)",
            "is required",
            "mandatory.",
            "must",
            "not optional",
            "必要",
            "必须",
            "是",
            "是 / yes",
            "必填，不可为空",
            "✓",
            "✔️",
            "√",
            "必要 required",
        ] {
            assert_eq!(read(yes), Some(true), "{yes}");
        }
        for no in [
            "no",
            "No",
            "n",
            "optional",
            "unnecessary",
            "not necessary",
            "not required",
            "isn't required",
            "non-mandatory",
            "no longer required",
            "false",
            "never",
            "否",
            "非必要",
            "不必要",
            "可选",
            "选填",
            "必要(可选)",
            "否 / no",
            "✗",
            "×",
        ] {
            assert_eq!(read(no), Some(false), "{no}");
        }
        for open in [
            "",
            "-",
            "none",
            "nullable",
            "numeric",
            "negotiable",
            "yellow",
            "yesterday",
            "notably",
            "normally yes",
            "not sure",
            "yes/no",
            "Y or N",
            "是/否",
            "是否",
            "否则",
            "是的话必填吗",
            "APP方式必要",
            "required if logged in",
            "yes, when a guest",
            "conditional",
            "登录时必填",
            "1",
            "?",
        ] {
            assert_eq!(read(open), None, "{open}");
        }
    }
}
