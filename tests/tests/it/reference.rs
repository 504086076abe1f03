//! The reference of this project's own spec: it is sound, nothing in it leads nowhere, and `import` reads it back.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a spec that cannot be read has failed"
)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::support::{describe, html};
use bilispec_codegen::Loaded;
use bilispec_codegen::bodies::Bodies;
use bilispec_codegen::model::{Api, Operation};
use bilispec_codegen::reference;
use bilispec_import::{OutputFile, import};
use pulldown_cmark::{Event, Options, Parser, Tag};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn load(root: &Path) -> Loaded {
    let loaded = bilispec_codegen::load(&root.join("spec/openapi.yaml"));
    assert!(!loaded.diagnostics.has_errors(), "{}", rendered(&loaded));
    loaded
}

fn rendered(loaded: &Loaded) -> String {
    let all = loaded.diagnostics.list().iter();
    all.map(|one| bilispec_codegen::diagnostics::render(one, &loaded.project, false))
        .collect()
}

fn files(loaded: &Loaded) -> Vec<OutputFile> {
    let api = loaded.api.as_ref().unwrap();
    let bodies = Bodies::read(&loaded.project, api);
    reference::files(api, &bodies)
}

/// Writes files into a folder.
fn write(files: &[OutputFile], to: &Path) {
    for file in files {
        let path = to.join(&file.path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, &file.text).unwrap();
    }
}

/// The reference, read back.
fn imported(loaded: &Loaded) -> tempfile::TempDir {
    let pages = files(loaded);
    let pages = pages.iter().filter(|file| !file.path.contains(".html"));
    let notes: Vec<_> = pages
        .map(|file| (file.path.clone(), file.text.clone()))
        .collect();
    let imported = import(&notes);
    assert_eq!(imported.unread, [], "everything is read");
    assert_eq!(imported.remarks, [], "and nothing is left to decide");
    let folder = tempfile::tempdir().unwrap();
    write(&imported.files, folder.path());
    folder
}

/// What tables can't hold, as the index of the reference lists it: the rest of two models is the same.
///
/// Left out of the comparison: places (spans, files, pointers), values of credentials in requests, what a refusal and
/// its members say, headers of replies, restrictions that no type follows from.
#[test]
fn importing_the_reference_gives_the_spec_back() {
    let loaded = load(&root());
    let folder = imported(&loaded);
    let again = load(folder.path());
    let (before, after) = (loaded.api.as_ref().unwrap(), again.api.as_ref().unwrap());
    assert_eq!(before.operations.len(), 8);
    let ids = |api: &Api| -> BTreeSet<String> {
        api.operations
            .iter()
            .map(|operation| operation.id.clone())
            .collect()
    };
    assert_eq!(ids(before), ids(after));
    let mut difference = String::new();
    for operation in &before.operations {
        let other = after.operation(&operation.id).unwrap();
        difference.push_str(&compare(
            &operation.id,
            &describe::operation(before, operation),
            &describe::operation(after, other),
        ));
    }
    difference.push_str(&compare(
        "api",
        &describe::api(before),
        &describe::api(after),
    ));
    assert!(
        difference.is_empty(),
        "before (-) and after (+):\n{difference}"
    );
}

fn compare(name: &str, before: &[String], after: &[String]) -> String {
    let mut text = String::new();
    for line in before.iter().filter(|line| !after.contains(line)) {
        let _ = writeln!(text, "- {name}: {line}");
    }
    for line in after.iter().filter(|line| !before.contains(line)) {
        let _ = writeln!(text, "+ {name}: {line}");
    }
    text
}

#[test]
fn the_reference_of_what_was_imported_is_the_same() {
    let loaded = load(&root());
    let folder = imported(&loaded);
    let again = load(folder.path());
    let (before, after) = (files(&loaded), files(&again));
    assert_eq!(before.len(), 10);
    // The one page holds what these hold.
    let markdown = |file: &&OutputFile| {
        Path::new(&file.path)
            .extension()
            .is_none_or(|kind| kind != "html")
    };
    let pages = before.iter().zip(&after);
    for (before, after) in pages.filter(|(before, _)| markdown(before)) {
        assert_eq!(before.path, after.path);
        let (before_text, after_text) = (without_sources(&before.text), &after.text);
        let pair = before_text.lines().zip(after_text.lines());
        let first = pair.clone().find(|(before, after)| before != after);
        assert!(first.is_none(), "{}: {first:#?}", before.path);
        assert_eq!(
            before_text.trim_end(),
            after_text.trim_end(),
            "{}",
            before.path
        );
        assert!(
            before.text.contains("出处 / source: `"),
            "{} names its sources",
            before.path
        );
    }
}

