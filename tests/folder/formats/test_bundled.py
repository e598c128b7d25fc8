"""Files that come with sfec."""

from sfec.folder.formats.bundled import bundled


def test_what_comes_with_sfec_is_found() -> None:
    for name, holds in (
        ("templates", "folder"),
        ("examples", "quillby"),
        ("policy", "education.yaml"),
    ):
        assert (bundled(name) / holds).exists()
