"""The head of each order: numbers, terms, contract and confirmation as sales would type them."""

from random import Random
from typing import Any

from order_logic.press import Numbers
from order_logic.records.choices import Channel
from order_logic.sample import words
from order_logic.sample.clock import DAY_LONG, Clock
from order_logic.sample.plan import Plan
from order_logic.text import Lang

_ORAL = 0.04
_USUAL = (Channel.MAIL, Channel.MAIL, Channel.MAIL, Channel.CHAT, Channel.CHAT, Channel.PHONE, Channel.FAX, Channel.VISIT, Channel.FAIR)


class Heads:
    """Writes heads in the order in which drafts were begun, so that all numbers run with time."""

    def __init__(self, rng: Random, clock: Clock, lang: Lang) -> None:
        self.rng, self.clock, self.lang = rng, clock, lang
        self._drafts, self._contracts = Numbers(), Numbers()

    def head(self, plan: Plan, number: str) -> dict[str, Any]:
        """The fields of the order that are typed or given while it is a draft; ``number`` "" leaves it its draft number."""
        day, customer, rng = self.clock.day(plan.began), plan.buyer.customer, self.rng
        draft = self._drafts.next("D", day)
        oral = not plan.retail and rng.random() < _ORAL
        po = plan.buyer.next_po(day)
        wanted = self.clock.day(plan.began + plan.wished * DAY_LONG)
        project = plan.order_type == "项目"
        reply = (words.ORAL if oral else words.REPLY).say(self.lang, po=po)
        return {
            "number": number or draft, "draft_no": draft, "order_type": plan.order_type, "channel": self._channel(plan, oral),
            "customer": customer.code, "customer_po": po, "contact": customer.contact, "phone": customer.phone,
            "address": customer.address, "ordered_on": day,
            "requested_on": wanted, "contract_due_on": wanted if project or rng.random() < 0.4 else None, "settlement": customer.settlement,
            "payment": customer.payment, "tax_included": plan.buyer.tax_included, "invoice_wanted": rng.random() < 0.93,
            "rush": True if plan.rush else None, "special": rng.choice(words.SPECIALS).say(self.lang) if plan.special else "",
            "contract_no": "" if plan.retail else self._contract(day.year), "contract_sealed": None if plan.retail else True,
            "contract_signed": None if plan.retail else True, "customer_reply": "" if plan.retail else reply,
            "project_name": rng.choice(words.PROJECTS).say(self.lang, name=customer.short_name) if project else "",
            "salesperson": plan.enterer[1], "entered_by": plan.enterer[0],
        }  # fmt: skip

    def _channel(self, plan: Plan, oral: bool) -> Channel:
        if plan.retail:
            return Channel.SHOP if plan.order_type == "门店" else Channel.PLATFORM
        return Channel.ORAL if oral else self.rng.choice(_USUAL)

    def _contract(self, year: int) -> str:
        at = ("HC", str(year))
        self._contracts.highest[at] = self._contracts.highest.get(at, 0) + 1
        return f"HC{year}-{self._contracts.highest[at]:04d}"
