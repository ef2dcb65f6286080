//! What the full screen of the axis shows, as data: lanes, rows, marks, labels.

use crate::app::axis::crowd::{CrowdCell, Starts, column_of, is_counted, most};
use crate::app::axis::label::{Label, Labels, others_of, rivals_of};
use crate::app::axis::labels::{Item, Placed, Space, Told, place};
use crate::app::axis::lanes_shown::LaneShown;
use crate::app::axis::{Axis, LanesShown, Mark, Marks, Run};
use crate::app::opened::Desk;
use crate::app::outline::Outline;
use crate::layout;
use crate::model::EventId;
use crate::phrases;
use crate::text::Shown;

/// What the picture is made of.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// What is on the table.
    pub desk: &'a Desk,
    /// The events of the list.
    pub outline: &'a Outline,
    /// Their times and lanes, and the scale.
    pub axis: &'a Axis,
    /// What of the lanes lies in the window.
    pub shown: &'a LanesShown,
    /// The selected event.
    pub selected: Option<EventId>,
    /// How many rows there are.
    pub height: u16,
    /// Whether a blank row stands between lanes.
    pub roomy: bool,
}

/// What stands in a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PictureRow {
    /// The lane, which is named on its first row.
    pub head: Option<Head>,
    /// The marks of events.
    pub marks: Vec<(EventId, Vec<Run>)>,
    /// The labels of events.
    pub labels: Vec<Label>,
    /// The columns of a crowded lane; empty in others.
    pub cells: Vec<CrowdCell>,
    /// Whether the marks or the label of the selected event are in it.
    pub selected: bool,
    /// The lane, by its place in the table.
    pub lane: Option<usize>,
}

impl PictureRow {
    /// Adds marks of an event that are drawn only where nothing else stands.
    fn add_where_free(&mut self, event: EventId, runs: &[Run]) {
        let head = self.head.as_ref().map_or(0, |head| if head.whole() > 0 { head.whole() + 1 } else { 0 });
        let beside = |label: &Label, column: u16| {
            (label.column.saturating_sub(1)..=label.column + label.width).contains(&column)
        };
        let of_others = |column: u16| {
            let others = self.marks.iter().filter(|(other, _)| *other != event).flat_map(|(_, runs)| runs);
            others.into_iter().any(|run| (run.from..run.until).contains(&column))
        };
        let is_free = |column: &u16| {
            *column >= head && !of_others(*column) && !self.labels.iter().any(|label| beside(label, *column))
        };
        let columns = runs.iter().flat_map(|run| (run.from..run.until).map(|column| (column, run.mark)));
        let free: Vec<(u16, Mark)> = columns.filter(|(column, _)| is_free(column)).collect();
        if let Some((_, own)) = self.marks.iter_mut().find(|(other, _)| *other == event) {
            own.extend(free.into_iter().map(|(column, mark)| Run { from: column, until: column + 1, mark }));
        }
    }
}

/// The name of a lane.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The name; empty where there is one lane only.
    pub name: String,
    /// The columns that the name may take; it is cut where it is longer.
    pub width: u16,
    /// Of a crowded lane, how many of its events are shown, and how many in the fullest column.
    pub aside: String,
}

/// The blanks between the name of a lane and the words beside it.
pub const ASIDE: u16 = 2;

impl Head {
    fn of(name: &str, aside: String, width: u16) -> Self {
        let mut head = Self { name: name.to_owned(), width: columns(name).min(layout::lane_name(width)), aside };
        if head.whole() > width {
            head.aside.clear();
        }
        head
    }

    /// The columns of name and words.
    fn whole(&self) -> u16 {
        let gap = if self.name.is_empty() || self.aside.is_empty() { 0 } else { ASIDE };
        self.width + gap + columns(&self.aside)
    }
}

