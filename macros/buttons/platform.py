"""平台核对: compares the platform's list with our orders and lists what does not match."""

from macros.button import DAILY, button
from macros.desk import Desk, Pressed
from order_logic.book import key_of
from order_logic.computed import Glance
from order_logic.derived.platform import PLATFORM_READS, platform_listing
from order_logic.derived.refresh import refreshed
from order_logic.records import FoundProblem, JournalRow, PlatformRow
from order_logic.text import Text
from workbook.gateway import Reach

_SAID = Text("{said}", "{said}")


@button(
    "platform_check",
    "平台核对",
    "Compare with platform",
    tip=(
        "把平台清单与本册订单按产品、数量、金额核对，不符的写到「检查结果」",
        "Compares the platform's list with our orders; what differs stands in Findings",
    ),
    sheet=PlatformRow,
    group=DAILY,
)
def platform_check(desk: Desk) -> Pressed:
    from macros.found import findings_sheet
    from macros.listing import as_findings, told, whole

    book = desk.gateway.read(whole(PLATFORM_READS) | {FoundProblem: Reach.WHOLE, JournalRow: Reach.TAIL})
    after = book.after(())
    fresh = refreshed(
        after, (), Glance(desk.now, desk.settings(book), desk.lang), [(PlatformRow, key_of(r)) for r in after.all(PlatformRow)]
    )
    listing = platform_listing(after)
    findings = as_findings(listing)
    facts: dict[str, object] = {"said": told(listing), "asked": len(findings)}
    shown = desk.message(_SAID, facts, findings)
    desk.write([*fresh, *findings_sheet(book, findings, desk.lang, desk.gateway.place)], shown)
    return Pressed(findings=tuple(findings), sentence=_SAID, facts=facts, changes=len(fresh))
