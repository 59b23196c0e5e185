"""The buttons that print letters and forms: what goes out to the customer, and what is kept of a change, an exception, a project."""

from macros.paper_strips import paper_button
from order_logic.records import (
    Acceptance,
    ChangeField,
    ChangeRequest,
    Customer,
    Dunning,
    Memo,
    Milestone,
    Notice,
    Order,
    OrderException,
)

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
change_request = paper_button(
    "change_request",
    "变更申请单",
    "Change form",
    ("打印选中变更的申请单，供签批", "Prints the forms of the selected changes, to be signed"),
    sheet=ChangeRequest,
    also=(ChangeField,),
)
exception_record = paper_button(
    "exception_record",
    "异常记录",
    "Exception record",
    ("打印选中异常的记录，供责任部门和主管签字", "Prints the records of the selected exceptions, for department and head to sign"),
    sheet=OrderException,
)
internal_memo = paper_button(
    "internal_memo",
    "内部联络单",
    "Internal memo",
    ("打印选中的联络单，供各部门签收；未发出的印「草稿」", "Prints the selected memos for departments to sign; a draft until sent"),
    sheet=Memo,
)
dunning_letter = paper_button(
    "dunning_letter",
    "催款函",
    "Payment reminder",
    (
        "打印选中催款单的催款函；选中客户时打印其最近一份",
        "Prints the letters of the selected reminders; of a selected customer the last one",
    ),
    sheet=Dunning,
    also=(Customer,),
)
project_acceptance = paper_button(
    "project_acceptance",
    "项目验收单",
    "Project acceptance",
    ("打印选中项目的验收单，供客户验收签章", "Prints the acceptance of the selected projects for the customer to sign and seal"),
    sheet=Milestone,
    also=(Acceptance, Order),
)
exception_analysis = paper_button(
    "exception_analysis",
    "异常汇总分析",
    "Exception analysis",
    ("打印上月异常的汇总分析；不必选行", "Prints last month's exceptions by class and responsibility; nothing need be selected"),
    sheet=OrderException,
)