/// The lanes that are on the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// The rows, from the top.
    pub rows: Vec<PictureRow>,
    /// The first lane shown, by its place in the table.
    pub top: usize,
    /// How many lanes with something to show lie above.
    pub above: usize,
    /// How many lie below; of the last one shown, rows may be missing.
    pub below: usize,
}

/// More events than that, and than twice the rows of the screen, make lanes share it.
const MANY: usize = 60;
/// The rows that a lane has at least, where lanes share the screen.
const LEAST_ROWS: usize = 4;
/// A row holds a label in so many columns, at best.
const LABEL: usize = 12;

impl Picture {
    /// Lays out the lanes from `top` on, or from another lane where the selected event would else not be
    /// on the screen. Only what is shown is laid out.
    #[must_use]
    pub fn of(scene: &Scene<'_>, top: usize) -> Self {
        if scene.axis.screen.width() == 0 || scene.height == 0 {
            return Self::default();
        }
        let lanes = scene.shown.lanes();
        if lanes.is_empty() {
            return Self::default();
        }
        let drawing = Drawing { scene, starts: Starts::of(&scene.axis.screen), most: scene.most_rows(lanes.len()) };
        let first = lanes.partition_point(|shown| shown.lane < top).min(lanes.len() - 1);
        let selected = scene.selected_lane().and_then(|lane| scene.shown.position(lane));
        drawing.picture(lanes, drawing.first(lanes, first, selected))
    }

    /// The event whose marks, label or column of a crowd is at a cell, by column and row from the first.
    #[must_use]
    pub fn event_at(&self, column: u16, row: u16) -> Option<EventId> {
        let row = self.rows.get(usize::from(row))?;
        let marked = |(_, runs): &&(EventId, Vec<Run>)| runs.iter().any(|run| (run.from..run.until).contains(&column));
        let labelled = |label: &&Label| (label.column..label.column + label.width).contains(&column);
        let label = row.labels.iter().find(labelled).map(|label| label.event);
        label.or_else(|| row.marks.iter().find(marked).map(|(event, _)| *event))
    }

    /// How many events are counted in a column of a crowded lane that is on the screen.
    #[must_use]
    pub fn count_at(&self, lane: usize, column: usize) -> usize {
        let cells = self.rows.iter().find(|row| row.lane == Some(lane) && !row.cells.is_empty()).map(|row| &row.cells);
        let count = cells.and_then(|cells| cells.get(column)).map_or(0, |cell| cell.events());
        usize::try_from(count).unwrap_or(usize::MAX)
    }

    /// The crowded lane whose columns are at a row.
    #[must_use]
    pub fn crowded_lane_at(&self, row: u16) -> Option<usize> {
        self.rows.get(usize::from(row)).filter(|row| !row.cells.is_empty())?.lane
    }

    /// Whether a lane on the screen is crowded, by its place in the table.
    #[must_use]
    pub fn is_crowded(&self, lane: usize) -> bool {
        self.rows.iter().any(|row| row.lane == Some(lane) && !row.cells.is_empty())
    }
}

impl Scene<'_> {
    fn selected_lane(&self) -> Option<usize> {
        self.axis.lanes.lane_of(self.outline.rank(self.selected?)?)
    }

    /// How many rows a lane may have: the whole screen, unless there is so much to show that the lanes must
    /// share it.
    fn most_rows(&self, lanes: usize) -> usize {
        let height = usize::from(self.height);
        let many = MANY.max(2 * height);
        if self.shown.events() <= many { height } else { (height / lanes.max(1)).max(LEAST_ROWS).min(height) }
    }
}

/// The events that are counted in a column of a crowded lane.
#[must_use]
pub fn counted_in(axis: &Axis, lane: usize, column: usize) -> Vec<usize> {
    let (times, starts) = (&axis.times, Starts::of(&axis.screen));
    let is_counted_in = |extent, rank| is_counted(extent, times.weight(rank), &starts, column);
    let counted = |rank: &usize| times.extent(*rank).is_some_and(|extent| is_counted_in(extent, *rank));
    let ranks = axis.shown.as_ref().and_then(|shown| shown.lane(lane)).map_or(&[][..], |lane| &lane.ranks);
    ranks.iter().copied().filter(counted).collect()
}

