"""GeoJSON as areas by what they show; what had to be mended or left out is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from counterclaim.evidence.axes import Box, Frame, framed
from counterclaim.evidence.notes import Notes
from counterclaim.model.errors import BadEvidence
from counterclaim.model.evidence import CONTESTED, Fault
from counterclaim.model.evidence_format import SourceFormat

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

LEAST = 4  # positions of a ring, the last the first again
SLIVER = 0.5  # km²; overlaps below this are rounding
AREAL = ("Polygon", "MultiPolygon")


class Areas(msgspec.Struct, frozen=True):
    """What a map shows: an area in degrees for each value, its size in km², and what was odd about the file."""

    shapes: dict[str, Any]
    km2: dict[str, float]
    faults: tuple[Fault, ...] = ()


def read_areas(raw: bytes, source: SourceFormat, file: str, box: Box | None) -> Areas:
    """The areas of a GeoJSON file. Raises ``BadEvidence`` where it is none, or nobody can tell where its points lie.

    Polygons of one value are joined; where two values overlap the ground is contested.
    """
    try:
        data = msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadEvidence(f"this is no JSON: {error}", where=file) from error
    if not isinstance(data, dict) or "type" not in data:
        raise BadEvidence("this is no GeoJSON: it has no 'type'", where=file)
    notes = Notes(file)
    found = [(value, polygon) for value, rings in shown(data, source, notes) for polygon in polygons(rings, notes)]
    frame = framed([polygon.bounds for _, polygon in found], data.get("crs"), box, file)
    if frame.told:
        notes.add(frame.told)
    by_value: dict[str, list[BaseGeometry]] = {}
    for value, polygon in found:
        by_value.setdefault(value, []).append(mended(moved(polygon, frame), notes))
    if not by_value:
        notes.add("no polygon in this file")
    joined = {value: join(shapes, notes) for value, shapes in by_value.items()}
    shapes = apart(joined, notes)
    return Areas(shapes, {value: square_km(shape) for value, shape in shapes.items()}, notes.faults())


def shown(data: dict[str, Any], source: SourceFormat, notes: Notes) -> Iterator[tuple[str, list[Any]]]:
    """The rings of each polygon, with what it shows."""
    features = data["features"] if isinstance(data.get("features"), list) else [data]
    for feature in features:
        if not isinstance(feature, dict):
            notes.add("a feature is no object: left out")
            continue
        geometry = feature.get("geometry") if feature.get("type") == "Feature" else feature
        properties = feature.get("properties") or {}
        value = value_of(properties if isinstance(properties, dict) else {}, source, notes)
        if value is not None:
            for rings in rings_of(geometry, notes):
                yield value, rings


def value_of(properties: dict[str, Any], source: SourceFormat, notes: Notes) -> str | None:
    """What a feature shows by its property; ``None`` where nobody knows or the source's words mean nothing."""
    if source.property is None:
        return source.value
    word = str(properties.get(source.property, ""))
    if word in source.ignored:
        return None
    value = source.values.get(word, source.value)
    if value is None:
        notes.add(f"'{source.property}' is '{word}', which evidence.toml does not know: left out")
    return value


def rings_of(geometry: Any, notes: Notes) -> Iterator[list[Any]]:
    """The rings of each polygon in a geometry, whatever it is wrapped in."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind == "GeometryCollection":
        for part in geometry.get("geometries") or ():
            yield from rings_of(part, notes)
    elif kind in AREAL and isinstance(geometry.get("coordinates"), list):
        yield from [geometry["coordinates"]] if kind == "Polygon" else geometry["coordinates"]
    else:
        notes.add(f"a {kind or 'feature without a geometry'} is no area: left out")


def polygons(rings: Any, notes: Notes) -> Iterator[BaseGeometry]:
    """The polygon of these rings; without those that are none, and none where the outer one is none."""
    import shapely

    sound = [ring(each, notes) for each in rings] if isinstance(rings, list) else []
    if sound and sound[0] is not None:
        yield shapely.Polygon(sound[0], [each for each in sound[1:] if each is not None])


def ring(positions: Any, notes: Notes) -> list[tuple[float, float]] | None:
    """The points of a ring; ``None`` where they enclose nothing."""
    try:
        points = [(float(each[0]), float(each[1])) for each in positions]
    except (TypeError, ValueError, IndexError):
        notes.add("a ring holds what is no position: left out")
        return None
    if any(not (abs(x) < float("inf") and abs(y) < float("inf")) for x, y in points):
        notes.add("a ring holds what is no number: left out")
        return None
    if points and points[0] != points[-1]:
        notes.add("a ring is not closed: closed")
        points.append(points[0])
    if len(points) < LEAST:
        notes.add("a ring has fewer than three corners: left out")
        return None
    return points


def moved(shape: BaseGeometry, frame: Frame) -> BaseGeometry:
    """The shape in degrees, longitude first."""
    import shapely

    return shape if frame.move is None else shapely.transform(shape, frame.move)


def mended(shape: BaseGeometry, notes: Notes) -> BaseGeometry:
    """The shape, made valid where its rings cross."""
    import shapely

    if shape.is_valid:
        return shape
    reason = shapely.is_valid_reason(shape).partition("[")[0].strip().lower()
    notes.add(f"an invalid polygon ({reason}): mended")
    return areal(shapely.make_valid(shape))


def areal(shape: BaseGeometry) -> BaseGeometry:
    """Only what of a shape has an area."""
    import shapely

    parts = shapely.get_parts(shape)
    return shapely.union_all([part for part in parts if part.geom_type in AREAL]) if len(parts) > 1 else shape


def join(shapes: Sequence[BaseGeometry], notes: Notes) -> BaseGeometry:
    """One shape of all; tells by how much they overlap."""
    import shapely

    whole = shapely.union_all(shapes)
    if len(shapes) > 1:
        twice = sum(map(square_km, shapes)) - square_km(whole)
        if twice > SLIVER:
            notes.add(f"polygons of one value overlap ({twice:,.0f} km²): joined")
    return whole


def apart(shapes: dict[str, BaseGeometry], notes: Notes) -> dict[str, BaseGeometry]:
    """The shapes without what two of them share, which becomes contested."""
    import shapely

    values = sorted(shapes)
    shared = [
        shapely.intersection(shapes[left], shapes[right])
        for n, left in enumerate(values)
        for right in values[n + 1 :]
        if CONTESTED not in (left, right)
    ]
    overlap = shapely.union_all(shared) if shared else None
    if overlap is None or square_km(overlap) <= SLIVER:
        return shapes
    notes.add(f"polygons of different values overlap ({square_km(overlap):,.0f} km²): contested there")
    out = {value: shapely.difference(shape, overlap) for value, shape in shapes.items() if value != CONTESTED}
    return {**out, CONTESTED: shapely.union_all([shapes[CONTESTED], overlap]) if CONTESTED in shapes else overlap}


def square_km(shape: BaseGeometry) -> float:
    """The area of a shape in degrees, by an equal-area projection of the WGS84 ellipsoid."""
    import shapely

    from counterclaim.evidence.axes import equal_area

    return float(shapely.transform(shape, equal_area).area) / 1e6
