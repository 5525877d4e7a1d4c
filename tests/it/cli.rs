//! The commands, run as a pipeline runs them.
