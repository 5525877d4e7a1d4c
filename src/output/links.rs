//! Proves that every inner link, anchor and asset of the finished pages leads somewhere.
