"""all_asked.py ADDRESS DOCUMENT ASKED...: whether every operation of the document was asked for.

What is held open until the client goes, which schemathesis does not ask for, is asked for here.
"""

import collections
import http.client
import json
import sys
import urllib.parse

import signed_in

STREAMS = ("streamWork", "streamCase")

address, document, *reports = sys.argv[1:]
with open(document, encoding="utf-8") as text:
    paths = {operation["operationId"]: (path, operation)
             for path, methods in json.load(text)["paths"].items()
             for operation in methods.values() if isinstance(operation, dict)}

asked = collections.defaultdict(collections.Counter)
for report in reports:
    with open(report, encoding="utf-8") as text:
        for operation, answers in json.load(text).items():
            asked[operation].update({int(status): times for status, times in answers.items()})

handler = signed_in.Session(address, "handler")
case = handler.ask("GET", "cases?limit=1")["items"][0]["id"]
wrong = []
for name in STREAMS:
    path, operation = paths[name]
    for known_case in (case, "01900000-0000-7000-8000-00000000ffff"):
        connection = http.client.HTTPConnection(urllib.parse.urlsplit(address).netloc, timeout=30)
        connection.request("GET", path.replace("{id}", known_case), headers=handler.fields)
        answer = connection.getresponse()
        kind = answer.headers["Content-Type"].split(";")[0]
        answer.close()
        connection.close()
        described = operation["responses"].get(str(answer.status), {})
        if answer.status >= 500 or not described or kind not in described.get("content", {"application/problem+json": {}}):
            wrong.append(f"{name}: {answer.status} {kind}")
        asked[name][answer.status] += 1

done = sum(sum(answers.values()) for answers in asked.values())
refused = sorted(name for name in paths if not any(200 <= status < 400 for status in asked[name]))
print(f"{done} requests for {len(paths)} operations; of {len(refused)} none was done: {', '.join(refused)}")
wrong += [f"{name} was never asked for" for name in paths if not asked[name]]
sys.exit("\n".join(wrong) or None)