/// The words about a thing, without its sources.
fn sourceless(docs: &bilispec_codegen::model::Docs) -> bilispec_codegen::model::Docs {
    let mut docs = docs.clone();
    docs.sources.clear();
    for note in &mut docs.notes {
        note.sources.clear();
    }
    docs
}

/// A page without its sources, which tables can't hold.
fn without_sources(text: &str) -> String {
    const LABEL: &str = "出处 / source: ";
    let table = text.find("\n## 出处一览 / Sources\n");
    let text = table.map_or(text, |end| text.split_at(end).0);
    let mut out = Vec::new();
    for line in text.lines() {
        if line.starts_with(&format!("- {LABEL}`")) {
            continue;
        }
        let mut kept = String::new();
        let mut rest = line;
        while let Some((before, after)) = rest.split_once(LABEL) {
            // Codes with commas between them; what else begins with the label is prose.
            if !after.starts_with('`') {
                kept.extend([before, LABEL]);
                rest = after;
                continue;
            }
            let mut end = 0;
            while let Some(code) = after.split_at(end).1.strip_prefix('`') {
                end += code.find('`').unwrap() + 2;
                end += if after.split_at(end).1.starts_with(", `") {
                    2
                } else {
                    0
                };
            }
            let (lead, tail) = match before {
                _ if before.ends_with("<br>") => ("<br>", ""),
                _ if before.ends_with(" (") => (" (", ")"),
                _ => (" · ", ""),
            };
            kept.push_str(before.strip_suffix(lead).unwrap_or(before));
            rest = after.split_at(end).1;
            rest = rest.strip_prefix(tail).unwrap_or(rest);
        }
        kept.push_str(rest);
        out.push(kept);
    }
    out.join("\n")
}

#[test]
fn every_operation_is_described_with_its_samples() {
    let loaded = load(&root());
    let pages = files(&loaded);
    let api = loaded.api.as_ref().unwrap();
    for operation in &api.operations {
        let page = page(&pages, operation);
        for example in &operation.examples {
            let body = std::fs::read_to_string(root().join(&example.file)).unwrap();
            assert!(page.contains(body.trim_end()), "{}", example.file);
        }
        for head in [
            "| 字段 | 类型 | 内容 | 备注 |",
            "| 参数名 | 类型 | 内容 | 必要性 | 备注 |",
        ] {
            assert!(page.contains(head), "{}: {head}", operation.id);
        }
    }
}

fn page<'p>(pages: &'p [OutputFile], operation: &Operation) -> &'p str {
    let path = format!("docs/{}.md", operation.rust_name);
    let found = pages.iter().find(|file| file.path == path);
    &found.unwrap_or_else(|| panic!("{path}")).text
}

/// The page that holds everything.
fn html_page(pages: &[OutputFile]) -> &str {
    let found = pages.iter().find(|file| file.path == "docs/index.html");
    &found.unwrap().text
}

#[test]
fn the_html_page_is_sound_small_and_alone() {
    let loaded = load(&root());
    let pages = files(&loaded);
    let text = html_page(&pages);
    assert!(text.len() < 600_000, "{} bytes", text.len());
    let page = html::Page::parse(text);
    assert_eq!(page.errors, Vec::<String>::new());
    page.assert_alone();
    // Every place has a name of its own, and every link leads to one of them.
    let mut ids = BTreeSet::new();
    for id in page.attributes("id") {
        assert!(ids.insert(id.clone()), "{id} is there twice");
    }
    for to in page.attributes("href") {
        let id = to.strip_prefix('#').unwrap_or_else(|| panic!("{to}"));
        assert!(ids.contains(id), "{to} leads nowhere");
    }
    // A source's id leads to its row, on the page that it stands on.
    let mut parts = text.split("<section id=\"").skip(1);
    let mut cited = 0;
    while let Some((id, section)) = parts.next().and_then(|part| part.split_once('"')) {
        for to in section.split("href=\"#").skip(1) {
            let (to, rest) = to.split_once('"').unwrap();
            if let Some((page, source)) = to.split_once("--source-") {
                assert_eq!(page, id, "{to}");
                assert!(rest.starts_with(&format!(">{source}</a>")), "{to}");
                cited += 1;
            }
        }
    }
    assert!(cited > 300, "{cited}");
    // What a reader may look for can be found: the search looks at rows with an id.
    let api = loaded.api.as_ref().unwrap();
    for operation in &api.operations {
        let own = |anchor: &str| ids.contains(&format!("{}--{anchor}", operation.rust_name));
        for code in api.codes(operation) {
            let number = code.key();
            assert!(own(&format!("code-{number}")), "{}: {number}", operation.id);
        }
        for example in &operation.examples {
            assert!(
                own(&format!("example-{}", example.case)),
                "{}",
                example.file
            );
        }
    }
    assert!(ids.contains("quick_pay--field-data.order_no"));
    assert!(ids.contains("get_project--field-data.screen_list--.ticket_list--.price"));
}

