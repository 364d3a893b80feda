//! Airports and carriers, as data with provenance.
