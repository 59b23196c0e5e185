"""How figures, days and marks look on paper."""

from datetime import date, datetime
from decimal import Decimal
from typing import Final

from markupsafe import Markup, escape

from order_logic.money import MINUS, decimals, shown
from order_logic.text import Lang, Text, Word

NONE: Final = "—"
DAY: Final = Text("天", "day")
LANGS: Final[tuple[Lang, Lang]] = ("zh", "en")
WEEKDAYS = tuple(Text(f"周{zh}", en) for zh, en in zip("一二三四五六日", ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), strict=True))


class Bare(TypeError):
    """A figure that does not say whether it is money, a price or a quantity."""


def money(amount: Decimal | None) -> str:
    """1234.5 as ``1,234.50``; None as a dash. Raises ValueError for more than two decimals: paper does not round."""
    if amount is None:
        return NONE
    if decimals(amount) > 2:
        raise ValueError(f"{amount} has parts of a 分; round it where it is computed")
    return shown(amount)


def quantity(amount: Decimal | int | None) -> str:
    """120 as ``120``, 2.50 as ``2.5``; None as a dash."""
    if amount is None:
        return NONE
    text = f"{amount:,f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace("-", MINUS)


def price(amount: Decimal | None) -> str:
    """A unit price with at least two decimals, and as many more as it has: ``86.50``, ``0.0375``."""
    if amount is None:
        return NONE
    return f"{amount:,.{max(2, decimals(amount))}f}".replace("-", MINUS)


def day(on: date | datetime | None) -> str:
    """``2026-11-21``, with the minute when there is one; None as a dash."""
    if on is None:
        return NONE
    return on.strftime("%Y-%m-%d %H:%M") if isinstance(on, datetime) else on.isoformat()


def counted(number: object, unit: Text) -> Text:
    """``3 天`` and ``3 days``; one of them is ``1 day``."""
    return Text(f"{number} {unit.zh}", f"{number} {unit.en}{'' if number == 1 else 's'}")


def tenths(amount: Decimal | int | None) -> str:
    """A count as ``1,240``, any other figure with one decimal: ``92.0``; None as a dash. Raises ValueError for more decimals."""
    if amount is None:
        return NONE
    if decimals(Decimal(amount)) > 1:
        raise ValueError(f"{amount} has more than a tenth; round it where it is computed")
    return (f"{amount:,}" if isinstance(amount, int) else f"{amount:,.1f}").replace("-", MINUS)


def signed(amount: Decimal | int | None) -> str:
    """A difference with its sign: ``+1.3``, ``−0.4``; nought has none."""
    return f"{'+' if amount and amount > 0 else ''}{tenths(amount)}"


def sentence(words: Text | str) -> Text | str:
    """Words as a sentence begins: English with a capital."""
    return Text(words.zh, words.en[:1].upper() + words.en[1:]) if isinstance(words, Text) else words


def short_day(on: date | datetime | Text | None) -> str | Text:
    """``11-21``, for columns whose year stands elsewhere on the page; words instead of a day stay words."""
    return NONE if on is None else on if isinstance(on, Text) else day(on)[5:]


def weekday(on: date) -> Text:
    return WEEKDAYS[on.weekday()]


def qr(number: str, reading: str = "", ink: str = "#12436d") -> Markup:
    """The QR code of ``reading`` (the number itself by default) as an SVG titled with the number."""
    import segno  # 30 ms, needed on paper only

    drawing = segno.make(reading or number, error="m", micro=False).svg_inline(border=0, omitsize=True, dark=ink)
    return Markup(drawing.replace("<path", f"<title>{escape(number)}</title><path", 1))  # noqa: S704 - drawn by segno, the number is escaped


def spoken(value: object, lang: Lang) -> object:
    """What a template prints: a Text or Word in the language of the paper, a day as a day, None as a dash.

    Raises Bare for a number other than an int: a figure must say whether it is money, a price or a quantity.
    """
    if value is None:
        return NONE
    if isinstance(value, Word):
        value = value.text
    if isinstance(value, Text):
        return value.say(lang)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, Decimal | float):
        raise Bare(f"{value!r} stands in a template without money, price or quantity")
    return value


def filled(phrase: Text, **facts: object) -> Text:
    """``phrase`` with its facts put in, still in both languages."""
    return Text(*(phrase.say(lang, **facts) for lang in LANGS))
