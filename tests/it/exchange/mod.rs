//! Tests that read files of other systems into domain values.

mod cells;
mod codes;
mod generating;
mod hic;
mod importing;
mod kept_beds;
mod layouts;
mod names;
mod outcomes;
mod overposted;
mod raw_file;
mod sheets;
mod text_files;
mod workbook;
