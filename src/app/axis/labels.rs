//! Where the labels of marks stand, so that none lies over another or over a mark.

use crate::app::axis::Marks;

/// An event that is to be drawn: its marks, and how long its label is.
#[derive(Clone, Debug)]
pub struct Item {
    /// The marks; an item without any is not drawn.
    pub marks: Marks,
    /// The columns of its whole label.
    pub whole: u16,
    /// The columns of its shortest label.
    pub short: u16,
    /// Whether it is the selected event, whose label is never cut.
    pub selected: bool,
}

/// How much of a label is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// All of it.
    Whole,
    /// Its first letters.
    Short,
}

/// Where the marks and the label of an item stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The row of the marks, counted from 0.
    pub row: usize,
    /// The label, if it has one.
    pub label: Option<LabelAt>,
}

/// Where a label stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LabelAt {
    /// Its row, counted from 0: that of the marks, or the next.
    pub row: usize,
    /// Its first column.
    pub column: u16,
    /// The columns it may take.
    pub width: u16,
    /// How much of it is shown.
    pub told: Told,
}

/// The columns between what belongs together, and between what does not.
const NEAR: u16 = 1;
const APART: u16 = 2;

/// The room of a lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Space {
    /// Its columns.
    pub width: u16,
    /// The columns of its first row that its name takes.
    pub name: u16,
    /// The most rows it may have.
    pub rows: usize,
}

/// Rows that fill up from the left to the right, and what stands in each.
struct Rows {
    taken: Vec<Vec<(u16, u16)>>,
    space: Space,
}

/// Places items in a lane, each on the first row where its marks and its label have room: the label right of the
/// marks, else left of them, else on the next row at their beginning. Every label is whole where the rows
/// suffice; else that of the selected item, which then comes first, and others are short, or there is none.
/// None where not even the marks have room.
///
/// What is placed is said for each item, in the order given. A search for the first row that is free, as in
/// the greedy labelling of points.
#[must_use]
pub fn place(items: &[Item], space: Space) -> Option<Vec<Option<Placed>>> {
    // So many marks are never all placed; asking would take long.
    if items.len() > space.rows.saturating_mul(usize::from(space.width)) {
        return None;
    }
    let in_order = || items.iter().enumerate();
    // In their order, so that nothing moves when another event is selected.
    let whole = placed(items, in_order(), Told::Whole, space);
    let selected_first =
        || in_order().filter(|(_, item)| item.selected).chain(in_order().filter(|(_, item)| !item.selected));
    whole.or_else(|| placed(items, selected_first(), Told::Short, space)).or_else(|| marks_first(items, space))
}

/// Every item with its label, whole or short; that of the selected one whole.
fn placed<'a>(
    items: &[Item],
    order: impl Iterator<Item = (usize, &'a Item)>,
    told: Told,
    space: Space,
) -> Option<Vec<Option<Placed>>> {
    let mut rows = Rows { taken: Vec::new(), space };
    let mut placed = vec![None; items.len()];
    for (at, item) in order {
        let Some(marks) = item.marks.span() else { continue };
        let told = if item.selected { Told::Whole } else { told };
        let label = if told == Told::Whole { item.whole } else { item.short };
        placed[at] = Some(rows.add(marks, label, told)?);
    }
    Some(placed)
}

/// The selected item with its label, the marks of the others, and of their labels what still has room.
fn marks_first(items: &[Item], space: Space) -> Option<Vec<Option<Placed>>> {
    let mut rows = Rows { taken: Vec::new(), space };
    let mut placed = vec![None; items.len()];
    for (item, placed) in items.iter().zip(&mut placed).filter(|(item, _)| item.selected) {
        *placed = item.marks.span().and_then(|marks| rows.add(marks, item.whole, Told::Whole));
    }
    for (item, placed) in items.iter().zip(&mut placed).filter(|(_, placed)| placed.is_none()) {
        if let Some(marks) = item.marks.span() {
            *placed = Some(rows.add_alone(marks)?);
        }
    }
    for (item, placed) in items.iter().zip(&mut placed) {
        if let (Some(marks), Some(placed)) = (item.marks.span(), placed)
            && placed.label.is_none()
        {
            placed.label = rows.add_label(placed.row, marks, item.short);
        }
    }
    Some(placed)
}

impl Rows {
    fn add(&mut self, marks: (u16, u16), label: u16, told: Told) -> Option<Placed> {
        let label = label.min(self.space.width);
        let beside = self.beside(marks, label);
        let rows = self.taken.len()..self.space.rows;
        let existing = 0..self.taken.len();
        for (at, span) in beside.iter().flatten() {
            if let Some(row) = existing.clone().find(|row| self.is_free(*row, *span)) {
                return Some(self.take(row, row, *span, (*at, label, told)));
            }
        }
        for row in rows {
            for (at, span) in beside.iter().flatten() {
                if self.is_free(row, *span) {
                    return Some(self.take(row, row, *span, (*at, label, told)));
                }
            }
            // The name of the lane was in the way; on the next row it is not.
            if row > 0 {
                break;
            }
        }
        let below = marks.0.min(self.space.width - label);
        let under = (below, below + label);
        let last = (self.taken.len() + 2).min(self.space.rows.saturating_sub(1));
        let row = (0..last).find(|row| self.is_free(*row, marks) && self.is_free(row + 1, under))?;
        self.take(row, row, marks, (below, label, told));
        Some(self.take(row, row + 1, under, (below, label, told)))
    }

