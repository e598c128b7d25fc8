"""How well one colour stands out against another, by the Web Content Accessibility Guidelines."""

#: The least contrast at which text of any size can be read.
READABLE = 4.5
WHITE = "#ffffff"
#: How bright red, green and blue each seem, of a brightness of 1 in all.
_WEIGHTS = (0.2126, 0.7152, 0.0722)
_DARK, _GAMMA = 0.04045, 2.4


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, `#1d5c4d`: 1 for two alike, to 21 for black on white."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return sum(weight * _light(part) for weight, part in zip(_WEIGHTS, parts, strict=True))


def _light(part: float) -> float:
    """The light of one part of a colour, undone of what screens make of it."""
    return part / 12.92 if part <= _DARK else ((part + 0.055) / 1.055) ** _GAMMA
