//! The one table of commands. The keymap, the help page, the hints of the status line, the palette and
//! the documentation all read it; a command without a help line does not compile.

/// What commands are for: the headings of the help page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Purpose {
    /// Going about within a view.
    Moving,
    /// The axis: how much of the time is shown.
    Time,
    /// From view to view.
    Views,
    /// Searching and filtering.
    Finding,
    /// Which sources count.
    Weighing,
    /// Texts and the words in them.
    Reading,
    /// The program itself.
    Program,
}

impl Purpose {
    /// Every purpose, in the order of the help page.
    pub const ALL: [Self; 7] =
        [Self::Moving, Self::Views, Self::Finding, Self::Weighing, Self::Reading, Self::Time, Self::Program];

    /// The heading.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Moving => "Moving",
            Self::Time => "The axis",
            Self::Views => "Views",
            Self::Finding => "Finding",
            Self::Weighing => "What if",
            Self::Reading => "Reading",
            Self::Program => "Program",
        }
    }
}

macro_rules! commands {
    ($($command:ident $name:literal $purpose:ident $hint:literal $help:literal [$($also:literal)*];)*) => {
        /// Something that a person can ask for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Command {
            $(#[doc = $help] $command,)*
        }

        impl Command {
            /// Every command, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$command,)*];

            /// Its name in the keymap, the configuration and the palette.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$command => $name,)* }
            }

            /// What it is for.
            #[must_use]
            pub fn purpose(self) -> Purpose {
                match self { $(Self::$command => Purpose::$purpose,)* }
            }

            /// The few words beside its key in the status line.
            #[must_use]
            pub fn hint(self) -> &'static str {
                match self { $(Self::$command => $hint,)* }
            }

            /// What it does, in a line.
            #[must_use]
            pub fn help(self) -> &'static str {
                match self { $(Self::$command => $help,)* }
            }

            /// Other words that people look for it by.
            #[must_use]
            pub fn also(self) -> &'static [&'static str] {
                match self { $(Self::$command => &[$($also,)*],)* }
            }
        }
    };
}

