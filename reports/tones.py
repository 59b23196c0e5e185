"""What a dunning letter says at each level, from a kind word to the notice that the matter lies with legal."""

from order_logic.records.choices import Urgency
from order_logic.text import Text

OPENINGS: dict[Urgency, Text] = {
    Urgency.REMINDER: Text(
        "感谢贵司一直以来的支持。经核对，截至 {on}，贵司有下列 {count} 笔货款已到期，合计人民币 {amount} 元，特此友情提醒。",
        "Thank you for your custom. According to our books {count} payments of yours are due as of {on}, together CNY {amount}. "
        "This is a friendly reminder.",
    ),
    Urgency.DEMAND: Text(
        "截至 {on}，贵司尚有下列 {count} 笔货款逾期未付，合计人民币 {amount} 元，最长已逾期 {days} 天。我司已按约交货，请贵司按约付款。",
        "As of {on}, {count} payments of yours are overdue, together CNY {amount}, the oldest for {days} days. "
        "We have delivered as agreed and ask you to pay as agreed.",
    ),
    Urgency.WARNING: Text(
        "截至 {on}，贵司下列 {count} 笔货款仍未支付，合计人民币 {amount} 元，最长已逾期 {days} 天，"
        "已违反双方约定的付款条件。我司现郑重催告。",
        "As of {on}, {count} payments of yours are still open, together CNY {amount}, the oldest overdue for {days} days. "
        "This breaks the agreed terms of payment. This is our final demand.",
    ),
    Urgency.LEGAL: Text(
        "截至 {on}，贵司下列 {count} 笔货款合计人民币 {amount} 元，最长已逾期 {days} 天，至今未付。我司已将此事移交法务处理。",
        "As of {on}, {count} payments of yours, together CNY {amount}, remain unpaid, the oldest overdue for {days} days. "
        "We have passed the matter to our legal department.",
    ),
}
"""What is owed."""
DEMANDS: dict[Urgency, Text] = {
    Urgency.REMINDER: Text(
        "烦请于 {day} 前安排付款。如已付款，请告知付款日期并附银行回单，以便我司及时入账。",
        "Please arrange payment by {day}. If you have paid already, kindly tell us the day and send the bank's slip.",
    ),
    Urgency.DEMAND: Text(
        "请于 {day} 前将上述款项汇入下列账户；如确有困难，请在此日前书面提出付款计划。",
        "Please pay into the account below by {day}; if you cannot, send us a plan of payment in writing by then.",
    ),
    Urgency.WARNING: Text(
        "请务必于 {day} 前付清。逾期仍未付清的，我司将暂停后续订单的放行，并移交法务处理。",
        "Pay in full by {day}. Otherwise we shall hold back further shipments and pass the matter to our legal department.",
    ),
    Urgency.LEGAL: Text(
        "请于 {day} 前付清。届时仍未付清的，我司将依照合同和法律主张货款及逾期付款的损失，不再另行通知。",
        "Pay in full by {day}. Otherwise we shall claim the price and the loss by delay under contract and law without further notice.",
    ),
}
"""What is asked for, by when, and what follows."""
BEFORE = Text("此前我司已于 {days} 就逾期货款致函贵司。", "We wrote to you about overdue payments on {days}.")
