//! Files of other systems, read into domain values.

mod codes;
mod generating;
mod hic;
mod names;
mod outcomes;
mod overposted;
mod raw_file;
mod workbook;