    /// The label right of the marks, then left of them, as far as the axis reaches: its column, and all that it takes
    /// with the marks.
    fn beside(&self, (from, until): (u16, u16), label: u16) -> [Option<(u16, (u16, u16))>; 2] {
        let right = until + NEAR;
        let left = from.checked_sub(label + NEAR);
        [
            (right.saturating_add(label) <= self.space.width).then(|| (right, (from, right + label))),
            left.map(|left| (left, (left, until))),
        ]
    }

    fn add_alone(&mut self, marks: (u16, u16)) -> Option<Placed> {
        let row = (0..self.space.rows).find(|row| self.is_free(*row, marks))?;
        self.occupy(row, marks);
        Some(Placed { row, label: None })
    }

    /// A short label beside marks that stand already.
    fn add_label(&mut self, row: usize, marks: (u16, u16), label: u16) -> Option<LabelAt> {
        let beside = self.beside(marks, label);
        let others = |span| self.taken[row].iter().filter(|taken| **taken != marks).all(|taken| apart(*taken, span));
        let (column, span) = beside.into_iter().flatten().find(|(_, span)| others(*span))?;
        self.taken[row].push(span);
        Some(LabelAt { row, column, width: label, told: Told::Short })
    }

    fn take(&mut self, row: usize, label_row: usize, span: (u16, u16), label: (u16, u16, Told)) -> Placed {
        self.occupy(label_row, span);
        let (column, width, told) = label;
        Placed { row, label: Some(LabelAt { row: label_row, column, width, told }) }
    }

    fn occupy(&mut self, row: usize, span: (u16, u16)) {
        while self.taken.len() <= row {
            let name = (self.taken.is_empty() && self.space.name > 0).then_some((0, self.space.name));
            self.taken.push(name.into_iter().collect());
        }
        self.taken[row].push(span);
    }

    fn is_free(&self, row: usize, span: (u16, u16)) -> bool {
        match self.taken.get(row) {
            Some(taken) => taken.iter().all(|taken| apart(*taken, span)),
            None => row < self.space.rows && (row > 0 || self.space.name == 0 || self.space.name + APART <= span.0),
        }
    }
}

