"""The words of the decisions that a month may ask for: what, on which figures, and what it would bring."""

from order_logic.text import Text

Proposal = tuple[Text, Text, Text]
OPEN: Proposal = (
    Text(
        "{n} 张逾期未交订单逐单重新约定交期，并书面告知客户",
        "orders open past their date: {n}; agree a new one for each and tell the customers in writing",
    ),
    Text("最久的 {order} 已延误 {days} 天", "the oldest, {order}, is {days} days late"),
    Text("逾期未交清零", "nothing open past its date"),
)
SLOW: Proposal = (
    Text(
        "{department}「{step}」安排代理人或人手，平均不超过 {limit} 小时",
        "a deputy or more hands for {department} ({step}): {limit} hours at most on average",
    ),
    Text("平均 {hours} 小时；{times} 件中 {late} 件超时", "{hours} hours on average; {late} of {times} beyond the limit"),
    Text("按时办结由 {share}% 到 100%", "in time from {share}% to 100%"),
)
MISSED: Proposal = (
    Text("{department}「{step}」逐件查明超时原因", "{department} finds out why {step} took longer than its limit"),
    Text("{times} 件中 {late} 件超过 {limit} 小时，按时 {share}%", "{late} of {times} beyond {limit} hours, {share}% in time"),
    Text("按时办结达到目标 {target}%", "in time at the target of {target}%"),
)
OVERDUE: Proposal = (
    Text("{name}收清逾期之前，新订单改为款到发货", "{name}: payment before delivery until the overdue money is in"),
    Text("逾期 {amount} 元，占全部逾期 {share}%，最长 {days} 天", "CNY {amount} overdue, {share}% of all, the longest for {days} days"),
    Text("逾期由 {before}降到 {after}", "overdue from {before} to {after}"),
)
UNNAMED: Proposal = (
    Text("延误订单逐单登记异常，写明原因与责任", "enter an exception with cause and owner for every late order"),
    Text("{all} 行延误中 {n} 行没有登记", "{n} of {all} late lines have none"),
    Text("下月可按原因改进", "next month's causes can be worked on"),
)
CAUSE: Proposal = (
    Text("就「{cause}」定出预防措施，列入下月复核", "measures against {cause}, looked at again next month"),
    Text("{all} 行延误中占 {n} 行", "{n} of {all} late lines"),
    Text("若无此项，OTD 由 {now}% 到 {then}%", "without it OTD goes from {now}% to {then}%"),
)
TROUBLE: Proposal = (
    Text("「{category}（{side}）」由责任方提交改进措施", "{category} ({side}): who caused it proposes improvements"),
    Text("{all} 起异常中占 {n} 起，{share}%", "{n} of {all} exceptions, {share}%"),
    Text("若无此项，异常减到 {left} 起", "without it {left} exceptions"),
)
FALLEN: Proposal = (
    Text("销售经理回访{name}", "the sales manager visits {name}"),
    Text("订单金额较上月减 {by}%，少 {less}", "orders down {by}% on last month, {less} less"),
    Text("恢复上月水平即多 {less}", "last month's level brings {less}"),
)
REQUEST: Proposal = (
    Text("评审时先按客户要求日排产，做不到的写明原因", "plan to the requested date first; where that fails, say why in the review"),
    Text("按客户要求日 OTD {share}%，比按首次承诺低 {by} 点", "OTD to the request {share}%, {by} points below the first promise"),
    Text("承诺贴近客户要求", "promises nearer to requests"),
)
UNSOLVED: Proposal = (
    Text("{n} 起未结案异常限期结案", "close the {n} exceptions that are open"),
    Text("本月 {all} 起中 {n} 起未结案", "{n} of {all} are open"),
    Text("未结案清零", "none open"),
)
CROWDED: Proposal = (
    Text("复核{name}的信用额度与备选客户", "look at the credit limit of {name} and at other customers"),
    Text("一家占本月订单金额 {share}%", "one customer makes {share}% of the month"),
    Text("降低集中风险", "less depends on one"),
)
