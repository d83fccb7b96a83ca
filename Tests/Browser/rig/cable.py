"""What lies between the people and the site, and may be cut: the browser is told nothing, and nobody answers any more."""

import contextlib
import socket
import threading

from .site import Site


class Cable:
    """Carries bytes between a port of its own and the site, until it is cut."""

    def __init__(self, site):
        self.site, self.is_cut, self.ends = site, False, []
        self.listener = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._accept, daemon=True).start()

    def end(self):
        """The site as it stands at this end of the cable."""
        return Site(f"http://127.0.0.1:{self.listener.getsockname()[1]}", self.site.database, self.site.logins)

    def cut(self):
        self.is_cut = True
        for end in self.ends:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def mend(self):
        self.is_cut = False

    def remove(self):
        self.cut()
        self.listener.close()

    def _accept(self):
        with contextlib.suppress(OSError):
            while True:
                near, _ = self.listener.accept()
                if self.is_cut:
                    near.close()
                    continue
                far = socket.create_connection(("127.0.0.1", self.site.port))
                self.ends += [near, far]
                for one, other in ((near, far), (far, near)):
                    threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    def _carry(self, one, other):
        with contextlib.suppress(OSError):
            while some := one.recv(1 << 16):
                other.sendall(some)
        for end in (one, other):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
