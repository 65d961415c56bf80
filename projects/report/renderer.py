"""What shapes a PDF besides its document, as one number: equal numbers promise equal bytes."""

import hashlib
from functools import lru_cache
from importlib.metadata import version

from projects.report.build_folder import HERE, ICONS, ROOT
from projects.report.characters import FONTS


@lru_cache(maxsize=1)
def renderer_fingerprint() -> str:
    """SHA-256 over all that shapes a PDF besides its document: typesetter, templates, fonts, icons, drawing code."""
    digest = hashlib.sha256()
    for package in ("typst", "Pillow"):
        digest.update(f"{package} {version(package)}\n".encode())
    code = [
        HERE / f"{name}.py"
        for name in (
            "build_folder",
            "characters",
            "errata",
            "errata_page",
            "excerpt",
            "overview",
            "palette",
            "printdata",
        )
    ]
    charts = (HERE / "charts").glob("*.py")
    setting = [HERE / f"{name}.py" for name in ("child", "renderer", "typeset")]
    words = [
        ROOT / "projects" / f"{name}.py"
        for name in ("funding", "photos", "pictures", "sections", "text", "tombstones", "topics")
    ]
    files = [*HERE.glob("*.typ"), *FONTS.glob("*.ttf"), *ICONS.glob("*.svg"), *charts, *code, *words, *setting]
    for path in sorted(files, key=lambda path: path.name):
        content = path.read_bytes()
        digest.update(f"{path.name} {len(content)}\n".encode() + content)
    return digest.hexdigest()