#[test]
fn headings_have_links_and_the_contents_lead_to_them() {
    let loaded = load(&root());
    let pages = files(&loaded);
    let page = html::Page::parse(html_page(&pages));
    let api = loaded.api.as_ref().unwrap();
    let links = page.attributes("href");
    let headings = page.ids_of(&["h2", "h3"]);
    for id in &headings {
        let to = format!("#{id}");
        assert!(links.contains(&to), "{id} has no link");
    }
    let contents = page.links_in("nav");
    for id in page.ids_of(&["h2"]) {
        assert!(contents.contains(&format!("#{id}")), "{id}");
    }
    for operation in &api.operations {
        for part in ["request", "reply", "examples", "codes"] {
            let to = format!("#{}--{part}", operation.rust_name);
            let has = part != "codes" || api.codes(operation).next().is_some();
            assert_eq!(contents.contains(&to), has, "{to}");
        }
    }
    // Levels follow each other without a gap.
    let mut last = 0;
    for level in page.heading_levels() {
        assert!(level <= last + 1, "h{level} after h{last}");
        last = level;
    }
}

#[test]
fn each_text_is_there_in_both_languages_and_one_can_be_chosen() {
    let loaded = load(&root());
    let pages = files(&loaded);
    let text = html_page(&pages);
    assert!(text.contains(
        "<i lang=zh>充电电池数，必须在 20 至 99990 之间；10 电池合 1 B 币。</i><br><i lang=en>How many batteries"
    ));
    assert!(
        text.contains("<i lang=zh>以 B 币充电</i><i lang=en>Charge a creator with B-coins</i>")
    );
    assert!(text.contains("<i lang=zh>返回码</i><i lang=en>Codes</i>"));
    // Without the script everything is shown, and the choice works by the style alone.
    for (id, checked) in [("zh", false), ("en", false), ("both", true)] {
        let (_, rest) = text.split_once(&format!("id=\"page-{id}\"")).unwrap();
        let (tag, _) = rest.split_once('>').unwrap();
        assert_eq!(tag.contains(" checked"), checked, "{tag}");
        assert!(text.contains(&format!("#page-{id}")) || id == "both");
    }
    // A listed value can be found by itself.
    assert!(text.contains("<span class=v><code>-2</code> BelowMinimum"));
}

#[test]
fn a_page_of_one_language_has_no_choice() {
    let folder = tempfile::tempdir().unwrap();
    for part in ["spec", "fixtures"] {
        copy(&root().join(part), &folder.path().join(part));
    }
    let path = folder.path().join("spec/openapi.yaml");
    let text = std::fs::read_to_string(&path).unwrap();
    let both = "x-languages: [zh, en]";
    assert!(text.contains(both));
    std::fs::write(&path, text.replace(both, "x-languages: [en]")).unwrap();
    let loaded = load(folder.path());
    let pages = files(&loaded);
    let text = html_page(&pages);
    let page = html::Page::parse(text);
    assert_eq!(page.errors, Vec::<String>::new());
    assert!(!page.attributes("id").contains(&"page-language".to_owned()));
    assert!(text.contains("const LANGUAGES = 'en';"));
    assert!(text.contains(">Codes</h2>") && !text.contains("返回码</"));
}

#[test]
fn links_between_pages_lead_somewhere() {
    let loaded = load(&root());
    let pages = files(&loaded);
    let names: BTreeSet<&str> = pages
        .iter()
        .filter_map(|file| file.path.strip_prefix("docs/"))
        .collect();
    let mut count = 0;
    for page in pages.iter().filter(|file| !file.path.contains(".html")) {
        for event in Parser::new_ext(&page.text, Options::ENABLE_TABLES) {
            if let Event::Start(Tag::Link { dest_url, .. }) = event {
                assert!(names.contains(&*dest_url), "{}: {dest_url}", page.path);
                count += 1;
            }
        }
    }
    assert!(count > 60, "{count} links");
}

/// What somebody could write into a description, by mistake or not.
const HOSTILE: &str = "中文 <script>alert(1)</script> <img src=x onerror=alert(2)> | [x](javascript:alert(3)) ![y](http://z) \" ' `a|b` `c *d* _e_ ~~f~~ &lt; --> ]]> <!-- # - 1. \\ 😀";

