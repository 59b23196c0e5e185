"""The macros behind the buttons, made as text and bound to what a person clicks, without Excel."""

from workbook.vba.modules import Host, ribbon_name, sub_name
from workbook.vba.project import vba_project
from workbook.vba.shapes import bind_shapes, macro_mark, pin_mark

__all__ = ["Host", "bind_shapes", "macro_mark", "pin_mark", "ribbon_name", "sub_name", "vba_project"]
