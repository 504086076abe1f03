//! From the model to the reference: a page an operation in Markdown, an index, and all of it as one HTML page.
//!
//! What there is to say is put together once, as blocks; two writers put them down. Sees [`crate::model`] and the
//! bodies of fixtures that it is given, and nothing behind them. Words and table heads are those of
//! `labels`, in the languages that the spec has, so that `import` reads what is written in both.

mod content;
mod curl;
mod facts;
mod html;
mod index;
mod markdown;
mod names;
mod objects;
mod page;
mod reply;
mod sources;
mod spoken;
mod types;

use crate::bodies::Bodies;
use crate::labels::Spoken;
use crate::model::Api;
use crate::output::OutputFile;
use crate::text::is_chinese;
use content::Page;
use names::page_file;

/// Where the reference stands below the output folder.
pub(crate) const FOLDER: &str = "docs";

/// All files of the reference.
pub fn files(api: &Api, bodies: &Bodies) -> Vec<OutputFile> {
    let spoken = spoken_in(api);
    let index = spoken::page(index::page(api, spoken), spoken);
    let operations: Vec<Page> = api
        .operations
        .iter()
        .map(|operation| spoken::page(page::page(api, operation, bodies), spoken))
        .collect();
    let mut files = vec![OutputFile {
        path: format!("{FOLDER}/index.html"),
        text: html::write(&index, &operations, spoken),
    }];
    files.extend(operations.iter().chain([&index]).map(|page| OutputFile {
        path: format!("{FOLDER}/{}", page_file(&page.name)),
        text: markdown::write(page, spoken),
    }));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// The languages of a spec's pages: those that it names, or else those that its texts are in.
fn spoken_in(api: &Api) -> Spoken {
    let of_tags = api.tags.iter().map(|tag| &tag.docs);
    let of_operations = api.operations.iter().map(|operation| &operation.docs);
    let mut docs = std::iter::once(&api.docs)
        .chain(of_tags)
        .chain(of_operations);
    let is_chinese = docs.any(|docs| {
        let mut texts = [&docs.summary, &docs.zh, &docs.en].into_iter().flatten();
        texts.any(|text| text.chars().any(is_chinese))
    });
    if api.languages.names.is_empty() && is_chinese {
        Spoken::Both
    } else {
        Spoken::of(&api.languages.names)
    }
}