#[test]
fn nothing_that_the_spec_says_is_markup() {
    let folder = tempfile::tempdir().unwrap();
    for part in ["spec", "fixtures"] {
        copy(&root().join(part), &folder.path().join(part));
    }
    let path = folder.path().join("spec/charge/quick_pay.yaml");
    let mut text = std::fs::read_to_string(&path).unwrap();
    for plain in [
        "充电电池数，必须在 20 至 99990 之间；10 电池合 1 B 币。",
        "业务结果；只有 4 表示充电成功。",
        "充电成功。\n",
        "直接用账户里的 B 币为一位 UP 主充电；10 电池合 1 B 币，一般可得 1 经验。",
        "已受理，结果见 data.status；或被拒绝，见 code。",
    ] {
        assert!(text.contains(plain), "{plain}");
        let end = if plain.ends_with('\n') { "\n" } else { "" };
        text = text.replacen(plain, &format!("{HOSTILE}{end}"), 1);
    }
    let quoted = format!("{:?}", HOSTILE.replace(" 😀", ""));
    text = text.replacen("以 B 币充电 / Charge a creator with B-coins", &quoted, 1);
    text = text.replacen(
        "\"Code 0 does not mean that the charge happened: read data.status.\"",
        &quoted,
        1,
    );
    std::fs::write(&path, text).unwrap();
    let loaded = load(folder.path());
    let pages = files(&loaded);
    let page = html::Page::parse(html_page(&pages));
    assert_eq!(page.errors, Vec::<String>::new());
    page.assert_alone();
    let shown = page.text();
    assert!(shown.contains("<script>alert(1)</script> <img src=x onerror=alert(2)>"));

    for page in pages.iter().filter(|file| !file.path.contains(".html")) {
        for event in Parser::new_ext(&page.text, Options::ENABLE_TABLES) {
            match event {
                Event::Html(html) | Event::InlineHtml(html) => assert!(
                    &*html == "<br>" || html.starts_with("<!-- Written by `bilispec generate`"),
                    "{}: {html}",
                    page.path
                ),
                Event::Start(Tag::Link { dest_url, .. }) => {
                    assert!(!dest_url.contains(':'), "{}: {dest_url}", page.path);
                }
                Event::Start(Tag::Image { .. } | Tag::Emphasis)
                    if page.path != "docs/README.md" =>
                {
                    // The one emphasis of a page is its method.
                    let count = page.text.matches("*请求方式").count();
                    assert_eq!(count, 1, "{}", page.path);
                }
                _ => {}
            }
        }
    }
    // And `import` reads the very same words.
    let before = loaded.api.as_ref().unwrap();
    let again = imported(&loaded);
    let again = load(again.path());
    let after = again.api.as_ref().unwrap();
    let (before, after) = (
        before.operation("quick_pay").unwrap(),
        after.operation("quick_pay").unwrap(),
    );
    // Sources are what tables can't hold.
    assert_eq!(sourceless(&before.docs), sourceless(&after.docs));
    let docs = |operation: &Operation| {
        let parameters = operation.request.parameters.iter();
        parameters
            .map(|parameter| sourceless(&parameter.docs))
            .collect::<Vec<_>>()
    };
    assert_eq!(docs(before), docs(after));
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            std::fs::copy(entry.path(), to).unwrap();
        }
    }
}

#[test]
fn credentials_are_placeholders() {
    let loaded = load(&root());
    for page in files(&loaded) {
        for secret in ["wGFAKEFAKE", "00000000000000000000000000000000"] {
            let commands = page.text.lines().filter(|line| {
                let line = line.trim_start();
                line.starts_with("curl ") || line.starts_with("-d ") || line.starts_with("--data")
            });
            for line in commands {
                assert!(!line.contains(secret), "{}: {line}", page.path);
            }
        }
    }
}

/// What the repository's own spec has no use for: every kind of parameter, a JSON body, maps, bounds.
#[test]
fn pages_of_a_spec_that_uses_everything() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../codegen/tests/specs/everything");
    let loaded = load(&folder);
    for file in files(&loaded) {
        if !file.path.contains(".html") {
            insta::assert_snapshot!(file.path.replace('/', "_"), file.text);
        }
    }
    let again = imported(&loaded);
    let again = load(again.path());
    let (before, after) = (loaded.api.as_ref().unwrap(), again.api.as_ref().unwrap());
    let mut difference = String::new();
    for operation in &before.operations {
        let other = after.operation(&operation.id).unwrap();
        let lines = (
            describe::operation(before, operation),
            describe::operation(after, other),
        );
        difference.push_str(&compare(&operation.id, &lines.0, &lines.1));
    }
    assert!(
        difference.is_empty(),
        "before (-) and after (+):\n{difference}"
    );
}
