"""Records to JSON and back."""

import json
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.errors import ArchiveError
from ingest.records import Answer, Asker, Dates, Inquiry, Kind, Part, Question, Source, Table
from ingest.serial import from_json, to_json, to_plain

RECORD = Inquiry(
    Source("anfrage.pdf", "ab" * 32, "application/pdf", 3),
    Kind.KLEINE_ANFRAGE,
    "ni",
    "19/12",
    19,
    Part.BOTH,
    title="Rasenflächen am Wehr",
    askers=(Asker("Dr. Ole Brandt", "CDU"),),
    dates=Dates(asked=date(2024, 2, 29)),
    questions=(Question("1", "Wie groß ist die Fläche?", 1), Question("1a", "Wem gehört sie?", 1, part_of="1")),
    answers=(Answer(("1",), "Drei Hektar.", 2, "Zu 1:", (Table(2, 2, 1, (("Fläche", "ha"), ("Wehr", "3"))),)),),
)


def test_the_keys_and_values_are_those_that_parse_prints() -> None:
    plain = json.loads(to_json(RECORD))
    assert plain["source"] == {"name": "anfrage.pdf", "sha256": "ab" * 32, "media_type": "application/pdf", "pages": 3}
    assert (plain["kind"], plain["part"], plain["reference"], plain["request_reference"]) == (
        "kleine_anfrage",
        "both",
        "19/12",
        None,
    )
    assert plain["dates"] == {
        "asked": "2024-02-29",
        "received": None,
        "forwarded": None,
        "answered": None,
        "answer_received": None,
        "published": None,
        "dated": None,
    }
    assert plain["askers"] == [{"name": "Dr. Ole Brandt", "party": "CDU"}]
    assert plain["questions"][1]["part_of"] == "1"
    assert plain["answers"][0]["labels"] == ["1"]
    assert plain["answers"][0]["tables"][0]["rows"] == [["Fläche", "ha"], ["Wehr", "3"]]


def test_plain_values_are_what_the_json_says() -> None:
    assert json.loads(json.dumps(to_plain(RECORD))) == json.loads(to_json(RECORD))


def test_the_json_is_one_line_of_utf8() -> None:
    data = to_json(RECORD)
    assert b"\n" not in data
    assert "Rasenflächen".encode() in data


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.from_type(Inquiry))
def test_every_record_survives_the_round_trip(inquiry: Inquiry) -> None:
    assert from_json(to_json(inquiry)) == inquiry


@pytest.mark.parametrize("data", [b"", b"{}", b'{"source": 1}', b"\xff", b"null", b'{"source": {"name": "a"}}'])
def test_what_is_no_record_is_an_archive_error(data: bytes) -> None:
    with pytest.raises(ArchiveError, match="beschädigt"):
        from_json(data)
