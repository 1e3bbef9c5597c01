"""Runs code in an ipykernel: a request is one line of JSON, and so is each part of its answer."""

import json
import sys

from jupyter_client.manager import start_new_kernel

manager, client = start_new_kernel(kernel_name="python3")


def tell(request, **message):
    print(json.dumps({"id": request["id"], **message}), flush=True)


def run(request):
    sent = client.execute(request["code"], store_history=False)
    while True:
        message = client.get_iopub_msg()
        if message["parent_header"].get("msg_id") != sent:
            continue
        kind, content = message["msg_type"], message["content"]
        if kind == "stream" and content["name"] == "stdout":
            tell(request, kind="stdout", text=content["text"])
        elif kind == "error":
            tell(request, kind="error", name=content["ename"], message=content["evalue"])
        elif kind == "status" and content["execution_state"] == "idle":
            tell(request, kind="idle")
            return


try:
    for line in sys.stdin:
        run(json.loads(line))
finally:
    client.stop_channels()
    manager.shutdown_kernel(now=True)
