"""What is handed to operators must fit the code: the lock file, the list of settings, the licence."""

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "ruhrportal" / "deploy" / "requirements.txt").read_text()
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
PIN = re.compile(r"^([a-z0-9-]+)==(\S+)((?: \\\n    --hash=sha256:[0-9a-f]{64})+)$", re.M)


def pins() -> dict[str, Version]:
    return {name: Version(version) for name, version, _ in PIN.findall(LOCK)}


def test_the_lock_file_holds_every_dependency_within_its_bounds() -> None:
    locked = pins()
    for requirement in map(Requirement, PROJECT["dependencies"]):
        name = canonicalize_name(requirement.name)
        assert locked[name] in requirement.specifier, f"{name} {locked[name]} is not {requirement.specifier}"


def test_the_lock_file_holds_nothing_but_pins_with_hashes() -> None:
    rest = PIN.sub("", LOCK)
    assert [line for line in rest.splitlines() if line and not line.startswith("#")] == []
    assert len(pins()) > len(PROJECT["dependencies"])
    assert "://" not in LOCK
    assert "index" not in re.sub(r"--no-emit-index-url", "", LOCK)


def test_every_setting_is_explained_to_operators() -> None:
    source = (ROOT / "ruhrportal" / "settings.py").read_text()
    read = set(re.findall(r'env\.\w+\("([A-Z_]+)"', source))
    explained = set(re.findall(r"^#([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.M))
    assert read == explained


def test_the_licence_is_the_one_that_the_project_names() -> None:
    text = (ROOT / "LICENSE").read_text()
    assert PROJECT["license"] == "EUPL-1.2"
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    assert "production of a new EUPL version." in text
