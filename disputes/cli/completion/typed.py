"""Words as a shell has them while they are typed: quotes that may still be open, and escapes."""

from __future__ import annotations

from collections.abc import Iterator

_SPACES = " \t\n"


def split_line(line: str) -> list[str]:
    """Split a line up to the cursor into words; the last is the unfinished one, perhaps empty."""
    words = [""]
    begun = False
    for character, literal in _characters(line):
        if not literal and character in _SPACES:
            if begun:
                words.append("")
            begun = False
        else:
            words[-1] += character
            begun = True
    return words


def unquoted(word: str) -> str:
    """Give what a word means, without the quotes and escapes that it is typed with."""
    return "".join(character for character, _ in _characters(word))


def _characters(text: str) -> Iterator[tuple[str, bool]]:
    """Give the characters that are meant, each with whether it stands for itself."""
    quote = ""
    characters = iter(text)
    for character in characters:
        if character == "\\" and quote != "'":
            following = next(characters, "")
            if quote and following not in ('"', "\\", "$", "`"):
                yield character, True
            if following:
                yield following, True
        elif quote:
            if character == quote:
                quote = ""
            else:
                yield character, True
        elif character in "'\"":
            quote = character
            yield "", True  # so that an empty word is one
        else:
            yield character, False
