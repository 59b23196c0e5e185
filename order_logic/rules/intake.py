"""What the head of an order must say before it is registered, and at every step after."""

from collections.abc import Iterator

from order_logic.columns import columns_of
from order_logic.flows.moves import Move
from order_logic.records import Customer, Order, OrderLine
from order_logic.records.choices import Channel
from order_logic.rule import Breach, Case, breach, rule
from order_logic.rules.blanks import blank_fields, is_blank
from order_logic.rules.lines import blanks_of_lines


@rule(
    "R-03",
    guards=(Move.REGISTER,),
    field="channel",
    policy="每张订单写明来自哪个渠道；电话、邮件、门店、平台，各渠道的订单都录入同一本登记册。",
    zh="没有写明订单来自哪个渠道",
    en="the channel of the order is blank",
    fix=("请选择渠道，如电话、邮件、电商平台", "choose the channel, such as phone, mail or platform"),
)
def channel_recorded(case: Case) -> Iterator[Breach]:
    """Every order says through which channel it came, and every channel lands in the one register. S17 S2 S3 S8 S10"""
    for name, _ in blank_fields(case.order, "R-03"):
        yield breach(field=name)


@rule(
    "R-04",
    guards=(Move.REGISTER,),
    reads=(Customer,),
    policy="订单须写明客户、联系人、收货地址、下单日期、付款方式和要求交期。",
    zh="「{column}」没有填写",
    en="{column} is blank",
    fix=("请向客户问清后填写", "ask the customer and fill it in"),
)
def head_complete(case: Case) -> Iterator[Breach]:
    """An order names customer, contact, delivery address, order date, payment method and requested date. S17 S4 S5 S16"""
    yield from _blanks_of_head(case)


def _blanks_of_head(case: Case) -> Iterator[Breach]:
    """The blank fields of the order and of its customer's name."""
    for name, label in blank_fields(case.order, "R-04"):
        yield breach(field=name, column=label)
    if case.customer is not None:
        for name, label in blank_fields(case.customer, "R-04"):
            yield breach(case.customer, name, column=label)


@rule(
    "R-08",
    guards=(Move.FIRST_AUDIT, Move.SECOND_AUDIT, Move.SEND_TO_REVIEW, Move.SUBMIT, Move.APPROVE),
    reads=(Customer, OrderLine),
    lasting=False,
    policy=(
        "信息缺失或含糊的，先与客户沟通确认，补齐之前订单不往下走。"
        "读不出的单元格在任何一步都拦下订单；空白的字段由「检查」按 R-03 至 R-05 提示。"
    ),
    zh="「{column}」缺失，订单不能往下走",
    en="{column} is missing: the order cannot go on",
    fix=("请先与客户沟通补齐；必要时退回", "ask the customer and fill it in, or send the order back"),
)
def nothing_missing_on_the_way(case: Case) -> Iterator[Breach]:
    """A field that is missing or unclear goes back to the customer; the order cannot advance meanwhile.

    Cells that cannot be read stop an order at every move; check tells blank fields by R-03 to R-05. S17 S10 S4
    """
    channel = next(c for c in columns_of(Order) if c.required == "R-03")
    if is_blank(getattr(case.order, channel.name)):
        yield breach(field=channel.name, column=channel.label)
    yield from _blanks_of_head(case)
    yield from blanks_of_lines(case)


@rule(
    "R-09",
    guards=(Move.REGISTER,),
    field="customer_reply",
    policy="口头订单先写成书面回传客户，客户确认后才登记。",
    zh="口头订单还没有客户的书面确认",
    en="the oral order has no written confirmation of the customer",
    fix=(
        "请整理成书面订单回传客户确认，把回签件填入「客户回签件」",
        "write it up, have the customer confirm it, and enter the confirmation",
    ),
)
def oral_order_confirmed(case: Case) -> Iterator[Breach]:
    """An order by word of mouth is written up and confirmed by the customer before it is registered. S12"""
    if case.order.channel is Channel.ORAL and is_blank(case.order.customer_reply):
        yield breach()
