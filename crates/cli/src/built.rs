//! The site as Jekyll built it: is each person's page there?

use std::path::Path;

use indexer::{Diagnostic, Profile, Site, add_new};

/// Takes out everybody whose page is not in `built_site`, and says so.
pub(crate) fn keep_built(site: &mut Site, built_site: &Path) {
    site.diagnostics.extend(missing_pages(built_site, &site.profiles));
    site.profiles.retain(|profile| is_there(built_site, profile));
    for part in &mut site.in_languages {
        add_new(&mut site.diagnostics, missing_pages(built_site, &part.profiles));
        part.profiles.retain(|profile| is_there(built_site, profile));
    }
    site.in_languages.retain(|part| !part.profiles.is_empty());
}

/// A warning for each of `profiles` whose page is not in `built_site`.
fn missing_pages(built_site: &Path, profiles: &[Profile]) -> Vec<Diagnostic> {
    profiles
        .iter()
        .filter(|profile| !is_there(built_site, profile))
        .map(|profile| {
            let message = format!("`{}` is not in the built site", profile.dest);
            Diagnostic::warning(&profile.path, message)
                .hint("build the site with Jekyll first, with the same flags; if it is up to date, this is a fault of ours: please report it")
        })
        .collect()
}

fn is_there(built_site: &Path, profile: &Profile) -> bool {
    built_site.join(profile.dest.trim_start_matches('/')).is_file()
}