commands! {
    Down "down" Moving "next" "next event or line" ["scroll" "move"];
    Up "up" Moving "previous" "previous event or line" ["scroll" "move"];
    PageDown "page-down" Moving "page down" "a screen further" ["scroll" "forward"];
    PageUp "page-up" Moving "page up" "a screen back" ["scroll" "backward"];
    First "first" Moving "first" "to the beginning" ["home" "top" "start"];
    Last "last" Moving "last" "to the end" ["end" "bottom"];
    NextGroup "next-group" Moving "next year" "next year, or next source" ["year" "source" "section"];
    PreviousGroup "previous-group" Moving "previous year" "the year or source before" ["year" "source" "section"];
    NextPassage "next-passage" Moving "next passage" "next passage, pair, event" ["citation" "cite" "quote" "pair" "match" "lane"];
    PreviousPassage "previous-passage" Moving "previous passage" "passage, pair, event back" ["citation" "quote" "pair" "match" "lane"];
    NextDate "next-date" Moving "date not cited" "next date that nobody cites" ["date" "when" "uncited" "mention" "unused"];
    PreviousDate "previous-date" Moving "date before" "uncited date before that" ["date" "when" "uncited" "mention"];
    NextContradiction "next-contradiction" Moving "contradiction" "next contested event" ["contested" "denied" "denies" "dispute" "conflict" "who"];
    PreviousContradiction "previous-contradiction" Moving "previous contradiction" "previous contested event" ["contested" "denied" "dispute" "conflict"];
    NextColumn "next-column" Moving "next source" "the source to the right" ["column" "right" "source"];
    PreviousColumn "previous-column" Moving "previous source" "the source to the left" ["column" "left" "source"];
    FirstColumn "first-column" Moving "first source" "the first source" ["column" "source" "home"];
    LastColumn "last-column" Moving "last source" "the last source" ["column" "source" "end"];

    ZoomIn "zoom-in" Time "zoom in" "less time, in more detail" ["axis" "closer" "magnify" "scale"];
    ZoomOut "zoom-out" Time "zoom out" "more time, in less detail" ["axis" "wider" "scale"];
    PanLeft "pan-left" Time "earlier" "a quarter of it earlier" ["axis" "left" "scroll" "back"];
    PanRight "pan-right" Time "later" "a quarter of it later" ["axis" "right" "scroll" "forward"];
    PanScreenLeft "pan-screen-left" Time "much earlier" "the whole of it earlier" ["axis" "left" "page"];
    PanScreenRight "pan-screen-right" Time "much later" "the whole of it later" ["axis" "right" "page"];
    FitAll "fit-all" Time "all" "all the time there is" ["axis" "everything" "whole" "zoom out" "reset"];
    FitSelection "fit-selection" Time "fit event" "as much as the event takes" ["axis" "selection" "zoom"];
    ShowDecade "show-decade" Time "ten years" "ten years about the event" ["axis" "decade" "zoom"];
    ShowYear "show-year" Time "a year" "a year about the event" ["axis" "zoom"];
    ShowMonth "show-month" Time "a month" "a month about the event" ["axis" "zoom" "weeks"];
    ShowDay "show-day" Time "a day" "a day about the event" ["axis" "zoom" "hours"];
    Folds "folds" Time "fold gaps" "fold empty stretches, or not" ["axis" "break" "gap" "empty" "linear"];
    NextLanes "next-lanes" Time "lanes" "by tag, actor, source, place" ["axis" "rows" "group" "place"];
    PreviousLanes "previous-lanes" Time "lanes before" "the lanes before those" ["axis" "rows" "group"];

    Timeline "timeline" Views "timeline" "axis, events, passages" ["home" "list" "events"];
    FaceOff "face-off" Views "face-off" "two accounts of this event" ["compare" "contradiction" "beside" "side by side"];
    Beside "beside" Views "side by side" "two accounts, side by side" ["compare" "contradiction" "face-off"];
    Matrix "matrix" Views "matrix" "every event by every source" ["table" "grid" "sources" "stances" "silent" "not read" "overview"];
    Reader "reader" Views "reader" "the source in full" ["text" "document" "article" "source" "quote" "passage" "words"];
    Axis "axis" Views "axis" "the axis, full screen" ["time" "zoom" "lanes" "scale" "graph" "line"];
    NextView "next-view" Views "next view" "next view" ["cycle" "tab"];
    PreviousView "previous-view" Views "previous view" "previous view" ["cycle" "tab"];
    Enter "enter" Views "read" "read it; do what is chosen" ["open" "jump" "go" "read"];
    Escape "escape" Views "back" "one step out again" ["leave" "close" "cancel" "clear"];
    OtherPane "other-pane" Views "other pane" "other pane, side or margin" ["switch" "focus"];
    Back "back" Views "back" "back to where one was" ["history" "return" "previous place"];
    Forward "forward" Views "forward" "forward again" ["history" "next place"];

    Search "search" Finding "search" "search; in a text, find" ["find" "query" "filter" "fuzzy" "date" "when"];
    Facets "facets" Finding "facets" "facets with their counts" ["filter" "count" "narrow" "group" "standing" "unsourced" "contested" "actor" "tag" "source" "year" "date"];
    Bookmark "bookmark" Finding "bookmark" "set a bookmark, or take it" ["mark" "star" "flag" "remember" "elapsed" "distance"];
    Bookmarks "bookmarks" Finding "bookmarks" "bookmarks, time between them" ["marks" "elapsed" "distance" "between" "how long" "interval"];
    ClearFilter "clear-filter" Finding "clears filter" "show every event again" ["reset" "all" "query"];
    Palette "palette" Finding "commands" "every command by name" ["menu" "actions" "run"];
    Queries "queries" Finding "queries" "saved and used queries" ["history" "saved" "recent" "again" "search" "filter"];

    KnownOn "known-on" Weighing "known on" "as it was known on a day" ["when" "date" "then" "published" "time travel" "history"];
    NextPublication "next-publication" Weighing "next publication" "one publication further" ["known" "story" "later"];
    PreviousPublication "previous-publication" Weighing "publication before" "one publication back" ["known" "story" "earlier"];
    Zero "t-zero" Weighing "T-zero" "T-zero: count time from here" ["zero" "distance" "elapsed" "days" "since" "until" "before" "after" "from"];
    ZeroHere "zero-here" Weighing "zero here" "move T-zero to this event" ["t-zero" "distance" "elapsed" "days"];
    WithoutSource "leave-source-out" Weighing "without a source" "leave a source out, or back" ["without" "exclude" "what if" "load-bearing" "depends" "remove"];

    TextKind "text-kind" Reading "text" "digest, original, …" ["wording" "original" "digest" "translation" "language"];
    ScrollTogether "scroll-together" Reading "apart or together" "scroll apart or together" ["lock" "sync" "link"];
    Differences "differences" Reading "differences" "what both say, what one says" ["compare" "difference" "shared" "words" "numbers" "names" "diff"];
    CopyProof "copy-proof" Reading "copy" "copy the proof" ["quote" "quotation" "cite" "citation" "memo" "clipboard" "proof" "yank" "source"];
    MarkWords "mark-words" Reading "mark" "mark words in the reader" ["select" "quote" "cite" "lines"];
    Cite "cite" Reading "copy citation" "copy a citation of words" ["quote" "citation" "copy" "clipboard" "ron"];
    FewerWords "fewer-words" Reading "fewer words" "leave a marked word off" ["shrink" "mark"];
    MoreWords "more-words" Reading "more words" "take a word in again" ["grow" "extend" "mark"];
    Link "link" Reading "address" "the source’s web address" ["url" "link" "web" "page" "archive" "browser" "open" "copy"];
    OpenLink "open-link" Reading "open" "open the address outside" ["url" "browser" "web"];
    Editor "editor" Reading "editor" "the editor at this event" ["edit" "change" "file" "ron"];

    Help "help" Program "keys" "keys and marks, this page" ["keys" "manual" "legend" "glyphs"];
    Diagnostics "diagnostics" Program "problems" "what is wrong in the files" ["errors" "warnings" "check"];
    Reload "reload" Program "read again" "read the files again" ["refresh" "update"];
    Originals "originals" Program "originals" "which originals are at hand" ["fingerprint" "sha256" "texts"];
    Mouse "mouse" Program "mouse" "switch the mouse on or off" ["wheel" "click" "drag"];
    Redraw "redraw" Program "redraw" "draw the screen again" ["repaint" "clear"];
    Suspend "suspend" Program "suspend" "to the shell; fg returns" ["stop" "background" "shell"];
    Quit "quit" Program "quit" "leave" ["exit" "close"];

    Complete "complete" Finding "complete" "complete what is typed" ["tab"];
    SaveQuery "save-query" Finding "save" "save the query under a name" ["name" "keep" "store" "search" "filter"];
    ForgetQuery "forget-query" Finding "forget" "forget a kept query" ["remove" "delete" "history"];
    CompleteBack "complete-back" Finding "complete back" "the completion before" ["tab"];
    Keep "keep" Finding "keep" "only events with this value" ["facet" "choose" "select"];
    LeaveOut "leave-out" Finding "leave out" "without this value or source" ["facet" "exclude" "not"];
    ClearFacet "clear-facet" Finding "clear" "take back what is set here" ["facet" "reset"];
}

