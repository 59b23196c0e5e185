"""Why a purchase, a job or an inspection does not go on."""

from order_logic.text import Text
from order_logic.verbs.refusal_words.why import Why

NO_OFFER = Why(
    "D-50",
    Text("{product} 没有可用的供货条件", "nobody offers {product}"),
    Text("请采购在「供货条件」登记供应商、价格和周期后再按", "let purchasing enter supplier, price and lead time in Offers first"),
)
BOTH_WAYS = Why(
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
NO_RESULT = Why(
    "D-52",
    Text("{document} 还没有填写检验结果", "{document} has no result yet"),
    Text(
        "请在「质检」填合格、返工/退换、报废或让步接收，再按「质检」",
        "type passed, rework, scrap or use as is into Inspections, then press Inspect",
    ),
)
LOT_MISSING = Why(
    "D-53",
    Text("{product} 按批次（序列号）管理，{document} 没有写批次", "{product} is kept by lot or serial number, {document} names none"),
    Text("请在该行填「批次」后再按", "fill in the lot first"),
)
NO_SOURCE = Why(
    "D-54",
    Text("{document} 的货查不到采购明细，不能退换", "the goods of {document} stand on no purchase line: nothing to exchange"),
    Text("请改填「报废」，再转采购", "type them as scrap, then buy anew"),
)
NOTHING_ARRIVED = Why(
    "D-55",
    Text("{document} 没有填本次到货数量", "no quantity has been typed for {document}"),
    Text(
        "请在「采购明细」填「本次数量」，全部到齐则按「到货」",
        "type Quantity of this move into Purchase lines; when all is here press Receive purchase",
    ),
)
NOT_ALL = Why(
    "D-56",
    Text("{document} 本次数量 {quantity}，还有 {free} 未到", "{quantity} of {document} are typed, {free} are still to come"),
    Text("只到一部分请按「部分到货」", "press Receive a part when only a part is here"),
)
AMOUNT_GREW = Why(
    "D-57",
    Text("{document} 批准后金额由 {before} 元变为 {after} 元", "{document} was approved for {before} and now costs {after}"),
    Text("请改回批准的数量和单价，或取消后重新提交", "put quantity and price back, or cancel it and submit a new one"),
)
NOTHING_LOW = Why(
    "D-58",
    Text("没有低于安全库存、尚未采购的外购品", "no bought product lies below its safety stock without being on order"),
    Text("无须补货", "nothing to do"),
)
NOTHING_SHORT = Why(
    "D-59",
    Text("{number} 没有待采购的缺料", "{number} has no material left to buy"),
    Text("请先生成物料需求，并由仓库填「库存数量」", "make the material needs first, and let the warehouse fill in the stock"),
)
