"""Files that want to be more than they are: each would run a script, call out or be taken for another kind."""

from __future__ import annotations

from pathlib import Path

from tests.intake.pdf_maker import placed_left_to_right, text_pdf

CALL = "http://192.0.2.7/seen"
SCRIPT = f"alert(document.domain);fetch('{CALL}');new Image().src='{CALL}'"
HTML = f"""<!doctype html><html><head><title>A page <script>alert(0)</script></title>
<meta http-equiv="refresh" content="0;url={CALL}"><base href="{CALL}"><link rel="stylesheet" href="{CALL}/a.css">
<style>@import "{CALL}/b.css"; body {{ background: url({CALL}/c.png) }}</style></head>
<body onload="{SCRIPT}"><h1>The well at the ford</h1><script>{SCRIPT}</script>
<img src="{CALL}/d.png" onerror="{SCRIPT}"><img src=x onerror={SCRIPT!r}>
<svg onload="{SCRIPT}"><animate onbegin="{SCRIPT}" attributeName="x" dur="1s"/></svg>
<iframe src="javascript:{SCRIPT}"></iframe><object data="{CALL}"></object><embed src="{CALL}">
<a href="javascript:{SCRIPT}">go</a><form action="{CALL}"><input name="a" autofocus onfocus="{SCRIPT}"></form>
<p>Three people crossed the ford on 3 October 2021.</p><video src="{CALL}/e.mp4" autoplay></video></body></html>
"""
SVG = f"""<svg xmlns="http://www.w3.org/2000/svg" onload="{SCRIPT}"><script>{SCRIPT}</script>
<image href="{CALL}/f.png"/><foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><script>{SCRIPT}</script>
</body></foreignObject><text y="20">The well</text></svg>"""
MHTML = f"""From: <Saved>
Snapshot-Content-Location: http://noor.example/ford
Subject: The ford
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="b"

--b
Content-Type: text/html; charset=utf-8
Content-Location: http://noor.example/ford

<html><head><link rel="stylesheet" href="http://noor.example/s.css"></head><body onload="{SCRIPT}">
<h1>The ford</h1><script src="http://noor.example/s.js"></script><img src="http://noor.example/w.svg">
<p>Forty people waited.</p>
</body></html>

--b
Content-Type: text/css
Content-Location: http://noor.example/s.css

h1 {{ color: rgb(1, 2, 3); background: url({CALL}/g.png) }}

--b
Content-Type: text/javascript
Content-Location: http://noor.example/s.js

{SCRIPT}

--b
Content-Type: image/svg+xml
Content-Location: http://noor.example/w.svg

{SVG}
--b--
"""
LETTER = f"""From: "<script>alert(1)</script>" <a@noor.example>
To: b@noor.example
Subject: <img src=x onerror=alert(1)>
Date: Mon, 4 Oct 2021 09:12:00 +0300
MIME-Version: 1.0
Content-Type: text/html; charset=utf-8

{HTML}"""
POLYGLOT = b"GIF89a/*" + bytes(40) + f"*/=1;{SCRIPT}//".encode()
NAMED = '"><img src=x onerror=alert(1)>\u202etxt.exe'
TEXT = "A <script>alert(1)</script> stood in the note. 12 people were counted at the ford on 3 October 2021."


def make_hostile(folder: Path) -> None:
    """One file of each kind, into a folder that is made."""
    folder.mkdir()
    (folder / "page.html").write_text(HTML, encoding="utf-8")
    (folder / "drawing.svg").write_text(SVG, encoding="utf-8")
    (folder / "picture.jpg").write_text(HTML + "<!-- called a picture -->", encoding="utf-8")
    (folder / "script.gif").write_bytes(POLYGLOT)
    (folder / "saved.mhtml").write_bytes(MHTML.replace("\n", "\r\n").encode())
    (folder / "acting.pdf").write_bytes(acting_pdf())
    (folder / f"{NAMED}.txt").write_text(TEXT, encoding="utf-8")
    (folder / "letter.eml").write_text(LETTER, encoding="utf-8")


def acting_pdf() -> bytes:
    """A PDF that would run a script when it is opened, if a browser's own viewer opened it."""
    plain = text_pdf([placed_left_to_right("The register of the ford", 60, 500)])
    script = SCRIPT.replace("(", "\\(").replace(")", "\\)")
    act = f"/OpenAction << /S /JavaScript /JS ({script}) >>"
    return plain.replace(b"/Type /Catalog", b"/Type /Catalog " + act.encode(), 1)
