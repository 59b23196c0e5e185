"""The buttons that print letters and forms: what goes out to the customer, and what is kept of a change, an exception, a project."""

from macros.paper_strips import paper_button
from order_logic.records import Notice, Order

order_confirmation = paper_button(
    "order_confirmation",
    "订单确认书",
    "Order confirmation",
    (
        "打印选中订单的确认书，附回执；未批准的印「草稿」",
        "Prints the confirmation of the selected orders with a reply slip; a draft until approved",
    ),
    sheet=Order,
    also=(Notice,),
)
