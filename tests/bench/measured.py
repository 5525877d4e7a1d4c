"""Runs a command, and prints its seconds, its seconds of CPU and its peak memory in MB as JSON.

    python3 tests/bench/measured.py COMMAND ...

It is a process of its own and small: what Linux gives for the peak memory of a child begins with that of the process that
started it.
"""

import json
import os
import subprocess
import sys
import time

started = time.monotonic()
child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
said = child.stderr.read()
_, status, used = os.wait4(child.pid, 0)
took = time.monotonic() - started
child.returncode = os.waitstatus_to_exitcode(status)
if child.returncode != 0:
    sys.exit(said.decode())
print(json.dumps([took, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
