//! The layout of notes on endpoints: heads of tables and labels of facts, in both languages.
//!
//! The reference is written in it and `import` reads it, so that what one says the other understands. Knows words
//! only: neither Markdown nor the model.

use std::fmt;

/// A word of the layout: Chinese, and English beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Label {
    /// Chinese.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} / {}", self.zh, self.en)
    }
}

impl Label {
    /// `label: value`.
    pub fn with(self, value: impl fmt::Display) -> String {
        format!("{self}: {value}")
    }

    /// What a line says after this label; `""` where it stands alone.
    pub fn of(self, line: &str) -> Option<&str> {
        let rest = line.strip_prefix(self.zh)?.strip_prefix(" / ")?;
        let rest = rest.strip_prefix(self.en)?;
        if rest.is_empty() {
            return Some(rest);
        }
        rest.strip_prefix(':').map(str::trim)
    }
}

/// What texts are written in: pages, and what is added to a spec.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spoken {
    /// Chinese, and English beside it.
    Both,
    /// Chinese alone.
    Chinese,
    /// English alone.
    English,
}

impl Spoken {
    /// By the names that `x-languages` has; English where it has none that is known here.
    pub fn of(names: &[String]) -> Self {
        let has = |prefix: &str| names.iter().any(|name| name.starts_with(prefix));
        match (has("zh"), has("en")) {
            (true, true) => Self::Both,
            (true, false) => Self::Chinese,
            (false, _) => Self::English,
        }
    }

    /// One of two texts, or both in one line.
    pub fn choose(self, zh: &str, en: &str) -> String {
        self.joined(zh, en, " / ")
    }

    /// One of two texts, or both with this between them.
    pub fn joined(self, zh: &str, en: &str, between: &str) -> String {
        match self {
            Self::Both => format!("{zh}{between}{en}"),
            Self::Chinese => zh.to_owned(),
            Self::English => en.to_owned(),
        }
    }

    /// A text of ours, in which each label stands in both languages.
    pub fn text(self, text: &str) -> String {
        let pieces = pieces(text).into_iter().map(|piece| match piece {
            Piece::Words(words) => words.to_owned(),
            Piece::Label(label) => self.choose(label.zh, label.en),
        });
        pieces.collect()
    }

    /// A head of a table.
    pub fn head(self, head: &str) -> &str {
        match self {
            Self::Both | Self::Chinese => head,
            Self::English => head_in_english(head),
        }
    }
}

/// A part of a text of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'t> {
    /// Other words.
    Words(&'t str),
    /// A label, which stands in both languages.
    Label(Label),
}

/// A text as labels and what stands between them.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    // Pieces end at `begin`; slashes are looked for from `from` on.
    let (mut begin, mut from) = (0, 0);
    while let Some(slash) = text.get(from..).and_then(|rest| rest.find(" / ")) {
        let slash = from + slash;
        from = slash + " / ".len();
        let before = text.get(begin..slash).unwrap_or_default();
        let after = text.get(from..).unwrap_or_default();
        let found = ALL
            .iter()
            .filter(|label| before.ends_with(label.zh) && after.starts_with(label.en))
            .max_by_key(|label| label.zh.len() + label.en.len());
        if let Some(label) = found {
            let words = before.strip_suffix(label.zh).unwrap_or_default();
            if !words.is_empty() {
                pieces.push(Piece::Words(words));
            }
            pieces.push(Piece::Label(*label));
            from += label.en.len();
            begin = from;
        }
    }
    let rest = text.get(begin..).unwrap_or_default();
    if !rest.is_empty() {
        pieces.push(Piece::Words(rest));
    }
    pieces
}

