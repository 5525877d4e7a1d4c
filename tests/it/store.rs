//! Reading folders and writing the site, all or nothing.