fn apart(one: (u16, u16), other: (u16, u16)) -> bool {
    one.1 + APART <= other.0 || other.1 + APART <= one.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::axis::Spot;
    use crate::when::{Shape, Stretch};
    use proptest::prelude::*;

    /// Marks from one column up to another, on an axis of a second a column.
    fn marks(from: u16, until: u16, width: u16) -> Marks {
        let column = |moment: i128| match u16::try_from(moment) {
            Ok(column) if column < width => Spot::Column(column),
            _ if moment < 0 => Spot::Before,
            _ => Spot::After,
        };
        Marks::of(&Shape::Within(Stretch { from: from.into(), until: until.into() }), width, &column)
    }

    fn item((from, until, whole): (u16, u16, u16), width: u16) -> Item {
        Item { marks: marks(from, until, width), whole, short: whole.min(4), selected: false }
    }

    /// The rows as they would stand on a screen: `─` for marks, letters for labels, capital ones where they are whole,
    /// `#` for the name of the lane.
    fn drawn(items: &[Item], placed: &[Option<Placed>], space: Space) -> Vec<String> {
        let mut rows: Vec<Vec<char>> = Vec::new();
        let mut put = |row: usize, from: u16, until: u16, sign: char| {
            while rows.len() <= row {
                rows.push(vec![' '; space.width.into()]);
            }
            for cell in &mut rows[row][from.into()..until.into()] {
                assert_eq!(*cell, ' ', "{sign} lies over another");
                *cell = sign;
            }
        };
        put(0, 0, space.name, '#');
        for (at, (item, placed)) in items.iter().zip(placed).enumerate() {
            let Some(placed) = placed else { continue };
            let (from, until) = item.marks.span().expect("only marks are placed");
            put(placed.row, from, until, '─');
            if let Some(label) = placed.label {
                let letter = char::from(b'a' + u8::try_from(at % 26).expect("below 26"));
                let letter = if label.told == Told::Whole { letter.to_ascii_uppercase() } else { letter };
                put(label.row, label.column, label.column + label.width, letter);
            }
        }
        rows.iter().map(|row| row.iter().collect::<String>().trim_end().to_owned()).collect()
    }

    #[test]
    fn labels_stand_where_they_fit() {
        // Marks from, until, and the columns of the label; rows at most; what is expected.
        for (items, rows, expected) in [
            (vec![(2, 3, 4)], 9, vec!["  ─ AAAA"]),
            (vec![(2, 3, 4), (12, 13, 4)], 9, vec!["  ─ AAAA    ─ BBBB"]),
            // Too near: the next row.
            (vec![(2, 3, 4), (9, 10, 4)], 9, vec!["  ─ AAAA", "         ─ BBBB"]),
            // No room at the right: the left.
            (vec![(15, 16, 6)], 9, vec!["        AAAAAA ─"]),
            (vec![(2, 3, 4), (17, 18, 6)], 9, vec!["  ─ AAAA  BBBBBB ─"]),
            // Neither: below, at the beginning of the marks, and not beyond the end.
            (vec![(2, 18, 6)], 9, vec!["  ────────────────", "  AAAAAA"]),
            (vec![(6, 14, 16)], 9, vec!["      ────────", "    AAAAAAAAAAAAAAAA"]),
            // No row left: the beginning of the label, then none.
            (vec![(0, 1, 9), (8, 9, 9)], 1, vec!["─ aaaa  ─ bbbb"]),
            (vec![(2, 3, 9), (6, 7, 9)], 1, vec!["  ─   ─ bbbb"]),
            (vec![(2, 3, 9), (6, 7, 9), (10, 11, 9)], 1, vec!["  ─   ─   ─ cccc"]),
            (vec![(2, 3, 40)], 9, vec!["  ─", "AAAAAAAAAAAAAAAAAAAA"]),
            (vec![], 9, vec![""]),
        ] {
            let items: Vec<Item> = items.into_iter().map(|it| item(it, 20)).collect();
            let space = Space { width: 20, name: 0, rows };
            let placed = place(&items, space).expect("there is room for the marks");
            let mut found = drawn(&items, &placed, space);
            found.resize(found.len().max(1), String::new());
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn the_name_of_the_lane_keeps_its_place() {
        let space = Space { width: 20, name: 5, rows: 9 };
        for (first, expected) in [((9, 10, 4), vec!["#####    ─ AAAA"]), ((2, 3, 4), vec!["#####", "  ─ AAAA"])] {
            let items = [item(first, 20)];
            let placed = place(&items, space).expect("there is room");
            assert_eq!(drawn(&items, &placed, space), expected);
        }
    }

    #[test]
    fn marks_without_room_are_not_drawn() {
        let items = [(0, 9, 3), (5, 12, 3)].map(|it| item(it, 20));
        assert_eq!(place(&items, Space { width: 20, name: 0, rows: 1 }), None);
    }

    #[test]
    fn the_selected_one_is_whole_where_others_are_not() {
        let mut items: Vec<Item> = [(0, 1, 9), (4, 5, 9), (8, 9, 9)].map(|it| item(it, 20)).into();
        let space = Space { width: 20, name: 0, rows: 1 };
        items[2].selected = true;
        let placed = place(&items, space).expect("there is room for the marks");
        assert_eq!(drawn(&items, &placed, space), ["─   ─   ─ CCCCCCCCC"]);
        items[2].selected = false;
        items[0].selected = true;
        assert_eq!(place(&items, space), None, "what is whole leaves no room for the other marks");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// Nothing lies over anything else, every mark is there, and a whole label is as long as it is.
        #[test]
        fn nothing_overlaps(
            width in 1_u16..90, name in 0_u16..20, rows in 1_usize..12, selected in 0_usize..30,
            spans in proptest::collection::vec((0_u16..90, 1_u16..30, 1_u16..40), 0..40),
        ) {
            let mut items: Vec<Item> =
                spans.iter().map(|(from, length, label)| item((*from, from + length, *label), width)).collect();
            if let Some(item) = items.get_mut(selected) {
                item.selected = true;
            }
            let space = Space { width, name: name.min(width), rows };
            if let Some(placed) = place(&items, space) {
                // Panics where two things share a cell.
                let drawn = drawn(&items, &placed, space);
                prop_assert!(drawn.len() <= rows.max(1));
                for (item, placed) in items.iter().zip(&placed) {
                    prop_assert_eq!(item.marks.span().is_some(), placed.is_some());
                    let label = placed.and_then(|placed| placed.label);
                    if let Some(label) = label.filter(|label| label.told == Told::Whole) {
                        prop_assert_eq!(label.width, item.whole.min(width));
                    }
                }
            }
        }

        /// With rows enough every label is whole.
        #[test]
        fn a_lane_takes_the_rows_it_needs(spans in proptest::collection::vec((0_u16..60, 1_u16..30, 1_u16..40), 0..40)) {
            let items: Vec<Item> =
                spans.iter().map(|(from, length, label)| item((*from, from + length, *label), 60)).collect();
            let placed = place(&items, Space { width: 60, name: 7, rows: 100 }).expect("there is room");
            for placed in placed.into_iter().flatten() {
                prop_assert_eq!(placed.label.map(|label| label.told), Some(Told::Whole));
            }
        }
    }
}
