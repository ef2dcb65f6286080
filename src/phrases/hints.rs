//! The words beside the keys of the status line, where the commands’ own do not do.

/// Beside a key of the status line.
pub const HINT_COMPLETE: &str = "complete";
/// Beside a key of the status line.
pub const HINT_HIT_BEFORE: &str = "hit before";
/// Beside a key of the status line.
pub const HINT_NEXT_HIT: &str = "next hit";
/// Beside a key of the status line.
pub const HINT_AS_BEFORE: &str = "as before";
/// Beside a key of the status line.
pub const HINT_TAKE_IT: &str = "take it";
/// Beside a key of the status line.
pub const HINT_SAVE_IT: &str = "save it";
/// Beside a key of the status line.
pub const HINT_GO_THERE: &str = "go there";
/// Beside a key of the status line.
pub const HINT_DONE_THEN_N: &str = "done, then n N";
/// Beside a key of the status line.
pub const HINT_CLEAR: &str = "clear";
/// Beside a key of the status line.
pub const HINT_NEXT_FACET: &str = "next facet";
/// Beside a key of the status line.
pub const HINT_LEAVE_OUT: &str = "leave out";
/// Beside a key of the status line.
pub const HINT_KEEP: &str = "keep";
/// Beside a key of the status line.
pub const HINT_DONE: &str = "done";
/// Beside a key of the status line.
pub const HINT_NEXT: &str = "next";
/// Beside a key of the status line.
pub const HINT_CLOSE: &str = "close";
/// Beside a key of the status line.
pub const HINT_RUN: &str = "run";
/// Beside a key of the status line.
pub const HINT_SCROLL: &str = "scroll";
/// Beside a key of the status line.
pub const HINT_READ_AGAIN: &str = "read again";
/// Beside a key of the status line.
pub const HINT_OPEN_IN_EDITOR: &str = "open in editor";
/// Beside a key of the status line.
pub const HINT_GO_TO_THE_EVENT: &str = "go to the event";
/// Beside a key of the status line.
pub const HINT_NEXT_PROBLEM: &str = "next problem";
/// Beside a key of the status line.
pub const HINT_LIST: &str = "list";
/// Beside a key of the status line.
pub const HINT_PASSAGE: &str = "passage";
/// Beside a key of the status line.
pub const HINT_CONTRADICTION: &str = "contradiction";
/// Beside a key of the status line.
pub const HINT_WHO_DENIES_IT: &str = "who denies it";
/// Beside a key of the status line.
pub const HINT_BESIDE: &str = "beside";
/// Beside a key of the status line.
pub const HINT_FIND: &str = "find";
/// Beside a key of the status line.
pub const HINT_TOGETHER: &str = "together";
/// Beside a key of the status line.
pub const HINT_APART: &str = "apart";
/// Beside a key of the status line.
pub const HINT_DIFFERENCES: &str = "differences";
/// Beside a key of the status line.
pub const HINT_ONLY_HERE: &str = "only here";
/// Beside a key of the status line.
pub const HINT_AS_CITED: &str = "as cited";
/// Beside a key of the status line.
pub const HINT_NEXT_MATCH: &str = "next match";
/// Beside a key of the status line.
pub const HINT_NEXT_PAIR: &str = "next pair";
/// Beside a key of the status line.
pub const HINT_OTHER_SIDE: &str = "other side";
/// Beside a key of the status line.
pub const HINT_NEXT_SOURCE: &str = "next source";
/// Beside a key of the status line.
pub const HINT_MARGIN: &str = "margin";
/// Beside a key of the status line.
pub const HINT_TEXT: &str = "text";
/// Beside a key of the status line.
pub const HINT_NEXT_CITED: &str = "next cited";
/// Beside a key of the status line.
pub const HINT_ITS_EVENT: &str = "its event";
