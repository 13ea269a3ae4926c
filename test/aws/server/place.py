"""Where this local AWS lives: its port, its folder, the Node that runs functions."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass
class Place:
    """Filled in once, at the start."""

    port: int = 0
    folder: Path = Path()
    node: str = "node"
    bootstrap: str = ""
    clock_script: str = ""
    name_server_script: str = ""
    name_server: str = ""

    @property
    def endpoint(self) -> str:
        """An address, not a name: the SDK then puts bucket names into the path instead of the host."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def clock_file(self) -> Path:
        """What the preloaded script reads."""
        return self.folder / "clock"


PLACE = Place()
