//! A list goes through in pieces: one thread reads, several assess, and what they find is written in the order of the list.
//! Piece after piece goes to the threads in turn and comes back in turn, so that the files are the same however many there are,
//! and no more than a few pieces are kept at once.

use std::{
    ops::ControlFlow,
    path::Path,
    sync::mpsc::{Receiver, SyncSender, sync_channel},
    thread,
};

use jiuzhu_screening::{
    Gathered, Gatherer, Judge, Mistake, Scattered,
    results::Results,
    summary::Summary,
    table::{Table, Unreadable},
};
use jiuzhu_words::Texts;

use super::{
    file::{File, Form, Rows},
    mistakes::Told,
};
use crate::{failure::Failure, output::Growing};

/// Households.
const PIECE: usize = 256;
/// So many pieces wait for each thread, and so many behind it.
const WAITING: usize = 2;

/// What is to be done.
pub struct Of<'o> {
    pub name: &'o Path,
    pub table: &'o Table,
    pub results: &'o Results<'o>,
    pub threads: usize,
    pub out: &'o Path,
    pub form: Form,
    pub errors: Option<&'o Path>,
    pub texts: &'static Texts,
}

/// What came of it.
pub struct Ran {
    pub summary: Summary,
    pub mistakes: Told,
}

/// What was found in one piece.
struct Found {
    rows: Rows,
    mistakes: Vec<Mistake>,
    summary: Summary,
}

/// Goes through the list; once more where rows of one household turn out to stand apart, so that its first rows are told as well.
pub fn whole(of: &Of<'_>) -> Result<Ran, Failure> {
    let (ran, file, scattered) = once(of, Scattered::default())?;
    let (mut ran, file) = if scattered.is_empty() {
        (ran, file)
    } else {
        let (ran, file, _) = once(of, scattered)?;
        (ran, file)
    };
    file.finish()?;
    ran.mistakes.take_file().map_or(Ok(()), Growing::finish)?;
    Ok(ran)
}

fn once(of: &Of<'_>, known: Scattered) -> Result<(Ran, File, Scattered), Failure> {
    let mut out = File::begin(of.form, of.results, of.out)?;
    let columns = &of.results.screening().columns;
    let mut mistakes = Told::of(of.errors, columns, of.texts)?;
    let mut summary = Summary::default();
    let scattered = thread::scope(|scope| {
        let mut to_judges = Vec::new();
        let mut from_judges = Vec::new();
        for _ in 0..of.threads {
            let (send_piece, pieces) = sync_channel(WAITING);
            let (send_found, found) = sync_channel(WAITING);
            to_judges.push(send_piece);
            from_judges.push(found);
            scope.spawn(move || judged(of, &pieces, &send_found));
        }
        let reader = scope.spawn(move || read(of, known, &to_judges));
        // A piece that is missing is the end: they were handed out in this order.
        for found in (0..of.threads).cycle().map_while(|turn| from_judges.get(turn)?.recv().ok()) {
            out.add(found.rows)?;
            found.mistakes.iter().try_for_each(|it| mistakes.tell(it))?;
            summary.take_in(found.summary);
        }
        let read = reader.join().unwrap_or_else(|_| Err(Unreadable::Damaged("its reader broke down".to_owned())));
        read.map_err(|wrong| Failure::Input(format!("{}: {wrong}", of.name.display())))
    })?;
    Ok((Ran { summary, mistakes }, out, scattered))
}

fn read(of: &Of<'_>, known: Scattered, to_judges: &[SyncSender<Vec<Gathered>>]) -> Result<Scattered, Unreadable> {
    let mut gatherer = Gatherer::of(&of.results.screening().columns, known);
    let mut turns = to_judges.iter().cycle();
    let mut piece = Vec::with_capacity(PIECE);
    // Whoever writes may have given up.
    let mut hand_over = |piece| match turns.next().map(|judge| judge.send(piece)) {
        Some(Ok(())) => ControlFlow::Continue(()),
        _ => ControlFlow::Break(()),
    };
    of.table.rows(|row| {
        piece.extend(gatherer.take(row));
        if piece.len() < PIECE {
            return ControlFlow::Continue(());
        }
        hand_over(core::mem::replace(&mut piece, Vec::with_capacity(PIECE)))
    })?;
    let (last, scattered) = gatherer.finish();
    piece.extend(last);
    if !piece.is_empty() {
        _ = hand_over(piece);
    }
    Ok(scattered)
}

fn judged(of: &Of<'_>, pieces: &Receiver<Vec<Gathered>>, send: &SyncSender<Found>) {
    let results = of.results;
    let mut judge = Judge::of(results.screening());
    for piece in pieces {
        let mut found = Found { rows: Rows::of(of.form, results), mistakes: Vec::new(), summary: Summary::default() };
        for gathered in &piece {
            let mut household = judge.judge(gathered);
            found.summary.add(&household);
            if household.row.is_some() {
                found.rows.add(results, &household);
            }
            found.mistakes.append(&mut household.mistakes);
        }
        if send.send(found).is_err() {
            return;
        }
    }
}
