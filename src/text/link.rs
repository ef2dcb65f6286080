//! What may be opened outside: an address on the web that says where it leads.

use std::fmt;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::address::encoded;
use super::hidden::is_hidden;
use super::punycode;
use super::scripts::{Mixed, mixed};
use super::shown::Shown;

/// The longest address, in bytes as written.
const LONGEST: usize = 2_048;
/// The longest label of a host, and the longest host, in ASCII (RFC 1035, section 2.3.4).
const LONGEST_LABEL: usize = 63;
const LONGEST_HOST: usize = 253;

/// An address on the web, `http` or `https`, in which nothing is hidden: all of it is ASCII that can be seen, and
/// what is shown is what is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    url: String,
    host: String,
    written: Option<String>,
    mixed: Option<Mixed>,
}

/// Why an address is not opened, and is no link for anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoLink {
    /// Neither `http` nor `https`.
    NotWeb,
    /// More than 2,048 bytes.
    TooLong,
    /// A character that no address holds: a blank, a backslash, one that cannot be seen.
    Character(char),
    /// A name before the host, which may look like the host: `https://bank.example@evil.example/`.
    User,
    /// No host, or none that can be looked up as it is written.
    Host,
    /// Something after the colon that is no port.
    Port,
}

impl Link {
    /// Reads an address (RFC 3986). The host is written in Punycode where it is not ASCII, and what is not ASCII
    /// behind it percent-encoded.
    ///
    /// # Errors
    /// Whoever opens it might not get to where it seems to lead.
    pub fn of(written: &str) -> Result<Self, NoLink> {
        if written.len() > LONGEST {
            return Err(NoLink::TooLong);
        }
        let (scheme, rest) = written.split_once("://").ok_or(NoLink::NotWeb)?;
        let scheme = scheme.to_ascii_lowercase();
        if scheme != "http" && scheme != "https" {
            return Err(NoLink::NotWeb);
        }
        let never = |char: &char| is_hidden(*char) || char.is_whitespace() || *char == '\\';
        if let Some(char) = written.chars().find(never) {
            return Err(NoLink::Character(char));
        }
        let (authority, rest) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
        if authority.contains('@') {
            return Err(NoLink::User);
        }
        let (name, port) = parted(authority);
        if port.is_some_and(|port| !port.bytes().all(|byte| byte.is_ascii_digit()) || port.parse::<u16>().is_err()) {
            return Err(NoLink::Port);
        }
        let name = name.to_ascii_lowercase();
        let host = host(&name).ok_or(NoLink::Host)?;
        let port = port.map_or_else(String::new, |port| format!(":{port}"));
        let rest = encoded(rest, |byte| byte.is_ascii_graphic() && !b"\"<>^`{|}".contains(&byte));
        Ok(Self {
            url: format!("{scheme}://{host}{port}{rest}"),
            written: (name != host).then_some(name),
            host,
            mixed: mixed(written).map(|(_, mixed)| mixed),
        })
    }

    /// The whole address, in ASCII that can be seen.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The host as it is looked up.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The host as it is written, where that is not how it is looked up.
    #[must_use]
    pub fn host_as_written(&self) -> Option<&str> {
        self.written.as_deref()
    }

    /// Whether a word of the address as it is written mixes scripts whose letters look alike.
    #[must_use]
    pub fn mixed(&self) -> Option<Mixed> {
        self.mixed
    }
}

/// Host and port; the colons of an address in brackets part nothing.
fn parted(authority: &str) -> (&str, Option<&str>) {
    let colon = authority.rfind(':').filter(|at| authority.rfind(']').is_none_or(|bracket| bracket < *at));
    colon.map_or((authority, None), |at| (&authority[..at], Some(&authority[at + 1..])))
}

/// A host as it is looked up (RFC 3986, section 3.2.2; RFC 5891, section 5). Programs disagree on what becomes of a
/// name that normalisation changes – ligatures, letters of full width, capitals – so there is none.
fn host(name: &str) -> Option<String> {
    if let Some(inner) = name.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        let is_number =
            inner.contains(':') && inner.bytes().all(|byte| byte.is_ascii_hexdigit() || b":.".contains(&byte));
        return is_number.then(|| name.to_owned());
    }
    if name.nfkc().collect::<String>().to_lowercase() != name {
        return None;
    }
    let labels: Option<Vec<String>> = name.strip_suffix('.').unwrap_or(name).split('.').map(label).collect();
    let host = labels?.join(".");
    (host.len() <= LONGEST_HOST).then_some(host)
}

fn label(written: &str) -> Option<String> {
    let fits = |char: char| char.is_alphanumeric() || is_combining_mark(char) || char == '-';
    if written.is_empty() || written.chars().count() > LONGEST_LABEL || !written.chars().all(fits) {
        return None;
    }
    let label = if written.is_ascii() { written.to_owned() } else { format!("xn--{}", punycode::encode(written)) };
    (label.len() <= LONGEST_LABEL).then_some(label)
}

impl fmt::Display for NoLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotWeb => write!(f, "it is not of the web"),
            Self::TooLong => write!(f, "it is longer than {LONGEST} bytes"),
            Self::Character(' ') => write!(f, "it holds a blank"),
            Self::Character(char) => write!(f, "it holds {}, which no address holds", Shown::from(*char)),
            Self::User => write!(f, "it names a user before the host"),
            Self::Host => write!(f, "it has no host that can be looked up as it is written"),
            Self::Port => write!(f, "what follows the colon is no port"),
        }
    }
}

impl NoLink {
    /// What to do about it.
    #[must_use]
    pub fn hint(self) -> &'static str {
        match self {
            Self::NotWeb => "an address begins with https:// or http://",
            Self::TooLong => "what follows ? can often be left out",
            Self::Character(_) => "copy it anew from the address line of a browser",
            Self::User => "leave out what stands before the @",
            Self::Host => "write the host in small letters, as in https://example.org/",
            Self::Port => "a port is a number up to 65535; most addresses have none",
        }
    }
}

#[cfg(test)]
mod tests;
