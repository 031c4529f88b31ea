"""The formats of the document, as narrow as the server reads them: years 1900 to 2100, times in UTC with microseconds."""

import datetime

import schemathesis
from hypothesis import strategies as st

FIRST, LAST = datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)

schemathesis.openapi.format("date", st.dates(FIRST, LAST).map(str))
schemathesis.openapi.format(
    "date-time",
    st.datetimes(
        datetime.datetime.combine(FIRST, datetime.time()), datetime.datetime.combine(LAST, datetime.time())
    ).map(lambda moment: moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")),
)