/// The column of a crowded lane in which an event of the list is counted first.
#[must_use]
pub fn counted_at(axis: &Axis, rank: usize) -> Option<usize> {
    column_of(axis.times.extent(rank)?, axis.times.weight(rank), &Starts::of(&axis.screen))
}

struct Drawing<'a> {
    scene: &'a Scene<'a>,
    starts: Starts,
    /// How many rows a lane may have.
    most: usize,
}

impl Drawing<'_> {
    /// The first lane to be shown, so that the selected event is on the screen.
    fn first(&self, lanes: &[LaneShown], first: usize, selected: Option<usize>) -> usize {
        let Some(selected) = selected else { return first };
        if selected <= first {
            return selected;
        }
        let gap = usize::from(self.scene.roomy);
        let rows = self.lane(&lanes[selected]);
        let mut taken = rows.iter().rposition(|row| row.selected).map_or(1, |last| last + 1);
        let mut from = selected;
        while from > first {
            taken += self.lane(&lanes[from - 1]).len() + gap;
            if taken > usize::from(self.scene.height) {
                return from;
            }
            from -= 1;
        }
        first
    }

    fn picture(&self, lanes: &[LaneShown], first: usize) -> Picture {
        let height = usize::from(self.scene.height);
        let mut rows: Vec<PictureRow> = Vec::new();
        let mut shown = 0;
        for lane in &lanes[first..] {
            if rows.len() >= height {
                break;
            }
            if shown > 0 && self.scene.roomy {
                rows.push(PictureRow::default());
            }
            rows.extend(self.lane(lane));
            shown += 1;
        }
        // A lane is no higher than the screen, but the selected event of a crowded one stands below it.
        let last = rows.iter().rposition(|row| row.selected).unwrap_or(0);
        rows.drain(..(last + 1).saturating_sub(height));
        let cut = rows.len() > height && rows[height..].iter().any(|row| row.head.is_some() || row.lane.is_some());
        rows.truncate(height);
        let below = lanes.len() - first - shown + usize::from(cut && shown + first == lanes.len());
        Picture { rows, top: lanes[first].lane, above: first, below }
    }

    /// The rows of a lane.
    fn lane(&self, shown: &LaneShown) -> Vec<PictureRow> {
        let scene = self.scene;
        let (lane, ranks) = (shown.lane, &shown.ranks);
        let name = scene.axis.lanes.lanes()[lane].name(scene.desk);
        let width = scene.axis.screen.width();
        // More than that have no room for their marks, whatever the labels.
        let few = ranks.len() <= self.most * usize::from(width).div_ceil(LABEL);
        let marked = if few { self.marked(ranks, Head::of(name, String::new(), width)) } else { None };
        let mut rows = marked.unwrap_or_else(|| self.crowded(shown, name));
        for row in &mut rows {
            row.lane = Some(lane);
        }
        rows
    }

    /// Every event with its marks, where they have room.
    fn marked(&self, ranks: &[usize], head: Head) -> Option<Vec<PictureRow>> {
        let scene = self.scene;
        let labels = Labels::of(scene.desk, &scene.axis.screen);
        let drawn: Vec<(Item, Label)> = ranks
            .iter()
            .filter_map(|rank| scene.outline.event(*rank))
            .map(|event| {
                let selected = scene.selected == Some(event);
                let label = if selected { labels.in_full(event) } else { labels.label(event) };
                let marks = if selected { self.marks_with_finer(event) } else { self.marks(event) };
                let item = Item { marks, whole: label.whole(), short: label.short(), selected };
                (item, label)
            })
            .collect();
        let selected = drawn.iter().find(|(item, _)| item.selected).map(|(item, label)| (label.event, item.clone()));
        let (items, labels): (Vec<Item>, Vec<Label>) = drawn.into_iter().unzip();
        let space = Space { width: scene.axis.screen.width(), name: head.whole(), rows: self.most };
        let placed = place(&items, space)?;
        let mut rows = vec![PictureRow { head: Some(head), ..PictureRow::default() }];
        for ((item, label), placed) in items.iter().zip(labels).zip(placed) {
            if let Some(placed) = placed {
                put(&mut rows, item, label, placed);
            }
        }
        if let (Some((event, item)), Some(row)) =
            (selected, rows.iter_mut().find(|row| row.selected && !row.marks.is_empty()))
        {
            row.add_where_free(event, &item.marks.beyond(&self.coarser(event)));
        }
        Some(rows)
    }

    fn marks(&self, event: EventId) -> Marks {
        let (desk, scale) = (self.scene.desk, &self.scene.axis.screen);
        let column = |moment| scale.column(moment);
        let mut marks = Marks::of(&desk.chronology().when(event).shape(), scale.width(), &column);
        for rival in rivals_of(desk, event) {
            marks.add_rival(&rival.when.shape(), &column);
        }
        marks
    }

    /// The same, with the more exact dates that other sources give.
    fn marks_with_finer(&self, event: EventId) -> Marks {
        let mut marks = self.marks(event);
        let own = self.scene.desk.chronology().when(event).span();
        for other in others_of(self.scene.desk, event) {
            if own.encloses(&other.when.span()) {
                marks.add_finer(&other.when.shape(), &|moment| self.scene.axis.screen.column(moment));
            }
        }
        marks
    }

    /// The less exact dates that other sources give.
    fn coarser(&self, event: EventId) -> Vec<Marks> {
        let (desk, scale) = (self.scene.desk, &self.scene.axis.screen);
        let own = desk.chronology().when(event).span();
        let others = others_of(desk, event).into_iter().filter(|other| other.when.span().encloses(&own));
        others.map(|other| Marks::of(&other.when.shape(), scale.width(), &|moment| scale.column(moment))).collect()
    }

    /// The events of a lane counted by columns, and the selected one by itself.
    fn crowded(&self, shown: &LaneShown, name: &str) -> Vec<PictureRow> {
        let scene = self.scene;
        let selected = scene.selected.and_then(|event| scene.outline.rank(event));
        let by_itself: Vec<usize> =
            selected.filter(|rank| shown.ranks.binary_search(rank).is_ok()).into_iter().collect();
        let cells = shown.cells(&scene.axis.times, &self.starts).to_vec();
        let width = scene.axis.screen.width();
        let aside = if width < layout::ALONE {
            phrases::lanes::crowd_in_brief(shown.ranks.len())
        } else {
            phrases::lanes::crowd(shown.ranks.len(), most(&cells))
        };
        let head = Head::of(name, aside, width);
        // The name is a row even where the selected event is in another lane.
        let alone = || vec![PictureRow { head: Some(head.clone()), ..PictureRow::default() }];
        let mut rows = self.marked(&by_itself, head.clone()).unwrap_or_else(alone);
        rows.insert(1, PictureRow { cells, ..PictureRow::default() });
        rows
    }
}

fn columns(text: &str) -> u16 {
    u16::try_from(Shown::of(text).width()).unwrap_or(u16::MAX)
}

fn put(rows: &mut Vec<PictureRow>, item: &Item, label: Label, placed: Placed) {
    let last = placed.label.map_or(placed.row, |label| label.row.max(placed.row));
    while rows.len() <= last {
        rows.push(PictureRow::default());
    }
    let event = label.event;
    rows[placed.row].marks.push((event, item.marks.runs()));
    rows[placed.row].selected |= item.selected;
    if let Some(at) = placed.label {
        rows[at.row].selected |= item.selected;
        let short = at.told == Told::Short;
        let label = Label { column: at.column, width: at.width, ..label };
        rows[at.row].labels.push(if short { label.cut() } else { label });
    }
}

#[cfg(test)]
mod tests;
