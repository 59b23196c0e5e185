"""Invented people, companies, telephones and numbers as a Chinese address book has them."""

from random import Random
from typing import NamedTuple


class Town(NamedTuple):
    """A town with its dialling code, the district of the works with its division code (GB/T 2260), and a road there."""

    province: str
    name: str
    dial: str
    district: str
    code: str
    road: str


_PLACES = (
    "江苏省 苏州 0512 吴江区 320509 运东大道|江苏省 无锡 0510 新吴区 320214 锡梅路|"
    "江苏省 常州 0519 武进区 320412 凤栖路|江苏省 南京 025 江宁区 320115 将军大道|"
    "江苏省 南通 0513 崇川区 320602 通富南路|江苏省 徐州 0516 铜山区 320312 珠江西路|"
    "江苏省 扬州 0514 邗江区 321003 吉安南路|浙江省 宁波 0574 北仑区 330206 明州路|"
    "浙江省 杭州 0571 萧山区 330109 建设四路|浙江省 温州 0577 瓯海区 330304 娄桥大道|"
    "浙江省 嘉兴 0573 南湖区 330402 亚太路|浙江省 台州 0576 椒江区 331002 三甲大道|"
    "浙江省 绍兴 0575 柯桥区 330603 齐陶路|上海市 上海 021 嘉定区 310114 叶城路|"
    "广东省 深圳 0755 宝安区 440306 福海大道|广东省 广州 020 番禺区 440113 市莲路|"
    "广东省 佛山 0757 顺德区 440606 兴业路|广东省 珠海 0756 香洲区 440402 屏北二路|"
    "山东省 青岛 0532 黄岛区 370211 团结路|山东省 济南 0531 历城区 370112 工业北路|"
    "山东省 潍坊 0536 奎文区 370705 樱前街|山东省 烟台 0535 福山区 370611 永达街|"
    "安徽省 合肥 0551 包河区 340111 花园大道|安徽省 芜湖 0553 鸠江区 340207 万春东路|"
    "福建省 厦门 0592 集美区 350211 灌口中路|福建省 泉州 0595 洛江区 350504 万虹路|"
    "湖北省 武汉 027 东西湖区 420112 金银湖路|湖南省 长沙 0731 雨花区 430111 振华路|"
    "河南省 郑州 0371 中原区 410102 西三环路|河南省 洛阳 0379 涧西区 410305 丰华路|"
    "四川省 成都 028 双流区 510116 西航港大道|重庆市 重庆 023 江北区 500105 港城东路|"
    "陕西省 西安 029 雁塔区 610113 丈八东路|辽宁省 沈阳 024 铁西区 210106 开发大路|"
    "辽宁省 大连 0411 甘井子区 210211 营城路|天津市 天津 022 西青区 120111 赛达大道|"
    "河北省 唐山 0315 路北区 130203 大里路|北京市 北京 010 大兴区 110115 科苑路|"
    "江西省 南昌 0791 青山湖区 360111 昌东大道|广西 柳州 0772 鱼峰区 450203 官塘大道"
)
TOWNS = tuple(Town(*row.split()) for row in _PLACES.split("|"))

_TRADES = (
    "机电设备 自动化设备 精密机械 数控机床 智能装备 包装机械 汽车零部件 电子科技 新能源科技 工业机器人 食品机械 纺织机械 "
    "医疗器械 环保设备 物流设备 工控技术 液压气动 模具制造 轨道装备 五金机电 光电技术 制药设备 印刷机械 橡塑机械"
)
TRADES = tuple(_TRADES.split())
_FIRST, _SECOND = "恒华瑞泰鼎远博盛宏信永金海天东中德嘉新联", "达源通昌润诚锐腾拓峰程驰邦科翔创力固捷旭"
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔"
    "谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛"
)
_GIVEN = (
    "伟 芳 静 敏 丽 强 磊 军 洋 勇 艳 杰 涛 明 超 霞 平 刚 桂英 海涛 建国 志强 晓东 雪梅 文博 立新 国栋 春燕 佳慧 俊杰 振华 玉兰 永康 秀云 "
    "一鸣 思远 子涵 浩然 婷婷 丹丹 建华 志远 海波 爱民 新宇 晓燕 红梅 卫东 光明 金龙 学军 凤英 庆华 少华 丽娟 宏伟 成林 大伟 文静 雅琴"
)
_MOBILE = (133, 135, 136, 137, 138, 139, 150, 151, 152, 153, 156, 158, 159, 177, 180, 181, 185, 186, 187, 188, 189, 199)
_BANKS = (
    ("中国工商银行", "1102"), ("中国农业银行", "1053"), ("中国银行", "4902"),
    ("中国建设银行", "3220"), ("交通银行", "3256"), ("招商银行", "5129"),
)  # fmt: skip
_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # GB 32100: no I, O, S, V, Z
_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def company_words(rng: Random, count: int) -> list[str]:
    """``count`` (up to 400) two-character company names, each once."""
    return rng.sample([a + b for a in _FIRST for b in _SECOND], count)


def person(rng: Random) -> str:
    """A surname and a given name."""
    return rng.choice(_SURNAMES) + rng.choice(_GIVEN.split())


def mobile(rng: Random) -> str:
    return f"{rng.choice(_MOBILE)}{rng.randrange(10**8):08d}"


def landline(rng: Random, town: Town) -> str:
    """An eight-digit number behind the town's dialling code; one in four has an extension."""
    number = f"{town.dial}-{rng.choice('568')}{rng.randrange(10**7):07d}"
    return f"{number}转{rng.randrange(800, 900)}" if rng.random() < 0.25 else number


def address(rng: Random, town: Town) -> str:
    """Where goods are delivered: province, town, district, road and number, with the gate for some."""
    place = town.name if town.province.startswith(town.name) else f"{town.province}{town.name}"
    gate = rng.choice(("", "", f" {rng.randrange(1, 9)} 号厂房", f" {rng.choice('ABCD')} 栋 1 楼收货处"))
    return f"{place}市{town.district}{town.road} {rng.randrange(8, 999)} 号{gate}"


def bank_account(rng: Random, town: Town) -> tuple[str, str]:
    """A branch of a bank in the town's district, and an account of 19 digits there."""
    bank, head = rng.choice(_BANKS)
    return f"{bank}{town.name}{town.district[:-1]}支行", f"{head}{rng.randrange(10**15):015d}"


def credit_code(rng: Random, division: str) -> str:
    """A 统一社会信用代码 of an enterprise registered in ``division`` (six digits), with both check characters.

    Source: GB 32100-2015, and GB 11714-1997 for the ninth character of the organisation's part.
    """
    organisation = "MA" + "".join(rng.choice(_SIGNS) for _ in range(6))
    total = sum(_ALPHABET.index(sign) * weight for sign, weight in zip(organisation, (3, 7, 9, 10, 5, 8, 4, 2), strict=True))
    body = f"91{division}{organisation}{'0123456789X0'[11 - total % 11]}"
    weighed = sum(_SIGNS.index(sign) * pow(3, place, 31) for place, sign in enumerate(body))
    return body + _SIGNS[-weighed % 31]
