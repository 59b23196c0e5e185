"""The buttons that print: a paper for each selected order, or for its customer."""

from macros.paper_strips import paper_button
from order_logic.records import Opinion, Order

contract_review = paper_button(
    "contract_review",
    "合同评审单",
    "Contract review",
    ("打印选中订单的合同评审单", "Prints the contract review of the selected orders"),
    also=(Order, Opinion),
    place=5,
)
settlement_statement = paper_button(
    "settlement_statement",
    "对账单",
    "Statement",
    ("打印选中订单的客户上月对账单", "Prints last month's statement of the selected orders' customers"),
    also=(Order,),
    place=8,
)
monthly_summary = paper_button(
    "monthly_summary",
    "月报",
    "Monthly report",
    ("打印上月的月度汇总报告", "Prints the report of last month"),
    place=9,
)
