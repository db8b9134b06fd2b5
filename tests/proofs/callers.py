"""The program itself, and callers that use it over HTTP. They write the same log as the workers: a
line for each request before it is sent, and for each answer after it arrives."""

import http.client
import json
import os
import random
import signal
import socket
import statistics
import subprocess
import threading
import time
import uuid

PROGRAM = None
SEED = 1
PAUSE = 0.04
PATIENCE = 8


class Service:
    """`waystation serve` on its own port, started again each time it is killed."""

    def __init__(self, program, url, folder, environment=None):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.command = [program, "serve", "--bind", f"127.0.0.1:{self.port}", "--database", url,
                        "--request-rate", "0"]
        self.environment = {**os.environ, **(environment or {})}
        self.said = os.path.join(folder, f"service-{self.port}.said")
        self.start()

    def start(self):
        with open(self.said, "ab") as said:
            self.process = subprocess.Popen(self.command, env=self.environment, stdout=said, stderr=said)

    def wait_until_ready(self):
        limit = time.monotonic() + 30
        while time.monotonic() < limit:
            try:
                if exchange(self.port, "GET", "/readyz")[0] == 200:
                    return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError(f"the service is not ready: see {self.said}")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def exchange(port, method, path, headers=None, body=None):
    """Sends one request; returns the status, the headers and the body of its answer."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        text = None if body is None else json.dumps(body)
        line.request(method, path, text, {"Content-Type": "application/json", **(headers or {})})
        answer = line.getresponse()
        said = answer.read()
        return answer.status, answer.headers, json.loads(said) if said[:1] == b"{" else None
    except http.client.HTTPException as why:
        raise OSError(str(why)) from why
    finally:
        line.close()


class Line:
    """A connection that stays open, for timed requests."""

    def __init__(self, port):
        self.line = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)

    def get(self, path, headers):
        self.line.request("GET", path, headers=headers)
        answer = self.line.getresponse()
        return answer.status, answer.read()


def token(program, url, organization):
    """Makes a token for a caller."""
    words = ["token", "add", "--organization", organization, "--role", "hotline", "--database", url]
    done = subprocess.run([program, *words], check=True, capture_output=True, text=True)
    return done.stdout.splitlines()[0]


class Log:
    """A log that only grows."""

    def __init__(self, path):
        self.file = open(path, "a", buffering=1, encoding="utf-8")
        self.lock = threading.Lock()

    def line(self, words):
        with self.lock:
            self.file.write(words + "\n")


def now():
    return time.time_ns() // 1000


class Caller(threading.Thread):
    """Holds units and gives them back, through any instance that answers, until it is stopped."""

    def __init__(self, number, services, bearer, log, groups, seed):
        super().__init__(daemon=True)
        self.number, self.services, self.log, self.groups = number, services, log, groups
        self.bearer, self.chance = bearer, random.Random(f"{seed} {number}")
        self.stopped, self.trouble = threading.Event(), None

    def run(self):
        try:
            while not self.stopped.is_set():
                group = self.chance.choice(self.groups)
                held = self.hold(group)
                if held:
                    time.sleep(self.chance.uniform(0, 0.02))
                    self.cancel(group, held)
        except Exception as why:  # Whatever it is, the proof has failed.
            self.trouble = why

    def hold(self, group):
        body = {"unit_group": f"g{group}", "step": "hold", "minutes": 15}
        return self.insist("hold", group, ("-", 0), "/api/v1/placements", body)

    def cancel(self, group, held):
        path = f"/api/v1/placements/{held['id']}/steps"
        return self.insist("cancel", group, (held["id"], held["version"]), path, {"step": "cancel"})

    def insist(self, step, group, seen, path, body):
        """Repeats a request under the same key until it gets an answer."""
        key = str(uuid.UUID(int=self.chance.getrandbits(128), version=4))
        headers = {"Authorization": f"Bearer {self.bearer}", "Idempotency-Key": key,
                   "If-Match": f'"{seen[1]}"'}
        self.log.line(f"ask {key} {self.number} {step} {group} {seen[0]} {seen[1]} {now()}")
        while True:
            try:
                status, answered, said = exchange(
                    self.chance.choice(self.services).port, "POST", path, headers, body)
            except OSError as why:
                self.log.line(f"unsure {key} {now()} {type(why).__name__}")
                time.sleep(PAUSE)
                continue
            if status == 503:
                self.log.line(f"unsure {key} {now()} {said['type']}")
                time.sleep(PAUSE)
            elif status in (200, 201):
                one = said["placements"][0] if "placements" in said else said
                again = "again" if answered.get("Idempotency-Replayed") else "new"
                self.log.line(f"got {key} {now()} done {one['id']} {one['version']} ? 0 0 {again}")
                return one
            else:
                full = status == 409 and said["type"].endswith("full")
                self.log.line(f"got {key} {now()} " + ("full" if full else f"refused {status} {said['title']}"))
                return None


def serving(url, folder, instances, clients, groups, environment=None):
    """Starts instances, waits until they are ready, and returns them with callers to be started."""
    services = [Service(PROGRAM, url, folder, environment) for _ in range(instances)]
    for service in services:
        service.wait_until_ready()
    log = Log(os.path.join(folder, "callers.log"))
    bearers = [token(PROGRAM, url, f"hotline-{nth}") for nth in range(clients)]
    return services, [Caller(nth, services, bearer, log, groups, SEED)
                      for nth, bearer in enumerate(bearers)]


def stopped(callers):
    """Stops the callers, each after its last answer. Returns True if all of them ended well."""
    for caller in callers:
        caller.stopped.set()
    for caller in callers:
        caller.join(30)
    troubles = [caller.trouble or "never answered" for caller in callers
                if caller.trouble or caller.is_alive()]
    for trouble in troubles:
        print(f"  a caller: {trouble!r}")
    return not troubles


def welch(one, other):
    """The difference of two means in standard errors, and the means in microseconds. The slowest
    twentieth of each side is left out, since other work on the machine disturbs it."""
    def of(times):
        times = sorted(times)[: len(times) * 19 // 20]
        mean = statistics.fmean(times)
        return mean, statistics.variance(times) / len(times)

    (a, va), (b, vb) = of(one), of(other)
    return (a - b) / (va + vb) ** 0.5, (a / 1000, b / 1000)
