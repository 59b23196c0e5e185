"""Puts the commands together; every command takes --json, --lang, --today and --user."""

import json
import sys
from importlib import import_module
from itertools import pairwise
from pkgutil import iter_modules
from typing import Annotated

import typer

from macros import shell
from macros.edge import IN_THE_WAY, USAGE, note_failure
from order_logic.text import Lang
from order_logic.version import VERSION
from workbook.gateway import Unusable

app = typer.Typer(name="orderdesk", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)


def _say_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"orderdesk {VERSION}")
        raise typer.Exit


Version = Annotated[bool, typer.Option("--version", is_eager=True, callback=_say_version, help="版本 / the version")]


@app.callback()
def _orderdesk(version: Version = False) -> None:
    """订单台：订单在一本 Excel 工作簿里，按钮和命令做同样的事。 / Orders in one workbook; buttons and commands do the same."""


def run() -> int:
    """Runs the command line; gives the exit code, never a traceback."""
    utf8()
    for name in _modules():
        import_module(f"macros.shell.{name}")
    try:
        code = app(standalone_mode=False)
    except typer.Exit as end:
        return end.exit_code
    except Unusable as why:
        return _stopped(why)
    except KeyboardInterrupt:
        return _refuse("已中断 / interrupted", IN_THE_WAY)
    except Exception as fault:
        if hasattr(fault, "show"):  # typer's own usage errors
            fault.show()
            return USAGE
        return _broken()
    return code if isinstance(code, int) else 0


def _modules() -> list[str]:
    """Where the commands are: all modules, or that of the command named first where it has one of its own name."""
    names = [module.name for module in iter_modules(shell.__path__) if module.name.startswith("do_")]
    asked = f"do_{sys.argv[1]}" if len(sys.argv) > 1 else ""
    return [asked] if asked in names else names


def utf8() -> None:
    """Chinese comes out right also where the terminal says otherwise."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _stopped(why: Unusable) -> int:
    """Says what is in the way: to programs as an object, to people in the language that they asked for, else in both."""
    chosen = _chosen_lang()
    words = why.say(chosen) if chosen else f"{why.say('zh')} / {why.say('en')}"
    if "--json" in sys.argv:
        typer.echo(json.dumps({"code": IN_THE_WAY, "sentence": words}, ensure_ascii=False, indent=1))
        return IN_THE_WAY
    return _refuse(words, IN_THE_WAY)


def _chosen_lang() -> Lang | None:
    """What --lang says, also when the command itself never came to its end."""
    given = [after for option, after in pairwise(sys.argv) if option == "--lang"] + [a[7:] for a in sys.argv if a.startswith("--lang=")]
    return "en" if "en" in given else "zh" if "zh" in given else None


def _refuse(words: str, code: int) -> int:
    typer.echo(words, err=True)
    return code


def _broken() -> int:
    import secrets

    number = secrets.token_hex(4)
    log = note_failure(number, "command")
    words = f"程序出错（编号 {number}），请把日志发给管理员：{log} / The program failed; send this log to the administrator"
    return _refuse(words, IN_THE_WAY)
