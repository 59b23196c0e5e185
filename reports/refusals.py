"""Why papers about orders and customers are held back, and what to do."""

from order_logic.text import Text

UNKNOWN_ORDER = Text("登记表里没有这个订单号", "no order has this number"), Text("请核对订单号", "check the order number")
UNKNOWN_CUSTOMER = Text("客户表里没有这个客户编号", "no customer has this code"), Text("请核对客户编号", "check the customer code")
UNPRICED = (
    Text("第 {lines} 行缺数量或单价", "lines {lines} lack a quantity or a price"),
    Text("请补填后再打印", "fill them in and print again"),
)
