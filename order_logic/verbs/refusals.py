"""Why the desk itself refuses a move, before any regulation is asked."""

from enum import Enum
from typing import Any, NamedTuple

from order_logic.book import Book, Fault, Key
from order_logic.columns import key_fields
from order_logic.records import Order, OrderLine
from order_logic.records.choices import Level
from order_logic.rule import Finding
from order_logic.text import Text


class _Words(NamedTuple):
    code: str
    text: Text
    remedy: Text


class Refusal(Enum):
    """A refusal's code, words and remedy."""

    UNKNOWN = _Words(
        "D-01",
        Text("没有订单 {number}", "there is no order {number}"),
        Text("请核对单号，或重新选择行", "check the number, or select the row again"),
    )
    ILLEGAL = _Words(
        "D-02",
        Text("{number} 现在是「{status}」，不能「{move}」", "{number} is {status}: it cannot {move}"),
        Text("现在可以按：{choices}", "possible now: {choices}"),
    )
    NOT_YOURS = _Words(
        "D-03",
        Text("「{move}」须由 {roles} 按，{person} 没有此角色", "{move} is for {roles}; {person} has none of these roles"),
        Text("请 {people} 来按", "ask {people} to press it"),
    )
    SEPARATED = _Words(
        "D-04",
        Text(
            "{person} 录入了此单或已签过前一步，不能再签「{move}」",
            "{person} entered this order or signed an earlier step and may not sign {move}",
        ),
        Text("请 {people} 来签", "ask {people} to sign"),
    )
    NO_REASON = _Words(
        "D-05", Text("「{move}」须写明原因", "{move} needs a reason"), Text("请先填写「原因」列再按", "fill in the column Reason first")
    )
    NO_DATE = _Words(
        "D-06",
        Text("没有填「本次日期」", "the date of this move is blank"),
        Text("请在「本次日期」填确认交期再按", "type the promised date into Date of this move first"),
    )
    SEAL = _Words(
        "D-07",
        Text("{number} 已签核后被手工改动", "{number} was edited by hand after it had been signed"),
        Text(
            "请改回原值，或由审核人退回后再改；orderdesk verify 指出改了哪格",
            "put the old values back, or have it sent back; orderdesk verify names the cells",
        ),
    )
    NOTHING = _Words("D-08", Text("没有选中任何订单", "no order is selected"), Text("请先选中订单行再按按钮", "select order rows first"))
    NO_VERDICT = _Words(
        "D-09",
        Text("{department} 还没有填写评审意见", "{department} has not typed an opinion"),
        Text("请在「评审意见」表该部门行选意见后再按", "choose a verdict in the department's row of the sheet Opinions first"),
    )
    NO_ROW = _Words(
        "D-10",
        Text("本轮评审没有等 {person} 的意见", "this review does not wait for an opinion of {person}"),
        Text("请核对部门，或看是否已评", "check the department, or whether it has been given"),
    )
    BUTTON_ELSEWHERE = _Words(
        "D-11",
        Text("下一步「{move}」不能由「下一步」代按", "the next step {move} is never pressed by Advance"),
        Text("请 {people} 按「{move}」；{missing}", "ask {people} to press {move}; {missing}"),
    )
    FINISHED = _Words(
        "D-12",
        Text("{number} 已是「{status}」，没有下一步", "{number} is {status}: there is no next step"),
        Text("无须处理", "nothing to do"),
    )
    HELD = _Words(
        "D-13",
        Text("「{hold}」{document} 未了结，不能「{move}」", "{hold} {document} stops {move}"),
        Text("请先结案、执行或解除 {document}", "close, carry out or lift {document} first"),
    )
    NO_QUANTITY = _Words(
        "D-16", Text("没有可以「{move}」的数量", "there is no quantity to {move}"), Text("现在：{stages}", "it lies in: {stages}")
    )
    TOO_MUCH = _Words(
        "D-17",
        Text("本次数量 {quantity} 超过可以「{move}」的 {free}", "{quantity} is more than the {free} that may {move}"),
        Text("请改「本次数量」，空白为全部", "correct Quantity of this move; blank takes all"),
    )
    NOT_CONFIRMED = _Words(
        "D-18",
        Text("{number} 是「{status}」，还不能「{move}」", "{number} is {status}: it cannot {move} yet"),
        Text("批准之后才能处理货物", "goods are handled once the order is approved"),
    )
    NO_DOCUMENT = _Words(
        "D-19",
        Text("没有选中可以「{move}」的单据", "no document that could {move} is selected"),
        Text("请在单据所在的表选中行再按", "select rows on the document's own sheet"),
    )
    WRONG_STATE = _Words(
        "D-20",
        Text("{document} 现在是「{status}」，不能「{move}」", "{document} is {status}: it cannot {move}"),
        Text("现在可以按：{choices}", "possible now: {choices}"),
    )
    BELOW_ZERO = _Words(
        "D-21",
        Text("数量须大于 0：{quantity}", "a quantity lies above 0: {quantity}"),
        Text("请改「本次数量」", "correct Quantity of this move"),
    )
    FILL_FIRST = _Words(
        "D-30",
        Text("{document} 的「{column}」还没有填写", "{column} of {document} is blank"),
        Text("请先填写，再按「{move}」", "fill it in, then press {move}"),
    )
    NOT_SHIPPED = _Words(
        "D-31",
        Text("{document} 尚未发货，不能「{move}」", "{document} has not been shipped: it cannot {move}"),
        Text("请先按「发货」", "press Ship first"),
    )
    GONE = _Words(
        "D-32",
        Text("{document} 已发货或作废，不能「{move}」", "{document} has been shipped or voided: it cannot {move}"),
        Text("请选中还没有发货的出库单", "select notes that have not been shipped"),
    )
    BAD_DAY = _Words(
        "D-33",
        Text("{document} 不能记在 {day}：{because}", "{document} cannot be dated {day}: {because}"),
        Text("请改「本次日期」", "correct Date of this move"),
    )
    LOCK_SHORT = _Words(
        "D-34",
        Text(
            "{product} 为此单锁定的库存只有 {locked}，不足 {quantity}",
            "only {locked} of {product} are locked for this order, {quantity} are needed",
        ),
        Text(
            "请在「库存分配」核对批次和数量，必要时解除锁定后重新分配",
            "check lots and quantities in Allocations; unlock and allocate again if need be",
        ),
    )
    NO_OFFER = _Words(
        "D-50",
        Text("{product} 没有可用的供货条件", "nobody offers {product}"),
        Text("请采购在「供货条件」登记供应商、价格和周期后再按", "let purchasing enter supplier, price and lead time in Offers first"),
    )
    BOTH_WAYS = _Words(
        "D-51",
        Text(
            "{number} 第 {line_no} 行既在制又在购，看不出「本次数量」收的是哪一种",
            "line {line_no} of {number} is both made and bought: which of it came in?",
        ),
        Text(
            "请在「采购单」按「到货」，或在「生产任务」按「完工入库」",
            "press Receive purchase on the purchase order, or Receive into stock on the job",
        ),
    )
    NO_RESULT = _Words(
        "D-52",
        Text("{document} 还没有填写检验结果", "{document} has no result yet"),
        Text(
            "请在「质检」填合格、返工/退换、报废或让步接收，再按「质检」",
            "type passed, rework, scrap or use as is into Inspections, then press Inspect",
        ),
    )
    LOT_MISSING = _Words(
        "D-53",
        Text("{product} 按批次（序列号）管理，{document} 没有写批次", "{product} is kept by lot or serial number, {document} names none"),
        Text("请在该行填「批次」后再按", "fill in the lot first"),
    )
    NO_SOURCE = _Words(
        "D-54",
        Text("{document} 的货查不到采购明细，不能退换", "the goods of {document} stand on no purchase line: nothing to exchange"),
        Text("请改填「报废」，再转采购", "type them as scrap, then buy anew"),
    )
    NOTHING_ARRIVED = _Words(
        "D-55",
        Text("{document} 没有填本次到货数量", "no quantity has been typed for {document}"),
        Text(
            "请在「采购明细」填「本次数量」，全部到齐则按「到货」",
            "type Quantity of this move into Purchase lines; when all is here press Receive purchase",
        ),
    )
    NOT_ALL = _Words(
        "D-56",
        Text("{document} 本次数量 {quantity}，还有 {free} 未到", "{quantity} of {document} are typed, {free} are still to come"),
        Text("只到一部分请按「部分到货」", "press Receive a part when only a part is here"),
    )
    AMOUNT_GREW = _Words(
        "D-57",
        Text("{document} 批准后金额由 {before} 元变为 {after} 元", "{document} was approved for {before} and now costs {after}"),
        Text("请改回批准的数量和单价，或取消后重新提交", "put quantity and price back, or cancel it and submit a new one"),
    )
    NOTHING_LOW = _Words(
        "D-58",
        Text("没有低于安全库存、尚未采购的外购品", "no bought product lies below its safety stock without being on order"),
        Text("无须补货", "nothing to do"),
    )
    NOTHING_SHORT = _Words(
        "D-59",
        Text("{number} 没有待采购的缺料", "{number} has no material left to buy"),
        Text("请先生成物料需求，并由仓库填「库存数量」", "make the material needs first, and let the warehouse fill in the stock"),
    )
    NO_HOLD = _Words(
        "D-60",
        Text("{number} 没有要解除的挂起", "{number} has no hold that could be lifted"),
        Text("请看「人工挂起」是否已解除", "see Holds: it may have been lifted"),
    )
    NOTHING_TO_SEND = _Words(
        "D-61",
        Text("{number} 没有尚未发出的通知", "{number} has no notice left to send"),
        Text("请看「通知」「内部联络」的发出日期", "see the sent dates in Notices and Memos"),
    )
    NOT_DELIVERED = _Words(
        "D-62",
        Text("{number} 还没有签收，不能「{move}」", "{number} is not signed for yet: it cannot {move}"),
        Text("请先登记签收", "let delivery be signed for first"),
    )
    UNCLEAR_CHANGE = _Words("D-70", Text("变更 {document}：{fault}", "change {document}: {fault}"), Text("{advice}", "{advice}"))
    EMPTY_CHANGE = _Words(
        "D-71",
        Text("变更 {document} 没有写明改什么", "change {document} does not say what is to be changed"),
        Text("请在「变更明细」逐项填行号、变更项、变更后，再按「核对变更」", "fill in line, field and new value on Changed fields, then press Check the change"),
    )
    NOT_TO_CHANGE = _Words(
        "D-72",
        Text("{number} 是「{status}」，不走变更申请", "{number} is {status}: it is not changed by a change request"),
        Text("批准前请退回或撤回后直接改；结清、关闭的先重新打开", "before approval send it back or withdraw it; reopen what is settled or closed"),
    )
    CHANGE_GOES_ON = _Words(
        "D-73",
        Text("{number} 的变更 {document} 已批准，尚未了结", "change {document} of {number} is approved and still under way"),
        Text("请先执行、完成评审审批，或撤回 {document}", "carry {document} out, finish its round, or withdraw it first"),
    )
    NO_PROPOSAL = _Words(
        "D-74",
        Text("{number} 没有待签的改交期", "{number} has no proposed date to sign"),
        Text("请计划先填「本次日期」「原因」再按「改交期」", "let planning type date and reason and press Repromise first"),
    )
    NO_USER = _Words(
        "D-14",
        Text("登录名 {login} 不在「用户」表中", "the login {login} is not in the sheet Users"),
        Text("请管理员在「用户」表添加此登录名和角色", "ask the administrator to add this login with its roles"),
    )


def refused(why: Refusal, number: str = "", field: str = "number", record: type = Order, key: Key = (), **facts: Any) -> Finding:
    """The finding of a refusal on an order, or on another row when ``record`` and ``key`` are given."""
    words: _Words = why.value
    return Finding(
        words.code,
        Level.BLOCK,
        words.text,
        words.remedy,
        {"number": number, **facts},
        record,
        key or ((number,) if number else ()),
        field if hasattr(record, field) else key_fields(record)[0],
        number,
    )


def unreadable(fault: Fault, order: str = "") -> Finding:
    """The finding of a cell that could not be read (R-07: malformed fields are caught on entry)."""
    return Finding("R-07", Level.BLOCK, fault.reason, fault.remedy, {"shown": fault.shown}, fault.record, fault.key, fault.field, order)


def faults_of(order: str, book: Book) -> list[Finding]:
    """The unreadable cells of an order and its lines: until they are right it cannot advance (R-08)."""
    mine = (f for f in book.faults if f.record in (Order, OrderLine) and f.key and f.key[0] == order)
    return [unreadable(f, order) for f in mine]
