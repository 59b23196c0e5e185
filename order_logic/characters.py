"""Letters and signs as people type them, brought to one form before they are compared."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

# One simplified character under each traditional one: what headings, choices and remarks of an order desk are made of.
_TRADITIONAL: Final = (
    "訂單號戶產數價額電話聯繫係絡備註規稅貨發車運輸費賬帳開門間時應實總計編碼條類別顏顔長寬軟體國區縣鄉鎮"
    "幣匯滙彙銀業務員職責負審評議認確準則檢驗測試質級倉庫儲損報廢異現場結終處進過還遲達選適週曆歷個們為爲"
    "與從於無點線紅綠藍黃顧問題標誌簽籤證據記錄誤說説語請讓調課談論設許該詳細紙組織經給統維網緊縮繳續約納"
    "純紗紡絲綢緞緯縫繡纖褲襯裝製複復補見視覽觀貝財貿買賣購賒賠贈貼資貸賃遞郵醫釋鈔鈕釘鉤鋼鐵銅鋁錫鎖鏈鏡"
    "鍵鑽闆關閉閱隊陽陰際階隨險雙雜難離靜頁項順須預領頭頻風飛館馬髮齊齡優會傳傷僅億儀償內兩冊劃劑創動勞勝"
    "協參啟啓團圖圓執塊壓學寶寫對導層屬島師帶幫幹廠廣張強徑後態憑擇擔換揀掛採撥斷暫書樣樓權機欄櫃極構歸殘"
    "氣決沒況淨減溫滿潔熱燈營狀獎獨獲環畫當盤監眾種稱積筆範簡紀義聲臺舊華萬藥術衛裡裏訊託訓詢較載輛輪轉辦"
    "農違遠邊銷錢鋪鐘響頂顆顯飾餘饋駁鬆麼舉屆佈籌濟滯"
)
_SIMPLIFIED: Final = (
    "订单号户产数价额电话联系系络备注规税货发车运输费账账开门间时应实总计编码条类别颜颜长宽软体国区县乡镇"
    "币汇汇汇银业务员职责负审评议认确准则检验测试质级仓库储损报废异现场结终处进过还迟达选适周历历个们为为"
    "与从于无点线红绿蓝黄顾问题标志签签证据记录误说说语请让调课谈论设许该详细纸组织经给统维网紧缩缴续约纳"
    "纯纱纺丝绸缎纬缝绣纤裤衬装制复复补见视览观贝财贸买卖购赊赔赠贴资贷赁递邮医释钞钮钉钩钢铁铜铝锡锁链镜"
    "键钻板关闭阅队阳阴际阶随险双杂难离静页项顺须预领头频风飞馆马发齐龄优会传伤仅亿仪偿内两册划剂创动劳胜"
    "协参启启团图圆执块压学宝写对导层属岛师带帮干厂广张强径后态凭择担换拣挂采拨断暂书样楼权机栏柜极构归残"
    "气决没况净减温满洁热灯营状奖独获环画当盘监众种称积笔范简纪义声台旧华万药术卫里里讯托训询较载辆轮转办"
    "农违远边销钱铺钟响顶颗显饰余馈驳松么举届布筹济滞"
)
_TO_SIMPLIFIED: Final = dict(zip(map(ord, _TRADITIONAL), _SIMPLIFIED, strict=True))
_CHINESE_SIGNS: Final = "！（），：；？［］｛｝｜～"  # full-width on purpose in Chinese text
_TO_HALF_WIDTH: Final = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in _CHINESE_SIGNS} | {0xFFE5: "¥"}
_BLANKS: Final = dict.fromkeys((0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")
_BIDI: Final = (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_UNSEEN: Final = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, *_BIDI))
_CLEANING: Final = _TO_HALF_WIDTH | _BLANKS | _UNSEEN
_UNIT_WORDS: Final = (
    "元 千元 万元 百万元 亿元 角 分 人民币 rmb cny usd 美元 ¥ $ % ‰ 件 个 只 套 台 双 条 箱 包 袋 卷 盒 张 本 次 pcs 必填 选填 可选 "
    "米 m cm mm 厘米 毫米 ㎡ m2 m² 平方米 立方米 m³ kg g 克 千克 公斤 斤 吨 t l 升 天 日 工作日 小时 h 分钟 周 月 年 yyyy dd"
)
_UNITS: Final = frozenset(_UNIT_WORDS.split())
_BRACKETED: Final = re.compile(r"[(（\[［【〔{]([^()（）\[\]［］【】〔〕{}]*)[)）\]］】〕}]")


def clean(text: str) -> str:
    """``text`` for comparison: half-width letters, digits and code signs, plain blanks, nothing unseen, no blanks at the ends.

    Chinese punctuation stays full-width, and signs with a meaning of their own (①, ㎡, ½) stay what they are.
    """
    return unicodedata.normalize("NFC", text.translate(_CLEANING)).strip()


def simplified(text: str) -> str:
    """``text`` with the traditional characters of an order desk in their simplified form; all others stay."""
    return text.translate(_TO_SIMPLIFIED)


@lru_cache(10_000)
def heading_key(text: str) -> str:
    """What two spellings of one heading share: no case, blanks, punctuation or unit in brackets (``金額（元）`` is ``金额``).

    Brackets that say more than a unit keep their words: ``单价(含税)`` is not ``单价(不含税)``.
    """
    plain = simplified(clean(text)).casefold()
    return unicodedata.normalize("NFC", "".join(sign for sign in _BRACKETED.sub(_without_unit, plain) if sign.isalnum()))


def _without_unit(bracketed: re.Match[str]) -> str:
    words = re.sub(r"\s+", "", bracketed[1]).removeprefix("单位").lstrip(":：")
    return "" if set(re.split(r"[-/／每]", words)) <= _UNITS else bracketed[0]


def control_characters(text: str) -> tuple[str, ...]:
    """The signs in ``text`` that no cell or paper should hold, as ``U+0007``, each once in order of appearance.

    These are control signs but tab and line breaks, signs that turn the reading direction, lone surrogates and non-characters.
    """
    return tuple(dict.fromkeys(f"U+{ord(sign):04X}" for sign in text if _controls(sign)))


def _controls(sign: str) -> bool:
    code = ord(sign)
    if sign in "\t\n\r":
        return False
    return unicodedata.category(sign) in {"Cc", "Cs"} or code in _BIDI or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def cell_width(text: str) -> int:
    """How many half-width places the widest line of ``text`` takes; wide, full and ambiguous signs take two (Unicode UAX 11)."""
    return max((sum(map(_places, line)) for line in text.splitlines()), default=0)


def _places(sign: str) -> int:
    if unicodedata.category(sign) in {"Mn", "Me", "Cf", "Cc"}:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in {"W", "F", "A"} else 1
