"""Feeds `bilispec validate --follow` from mitmproxy: an exchange a line, as it happens.

    mitmdump -q -s examples/mitmproxy_follow.py | bilispec validate --follow - --input ndjson

Lines go to stdout, or to the file that BILISPEC_LOG names, which `--follow FILE` reads as it grows. They hold
credentials as they were sent: pass a file on only through `bilispec redact`.
"""

import json
import os
import sys

log = open(os.environ["BILISPEC_LOG"], "a", encoding="utf-8") if "BILISPEC_LOG" in os.environ else sys.stdout


def response(flow):
    """An exchange is complete."""
    request, reply = flow.request, flow.response
    line = {
        "method": request.method,
        "url": request.pretty_url,
        "request_headers": [list(pair) for pair in request.headers.items(multi=True)],
        "request_body": request.get_text(strict=False),
        "status": reply.status_code,
        # The body is written as a client gets it: unpacked and decoded.
        "response_headers": [
            list(pair) for pair in reply.headers.items(multi=True) if pair[0].lower() != "content-encoding"
        ],
        "response_body": reply.get_text(strict=False),
    }
    print(json.dumps(line), file=log, flush=True)
