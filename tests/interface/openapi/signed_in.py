"""Sessions of people, as a browser has them: the cookie, the token against cross-site requests, the origin.

signed_in.py ADDRESS PASSWORDS: the first day of an installation. PASSWORDS has what `renmian account init --json` said.
Each administrator gets a password of their own; the account `handler` is opened and may do what the cadre section may.
"""

import datetime
import http.client
import json
import sys
import urllib.parse
import uuid

PASSWORD = "seven quiet lanterns by the river"
# Wrong passwords are asked for from 127.0.0.1, from where nobody is let in after a few of them.
FROM = "127.0.0.2"


class Session:
    def __init__(self, address, login, password=PASSWORD):
        self.address = address
        self.fields = {"Origin": address}
        self.ask("POST", "sessions", {"login": login, "password": password})

    def ask(self, method, path, body=None, more={}):
        """What was answered. The session goes on with the token of the answer, if there is a new one."""
        connection = http.client.HTTPConnection(urllib.parse.urlsplit(self.address).netloc, source_address=(FROM, 0))
        fields = {**self.fields, "Content-Type": "application/json", "Idempotency-Key": str(uuid.uuid4()), **more}
        connection.request(method, "/api/v1/" + path, json.dumps(body), fields)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        if answer.status >= 300:
            raise RuntimeError(f"{method} {path}: {answer.status} {text}")
        said = json.loads(text)
        for cookie in answer.headers.get_all("Set-Cookie", []):
            self.fields.update({"Cookie": cookie.split(";")[0], "X-CSRF-Token": said["csrf_token"]})
        return said


def first_day(address, passwords):
    administrators = {}
    for each in passwords:
        session = Session(address, each["account"], each["password"])
        session.ask("PUT", "me/password", {"old_password": each["password"], "new_password": PASSWORD})
        administrators[each["account"]] = session
    sysadmin, secadmin = administrators["sysadmin"], administrators["secadmin"]
    why = {"reason": "履职需要"}
    sysadmin.ask("POST", "users", {"login": "handler", "kind": "person", "name": "示例", "unit": "组织部", **why})
    today = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=8))).date()
    right = {"role": "cadre_section", "cases": [], "acts": [],
             "from": str(today), "until": str(today + datetime.timedelta(days=30))}

    def command(by, code, data):
        seen = by.ask("GET", "users/handler")
        by.ask("POST", "users/handler/commands", {"command": code, "data": data},
               {"If-Match": f'"{seen["case"]}-{seen["version"]}"'})

    command(sysadmin, "propose_right", {**right, **why})
    command(secadmin, "grant_right", {"proposal": 1})
    one_time = sysadmin.ask("POST", "users/handler/password")["password"]
    Session(address, "handler", one_time).ask(
        "PUT", "me/password", {"old_password": one_time, "new_password": PASSWORD})


if __name__ == "__main__":
    with open(sys.argv[2], encoding="utf-8") as said:
        first_day(sys.argv[1], json.load(said))
