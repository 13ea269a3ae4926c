"""One execution environment: a Node process that runs one invocation at a time."""

from __future__ import annotations

import io
import json
import os
import queue
import subprocess
import threading
import time
import uuid
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from ..clock import CLOCK
from ..place import PLACE
from ..principals import FUNCTION_OF_ACCESS_KEY

Status = Literal["success", "error", "timeout", "crash"]
_END = "\0end "
_UNZIP_LOCK = threading.Lock()


@dataclass(frozen=True)
class Outcome:
    """How an invocation ended. The result is JSON, of the handler or of the error."""

    status: Status
    result: bytes
    logs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Request:
    """An invocation that the process is to fetch."""

    identifier: str
    payload: bytes
    deadline_milliseconds: int


class ExecutionEnvironment:
    """Starts with the process, ends with it. `dead` once the process cannot be used any more."""

    def __init__(self, function: Any) -> None:
        self.identifier = uuid.uuid4().hex
        self.function = function
        self.dead = False
        self.fetched: str | None = None
        self.logs: list[str] = []
        self.requests: queue.Queue[Request | None] = queue.Queue()
        self.outcomes: queue.Queue[Outcome] = queue.Queue()
        self._logged = threading.Event()
        self.access_key, variables = _variables_of(function, self.identifier)
        FUNCTION_OF_ACCESS_KEY[self.access_key] = function
        self._process = subprocess.Popen(
            [
                PLACE.node,
                *("--require", PLACE.clock_script),
                *("--require", PLACE.name_server_script),
                PLACE.bootstrap,
            ],
            cwd=variables["LAMBDA_TASK_ROOT"],
            env=variables,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
        threading.Thread(target=self._read_logs, daemon=True).start()

    def invoke(self, identifier: str, payload: bytes) -> Outcome:
        """Runs one invocation. The timeout is counted in real time, whatever the clock of AWS does."""
        self.logs.clear()
        self._logged.clear()
        limit = int(self.function.timeout)
        started = time.monotonic()
        self.requests.put(Request(identifier, payload, int((CLOCK.now() + limit) * 1000)))
        try:
            outcome = self.outcomes.get(timeout=limit)
        except queue.Empty:
            self.kill()
            message = f"RequestId: {identifier} Error: Task timed out after {limit}.00 seconds"
            self.logs.append(message)
            return Outcome("timeout", _error("Sandbox.Timedout", message))
        # What was printed before the answer arrives through a pipe of its own.
        self._logged.wait(max(0.0, min(1.0, limit - (time.monotonic() - started))))
        return outcome

    def finish(self, kind: str, body: bytes) -> None:
        """The process answers, or says why it cannot start."""
        if kind == "fatal":
            self.dead = True
        self.outcomes.put(Outcome("success" if kind == "response" else "error", body))

    def kill(self) -> None:
        """Ends the process at once, as a crash would."""
        self.dead = True
        self._process.kill()

    def wait(self) -> None:
        """Returns when the process is gone."""
        self._process.wait()

    def _read_logs(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.startswith(_END):
                self._logged.set()
            else:
                self.logs.append(line.rstrip("\n"))
        status = self._process.wait()
        self.dead = True
        FUNCTION_OF_ACCESS_KEY.pop(self.access_key, None)
        reason = f"signal: {-status}" if status < 0 else f"exit status {status}"
        self.outcomes.put(Outcome("crash", _error("Runtime.ExitError", f"Runtime exited with error: {reason}")))
        self._logged.set()
        # Frees the request of the process for the next invocation, which nobody will read.
        self.requests.put(None)


def _error(kind: str, message: str) -> bytes:
    return json.dumps({"errorType": kind, "errorMessage": message}).encode()


def _code_of(function: Any) -> Path:
    """The unpacked code, shared by all environments of the same code: Lambda mounts it read-only too."""
    folder = PLACE.folder / "code" / str(function.code_digest).replace("/", "_").replace(":", "_")
    with _UNZIP_LOCK:
        if not folder.exists():
            unfinished = folder.with_name(folder.name + ".unfinished")
            zipfile.ZipFile(io.BytesIO(function.code_bytes)).extractall(unfinished)
            unfinished.rename(folder)
    return folder


def _variables_of(function: Any, identifier: str) -> tuple[str, dict[str, str]]:
    from moto.sts.models import sts_backends

    role = sts_backends[function.account_id]["aws"].assume_role(
        region_name=function.region,
        role_session_name=function.function_name[:64],
        role_arn=function.role,
        policy=None,
        duration=43_200,
        external_id=None,
    )
    return role.access_key_id, {
        "PATH": os.environ.get("PATH", ""),
        "LANG": "en_US.UTF-8",
        "TZ": ":UTC",
        **{key: str(value) for key, value in (function.environment_vars or {}).items()},
        "AWS_LAMBDA_RUNTIME_API": f"127.0.0.1:{PLACE.port}/_runtime/{identifier}",
        "LAMBDA_TASK_ROOT": str(_code_of(function)),
        "_HANDLER": function.handler,
        "AWS_REGION": function.region,
        "AWS_DEFAULT_REGION": function.region,
        "AWS_LAMBDA_FUNCTION_NAME": function.function_name,
        "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(function.memory_size),
        "AWS_LAMBDA_LOG_GROUP_NAME": function.logs_group_name,
        "AWS_LAMBDA_LOG_STREAM_NAME": identifier,
        "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand",
        "AWS_EXECUTION_ENV": f"AWS_Lambda_{function.run_time}",
        "AWS_ACCESS_KEY_ID": role.access_key_id,
        "AWS_SECRET_ACCESS_KEY": role.secret_access_key,
        "AWS_SESSION_TOKEN": role.session_token,
        "AWS_ENDPOINT_URL": PLACE.endpoint,
        "NOTAFTER_CLOCK_FILE": str(PLACE.clock_file),
        "NOTAFTER_NAME_SERVER": PLACE.name_server,
    }
