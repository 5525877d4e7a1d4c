//! The finished site: its pages, data and addresses, made from a made-up plan.

mod addresses;
mod cited;
mod city;
mod corrections;
mod data;
mod evaluations;
mod fragments;
mod log;
pub(crate) mod made_up;
mod pages;
mod pictures;
mod publishers;
mod qr;
mod search;
mod structured;
mod tables;
mod themes;
mod words;
