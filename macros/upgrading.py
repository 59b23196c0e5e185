"""Upgrades a book with the buttons and the version of this program."""

import sys
from datetime import datetime
from pathlib import Path

from macros.making import button_faces
from order_logic.text import Lang, Text
from order_logic.version import VERSION
from workbook.gateway import News
from workbook.upgrade import Today, Upgraded, upgrade

_NEWEST = Text(
    "已是最新（版本 {schema}，程序 {app}），未作改动", "up to date already (schema {schema}, program {app}); nothing was changed"
)
_DONE = Text("已升级 {path}：版本 {before} → {after}", "{path} is upgraded: schema {before} → {after}")
_MENDED = Text("已更新 {path}（版本 {after}）", "{path} is brought up to date (schema {after})")
_SHEET = Text("补上工作表「{sheet}」（在最后）", "sheet {sheet} was added at the end")
_COLUMNS = Text("工作表「{sheet}」右端补上列：{columns}", "sheet {sheet}: columns added at its right end: {columns}")
_RENAMED = Text("工作表「{sheet}」的标题「{old}」改为「{new}」", "sheet {sheet}: heading {old} is called {new} now")
_SETTINGS = Text("「设置」补上：{labels}", "added to Settings: {labels}")
_LAUNCHER = Text("按钮改用本机的 Python", "the buttons start this computer's Python")
_BUTTONS = Text("按钮和宏已换新", "buttons and macros are new")
_FOUND = Text(
    "升级前日志与工作簿有 {found} 处不符（已记入操作日志），请查看备份", "{found} differences from the journal stood before; see the backup"
)
_BACKUP = Text("原文件备份在 {backup}", "the file before is kept as {backup}")
_CHECK = Text("新列里由程序填写的内容，点一次「检查」即填好", "press Check once: it fills the new computed columns")


def upgrade_book(path: Path, *, user: str, now: datetime, replace_macros: bool = False) -> Upgraded:
    """Brings a book up to date; raises Unusable with the book as it was."""
    return upgrade(path, Today(button_faces(), VERSION, sys.executable, user, now, replace_macros))


def told_upgrade(done: Upgraded, path: Path, lang: Lang) -> News:
    """What was done, in words."""
    after = done.after
    if not done.changed:
        return News(_NEWEST.say(lang, schema=after.schema, app=after.app))
    sentence = _DONE if done.before.schema != after.schema else _MENDED
    details = [_SHEET.say(lang, sheet=sheet.label) for sheet in done.gaps.sheets]
    for gap in done.gaps.parts:
        if gap.missing:
            details.append(_COLUMNS.say(lang, sheet=gap.name, columns=[column.label for column in gap.missing]))
        details += [_RENAMED.say(lang, sheet=gap.name, old=one.old, new=one.new) for one in gap.renamed]
    details += [_SETTINGS.say(lang, labels=list(done.settings))] if done.settings else []
    details += [_BUTTONS.say(lang)] if done.buttons else []
    details += [_LAUNCHER.say(lang)] if done.launcher else []
    details += [_FOUND.say(lang, found=done.found)] if done.found else []
    details += [_CHECK.say(lang)] if done.gaps.parts else []
    details.append(_BACKUP.say(lang, backup=done.backup))
    return News(sentence.say(lang, path=path, before=done.before.schema, after=after.schema), tuple(details))
