"""Addresses of copies: what is understood, what is refused, and no password in what is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amana.errors import StoreUrlUnreadable
from amana.stores.address import read_address

SHOWN = [
    ("/media/samira/STICK/copy", "/media/samira/STICK/copy"),
    ("copy", "copy"),
    ("C:\\copies", "C:\\copies"),
    ("file:///media/a%20stick", "/media/a stick"),
    ("sftp://samira@host.example/home/samira/copy/", "sftp://samira@host.example/home/samira/copy"),
    ("sftp://samira:secret@host.example:2222/~/copy", "sftp://samira@host.example:2222/~/copy"),
    ("SFTP://host.example", "sftp://host.example/"),
    ("sftp://[2001:db8::1]:22/x", "sftp://[2001:db8::1]:22/x"),
    ("davs://samira%40home:p%40ss@cloud.example/remote.php/dav/files/s/copy", "davs://samira%40home@cloud.example/"
     "remote.php/dav/files/s/copy"),
    ("webdav+http://nas.example/%D8%A3%D8%B1%D8%B4%D9%8A%D9%81", "webdav+http://nas.example/%D8%A3%D8%B1%D8%B4%D9%8A"
     "%D9%81"),
    ("s3://Wadi-al-Noor/2016/copy", "s3://Wadi-al-Noor/2016/copy"),
    ("s3://bucket", "s3://bucket/"),
]  # fmt: skip

REFUSED = [
    ("gopher://host/x", "scheme-unknown"),
    ("http://host/x", "scheme-unknown"),
    ("file://elsewhere/x", "scheme-unknown"),
    ("sftp:///x", "host-absent"),
    ("davs://:443/x", "host-absent"),
    ("sftp://host:port/x", "port-wrong"),
    ("sftp://host:0/x", "port-wrong"),
    ("sftp://host:70000/x", "port-wrong"),
    ("s3:///x", "bucket-unnamed"),
    ("s3://a b/x", "address-characters"),
    ("s3://user@bucket/x", "bucket-unnamed"),
    ("davs://host/x?y", "address-characters"),
    ("davs://host/x#y", "address-characters"),
    ("sftp://host/a\nb", "address-characters"),
    ("sftp://host/a%0Ab", "address-characters"),
    ("sftp://host/a/../../b", "address-characters"),
    ("sftp://host/a/%2e%2e/b", "address-characters"),
]


@pytest.mark.parametrize(("text", "shown"), SHOWN)
def test_what_is_shown(text: str, shown: str) -> None:
    assert read_address(text).shown == shown


@pytest.mark.parametrize(("text", "shown"), SHOWN)
def test_what_is_shown_is_an_address_too(text: str, shown: str) -> None:
    again = read_address(read_address(text).shown)
    assert again.shown == shown
    assert (again.host, again.port, again.path, again.user) == (
        read_address(text).host,
        read_address(text).port,
        read_address(text).path,
        read_address(text).user,
    )


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_what_is_refused(text: str, reason: str) -> None:
    with pytest.raises(StoreUrlUnreadable) as told:
        read_address(text)
    assert told.value.facts["reason"] == reason


def test_the_password_is_kept_for_use_alone() -> None:
    address = read_address("davs://samira:se%3Acret@host.example/x")
    assert (address.user, address.password) == ("samira", "se:cret")
    assert "cret" not in repr(address) + address.shown


@pytest.mark.parametrize(
    "text", ["sftp://u:pa/ss@host/x", "sftp://u:pa@ss@host:x/y", "xx://u:pass@host", "s3://u:pass@b"]
)
def test_a_refused_address_does_not_show_it_either(text: str) -> None:
    with pytest.raises(StoreUrlUnreadable) as told:
        read_address(text)
    assert "pa" not in str(told.value)


@given(
    st.text(max_size=80),
    st.sampled_from(["", "sftp://", "davs://", "s3://", "file://", "dav://h/", "sftp://u@h:"]),
)
def test_any_text_is_read_or_refused(text: str, scheme: str) -> None:
    try:
        assert read_address(scheme + text).shown is not None
    except StoreUrlUnreadable as fault:
        assert fault.facts["reason"]
