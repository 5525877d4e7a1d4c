//! The check of the finished pages' links.
