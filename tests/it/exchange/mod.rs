//! Files of other systems, read into domain values.

mod codes;
mod hic;
mod raw_file;
mod workbook;
