"""What was found, line by line."""

CODES = ("policy", "checkpoint", "quorum", "tree", "consistency", "canonical", "chains", "replay", "payloads",
         "receipts", "unique", "silence")
VERDICTS = ("good", "remark", "incomplete", "tampering")  # worse and worse


class Unreadable(Exception):
    """Wrong usage, or input that cannot be read at all (exit status 3)."""


class Report:
    def __init__(self):
        self.checkpoint = None
        self._findings = {code: [] for code in CODES}
        self._found = dict.fromkeys(CODES, "")

    def found(self, code, text):
        self._found[code] = text

    def add(self, code, verdict, text):
        self._findings[code].append((verdict, text))

    def tampering(self, code, text):
        self.add(code, "tampering", text)

    def incomplete(self, code, text):
        self.add(code, "incomplete", text)

    def verdict(self, code):
        return max((verdict for verdict, _ in self._findings[code]), key=VERDICTS.index, default="good")

    def verdicts(self):
        return {code: self.verdict(code) for code in CODES}

    def exit_status(self):
        verdicts = self.verdicts().values()
        return 1 if "tampering" in verdicts else 2 if "incomplete" in verdicts else 0

    def as_json(self):
        return {"checkpoint": self.checkpoint, "exit": self.exit_status(), "lines": [
            {"code": code, "found": self._found[code], "verdict": self.verdict(code),
             "findings": [text for _, text in self._findings[code]]} for code in CODES]}

    def text(self):
        lines = []
        for number, code in enumerate(CODES, 1):
            lines.append(f"{number:2} {code:12} {self.verdict(code):11} {self._found[code]}".rstrip())
            lines += [f"     - {verdict}: {text}" for verdict, text in self._findings[code]]
        return "\n".join(lines)
