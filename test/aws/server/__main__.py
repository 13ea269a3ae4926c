"""Starts the local AWS: `python -m server --node PATH --bootstrap FILE --clock FILE --name-server-script FILE
--name-server ADDRESS [--port PORT]`, in the folder above this one.

One line of JSON on stdout says where it listens. It ends on SIGTERM, SIGINT, or when stdin closes, which is what
happens when the process that started it dies."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import sys
import tempfile
import threading
from pathlib import Path

# A wish of moto's own for where data is kept, and settings of the person who runs the tests, are not for this.
for _name in [name for name in os.environ if name.startswith(("MOTO_", "AWS_"))]:
    del os.environ[_name]

from . import clock

clock.install()

from werkzeug.serving import make_server

from . import control
from .functions import pool, runtime_api
from .gateway import Gateway, RequestHandler
from .place import PLACE


def main() -> None:
    """Serves until told to end; leaves no process and no folder behind."""
    parser = argparse.ArgumentParser()
    for name in ("--node", "--bootstrap", "--clock", "--name-server-script", "--name-server"):
        parser.add_argument(name, required=True)
    parser.add_argument("--port", type=int, default=0)
    arguments = parser.parse_args()

    PLACE.node, PLACE.bootstrap, PLACE.clock_script = arguments.node, arguments.bootstrap, arguments.clock
    PLACE.name_server_script, PLACE.name_server = arguments.name_server_script, arguments.name_server
    PLACE.folder = Path(tempfile.mkdtemp(prefix="notafter-aws-"))
    (PLACE.folder / "code").mkdir()
    ended = threading.Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: ended.set())
    try:
        clock.CLOCK.share(PLACE.clock_file)
        server = make_server(
            "127.0.0.1",
            arguments.port,
            Gateway(control.answer, runtime_api.answer),
            threaded=True,
            request_handler=RequestHandler,
        )
        PLACE.port = server.server_port
        os.environ["MOTO_PORT"] = str(PLACE.port)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        threading.Thread(target=_wait_for_the_parent, args=(ended,), daemon=True).start()
        print(json.dumps({"port": PLACE.port, "clockFile": str(PLACE.clock_file)}), flush=True)
        ended.wait()
    finally:
        pool.reset()
        shutil.rmtree(PLACE.folder, ignore_errors=True)
        sys.stdout.flush()
        # Threads that wait for a client or a process have nothing left to wait for.
        os._exit(0)


def _wait_for_the_parent(ended: threading.Event) -> None:
    sys.stdin.read()
    ended.set()


if __name__ == "__main__":
    main()
