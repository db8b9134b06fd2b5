"""A small disk to fill: mounted, or a substitute on machines that forbid mounting."""

import os
import shutil
import subprocess
import tempfile

SIZE = 16 << 20
# The shared memory of a container is a small disk; that of a whole machine must not be filled.
MOST_SHARED = 128 << 20
SHARED = "/dev/shm"
INSIDE = "WAYSTATION_PROOF_IN_NAMESPACE"

NOWHERE = """  No small disk can be had here, so nothing is proven: this process may neither mount one nor make
  a namespace in which it could, and /dev/shm is larger than 128 MiB or missing.
  Run this as root or with sudo, or give the container a small /dev/shm (64 MiB is usual)."""


def on_a_small_disk(home, proof, itself):
    """Runs a proof in a folder on a small disk. If mounting is forbidden, it runs `itself`, the command
    for this proof alone, in a new namespace."""
    disk = os.path.join(home, "disk")
    os.mkdir(disk)
    if mounted(disk):
        try:
            print("  on a disk that is mounted for it", flush=True)
            return proof(disk)
        finally:
            subprocess.run(["umount", "--lazy", disk], check=False)
    namespace = ["unshare", "--map-root-user", "--mount"]
    if INSIDE not in os.environ and succeeds(*namespace, "true"):
        return subprocess.run([*namespace, *itself], env={**os.environ, INSIDE: "1"}).returncode == 0
    if os.path.isdir(SHARED) and shutil.disk_usage(SHARED).total <= MOST_SHARED:
        return in_shared_memory(proof)
    print(NOWHERE, flush=True)
    return False


def mounted(disk):
    return succeeds("mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", disk)


def in_shared_memory(proof):
    disk = tempfile.mkdtemp(prefix="waystation-proofs.", dir=SHARED)
    try:
        print(f"  in {SHARED}, which is small", flush=True)
        return proof(disk)
    finally:
        shutil.rmtree(disk)


def succeeds(*command):
    try:
        return subprocess.run(command, capture_output=True).returncode == 0
    except FileNotFoundError:
        return False
