"""The seventeen order regulations that the rules come from."""

from order_logic.text import Text

REGULATIONS: dict[str, Text] = {
    "S1": Text("公司订单生产经营管理制度", "Production and management of company orders"),
    "S2": Text("服装店的订单管理制度", "Order management of a clothes shop"),
    "S3": Text("订单管理制度（状态、签收、结算与关闭）", "Order management: status, signing, settlement and closing"),
    "S4": Text("订单管理与交货管理制度", "Order and delivery management"),
    "S5": Text("订单管理制度（流程、信息、风险）", "Order management: process, information, risk"),
    "S6": Text("公司项目订单管理制度", "Project order management"),
    "S7": Text("订单及审核管理制度", "Orders and their audit"),
    "S8": Text("订单管理制度及流程", "Order management and process"),
    "S9": Text("异常订单管理制度", "Management of order exceptions"),
    "S10": Text("订单处理系统操作规范", "Working rules of the order system"),
    "S11": Text("销售订单管理流程", "Process of sales orders"),
    "S12": Text("订单合同评审流程", "Contract review of orders"),
    "S13": Text("按客户订单组织货源流程", "Sourcing goods by customer orders"),
    "S14": Text("订单员岗位职责制度及流程", "Duties and process of the order clerk"),
    "S15": Text("秋冬订货会订单操作流程", "Orders of the ordering fair"),
    "S16": Text("订单交期管理制度流程", "Management of delivery dates"),
    "S17": Text("企业订单管理流程及操作规范", "Order management process and working rules"),
}
"""Their numbers and names."""
