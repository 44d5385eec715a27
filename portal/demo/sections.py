"""Writes the standing sections of a portal: introduction, history, organisation, guidance."""

from random import Random

from portal.demo.datafiles import load
from portal.demo.phrasing import render
from portal.demo.units import DemoUnit, unit_slots


def write_section_text(rng: Random, unit: DemoUnit, key: str) -> tuple[str, ...]:
    """Return the paragraphs of the section; KeyError for an unknown section."""
    slots = unit_slots(rng, unit)
    section = load("sections")[key]
    templates = section[unit.kind] if unit.kind in section else section["any"]
    return tuple(render(template, slots, rng) for template in templates)
