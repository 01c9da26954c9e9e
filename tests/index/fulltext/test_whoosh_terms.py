"""The term dictionary that we write, read by Whoosh's own reader."""

from __future__ import annotations

import random
import warnings
from pathlib import Path

import pytest

from index.fulltext.whoosh_files import MappedStorage
from index.fulltext.whoosh_terms import TermWriter

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh.filedb.filetables import OrderedHashReader


@pytest.mark.parametrize("count", [0, 1, 2, 300, 20_000])
def test_whoosh_reads_what_is_written(tmp_path: Path, count: int) -> None:
    chance = random.Random(count)
    pairs = {
        chance.randbytes(chance.randint(1, 9)): chance.randbytes(chance.randint(0, 40)) for _ in range(count)
    }
    storage = MappedStorage(str(tmp_path))
    writer = TermWriter(storage.create_file("terms"))
    writer.extras["fieldmap"] = {"text": 0}
    keys, at = sorted(pairs), 0
    while at < count:
        some = keys[at : (at := at + chance.choice((0, 1, 2, 700)))]
        writer.add(some, [pairs[key] for key in some])
    writer.close()
    reader = OrderedHashReader.open(storage, "terms")
    assert reader.extras["fieldmap"] == {"text": 0}
    assert dict(reader.items()) == pairs
    assert list(reader.keys()) == sorted(pairs)
    for key in chance.sample(sorted(pairs), min(len(pairs), 500)):
        assert reader[key] == pairs[key]
        assert list(reader.all(key + b"\0" * 10)) == []
        assert reader.closest_key(key) == key
        above = [other for other in pairs if other > key]
        if len(above) < 50:
            assert reader.closest_key(key + b"\0") == min(above, default=None)
    reader.close()


def test_keys_must_rise(tmp_path: Path) -> None:
    writer = TermWriter(MappedStorage(str(tmp_path)).create_file("terms"))
    writer.add([b"b"], [b""])
    for keys in ([b"b"], [b"a"], [b""], [b"c", b"c"], [b"d", b"c"]):
        with pytest.raises(ValueError, match="increase"):
            writer.add(keys, [b""] * len(keys))
    writer.close()
