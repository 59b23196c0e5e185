"""orderdesk install-libreoffice: lets the buttons of workbooks run in LibreOffice on this machine, and takes that back."""

import json as jsons
from pathlib import Path
from typing import Annotated

import typer

from macros.edge import DONE
from macros.shell.app import app
from macros.shell.options import AsJson, Language, Login, Today, lang_of
from order_logic.text import Text
from workbook.gateway import Unusable

_BRIDGE = Text("LibreOffice：{program}，Python 接口 {version}，可用", "LibreOffice: {program}, its bridge for Python {version} can be used")
_TRUSTED = Text("已信任 {folder} 中的宏：改了 {path}", "macros in {folder} are trusted: changed {path}")
_KEPT = Text("改前的设置存于 {path}", "the settings as they were are kept in {path}")
_WAS_TRUSTED = Text("{folder} 中的宏本来就受信任，未改", "macros in {folder} were trusted already: nothing changed")
_STARTED = Text("按钮将启动 {python}：写了 {path}", "buttons start {python}: wrote {path}")
_WAS_STARTED = Text("按钮本来就启动 {python}，未改", "buttons started {python} already: nothing changed")
_BOUND = Text("另存后按钮仍可用：放入了宏 {path}", "buttons go on after saving: put the macro {path} in place")
_WAS_BOUND = Text("保存按钮的宏本来就在，未改", "the macro that keeps buttons was there already: nothing changed")
_OTHER_MACRO = Text(
    "打开文档时已有您自己的宏，未改；请让它也调用 OrderDesk.Buttons.Bind，否则保存后按钮失效",
    "a macro of yours runs when documents are opened and stays; let it call OrderDesk.Buttons.Bind, or saved books lose their buttons",
)
_OPEN = Text("请用 LibreOffice 打开以 --host libreoffice 新建的工作簿", "open a workbook made with --host libreoffice in LibreOffice")
_BACK = Text('要撤回：orderdesk install-libreoffice "{folder}" --undo', 'to take it back: orderdesk install-libreoffice "{folder}" --undo')
_DISTRUSTED = Text("不再信任 {folder} 中的宏：改了 {path}", "macros in {folder} are no longer trusted: changed {path}")
_NOT_TRUSTED = Text("{folder} 不在信任之列，未改", "{folder} was not trusted: nothing changed")
_REMOVED = Text("已删除 {path}", "removed {path}")
_NO_STARTER = Text("没有 {path}，未改", "there was no {path}: nothing changed")
_TOO_WIDE = Text("{folder} 太大，不能整个信任", "{folder} is too wide to be trusted as a whole")
_NARROWER = Text("请给出工作簿所在的文件夹", "name the folder of the workbooks")

Told = tuple[Text, dict[str, object]]
Folder = Annotated[Path, typer.Argument(metavar="[FOLDER]", help="工作簿所在的文件夹 / the folder of the workbooks")]
Undo = Annotated[bool, typer.Option("--undo", help="撤回所作的改动 / take the changes back")]


@app.command("install-libreoffice")
def install_libreoffice(
    folder: Folder = Path(), undo: Undo = False, user: Login = "", today: Today = "", lang: Language = None, json: AsJson = False
) -> None:
    """在 LibreOffice 中启用按钮。 / Lets buttons run in LibreOffice."""
    del user, today  # the settings of a login of this machine know neither
    words, place = lang_of(lang), folder.resolve()
    if place in (Path("/"), Path.home()):
        raise Unusable(_TOO_WIDE, _NARROWER, folder=place)
    done = _taken_back(place) if undo else _put_in_place(place)
    said = [text.say(words, **facts) for text, facts in done]
    typer.echo(jsons.dumps({"code": DONE, "said": said}, ensure_ascii=False, indent=1) if json else "\n".join(said))
    raise typer.Exit(DONE)


def _put_in_place(folder: Path) -> list[Told]:
    """What was looked at and changed, in order; raises Unusable before anything is changed."""
    import sys

    from workbook.calc.binder import WHEN_OPENED, put_binder
    from workbook.calc.bridge import suitable_bridge
    from workbook.calc.profile import kept_settings, profile_folder, refuse_running, run_when_opened, trust
    from workbook.calc.starter import put_starter

    bridge, python = suitable_bridge(), sys.executable
    refuse_running(profile_folder())
    binder, changed = put_binder(bridge.program, profile_folder()), trust(profile_folder(), folder)
    ours = run_when_opened(profile_folder(), WHEN_OPENED)
    started = put_starter()
    kept: list[Told] = [(_KEPT, {"path": kept_settings(changed)})] if changed and kept_settings(changed).exists() else []
    return [
        (_BRIDGE, {"program": bridge.program, "version": bridge.version}),
        (_TRUSTED, {"folder": folder, "path": changed}) if changed else (_WAS_TRUSTED, {"folder": folder}),
        *kept,
        (_STARTED, {"python": python, "path": started}) if started else (_WAS_STARTED, {"python": python}),
        (_BOUND, {"path": binder}) if binder else (_WAS_BOUND, {}),
        *([] if ours else [(_OTHER_MACRO, {})]),
        (_OPEN, {}),
        (_BACK, {"folder": folder}),
    ]


def _taken_back(folder: Path) -> list[Told]:
    from workbook.calc.binder import WHEN_OPENED, remove_binder
    from workbook.calc.profile import distrust, profile_folder, run_no_longer
    from workbook.calc.starter import remove_starter, starter_path

    changed, removed = distrust(profile_folder(), folder), remove_starter()
    run_no_longer(profile_folder(), WHEN_OPENED)
    binder = remove_binder(profile_folder())
    gone: list[Told] = [(_REMOVED, {"path": binder})] if binder else []
    return [
        *gone,
        (_DISTRUSTED, {"folder": folder, "path": changed}) if changed else (_NOT_TRUSTED, {"folder": folder}),
        (_REMOVED, {"path": removed}) if removed else (_NO_STARTER, {"path": starter_path()}),
    ]
