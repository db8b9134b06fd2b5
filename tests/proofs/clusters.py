"""PostgreSQL clusters for the proofs: started, killed and promoted."""

import glob
import os
import shutil
import signal
import subprocess
import tempfile
import time


def binaries():
    found = shutil.which("initdb")
    if found:
        return os.path.dirname(os.path.realpath(found))
    return os.path.dirname(sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"))[-1])


def as_postgres(*command, check=True, environment=None):
    """Runs a command as another user, since PostgreSQL refuses to run as root."""
    settings = [f"{name}={value}" for name, value in (environment or {}).items()]
    command = ("env", *settings, *command)
    if os.geteuid() == 0:
        command = ("setpriv", "--reuid", "postgres", "--regid", "postgres", "--init-groups", "--",
                   "env", "HOME=/", *command)
    return subprocess.run(command, check=check, cwd="/", capture_output=True, text=True)


class Cluster:
    """A cluster in its own folder that flushes its commits and listens on a socket there."""

    def __init__(self, home, name, port):
        self.folder, self.port = os.path.join(home, name), port
        self.data = os.path.join(self.folder, "data")
        os.makedirs(self.folder)
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")

    def url(self):
        return f"postgres://waystation@{self.folder.replace('/', '%2F')}:{self.port}/postgres"

    def run(self, tool, *words, **more):
        return as_postgres(os.path.join(binaries(), tool), *words, **more)

    def make(self):
        self.run("initdb", f"--pgdata={self.data}", "--username=waystation", "--no-sync",
                 "--encoding=UTF8", "--locale=C", "--auth=trust")

    def copy(self, primary):
        """Makes this cluster the standby of another."""
        shutil.rmtree(self.data, ignore_errors=True)
        self.run("pg_basebackup", f"--host={primary.folder}", f"--port={primary.port}",
                 "--username=waystation", f"--pgdata={self.data}", "--write-recovery-conf",
                 "--wal-method=stream", "--checkpoint=fast", "--no-sync")

    def start(self, environment=None):
        settings = (f"-c listen_addresses='' -c unix_socket_directories={self.folder} "
                    f"-c port={self.port} -c max_connections=100 -c wal_retrieve_retry_interval=500")
        self.run("pg_ctl", "start", "--wait", "--silent", f"--pgdata={self.data}",
                 f"--log={self.folder}/log", f"--options={settings}",
                 environment=environment)

    def stop_at_once(self):
        self.run("pg_ctl", "stop", "--mode=immediate", "--silent", f"--pgdata={self.data}", check=False)

    def strike_down(self):
        """Kills all of its processes, as when the machine fails."""
        master = int(open(os.path.join(self.data, "postmaster.pid")).readline())
        children = open(f"/proc/{master}/task/{master}/children").read()
        for process in [master, *map(int, children.split())]:
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                pass
        while os.path.exists(f"/proc/{master}"):
            time.sleep(0.01)

    def promote(self):
        self.run("pg_ctl", "promote", "--wait", "--silent", f"--pgdata={self.data}")

    def ask(self, sql):
        done = subprocess.run(["psql", "--no-psqlrc", "--tuples-only", "--no-align", self.url(), "-c", sql],
                              check=True, capture_output=True, text=True)
        return done.stdout.strip()

    def receiver(self):
        """The process of a standby that receives the changes of its primary."""
        return int(self.ask("SELECT pid FROM pg_stat_wal_receiver") or 0)


def home():
    folder = tempfile.mkdtemp(prefix="waystation-proofs.")
    os.chmod(folder, 0o755)
    return folder
