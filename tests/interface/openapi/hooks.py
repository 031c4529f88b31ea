"""What schemathesis is told beside its configuration: the formats of the document, the session of $RENMIAN_LOGIN at
$RENMIAN_ADDRESS, and to write to $RENMIAN_ASKED which operations it asked for and what was answered."""

import atexit
import collections
import json
import os

import schemathesis
from schemathesis.core.parameters import ParameterLocation
from schemathesis.generation.meta import negated_parameters

import formats  # noqa: F401
import signed_in

asked = collections.defaultdict(collections.Counter)


# Signed in anew before a proof is five minutes old, and when an operation has ended the session.
@schemathesis.auth(refresh_interval=240)
class SignedIn:
    def get(self, case, context):
        return signed_in.Session(os.environ["RENMIAN_ADDRESS"], os.environ["RENMIAN_LOGIN"]).fields

    def set(self, case, data, context):
        meant = {name.lower() for name, place in negated_parameters(case.meta) if place == ParameterLocation.HEADER}
        case.headers.update({name: value for name, value in data.items() if name.lower() not in meant | {"cookie"}})
        case.cookies.update([data["Cookie"].split("=", 1)])


@schemathesis.hook
def after_call(context, case, response):
    if response.request.method == case.operation.method.upper():  # or it asks for a method that is not there
        asked[case.operation.definition.raw["operationId"]][response.status_code] += 1


@atexit.register
def tell():
    with open(os.environ["RENMIAN_ASKED"], "w", encoding="utf-8") as out:
        json.dump(asked, out)
