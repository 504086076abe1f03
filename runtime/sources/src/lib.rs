//! A macro that hands out the files of the crate that calls it, with a manifest that stands alone.
//!
//! The command writes the runtime's crates into its users' projects, wherever it was installed from. So each of these
//! crates embeds its own files, behind a feature that only the command turns on; nobody else compiles any of this.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod files;
mod manifest;

use proc_macro::TokenStream;
use quote::quote;

/// The files of the calling crate as `&[(&str, &str)]`, path and text, in the order of their paths: `src/**`, the
/// licences, and a `Cargo.toml` without workspace inheritance, dev-dependencies and the feature `sources`. A dependency
/// of the same family is expected in the folder beside, under its own name.
///
/// What can't be read or rendered is a compile error with the file concerned.
#[proc_macro]
pub fn sources(_: TokenStream) -> TokenStream {
    match files::embedded() {
        Ok(embedded) => {
            let paths = embedded.files.iter().map(|file| &file.path);
            let texts = embedded.files.iter().map(|file| &file.text);
            let read = &embedded.read;
            // The compiler follows what it includes: a change of any of these files compiles the crate anew.
            quote!({
                #(const _: &[u8] = include_bytes!(#read);)*
                &[#((#paths, #texts)),*]
            })
        }
        Err(message) => quote!(compile_error!(#message)),
    }
    .into()
}
