"""One view of every paper with nothing left out, and the same grown over several pages."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any, NamedTuple

from reports.blocks import TaxPart
from reports.goods import split_by_rate
from tests.logic.builders import NUMBER
from tests.papers import goods_desk, sample_letters, sample_months, sample_review, samples, supply_desk

VIEWS: dict[str, Callable[[], Any]] = {
    "order_confirmation": sample_letters.confirmation,
    "contract_review": sample_review.review,
    "purchase_order": supply_desk.purchase,
    "material_requisition": supply_desk.requisition,
    "weekly_schedule": supply_desk.schedule,
    "picking_list": goods_desk.picking,
    "carton_label": goods_desk.labels,
    "outbound_note": goods_desk.outbound,
    "delivery_note": goods_desk.delivery,
    "handover_list": goods_desk.handover,
    "change_request": sample_letters.change,
    "exception_record": sample_letters.case,
    "internal_memo": sample_letters.memo,
    "settlement_statement": samples.statement,
    "dunning_letter": sample_months.dunning,
    "project_acceptance": sample_months.acceptance,
    "exception_analysis": sample_months.analysis,
}
"""Every paper but the monthly report, which has tests of its own."""


class Growth(NamedTuple):
    """How a view grows; the heading that each page with a ``row`` repeats, and what stays with the last rows (blank: the total)."""

    grow: Callable[[Any], Any]
    heading: str
    row: str
    end: str = ""


def grown(name: str) -> Any:
    """The paper of this name over several pages; of one in copies, the first."""
    view = VIEWS[name]()
    return GROWN[name].grow(view[0] if isinstance(view, tuple) else view)


def _more(field: str, times: int) -> Callable[[Any], Any]:
    return lambda view: replace(view, **{field: getattr(view, field) * times})


def _grouped(field: str, times: int) -> Callable[[Any], Any]:
    return lambda view: replace(view, **{field: tuple(replace(one, rows=one.rows * times) for one in getattr(view, field))})


def _priced(times: int) -> Callable[[Any], Any]:
    return lambda view: replace(view, lines=view.lines * times, split=_times(view.split, times))


def _times(split: Iterable[TaxPart], times: int) -> tuple[TaxPart, ...]:
    return tuple(part._replace(net=part.net * times, tax=part.tax * times) for part in split)


def _confirmed(view: Any) -> Any:
    return replace(view, lines=view.lines * 14, split=split_by_rate(view.lines * 14))


def _overdue(view: Any) -> Any:
    return replace(view, debts=tuple(debt._replace(amount=Decimal(0)) for debt in view.debts) * 22 + view.debts)


def _analysed(view: Any) -> Any:
    return replace(view, cases=view.cases * 6, bars=tuple(bar._replace(cases=bar.cases * 6) for bar in view.bars))


def _stated(view: Any) -> Any:
    return samples.statement(60)


def _itself(view: Any) -> Any:
    return view


GROWN: dict[str, Growth] = {
    "order_confirmation": Growth(_confirmed, "产品编码品名规格单位", "P-3040"),
    "contract_review": Growth(_priced(9), "产品编码品名规格单位", "QM-RV063-30", "价税合计（大写）"),
    "purchase_order": Growth(_more("lines", 15), "产品编码品名规格订单号", "ST-750-01", "合计（大写）"),
    "material_requisition": Growth(_grouped("groups", 14), "物料编码品名单位", "CB-UL2464", "缺口已安排采购"),
    "weekly_schedule": Growth(_grouped("groups", 9), "周一11-23", "瑞康自动化", "第3页，共3页"),
    "picking_list": Growth(_grouped("places", 8), "产品编码品名规格批号", "QM-", "件数已点清"),
    "carton_label": Growth(_itself, NUMBER, "件号", "3/3"),
    "outbound_note": Growth(_priced(12), "产品编码品名规格单位", "QM-GRS-12"),
    "delivery_note": Growth(_more("lines", 10), "产品编码品名规格批号", "PS24-0917", "货物完好，数量相符"),
    "handover_list": Growth(_more("rows", 12), "运单号出库单号客户", "SF139022111033", "件数清点无误"),
    "change_request": Growth(_more("rows", 16), "对象变更项变更前", "2026-12-28", "变更后金额"),
    "exception_record": Growth(_more("events", 12), "", "", "内容完整、属实"),
    "internal_memo": Growth(_more("text", 14), "", "", "内容已核实"),
    "settlement_statement": Growth(_stated, "订单号出库单号品名规格", "CK202610", "本期应收合计（大写）"),
    "dunning_letter": Growth(_overdue, "订单号贵司订单号到期日", "PO-0001", "逾期合计（大写）"),
    "project_acceptance": Growth(_more("items", 14), "品名规格单位合同数量", "减速机RV063速比1:30", "合同金额（含税）"),
    "exception_analysis": Growth(_analysed, "异常单/订单发现客户", "YC20261029-0001", "原因与改进已审阅"),
}
