"""`python -m projects.demo.pictures` draws all illustrations anew and prints what the sheets' JSON says about them."""

import hashlib
import sys

from projects.demo.pictures import MOTIFS, drawn, encoded, picture_path


def main() -> None:
    for code, n in MOTIFS:
        data = encoded(drawn(code, n))
        picture_path(code, n).parent.mkdir(parents=True, exist_ok=True)
        picture_path(code, n).write_bytes(data)
        sys.stdout.write(f"{code}-{n}.jpg  {len(data)} Bytes  sha256 {hashlib.sha256(data).hexdigest()}\n")


main()
