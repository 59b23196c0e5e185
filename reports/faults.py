"""What is wrong with a company's own template, in words that say the file and the line."""

from order_logic.text import Text
from reports.figures import filled

HERE = Text("模板「{file}」第 {line} 行：{what}", "template {file}, line {line}: {what}")
SOMEWHERE = Text("模板「{file}」：{what}", "template {file}: {what}")
MEND_OWN = Text("请修改模板，或把它移出「模板」文件夹后重新打印", "mend the template, or take it out of the folder 模板, and print again")


class TemplateFault(Exception):
    """An own template that cannot be used; ``text`` says why, ``file`` and ``line`` where (line 0: nowhere in particular)."""

    def __init__(self, what: Text, file: str, line: int = 0) -> None:
        self.text = filled(HERE if line else SOMEWHERE, file=file, line=line, what=what)
        self.file, self.line = file, line
        super().__init__(self.text.en)
