"""What the Nu Html Checker says about pages, many in one go because Java starts slowly."""

import json
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tests import machine


def html_errors(pages: Mapping[str, str]) -> list[str]:
    """The errors in whole HTML pages, given by a name for each: lines "name:line: message"."""
    jar = machine.vnu_jar() or machine.lacking(machine.NO_VNU, optional=True)
    with tempfile.TemporaryDirectory() as folder:
        names = {}
        for number, (name, text) in enumerate(pages.items()):
            file = Path(folder) / f"{number}.html"
            file.write_text(text, encoding="utf-8")
            names[file.name] = name
        command = ["java", "-jar", str(jar), "--format", "json", "--exit-zero-always", "--stdout", *names]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=True)
    return [
        f"{names[Path(found['url']).name]}:{found['lastLine']}: {found['message']}"
        for found in json.loads(done.stdout)["messages"]
        if found["type"] == "error"
    ]
