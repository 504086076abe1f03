//! Packed inputs, unpacked as they are read.
//!
//! What an input is packed with is told by its first bytes, not by its name. Nothing is unpacked ahead of the reader,
//! so that a small file which unpacks to a huge one needs no more memory than any other.

use std::io::{self, Read};

use flate2::bufread::{MultiGzDecoder, ZlibDecoder};

/// The input as it was before it was packed.
pub(crate) fn unpack<'r>(
    mut input: impl Read + Send + 'r,
) -> io::Result<Box<dyn Read + Send + 'r>> {
    let mut beginning = Vec::with_capacity(2);
    input.by_ref().take(2).read_to_end(&mut beginning)?;
    let packed = (beginning.first().copied(), beginning.get(1).copied());
    let whole = io::Cursor::new(beginning).chain(input);
    let buffered = |whole| io::BufReader::with_capacity(1 << 16, whole);
    Ok(match packed {
        // Files that were put together by `cat` are several archives one after the other.
        (Some(0x1f), Some(0x8b)) => Box::new(MultiGzDecoder::new(buffered(whole))),
        // mitmproxy's `.zhar`: a zlib stream, whose first two bytes are a multiple of 31.
        (Some(0x78), Some(0x01 | 0x5e | 0x9c | 0xda)) => {
            Box::new(ZlibDecoder::new(buffered(whole)))
        }
        _ => Box::new(whole),
    })
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::{GzEncoder, ZlibEncoder};

    use super::*;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn unpacked(bytes: &[u8]) -> io::Result<Vec<u8>> {
        let mut all = Vec::new();
        unpack(bytes)?.read_to_end(&mut all).map(|_| all)
    }

    #[test]
    fn archives_are_unpacked_and_the_rest_is_left_alone() {
        assert_eq!(unpacked(&gzip(b"{}")).unwrap(), b"{}");
        assert_eq!(unpacked(&[gzip(b"{"), gzip(b"}")].concat()).unwrap(), b"{}");
        let mut zlib = ZlibEncoder::new(Vec::new(), Compression::fast());
        zlib.write_all(b"{}").unwrap();
        assert_eq!(unpacked(&zlib.finish().unwrap()).unwrap(), b"{}");
        for plain in [&b""[..], b"{", b"{\"a\":1}"] {
            assert_eq!(unpacked(plain).unwrap(), plain);
        }
    }

    #[test]
    fn an_archive_that_is_cut_off_says_so() {
        let packed = gzip(&b"{\"a\":1}".repeat(100));
        for end in 3..packed.len() {
            let error = unpacked(&packed[..end]).unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::UnexpectedEof, "{end}");
        }
    }
}
