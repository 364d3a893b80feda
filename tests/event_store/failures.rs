//! A connection that dies: the unit is stored whole and once, or not at all.
