//! Pages, addresses and data of finished sites.
