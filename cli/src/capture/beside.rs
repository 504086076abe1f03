//! Bodies that a writer put into files beside the capture: `_file` of HAR's `content` and `postData`.
//!
//! The name is the capture's, so it leads nowhere but down from the capture's folder, through no link out of it.

use std::fs::File;
use std::io::Read as _;
use std::path::{Component, Path};

use super::Unread;
use super::exchange::LIMIT;

/// What a file holds. `folder` is the capture's.
pub(super) fn read(folder: Option<&Path>, name: &str) -> Result<Vec<u8>, Unread> {
    let folder = folder.ok_or(Unread::NoFolder)?;
    let name = Path::new(name);
    let is_inside = |part| matches!(part, Component::Normal(_) | Component::CurDir);
    if !name.components().all(is_inside) {
        return Err(Unread::Outside);
    }
    let missing = |_| Unread::Missing;
    let folder = folder.canonicalize().map_err(missing)?;
    let path = folder.join(name).canonicalize().map_err(missing)?;
    if !path.starts_with(&folder) {
        return Err(Unread::Outside);
    }
    // A pipe would be waited for, for ever.
    if !path.is_file() {
        return Err(Unread::Missing);
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(missing)?;
    let read = file.take(LIMIT as u64 + 1).read_to_end(&mut bytes);
    read.map_err(missing)?;
    if bytes.len() > LIMIT {
        return Err(Unread::TooLarge);
    }
    Ok(bytes)
}
