//! Distances from T-zero, as every view shows them.

use crate::app::App;
use crate::model::EventId;
use crate::phrases;
use crate::view::theme::Role;
use crate::when::Distance;

/// The distance of an event from T-zero in at most 13 columns; none where time is not counted from an event.
pub fn brief(app: &App, event: EventId) -> Option<(String, Role)> {
    told(app, event, Distance::brief)
}

/// The same in at most 8 columns.
pub fn briefest(app: &App, event: EventId) -> Option<(String, Role)> {
    told(app, event, Distance::briefest)
}

fn told(app: &App, event: EventId, words: impl Fn(&Distance) -> String) -> Option<(String, Role)> {
    if app.zero == Some(event) {
        return Some((phrases::ZERO.to_owned(), Role::Accent));
    }
    let distance = app.distance(event)?;
    Some((words(&distance), role(&distance)))
}

/// How a distance looks: in doubt, or plain.
pub fn role(distance: &Distance) -> Role {
    if distance.is_uncertain() { Role::Uncertain } else { Role::Dim }
}
