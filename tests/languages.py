"""Made-up languages, to see that every text of ours passes through wording."""

import gettext
import re
from typing import Any

import messages


class Upside(gettext.NullTranslations):
    """A made-up language: every text of ours stands between marks."""

    def gettext(self, message: str) -> str:
        return f"«{message}»"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


class Always(gettext.NullTranslations):
    """A made-up language with one text for all of ours."""

    def __init__(self, said: str) -> None:
        super().__init__()
        self.said = said

    def gettext(self, message: str) -> str:  # noqa: ARG002 - whatever it is
        return self.said

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


def beside_marks(text: str) -> str:
    """What of a text does not stand between marks."""
    while (less := re.sub("«[^«»]*»", "", text)) != text:
        text = less
    return text


class Accents(gettext.NullTranslations):
    """A made-up language without a letter from a to z, and with texts longer by a third than ours.

    It knows what the template for translators holds, and nothing else.
    """

    def gettext(self, message: str) -> str:
        return self._say(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self._say((msgid1, msgid2), msgid1 if n == 1 else msgid2)

    def _say(self, message: messages.Message, text: str) -> str:
        assert messages.is_listed(message), f"{message!r} is missing: {messages.WRITE}"
        return f"[{accented(text)}{'~' * (len(text) // 3)}]"

    def info(self) -> dict[str, str]:
        return {"language": "en_XA"}


def accented(text: str) -> str:
    """A text in letters with accents. The names of values are left, and codes for programs in it are, too."""
    return "".join(part if part.startswith("{") else part.translate(_ACCENTS) for part in re.split(r"({\w*})", text))


_ACCENTS: Any = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "áƀçđéƒǧĥíĵķłɱñóþʠŕšŧúṽŵẋýžÁƁÇĐÉƑǦĤÍĴĶŁṀÑÓÞɊŔŠŦÚṼŴẊÝŽ",
)
