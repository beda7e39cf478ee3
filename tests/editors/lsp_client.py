"""An editor in small: talks to a language server on its standard input and output."""

from __future__ import annotations

import json
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Any, NamedTuple

Message = dict[str, Any]
SECONDS = 30


class Offer(NamedTuple):
    """What the server proposes where the cursor stands."""

    label: str
    inserted: str
    about: str


class Marked(NamedTuple):
    """What the server marks: the line from 1, the words, and what it says."""

    line: int
    words: str
    message: str


class Client:
    """A running server, asked about one text after another."""

    def __init__(self, command: Sequence[str], folder: Path, settings: Message) -> None:
        self._settings = settings
        self._folder = folder
        self._asked = self._opened = 0
        self._messages: SimpleQueue[Message | None] = SimpleQueue()
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._reader = threading.Thread(target=self._read, daemon=True)

    def __enter__(self) -> Client:
        """Start as an editor does that has opened the folder."""
        self._reader.start()
        root = self._folder.as_uri()
        document = {
            "hover": {"contentFormat": ["markdown"]},
            "completion": {"completionItem": {"snippetSupport": True}},
            "publishDiagnostics": {},
        }
        self._ask(
            "initialize",
            {
                "processId": None,
                "rootUri": root,
                "workspaceFolders": [{"uri": root, "name": "folder"}],
                "capabilities": {
                    "workspace": {"configuration": True, "workspaceFolders": True},
                    "textDocument": document,
                },
            },
        )
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": self._settings})
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop the server."""
        self._process.kill()
        self._process.wait()
        self._reader.join()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()

    def marked(self, text: str, name: str = "") -> list[Marked]:
        """Open a text as a file of the folder and give what is marked in it, from the top."""
        _, found = self._open(text, name)
        lines = text.split("\n")
        marked = []
        for one in found:
            start, end = one["range"]["start"], one["range"]["end"]
            line = lines[start["line"]]
            last = end["character"] if start["line"] == end["line"] else len(line)
            words = line[start["character"] : last]
            marked.append(Marked(start["line"] + 1, words, one["message"]))
        return sorted(marked)

    def offers(self, text: str) -> list[Offer]:
        """Give what is proposed at the `|` in a text."""
        answer = self._at_cursor("textDocument/completion", text)
        items = answer["items"] if isinstance(answer, dict) else answer
        return [
            Offer(item["label"], item.get("insertText", ""), _words(item.get("documentation", "")))
            for item in items
        ]

    def hover(self, text: str) -> str:
        """Give what is shown over the `|` in a text."""
        answer = self._at_cursor("textDocument/hover", text)
        return _words(answer["contents"]) if answer else ""

    def _at_cursor(self, method: str, text: str) -> Any:
        before, _, after = text.partition("|")
        uri, _ = self._open(before + after, "")
        line = before.count("\n")
        place = {"line": line, "character": len(before) - (before.rfind("\n") + 1)}
        return self._ask(method, {"textDocument": {"uri": uri}, "position": place})

    def _open(self, text: str, name: str) -> tuple[str, list[Any]]:
        self._opened += 1
        uri = (self._folder / (name or f"{self._opened}.yaml")).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": self._opened, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        published = self._wait(
            lambda message: (
                message.get("method") == "textDocument/publishDiagnostics"
                and message["params"]["uri"] == uri
            )
        )
        return uri, published["params"]["diagnostics"]

    def _ask(self, method: str, parameters: Message) -> Any:
        self._asked += 1
        number = self._asked
        self._send({"id": number, "method": method, "params": parameters})
        answer = self._wait(lambda message: "method" not in message and message["id"] == number)
        if "error" in answer:
            raise RuntimeError(answer["error"]["message"])
        return answer["result"]

    def _tell(self, method: str, parameters: Message) -> None:
        self._send({"method": method, "params": parameters})

    def _send(self, message: Message) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        stream = self._process.stdin
        if stream is None:
            raise RuntimeError("the server has no standard input")
        stream.write(b"Content-Length: %d\r\n\r\n%b" % (len(data), data))
        stream.flush()

    def _wait(self, wanted: Callable[[Message], bool]) -> Message:
        """Give the next message that is wanted; what the server asks meanwhile is answered."""
        end = time.monotonic() + SECONDS
        while True:
            try:
                message = self._messages.get(timeout=max(0.01, end - time.monotonic()))
            except Empty:
                raise TimeoutError(f"no answer within {SECONDS} s") from None
            if message is None:
                raise RuntimeError("the server has ended")
            if "method" in message and "id" in message:
                self._send({"id": message["id"], "result": self._answer(message)})
            elif wanted(message):
                return message

    def _answer(self, message: Message) -> Any:
        if message["method"] != "workspace/configuration":
            return None
        return [self._settings.get(item.get("section")) for item in message["params"]["items"]]

    def _read(self) -> None:
        stream = self._process.stdout
        while stream is not None:
            length = 0
            while (line := stream.readline().strip()) != b"":
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            data = stream.read(length)
            if not data:
                break
            self._messages.put(json.loads(data))
        self._messages.put(None)


def _words(shown: str | Message) -> str:
    """Give a text that may be marked up."""
    return shown if isinstance(shown, str) else str(shown["value"])
