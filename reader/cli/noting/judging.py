"""``crossread note claims`` and ``note claim``: what notes are gathered under, and what is held of it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from reader.cli import output, streams
from reader.cli.exits import Exit, UsageError
from reader.cli.noting.changing import one_id
from reader.cli.noting.desk import Desk, desk
from reader.notes import Axis, Claim, local_name
from reader.notes.exchange.report import judged
from reader.notes.exchange.webannotation import claim_json
from reader.notes.tidy import fold


def claims(args: argparse.Namespace, rest: Sequence[str]) -> int:
    """List claims with status and how many quotations of how many outlets they have; words narrow the list."""
    words = fold(" ".join(rest))
    with desk(args) as at:
        found = [claim for claim in at.notes.claims.all() if words in fold(claim.text)]
        if args.json:
            streams.write_json({"claims": [_full(at, claim) for claim in found]})
            return Exit.DONE
        rows = []
        for claim in found:
            members = at.notes.claims.members(claim.id)
            outlets = {local_name(target.source) for one in members for target in one.annotation.targets}
            rows.append(
                (claim.short, judged(claim), claim.text, str(len(members)), ", ".join(sorted(outlets)))
            )
    if rows:
        output.write_table(("id", "status", "claim", "notes", "outlets"), rows, right=[3])
    else:
        streams.narrate("No claims here yet, or none that match.")
    return Exit.DONE


def _full(at: Desk, claim: Claim) -> dict[str, Any]:
    """Return a claim with its members, as JSON."""
    members = [
        {"annotation": one.annotation.id, "stance": one.stance, "target": one.target}
        for one in at.notes.claims.members(claim.id)
    ]
    return {**claim_json(claim), "members": members}


def judge(args: argparse.Namespace, rest: Sequence[str]) -> int:
    """Set a claim's status with a reason, say it otherwise, or remove it."""
    id_ = one_id(rest, "claim")
    with desk(args) as at:
        with at.notes.operation("judge claim"):
            claim = at.notes.claims.get(id_)
            if args.remove:
                at.notes.claims.delete(claim.id)
            else:
                if not (args.status or args.reword):
                    raise UsageError(
                        "There is nothing to change.", hint="Give --status, --reword or --remove."
                    )
                if args.reword:
                    claim = at.notes.claims.reword(claim.id, args.reword)
                if args.status:
                    status = (
                        None
                        if args.status == "none"
                        else at.vocabulary.resolve(f"{Axis.STATUS}:{args.status}").name
                    )
                    claim = at.notes.claims.set_status(claim.id, status, rationale=args.text or "")
        if args.json:
            streams.write_json({"claims": [_full(at, claim)]})
        else:
            word = "removed" if args.remove else judged(claim)
            streams.write(streams.one_line(f"{word}: {claim.short} {claim.text}"))
    return Exit.DONE
