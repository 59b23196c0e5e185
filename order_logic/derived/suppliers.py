"""Which supplier is fit to buy from, and which one is the best for a product (R-33, R-34)."""

from order_logic.book import Book
from order_logic.derived.assignment import ranked, sellers_of, usable_weights
from order_logic.records import Offer, Supplier
from order_logic.records.choices import Grade
from order_logic.settings import Settings
from order_logic.text import Word


class Doubt(Word):
    """What speaks against a supplier."""

    STOPPED = ("已停用", "is stopped")
    NO_GRADE = ("没有评定等级", "has no grade")
    LOW_GRADE = ("等级低于设置的最低等级", "is graded below the lowest grade of the settings")
    NO_LICENCE = ("没有登记资质证照", "has no qualification on file")


def doubts(supplier: Supplier, settings: Settings) -> list[Doubt]:
    """Everything that speaks against a supplier; empty when one may buy from it (R-33)."""
    against = {
        Doubt.STOPPED: bool(supplier.stopped),
        Doubt.NO_GRADE: supplier.grade is None,
        Doubt.LOW_GRADE: supplier.grade is not None and _place(supplier.grade) > _place(lowest_grade(settings)),
        Doubt.NO_LICENCE: not supplier.licence.strip(),
    }
    return [doubt for doubt, holds in against.items() if holds]


def lowest_grade(settings: Settings) -> Grade:
    """The lowest grade that one may buy from; the default where the setting is no grade."""
    word = settings.supplier_min_grade.strip().upper()
    return Grade[word if word in Grade.__members__ else Settings().supplier_min_grade]


def _place(grade: Grade) -> int:
    return list(Grade).index(grade)


def best_offer(product: str, book: Book, settings: Settings) -> Offer | None:
    """The offer of the best supplier by capacity, lead time and quality; None where nobody offers the product.

    One that nothing speaks against comes before all others; where there is none, the best of the others, for R-33 to name.
    """
    offers = [book.get(Offer, product, s.candidate.code) for s in ranked(sellers_of(product, book), usable_weights(settings))]
    found = [offer for offer in offers if offer]
    fit = [offer for offer in found if (s := book.get(Supplier, offer.supplier)) and not doubts(s, settings)]
    return next(iter([*fit, *found]), None)
