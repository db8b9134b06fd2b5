"""Workers: instances under load that are killed and started again."""

import os
import random
import signal
import subprocess
import time

PROGRAM = None
RANDOM = random.Random(1)


class Worker:
    """One instance, started again with the same log each time it is killed."""

    def __init__(self, url, logs, instance, environment=None, **settings):
        self.log = os.path.join(logs, f"{instance}.log")
        words = [f"{name}={value}" for name, value in {"instance": instance, **settings}.items()]
        self.command = [PROGRAM, "work", url, self.log, *words]
        self.environment = {**os.environ, **(environment or {})}
        self.start()

    def start(self):
        self.process = subprocess.Popen(self.command, env=self.environment)

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def ended(self):
        return self.process.wait() == 0


def prepare(url, units):
    subprocess.run([PROGRAM, "prepare", url, ",".join(map(str, units))], check=True)


def killed(workers, kills, pause, between=lambda nth: None):
    """Kills random instances one after the other, and starts each again."""
    for nth in range(kills):
        time.sleep(RANDOM.uniform(*pause))
        worker = RANDOM.choice(workers)
        worker.kill()
        between(nth)
        worker.start()
    time.sleep(1)


def finish(workers):
    """Starts a last life that only repeats unanswered requests. True if all workers end well."""
    for worker in workers:
        worker.kill()
        worker.command.append("attempts=0")
        worker.command = [word for at, word in enumerate(worker.command)
                          if not word.startswith("attempts=") or at == len(worker.command) - 1]
        worker.start()
    return all([worker.ended() for worker in workers])