impl Command {
    /// Whether it means something only where its key is: in one sheet, in one view, while words are marked.
    #[must_use]
    pub fn only_where_its_key_is(self) -> bool {
        let in_a_sheet = matches!(
            self,
            Self::Complete
                | Self::CompleteBack
                | Self::SaveQuery
                | Self::ForgetQuery
                | Self::Keep
                | Self::LeaveOut
                | Self::ClearFacet
                | Self::OpenLink
        );
        let in_the_matrix =
            matches!(self, Self::NextColumn | Self::PreviousColumn | Self::FirstColumn | Self::LastColumn);
        let on_the_axis =
            matches!(self, Self::PanLeft | Self::PanRight | Self::Folds | Self::NextLanes | Self::PreviousLanes);
        in_a_sheet || in_the_matrix || on_the_axis || matches!(self, Self::FewerWords | Self::MoreWords)
    }

    /// The command of that name.
    #[must_use]
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|command| command.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_distinct_and_every_command_explains_itself() {
        let mut names: Vec<_> = Command::ALL.iter().map(|command| command.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Command::ALL.len());
        for command in Command::ALL {
            assert!(!command.help().is_empty() && !command.hint().is_empty(), "{command:?}");
            assert!(command.help().chars().count() <= 28, "{command:?}: its help line has no room on the help page");
            assert_eq!(Command::by_name(command.name()), Some(*command));
        }
    }
}
