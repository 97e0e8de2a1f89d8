//! The command as its users run it: arguments in, output, files and exit code out.

mod bad_input;
mod bad_site;
mod build;
mod doctor;
mod documents;
mod hostile_size;
mod jekyll;
mod killed;
mod languages;
mod left_out;
mod npm;
mod offline;
mod output_folder;
mod reading;
mod rest;
mod run;
mod serve;
mod single;
mod small_disk;
mod sparse;
mod watch;
