//! Which cards stay where they are when the order changes.
//!
//! A node that is moved loses its focus and its scroll position, so as few as possible
//! move: all but a longest rising run of their old places. The card that holds the focus
//! stays in any case, and the others move around it.

/// For each place of the new order: does the card there stay where it is?
///
/// `old` holds each card's old place, all different, or `None` for a new card; `pinned`
/// is the new place of a card that must stay.
pub(crate) fn stays(old: &[Option<usize>], pinned: Option<usize>) -> Vec<bool> {
    let pin = pinned.and_then(|place| Some((place, (*old.get(place)?)?)));
    // `ends[n]`: the new place at which the best run of length n + 1 ends.
    let mut ends: Vec<(usize, usize)> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; old.len()];
    for (place, was) in old.iter().enumerate() {
        let Some(was) = *was else { continue };
        if pin.is_some_and(|pin| !fits((place, was), pin)) {
            continue;
        }
        let at = ends.partition_point(|end| end.1 < was);
        if let Some(slot) = before.get_mut(place) {
            *slot = at.checked_sub(1).and_then(|shorter| ends.get(shorter)).map(|end| end.0);
        }
        match ends.get_mut(at) {
            Some(end) => *end = (place, was),
            None => ends.push((place, was)),
        }
    }
    trace(&before, ends.last().map(|end| end.0))
}

/// Can a card that goes from old place to new stand in one run with the pinned one?
fn fits(card: (usize, usize), pin: (usize, usize)) -> bool {
    card == pin || (card.0 < pin.0) == (card.1 < pin.1)
}

/// Marks the run that ends at `last`, from its end to its start.
fn trace(before: &[Option<usize>], mut last: Option<usize>) -> Vec<bool> {
    let mut stays = vec![false; before.len()];
    while let Some(place) = last {
        if let Some(stay) = stays.get_mut(place) {
            *stay = true;
        }
        last = before.get(place).copied().flatten();
    }
    stays
}

#[cfg(test)]
mod tests {
    use super::stays;

    #[track_caller]
    fn check(old: &[usize], pinned: Option<usize>, expected: &str) {
        let old: Vec<_> = old.iter().map(|was| Some(*was)).collect();
        let drawn: String =
            stays(&old, pinned).iter().map(|stay| if *stay { '=' } else { '^' }).collect();
        assert_eq!(drawn, expected);
    }

    #[test]
    fn nothing_moves_in_the_same_order() {
        check(&[0, 1, 2], None, "===");
    }

    #[test]
    fn one_card_that_went_to_the_end_moves_alone() {
        check(&[1, 2, 3, 0], None, "===^");
    }

    #[test]
    fn one_card_that_came_to_the_front_moves_alone() {
        check(&[3, 0, 1, 2], None, "^===");
    }

    #[test]
    fn f_1_the_pinned_card_stays_and_the_others_move() {
        check(&[3, 0, 1, 2], Some(0), "=^^^");
    }

    #[test]
    fn new_cards_never_count_as_staying() {
        assert_eq!(stays(&[None, Some(0), None], Some(0)), [false, true, false]);
    }

    #[test]
    fn the_run_is_rising_and_as_long_as_brute_force_finds() {
        for old in permutations(6) {
            let places: Vec<_> = old.iter().map(|was| Some(*was)).collect();
            let kept = kept(&old, &stays(&places, None));
            assert!(kept.is_sorted(), "{old:?}");
            let longest = (0u32..64)
                .map(|set| subset(&old, set))
                .filter(|run| run.is_sorted())
                .map(|run| run.len())
                .max();
            assert_eq!(Some(kept.len()), longest, "{old:?}");
        }
    }

    fn kept(old: &[usize], stays: &[bool]) -> Vec<usize> {
        old.iter().zip(stays).filter(|(_, stay)| **stay).map(|(was, _)| *was).collect()
    }

    fn subset(old: &[usize], set: u32) -> Vec<usize> {
        old.iter()
            .enumerate()
            .filter(|(place, _)| set >> place & 1 == 1)
            .map(|(_, was)| *was)
            .collect()
    }

    fn permutations(len: usize) -> Vec<Vec<usize>> {
        if len == 0 {
            return vec![Vec::new()];
        }
        let insert = |shorter: Vec<usize>| {
            (0..len).map(move |at| {
                let mut longer = shorter.clone();
                longer.insert(at, len - 1);
                longer
            })
        };
        permutations(len - 1).into_iter().flat_map(insert).collect()
    }
}