macro_rules! labels {
    ($($name:ident = $zh:literal, $en:literal;)+) => {
        $(#[allow(missing_docs, reason = "the words say it")] pub const $name: Label = Label { zh: $zh, en: $en };)+

        /// Every label there is.
        const ALL: &[Label] = &[$($name),+];
    };
}

labels! {
    // Sections.
    SKIP = "跳到正文", "skip to the text";
    CONTENTS = "目录", "contents";
    SEARCH = "搜索", "search";
    SEARCH_FOR = "文字、返回码、状态", "text, code, status";
    REQUEST = "请求", "Request";
    REPLY = "返回", "Reply";
    CODES = "返回码", "Codes";
    BLOCKED = "拦截的文字", "Texts that block";
    STATUSES = "其他 HTTP 状态", "Other HTTP statuses";
    LINKS = "去向", "Leads to";
    EXAMPLES = "示例", "Examples";
    OPERATIONS = "接口", "Operations";
    GROUPS = "分组", "Groups";
    COOKIES = "登录", "Session";
    READING = "怎样读这些表", "How to read the tables";
    LOST = "表格留不住的", "What tables can't hold";
    NOTES = "说明与矛盾", "Notes and contradictions";
    SOURCES = "出处一览", "Sources";

    INDEX = "索引", "index";
    LANGUAGE = "语言", "language";
    IN_CHINESE = "中文", "Chinese";
    IN_ENGLISH = "英文", "English";
    IN_BOTH = "双语", "both";

    // Facts of an operation.
    VERSION = "版本", "version";
    OPERATION = "操作", "operation";
    GROUP = "分组", "group";
    METHOD = "请求方式", "method";
    EFFECT = "影响", "effect";
    EVIDENCE = "证据", "evidence";
    DEPRECATED = "已弃用", "deprecated";
    LOGIN = "需要登录", "login needed";
    LOGIN_OPTIONAL = "可以登录", "login possible";
    NO_LOGIN = "无需登录", "no login";
    REQUEST_TYPE = "请求类型", "request type";
    SERVER_VARIABLE = "服务器变量", "server variable";
    MEDIA_TYPE = "正文类型", "media type of the body";
    LEFT_OUT = "客户端没有这个接口", "the client does not have this call";

    // What tables are of.
    PATH = "路径参数", "path parameters";
    QUERY = "查询参数", "query parameters";
    HEADER = "请求头参数", "header parameters";
    COOKIE = "cookie 参数", "cookie parameters";
    FORM = "正文参数( application/x-www-form-urlencoded )", "form";
    JSON = "正文参数( application/json )", "JSON body";
    BODY = "正文", "body";
    PARTS = "正文参数( multipart )", "multipart body";
    ROOT = "根对象", "root object";
    OBJECT = "对象", "object";
    UNION = "以下之一", "one of";
    ANSWER = "返回说明", "the reply";

    // Facts of a row.
    ALWAYS = "必有", "always there";
    MAYBE = "可能没有", "may be absent";
    NEEDED = "客户端不可缺", "clients need it";
    NOT_NEEDED = "客户端可缺", "clients do without it";
    ECHO = "成功时等于请求的参数", "in a success it equals the call's";
    REQUIRED = "必要", "required";
    OPTIONAL = "非必要", "optional";
    UNIT = "单位", "unit";
    SENSITIVE = "敏感", "sensitive";
    DEFAULT = "默认", "default";
    NOW = "缺省为调用时的时间", "the time of the call by default";
    CONSTANT = "固定为", "constant";
    MINIMUM = "最小", "minimum";
    MAXIMUM = "最大", "maximum";
    ABOVE = "大于", "above";
    BELOW = "小于", "below";
    MULTIPLE = "倍数", "multiple of";
    MIN_LENGTH = "最短", "minimum length";
    MAX_LENGTH = "最长", "maximum length";
    MIN_ITEMS = "最少项数", "minimum of items";
    MAX_ITEMS = "最多项数", "maximum of items";
    PATTERN = "格式", "pattern";
    EXPECT = "记载的范围", "documented range";
    EXPECT_BELOW = "低于时返回", "below it the answer is";
    EXPECT_ABOVE = "高于时返回", "above it the answer is";
    EXPECT_UNPAID = "余额不足时返回", "where the account does not hold as much the answer is";
    FROM_COOKIE = "取自 cookie", "from the cookie";
    SAME_AS = "与此参数相同", "the same as";
    BARE_KEY = "只写参数名，不带等号", "sent as a bare key";
    RUST_NAME = "Rust 名", "Rust name";
    VALUES = "取值", "values";
    KNOWN_VALUES = "已知取值，可能还有其他", "known values, there may be others";
    SUCCESS = "表示业务成功", "means that it happened";
    TYPE_MEANING = "类型含义", "the type";
    NOTE = "注", "note";
    SOURCE = "出处", "source";
    READ_AS = "作用", "read as";
    SUCCESS_CODES = "成功码", "success codes";
    SUCCESS_ABSENT = "成功时没有返回码", "a success has no code";
    BY_STATUS = "是否成功由 HTTP 状态码决定", "the HTTP status says whether it is a success";
    BODY_NOTHING = "没有正文", "no body";
    BODY_TEXT = "正文是文本", "the body is a text";
    BODY_BYTES = "正文是二进制", "the body is bytes";
    PROOF = "成功的凭据", "proof of a success";
    UNDECIDED = "尚未决定", "undecided";
    OF_ENVELOPE = "外层通用", "of the envelope";
    DATA = "附带数据", "data";
    MEDIA_TYPES = "正文类型", "media types";

    // What a call changes.
    CHANGES_NOTHING = "什么也不改变，可以重复", "changes nothing, safe to repeat";
    WRITES = "会写入，但不花钱", "writes something that costs nothing";
    SPENDS = "下单或付款，绝不自动重复", "orders or pays, never repeated by itself";

    // How well something is known.
    OBSERVED = "见于抓到的回复", "seen in a captured body";
    REPORTED = "公开的客户端在用，没有抓到过", "used by public clients, in no body held here";
    DOCUMENTED = "只见于原始笔记", "stated by the source notes only";

    // Facts of an example.
    PROVENANCE = "来源", "provenance";
    ADDED = "补充的字段", "added";
}

/// Heads of a table of parameters.
pub const PARAMETER_HEADS: &[&str] = &["参数名", "类型", "内容", "必要性", "备注"];
/// Heads of a table of fields.
pub const FIELD_HEADS: &[&str] = &["字段", "类型", "内容", "备注"];
/// Heads of a table of a `oneOf`'s branches.
pub const BRANCH_HEADS: &[&str] = &["分支", "类型", "内容", "备注"];
/// Heads of a table of codes.
pub const CODE_HEADS: &[&str] = &["返回码", "名称", "类别", "内容", "备注"];
/// Heads of the table of texts that block.
pub const BLOCKED_HEADS: &[&str] = &["拦截的文字", "名称", "类别", "内容", "备注"];
/// Heads of the table of all codes.
pub const CODE_INDEX_HEADS: &[&str] = &["返回码", "名称", "类别", "内容", "接口"];
/// Heads of a table of HTTP statuses.
pub const STATUS_HEADS: &[&str] = &["HTTP 状态", "内容", "备注"];
/// Heads of a table of links.
pub const LINK_HEADS: &[&str] = &["去向", "参数名", "位置", "取值自", "内容"];
/// Heads of the table of operations.
pub const OPERATION_HEADS: &[&str] = &["接口", "请求", "影响", "内容"];
/// Heads of the table of cookies.
pub const COOKIE_HEADS: &[&str] = &["cookie", "凭证", "内容", "备注"];
/// Heads of the table of groups.
pub const GROUP_HEADS: &[&str] = &["分组", "内容", "备注"];

/// Heads of the table of sources.
pub const SOURCE_HEADS: &[&str] = &["出处", "种类", "所在", "日期", "谱系", "说明"];

/// A note without the sources behind it.
pub fn without_sources(note: &str) -> &str {
    let mark = format!(" ({SOURCE}: ");
    match note.rsplit_once(&mark) {
        Some((text, sources)) if sources.ends_with(')') => text,
        _ => note,
    }
}

/// A head in English, for those who don't read Chinese.
pub fn head_in_english(head: &str) -> &str {
    match head {
        "参数名" | "名称" => "name",
        "类型" => "type",
        "内容" => "meaning",
        "必要性" => "required",
        "备注" => "remarks",
        "字段" => "field",
        "分支" => "branch",
        "返回码" => "code",
        "拦截的文字" => "text",
        "类别" => "class",
        "接口" => "operation",
        "HTTP 状态" => "status",
        "去向" => "leads to",
        "位置" => "place",
        "取值自" => "takes",
        "请求" => "request",
        "影响" => "effect",
        "凭证" => "scheme",
        "分组" => "group",
        "出处" => "source",
        "种类" => "kind",
        "所在" => "where",
        "日期" => "date",
        "谱系" => "lineage",
        "说明" => "description",
        other => other,
    }
}

/// Between the facts of one line.
pub const DOT: &str = " · ";

/// What begins every generated page: the command that writes it.
pub const PAGE_HEADER: &str = "<!-- Written by `bilispec generate`; do not edit. -->";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_written_in_one_language_too() {
        for label in ALL {
            for (spoken, one) in [(Spoken::Chinese, label.zh), (Spoken::English, label.en)] {
                assert_eq!(spoken.text(&label.with("x / y")), format!("{one}: x / y"));
            }
            assert!(label.en.is_ascii(), "{}", label.en);
        }
        let heads = [
            PARAMETER_HEADS,
            FIELD_HEADS,
            CODE_HEADS,
            CODE_INDEX_HEADS,
            SOURCE_HEADS,
        ];
        for head in heads.into_iter().flatten() {
            assert!(Spoken::English.head(head).is_ascii(), "{head}");
        }
    }

    #[test]
    fn labels_are_found_in_a_text() {
        let text = format!("code 1{DOT}{} / x{DOT}{}", CODES, REQUIRED.with("y / z"));
        let label = Piece::Label;
        let words = Piece::Words;
        assert_eq!(
            pieces(&text),
            [
                words("code 1 · "),
                label(CODES),
                words(" / x · "),
                label(REQUIRED),
                words(": y / z")
            ]
        );
        // The longer of two that fit.
        assert_eq!(pieces(&GROUPS.to_string()), [label(GROUPS)]);
        assert_eq!(pieces("a / b"), [words("a / b")]);
        assert_eq!(pieces(""), []);
    }

    #[test]
    fn labels_are_read_as_they_are_written() {
        for label in ALL {
            assert_eq!(label.of(&label.to_string()), Some(""));
            assert_eq!(label.of(&label.with("x: y")), Some("x: y"));
            let others = ALL.iter().filter(|other| *other != label);
            for other in others {
                assert_eq!(
                    other.of(&label.with("x")),
                    None,
                    "{label} is read as {other}"
                );
            }
        }
    }
}
