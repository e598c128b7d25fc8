"""The colours of documents: of categories and the house; never the only sign of anything."""

#: From the best category of a ladder to the worst: of its word, and of the ground behind it. A
#: longer ladder repeats the last. Each has a contrast of at least 4.5:1, on its ground and on
#: white.
STEPS = (
    ("#1b5e20", "#e4f2e5"),
    ("#6b5200", "#fbf2cf"),
    ("#8a3d00", "#fde8d7"),
    ("#9b1313", "#fbe1e1"),
    ("#5a1680", "#f0e3f7"),
)
HOUSE = "#1f3a5f"
GREY = "#595959"


def step(rank: int) -> tuple[str, str]:
    """The colours of a category by its rank, 0 being the best."""
    return STEPS[min(rank, len(STEPS) - 1)]
