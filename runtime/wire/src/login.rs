//! Schemes of HTTP's `Authorization` header (RFC 9110, section 11), a row each: whoever writes such a header, reads one,
//! or describes one does so by its row.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// Where a scheme's credential stands.
pub const HEADER: &str = "Authorization";

/// How a credential is written behind the scheme's name.
#[derive(Clone, Copy)]
enum Form {
    /// As it is.
    Token,
    /// In base64, as name and password have it.
    Base64,
}

macro_rules! schemes {
    ($($(#[doc = $doc:literal])+ $scheme:ident = $name:literal, $word:literal, $form:ident, $called:literal;)+) => {
        /// A scheme of the header `Authorization`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Scheme {
            $($(#[doc = $doc])+ $scheme,)+
        }

        impl Scheme {
            /// All of them, by the words that a spec has for them.
            pub const WORDS: &'static [(&'static str, Self)] = &[$(($word, Self::$scheme)),+];

            /// The word that a spec has for it.
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$scheme => $word,)+
                }
            }

            /// Its name, as it stands in the header.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$scheme => $name,)+
                }
            }

            /// What it carries, in words.
            pub const fn called(self) -> &'static str {
                match self {
                    $(Self::$scheme => $called,)+
                }
            }

            const fn form(self) -> Form {
                match self {
                    $(Self::$scheme => Form::$form,)+
                }
            }
        }
    };
}

schemes! {
    /// A token that whoever bears it may use (RFC 6750).
    Bearer = "Bearer", "bearer", Token, "a bearer token";
    /// Name and password, with a colon between them (RFC 7617).
    Basic = "Basic", "basic", Base64, "a name and a password";
}

impl Scheme {
    /// The scheme of this name, in letters of either case.
    pub fn of(name: &str) -> Option<Self> {
        let mut all = Self::WORDS.iter();
        let (_, scheme) = all.find(|(word, _)| word.eq_ignore_ascii_case(name))?;
        Some(*scheme)
    }

    /// The scheme that a header's value names, and what stands behind that.
    pub fn read(value: &str) -> Option<(Self, &str)> {
        let (name, rest) = value.trim().split_once(' ')?;
        Some((Self::of(name)?, rest.trim()))
    }

    /// The header's value with a credential.
    pub fn write(self, credential: &str) -> String {
        let name = self.name();
        match self.form() {
            Form::Token => format!("{name} {credential}"),
            Form::Base64 => format!("{name} {}", STANDARD.encode(credential)),
        }
    }

    /// Whether it carries name and password, which tools have an option of their own for.
    pub const fn is_password(self) -> bool {
        matches!(self.form(), Form::Base64)
    }
}

#[cfg(test)]
mod tests {
    use super::Scheme;

    #[test]
    fn what_is_written_is_read() {
        for (_, scheme) in Scheme::WORDS {
            let value = scheme.write("a:b");
            let (read, rest) = Scheme::read(&value).unwrap();
            assert_eq!(read, *scheme);
            assert!(!rest.is_empty());
        }
        assert_eq!(Scheme::Basic.write("a:b"), "Basic YTpi");
        assert_eq!(Scheme::read("bearer  x "), Some((Scheme::Bearer, "x")));
        assert_eq!(Scheme::read("Bearer"), None);
        assert_eq!(Scheme::read("Digest username=\"x\""), None);
    }
}
