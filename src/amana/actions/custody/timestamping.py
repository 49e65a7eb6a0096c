"""Ask outsiders for the time: RFC 3161 authorities, and OpenTimestamps calendars.

What is stamped is each log's checkpoint: with it stands every entry before it. Asking needs no key, and
tells an outsider a hash and the address it was asked from, nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from amana.actions.custody.outside_times import AnyPath, Outsiders, bounds, has_proof, is_stamped, now
from amana.archive import (
    DESCRIPTION,
    Head,
    Layout,
    Stamps,
    Waiting,
    attested_heads,
    clean_name,
    present_heads,
    read_description,
    stamp_digest,
    stamping,
)
from amana.attesting import (
    PATIENCE,
    AskedCalendars,
    Question,
    Server,
    ask_all,
    check_token,
    default_authorities,
    default_calendars,
    fetch_missing,
    is_address,
    server_at,
    stamp,
    upgrade_proof,
    write_pem,
)
from amana.attesting import not_later_than as earliest
from amana.errors import TimestampWrong, Unanswered
from amana.records import CheckpointTimes, NotStamped, Timestamped
from amana.tlog import Checkpoint

_MOST_STEPS = 4


@dataclass
class _Round:
    """One checkpoint, who is to be asked about it, and afterwards who gave nothing and why."""

    head: Head
    checkpoint: Checkpoint
    stamps: Stamps
    authorities: list[Server] = field(default_factory=list)
    calendars: list[Server] = field(default_factory=list)
    upgrade: bool = False
    wants_proof: bool = False
    failed: list[NotStamped] = field(default_factory=list)

    @property
    def asks(self) -> bool:
        """Whether anybody is to be asked at all."""
        return bool(self.authorities or self.calendars or self.upgrade)

    def fail(self, server: Server, fault: Unanswered | TimestampWrong) -> None:
        """Remember who gave nothing, and why."""
        self.failed.append(NotStamped(server.name, server.url, str(fault)))


def timestamp(
    path: AnyPath,
    *,
    authorities: Sequence[str] | None = None,
    calendars: Sequence[str] | None = None,
    pending: bool = False,
    roots: AnyPath | None = None,
    fetch_certificates: bool = False,
    patience: float = PATIENCE,
) -> Timestamped:
    """Ask authorities and calendars about each log's checkpoint, and keep what they say beside it.

    A checkpoint that two authorities have stamped (and a calendar, where calendars are asked) is passed over,
    unless somebody is named. Who gave nothing is noted where two are lacking; `pending` asks those who were
    noted, and calendars for the proofs that they promised. None stands for the lists that come with Amana, an
    empty list for nobody. `fetch_certificates` asks for certificates that tokens came without. `patience` is
    how long one answer may take, in seconds. Raises NotAnArchive, AddressUnusable, RootsUnreadable,
    ArchiveBusy (another process is asking).
    """
    asker = _Asker(Path(path).absolute(), authorities, calendars, Outsiders(roots), patience)
    return asker.run(pending=pending, fetch=fetch_certificates)


class _Asker:
    def __init__(
        self,
        root: Path,
        authorities: Sequence[str] | None,
        calendars: Sequence[str] | None,
        outsiders: Outsiders,
        patience: float,
    ) -> None:
        self._layout = Layout(root)
        self._described = read_description(root / DESCRIPTION)
        self._named = (authorities is not None, bool(calendars))
        self._authorities = _servers(authorities, default_authorities())
        self._calendars = _servers(calendars, default_calendars())
        self._outsiders, self._patience = outsiders, patience
        self._waiting = Waiting(self._layout)

    def run(self, *, pending: bool, fetch: bool) -> Timestamped:
        """One run, alone: two at once would ask everybody twice."""
        clock = now()
        with stamping(self._layout):
            told = tuple(self._told(head, pending=pending, fetch=fetch) for head in self._heads(pending=pending))
        return Timestamped(all(one.ok for one in told), clock, told)

    def _heads(self, *, pending: bool) -> Iterator[Head]:
        """Each log's checkpoint; or those that wait for something."""
        if not pending:
            yield from present_heads(self._layout, self._described)
            return
        waiting = set(self._waiting.names())
        for head in attested_heads(self._layout, self._described):
            if head.name in waiting or self._promises(head):
                yield head
            waiting.discard(head.name)
        for gone in waiting:  # its folder was removed: there is nothing left to ask about
            self._waiting.write(gone, [], [])

    def _promises(self, head: Head) -> bool:
        """Whether calendars promised more than they have kept yet."""
        if head.checkpoint is None:
            return False
        times = self._outsiders.times(Stamps(self._layout, head.name), head.checkpoint)
        return any(one.state == "pending" for one in times)

    def _told(self, head: Head, *, pending: bool, fetch: bool) -> CheckpointTimes:
        if head.checkpoint is None:
            return CheckpointTimes(head.name.device, head.name.size, head.name.root, reason=head.reason)
        stamps = Stamps(self._layout, head.name)
        stamps.begin(head.note)
        this = _Round(head, head.checkpoint, stamps)
        (self._plan_waiting if pending else self._plan)(this)
        self._ask_authorities(this)
        self._ask_calendars(this)
        if fetch:
            self._fetch_chains(this)
        return self._ended(this)

    # --- who is to be asked

    def _plan(self, this: _Round) -> None:
        times = self._outsiders.times(this.stamps, this.checkpoint)
        there = {one.name for one in times if one.kind == "rfc3161" and one.state == "checked"}
        if self._named[0] or not is_stamped(times):
            this.authorities = [one for one in self._authorities if clean_name(one.name) not in there]
        if self._named[1] or this.stamps.proof() is None:
            this.calendars = list(self._calendars)
        this.wants_proof = bool(self._calendars)

    def _plan_waiting(self, this: _Round) -> None:
        noted = self._waiting.read(this.head.name)
        this.authorities = _noted(noted["authority"], default_authorities())
        this.calendars = _noted(noted["calendar"], default_calendars())
        this.upgrade = self._promises(this.head)
        this.wants_proof = bool(this.calendars)

    # --- asking

    def _ask_authorities(self, this: _Round) -> None:
        digest, text = stamp_digest(this.checkpoint), this.checkpoint.text.encode()
        questions = [Question(one.url, digest) for one in this.authorities]
        answers = ask_all([one.request for one in questions], self._patience)
        for server, question, answer in zip(this.authorities, questions, answers, strict=True):
            try:
                token = question.token(answer)
                checked = check_token(token, text, self._outsiders.roots)
            except (Unanswered, TimestampWrong) as fault:
                this.fail(server, fault)
                continue
            name = this.stamps.keep_token(server.name, token.response)
            this.stamps.keep_chain(name, write_pem(checked.chain.certificates))

    def _ask_calendars(self, this: _Round) -> None:
        digest, proof = stamp_digest(this.checkpoint), this.stamps.proof()
        before = _noted(self._waiting.calendars(), default_calendars())
        named = {one.url: one for one in (*before, *default_calendars(), *self._calendars, *this.calendars)}
        if this.upgrade and proof is not None:
            self._keep(this, upgrade_proof(proof, digest, named, self._patience), named)
        if this.calendars:
            urls = [one.url for one in this.calendars]
            asked = stamp(digest, urls, this.stamps.proof(), self._patience)
            self._waiting.know_calendars(
                set(urls) - {one.url for one in default_calendars()} - asked.failed.keys()
            )
            self._keep(this, asked, named)

    def _keep(self, this: _Round, asked: AskedCalendars, named: Mapping[str, Server]) -> None:
        if asked.proof is not None and asked.grown:
            this.stamps.keep_proof(asked.proof)
        for url, fault in asked.failed.items():
            this.fail(named.get(url) or Server(url, url), fault)

    def _fetch_chains(self, this: _Round) -> None:
        """Ask for the certificates that are missing, one step up at a time."""
        for kept in this.stamps.tokens():
            for _ in range(_MOST_STEPS):
                try:
                    chain = self._outsiders.checked(kept, this.checkpoint).chain
                except TimestampWrong:
                    break  # `times` tells of it
                found = fetch_missing(chain, self._patience) if chain.vouched == "incomplete" else ()
                if not found:
                    break
                kept = replace(kept, chain=write_pem((*chain.certificates, *found)))
                this.stamps.keep_chain(kept.name, kept.chain)

    # --- what came of it

    def _ended(self, this: _Round) -> CheckpointTimes:
        times = self._outsiders.times(this.stamps, this.checkpoint)
        size = this.checkpoint.size
        told = CheckpointTimes(
            this.head.name.device,
            size,
            this.checkpoint.root.hex(),
            times,
            earliest(bounds(times, size), size - 1),
            asked=this.asks,
            failed=tuple(this.failed),
            ok=is_stamped(times) and (not this.wants_proof or has_proof(times)),
        )
        told = replace(told, waiting=self._note(this, told))
        # A calendar that could not be asked to keep its promise leaves the proof unfinished.
        unfinished = this.upgrade and this.failed and not any(one.height is not None for one in times)
        return replace(told, ok=told.ok and not unfinished)

    def _note(self, this: _Round, told: CheckpointTimes) -> tuple[str, ...]:
        """Note who is still to be asked, while too few have answered."""
        name = this.head.name
        if told.ok:
            self._waiting.write(name, [], [])
            return ()
        noted, failed = self._waiting.read(name), {one.address for one in this.failed}
        left = []
        for kind, asked in (("authority", this.authorities), ("calendar", this.calendars)):
            answered = {one.url for one in asked} - failed
            urls = [*noted[kind], *(one.url for one in asked if one.url in failed)]
            left.append([url for url in dict.fromkeys(urls) if url not in answered])
        self._waiting.write(name, *left)
        return tuple(left[0] + left[1])


def _noted(urls: Iterable[str], known: tuple[Server, ...]) -> list[Server]:
    """Servers that were noted in a file; what is no address is passed over."""
    return [server_at(url, known) for url in urls if is_address(url)]


def _servers(given: Sequence[str] | None, known: tuple[Server, ...]) -> tuple[Server, ...]:
    if given is None:
        return known
    return tuple(dict.fromkeys(server_at(url, known) for url in given))
