"""The rulebook kept beside the byte code: used only for the very files it was made from, and never needed."""

import pickle
from pathlib import Path

import pytest

from dmtcheck import kept
from dmtcheck import rulebook as module
from dmtcheck.rulebook import Files, Rulebook, built_in, load, load_files, read_files

ALL = ("version", "digest", "rules", "documents", "sheets", "facts", "schema")


@pytest.fixture(scope="session")
def files() -> Files:
    """The files of the built-in rules."""
    return read_files([built_in()])


@pytest.fixture(scope="session")
def book(files: Files) -> Rulebook:
    """The rulebook that they make, not read back."""
    return load_files(files)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in place of that of the package, with one module; what is kept lies in its ``__pycache__``."""
    (tmp_path / "module.py").write_text("pass\n")
    monkeypatch.setattr(kept, "_HERE", tmp_path)
    return tmp_path


def content(book: Rulebook | None) -> list[object]:
    assert book is not None
    return [getattr(book, name) for name in ALL]


def kept_files(folder: Path) -> list[Path]:
    return sorted((folder / "__pycache__").iterdir())


def test_nothing_is_fetched_before_something_is_kept(folder: Path, files: Files) -> None:
    assert kept.fetch(files) is None


def test_what_is_kept_is_fetched_the_same(folder: Path, files: Files, book: Rulebook) -> None:
    assert kept.keep(files, book) is book
    fetched = kept.fetch(files)
    assert fetched is not book
    assert content(fetched) == content(book)
    assert [path.name.startswith("rulebook.") for path in kept_files(folder)] == [True]


def test_what_is_fetched_checks_alike(folder: Path, files: Files, book: Rulebook) -> None:
    kept.keep(files, book)
    fetched = kept.fetch(files)
    assert fetched is not None
    given = {"age": 34, "therapies": [{"name": "Lemtrada", "status": "current"}], "severe_reactions": ["sulfite"]}
    assert fetched.reader.read_mapping(given) == book.reader.read_mapping(given)
    assert fetched.asked == book.asked and fetched.active == book.active and fetched.by_id == book.by_id


def test_a_changed_added_missing_or_moved_file_is_not_fetched(folder: Path, files: Files, book: Rulebook) -> None:
    kept.keep(files, book)
    name = "ocrevus/herpes.yaml"
    path, data = files[name]
    others = {other: entry for other, entry in files.items() if other != name}
    for place in range(0, len(data), 97):
        changed = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
        assert kept.fetch({**files, name: (path, changed)}) is None
    assert kept.fetch({**files, name: (path, data + b"\n")}) is None
    assert kept.fetch({**files, "ocrevus/added.yaml": (path, data)}) is None
    assert kept.fetch(others) is None
    assert kept.fetch({**others, "ocrevus/moved.yaml": (path, data)}) is None
    assert content(kept.fetch(dict(reversed(list(files.items()))))) == content(book)


def test_a_changed_or_added_module_is_not_passed_over(folder: Path, files: Files, book: Rulebook) -> None:
    kept.keep(files, book)
    (folder / "module.py").write_text("pass\n\n")
    assert kept.fetch(files) is None
    kept.keep(files, book)
    assert len(kept_files(folder)) == 1
    (folder / "another.py").touch()
    assert kept.fetch(files) is None


def test_another_python_does_not_fetch_it(folder: Path, files: Files, book: Rulebook, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.keep(files, book)
    monkeypatch.setattr(kept, "pydantic_core_version", "0")
    assert kept.fetch(files) is None


@pytest.mark.parametrize("size", [0, 1, 2, 100, 1000, -1000, -1])
def test_a_file_cut_short_is_ignored_and_made_again(size: int, folder: Path, files: Files, book: Rulebook) -> None:
    kept.keep(files, book)
    (path,) = kept_files(folder)
    whole = path.read_bytes()
    path.write_bytes(whole[:size])
    assert kept.fetch(files) is None
    kept.keep(files, book)
    assert path.read_bytes() == whole
    assert content(kept.fetch(files)) == content(book)


@pytest.mark.parametrize("data", [b"garbage", b"\x80\x04", pickle.dumps(None), pickle.dumps({"digest": "x"}), b"cno.such\nmodule\n.", b"\x00" * 100])
def test_something_else_in_its_place_is_ignored(data: bytes, folder: Path, files: Files, book: Rulebook) -> None:
    kept.keep(files, book)
    kept_files(folder)[0].write_bytes(data)
    assert kept.fetch(files) is None


def test_a_rulebook_of_other_files_in_its_place_is_ignored(folder: Path, files: Files, book: Rulebook) -> None:
    kept.keep(files, book)
    other = Rulebook(book.version, "sha256:0", book.rules, book.documents, book.sheets, book.facts, book.schema)
    kept_files(folder)[0].write_bytes(pickle.dumps(other))
    assert kept.fetch(files) is None


def test_what_was_kept_before_is_thrown_away_and_nothing_else(folder: Path, files: Files, book: Rulebook) -> None:
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "module.pyc").touch()
    (folder / "__pycache__" / f"{kept._PREFIX}old").touch()
    (folder / "__pycache__" / "rulebook.cpython-399.other").touch()
    kept.keep(files, book)
    names = [path.name for path in kept_files(folder)]
    assert len(names) == 3
    assert {"module.pyc", "rulebook.cpython-399.other"} < set(names)


def test_a_folder_that_cannot_be_written_keeps_nothing_and_harms_nothing(folder: Path, files: Files, book: Rulebook) -> None:
    (folder / "__pycache__").touch()  # a file, where a folder is needed
    assert kept.keep(files, book) is book
    assert kept.fetch(files) is None


def test_a_full_disk_keeps_nothing_and_harms_nothing(folder: Path, files: Files, book: Rulebook, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pickle.dump", full)
    assert kept.keep(files, book) is book
    assert kept.fetch(files) is None
    assert kept_files(folder) == []


def test_loading_uses_what_is_kept_and_makes_it_where_it_is_not(folder: Path, files: Files, book: Rulebook, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Files] = []

    def load_and_count(files: Files) -> Rulebook:
        made.append(files)
        return book

    monkeypatch.setattr(module, "load_files", load_and_count)
    first, second = load(), load()
    assert len(made) == 1
    assert first is book
    assert content(second) == content(book)
    kept_files(folder)[0].write_bytes(b"")
    assert load() is book
    assert len(made) == 2


def test_a_folder_of_ones_own_is_never_kept(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    mine = tmp_path_factory.mktemp("mine")
    (mine / "ocrevus").mkdir()
    text = Path(built_in(), "ocrevus", "herpes.yaml").read_text().replace("herpes_history", "travels_often")
    (mine / "ocrevus" / "our-travel.yaml").write_text(text)
    assert "ocrevus/our-travel" in load([mine]).by_id
    assert not (folder / "__pycache__").exists()
