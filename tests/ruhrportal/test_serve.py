"""The portal in its real server, in a process of its own."""

import signal
import socket
from pathlib import Path

import pytest

from tests.server import answer, free_port, served


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_it_answers_and_stops_cleanly_when_told(tmp_path: Path, told: signal.Signals) -> None:
    port = free_port()
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "hello.css").write_text("/* hello */")
    with served(port, tmp_path) as server:
        status, policy = answer(f"http://127.0.0.1:{port}/gone/")
        assert (status, "default-src 'self'" in policy) == (404, True)
        status, policy = answer(f"http://127.0.0.1:{port}/static/hello.css")
        assert (status, "default-src 'self'" in policy) == (200, True)
        server.send_signal(told)
        output, _ = server.communicate(timeout=20)
    assert server.returncode == 0
    assert "Traceback" not in output
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0


def test_a_taken_port_is_named_in_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with served(port, tmp_path) as server:
            output, _ = server.communicate(timeout=30)
    assert server.returncode == 1
    assert output.startswith(f"CommandError: Auf 127.0.0.1, Port {port}, kann nicht gelauscht werden")
    assert output.count("\n") == 1
