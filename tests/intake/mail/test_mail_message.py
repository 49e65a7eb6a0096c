"""Mails as files: headers as written, bodies, attachments, and what broken programs make of them."""

from __future__ import annotations

import base64
import io

import pytest

from amana.intake import READERS, Part, Reader, Reading
from amana.intake.mail.mail_message import MailMessage
from tests.contracts.reader_contract import ReaderContract
from tests.intake.mail.mail_maker import HEADER, attached, encoded_word, in_parts, mail, multipart, part

PLAIN = b"Content-Type: text/plain; charset=utf-8"
HTML = b"Content-Type: text/html; charset=utf-8"


def read(data: bytes) -> Reading:
    return MailMessage().read(io.BytesIO(data), "letter.eml", MailMessage.limits)


def told(reading: Reading | Part, name: str) -> list[str]:
    return [fact.value for fact in reading.facts if fact.name == name]


def raw(reading: Reading, name: str) -> list[str | None]:
    return [fact.raw for fact in reading.facts if fact.name == name]


def texts(reading: Reading) -> list[tuple[str | None, str]]:
    return [(text.part, text.text.strip()) for text in reading.texts]


class TestMailMessage(ReaderContract):
    def reader(self) -> Reader:
        return next(reader for reader in READERS if reader.name == "mail-message")

    def sample(self) -> tuple[bytes, str]:
        return (
            in_parts(
                part("وصلت القافلة إلى وادي النور.".encode(), PLAIN),
                attached(b"a list", b'filename="list.txt"'),
            ),
            "letter.eml",
        )


def test_what_the_header_says_stands_as_written_and_as_read() -> None:
    subject = encoded_word("رسالة من سميرة")
    reading = read(mail(b"Hello", b"Subject: " + subject, b"References: <0@example.org> <00@example.org>"))
    assert reading.title == "رسالة من سميرة"
    assert raw(reading, "header:Subject") == [subject.decode()]
    assert reading.byline == "Samira <samira@example.org>"
    assert reading.published == "2026-11-26T14:05:00+02:00"
    assert told(reading, "message-id") == ["<1@example.org>"]
    assert told(reading, "thread") == ["<0@example.org>"]
    names = [fact.name for fact in reading.facts if fact.name.startswith("header:")]
    assert names[:4] == ["header:From", "header:To", "header:Date", "header:Message-ID"]


@pytest.mark.parametrize(
    ("written", "read_as", "rule"),
    [
        ("Thu, 26 Nov 2026 14:05:00 +0200", "2026-11-26T14:05:00+02:00", []),
        ("26 Nov 2026 14:05 +0330", "2026-11-26T14:05:00+03:30", []),
        ("Thu, 26 Nov 2026 14:05:00 GMT", "2026-11-26T14:05:00+00:00", ["zone-written: GMT"]),
        ("Thu, 26 Nov 2026 14:05:00 -0000", "2026-11-26T14:05:00+00:00", ["place-unknown: -0000"]),
        ("Thu, 26 Nov 2026 14:05:00 EET", "2026-11-26T14:05:00", ["zone-unknown: EET"]),
        ("Thu, 26 Nov 2026 14:05:00", "2026-11-26T14:05:00", ["zone-unknown"]),
        ("26 Nov 26 14:05:00 +0200", "2026-11-26T14:05:00+02:00", ["year-written: 26"]),
        ("Thu Nov 26 14:05:00 2026", "2026-11-26T14:05:00", ["zone-unknown"]),
        ("Thu, 26 Nov 2026 14:05:00 +0200 (EET)", "2026-11-26T14:05:00+02:00", []),
    ],
)
def test_a_date_keeps_its_zone_and_says_what_is_not_known(written: str, read_as: str, rule: list[str]) -> None:
    header = b"From: Samira <samira@example.org>\r\nDate: " + written.encode() + b"\r\n"
    reading = read(mail(b"Hello", header=header))
    assert reading.published == read_as
    assert told(reading, "date-rule") == rule


@pytest.mark.parametrize(
    "date", ["yesterday", "32 Nov 2026 14:05:00 +0200", "26 Foo 2026", "26 Nov 0000 99:99", ""]
)
def test_a_date_that_is_none_is_told_as_written_only(date: str) -> None:
    reading = read(mail(b"Hello", header=b"From: a@example.org\r\nDate: " + date.encode() + b"\r\n"))
    assert reading.published is None
    assert told(reading, "header:Date") == ([date] if date else [])


def test_an_arabic_subject_split_in_the_middle_of_a_letter() -> None:
    data = "قافلة".encode()
    words = [b"=?utf-8?B?" + base64.b64encode(data[at : at + 3]) + b"?=" for at in range(0, len(data), 3)]
    assert read(mail(b"x", b"Subject: " + b"\r\n ".join(words))).title == "قافلة"
    quoted = ["".join(f"={byte:02X}" for byte in data[at : at + 3]) for at in range(0, len(data), 3)]
    in_q = b"\r\n ".join(f"=?UTF-8?q?{word}?=".encode() for word in quoted)
    assert read(mail(b"x", b"Subject: " + in_q)).title == "قافلة"


def test_subjects_in_windows_1256_in_eight_bits_and_among_plain_words() -> None:
    assert read(mail(b"x", b"Subject: " + encoded_word("وادي النور", "windows-1256"))).title == "وادي النور"
    in_q = encoded_word("وادي النور", "windows-1256", "Q")
    assert read(mail(b"x", b"Subject: Re: " + in_q + b" today")).title == "Re: وادي النور today"
    assert read(mail(b"x", "Subject: من وادي النور".encode())).title == "من وادي النور"
    bare = mail(b"x", "Subject: من وادي النور".encode("cp1256"), b"Content-Type: text/plain; charset=windows-1256")
    assert read(bare).title == "من وادي النور"
    assert read(mail(b"x", b"Subject: =?no-such?B?4pyT?= =?utf-8?X?abc?=")).title == "✓ =?utf-8?X?abc?="


def test_file_names_continued_encoded_and_turned_round() -> None:
    name = "صور من وادي النور.jpg"
    percent = "".join(f"%{byte:02X}" for byte in name.encode())
    half = len(percent) // 6 * 3
    continued = f"filename*0*=utf-8''{percent[:half]};\r\n filename*1*={percent[half:]}".encode()
    reading = read(
        in_parts(
            attached(b"1", continued),
            attached(b"2", f"filename*=UTF-8'ar'{percent}".encode()),
            attached(b"3", b'filename="' + encoded_word(name) + b'"'),
            attached(b"4", f'filename="{name}"'.encode()),
            attached(b"5", 'filename="photo_\u202egpj.exe"'.encode()),
            attached(b"6", b'filename="../../etc/passwd"'),
            attached(b"7", b'filename="a \\"quoted\\" name.txt"'),
        )
    )
    assert [one.name for one in reading.parts][:4] == [name] * 4
    assert [one.name for one in reading.parts][4:] == [
        "photo_\u202egpj.exe",
        "../../etc/passwd",
        'a "quoted" name.txt',
    ]
    assert [one.data for one in reading.parts] == [str(n).encode() for n in range(1, 8)]
    assert [one.place for one in reading.parts] == [f"attachment/{n}" for n in range(1, 8)]
    assert reading.note is None


def test_the_html_is_kept_beside_the_plain_text_only_where_it_says_more() -> None:
    same = read(
        in_parts(
            part(b"The road is open.", PLAIN), part(b"<p>The <b>road</b> is open.", HTML), kind=b"alternative"
        )
    )
    assert texts(same) == [("body/1", "The road is open.")]
    assert told(same, "html-alternative") == ["says the same"]
    number = part(b"<p>The road is open. 50 went.", HTML)
    more = read(in_parts(part(b"The road is open. 40 went.", PLAIN), number, kind=b"alternative"))
    assert texts(more) == [("body/1", "The road is open. 40 went."), ("body/2", "The road is open. 50 went.")]
    nothing = read(in_parts(part(b" \r\n", PLAIN), part(b"<p>Read me", HTML), kind=b"alternative"))
    assert texts(nothing) == [("body/1", "Read me")]


def test_html_alone_is_read_whole_and_its_links_are_told() -> None:
    page = (
        b"<html><head><title>no</title><style>p{}</style></head><body><table><tr><td>Wadi</td><td>al-Noor</td></tr>"
        b"</table><!-- unseen --><p>One<br>two &amp; three &#1608;</p><script>no()</script>"
        b'<a href="https://example.org/film?a=1&amp;b=2">the film</a></body></html>'
    )
    reading = read(mail(page, HTML))
    assert texts(reading) == [("body/1", "Wadi al-Noor\nOne\ntwo & three و\nthe film")]
    assert told(reading, "link") == ["https://example.org/film?a=1&b=2"]


def test_flowed_text_is_whole_again() -> None:
    body = b"The convoy \r\nreached Wadi al-Noor.\r\n\r\n> She \r\n> said so.\r\n-- \r\nSamira\r\n"
    reading = read(mail(body, b"Content-Type: text/plain; format=flowed"))
    assert texts(reading)[0][1] == "The convoy reached Wadi al-Noor.\n\n> She said so.\n-- \nSamira"
    arabic = "وصلت \r\nالقافلة".encode()
    joined = read(mail(arabic, b"Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes"))
    assert texts(joined)[0][1] == "وصلتالقافلة"


@pytest.mark.parametrize(
    ("charset", "data"),
    [
        ("windows-1256", "وصلت القافلة إلى وادي النور".encode("cp1256")),
        ("iso-8859-6", "وصلت القافلة إلى وادي النور".encode("iso8859-6")),
        ("no-such-charset", "وصلت القافلة إلى وادي النور".encode("cp1256")),
        ("us-ascii", "وصلت القافلة إلى وادي النور".encode("cp1256")),
        ("iso-8859-1", "وصلت القافلة إلى وادي النور".encode()),
        ("utf-16", "وصلت القافلة إلى وادي النور".encode("utf-16")),
        ("utf-7", "وصلت القافلة إلى وادي النور".encode("utf-7")),
        ("", "وصلت القافلة إلى وادي النور".encode()),
    ],
)
def test_bodies_in_the_charset_that_is_named_or_another(charset: str, data: bytes) -> None:
    body = base64.encodebytes(data)
    reading = read(
        mail(body, f"Content-Type: text/plain; charset={charset}".encode(), b"Content-Transfer-Encoding: base64")
    )
    assert texts(reading) == [("body/1", "وصلت القافلة إلى وادي النور")]


def test_transfer_encodings_that_are_not_as_they_say() -> None:
    field = b"Content-Transfer-Encoding: base64"
    assert texts(read(mail(b"This is: not base64, at all!\r\n", field)))[0][1] == "This is: not base64, at all!"
    good = base64.encodebytes(b"The road is open. " * 20)
    footer = read(mail(good + b"\r\n_____\r\nList of Wadi al-Noor: https://example.org\r\n", field))
    assert texts(footer)[0][1].startswith("The road is open. The")
    assert texts(footer)[0][1].endswith("List of Wadi al-Noor: https://example.org")
    assert told(footer, "transfer-encoding") == ["text after base64"]
    damaged = read(mail(good[:100] + b"!" + good[100:], field))
    assert texts(damaged)[0][1] == ("The road is open. " * 20).strip()
    assert told(damaged, "transfer-encoding") == ["base64 damaged"]
    two = base64.b64encode(b"one ") + b"\r\n" + base64.b64encode(b"two")
    assert texts(read(mail(two, field)))[0][1] == "one two"
    quoted = read(mail(b"caf=C3=A9 =\r\nopen = =ZZ", PLAIN, b"Content-Transfer-Encoding: Quoted-Printable"))
    assert texts(quoted)[0][1] == "café open = =ZZ"


def test_uuencoded_files_in_the_text_are_attachments() -> None:
    import binascii

    data = bytes(range(100))
    lines = b"".join(binascii.b2a_uu(data[at : at + 45]) for at in range(0, 100, 45))
    reading = read(mail(b"See this.\n\nbegin 644 list.bin\n" + lines + b"`\nend\nGoodbye.\n"))
    assert texts(reading) == [("body/1", "See this.\n\nGoodbye.")]
    assert [(one.name, one.data) for one in reading.parts] == [("list.bin", data)]
    in_base64 = b"begin-base64 644 a.txt\n" + base64.encodebytes(b"in base64") + b"====\n"
    assert [one.data for one in read(mail(in_base64)).parts] == [b"in base64"]
    assert read(mail(b"begin-base64 644 a\n" * 50_000)).parts == ()
    assert texts(read(mail(b"begin 644 of the tale\nlike this one\n")))[0][1].startswith("begin 644 of")


def test_an_attached_mail_is_given_as_its_bytes_even_if_it_is_itself() -> None:
    inner = mail(b"Inner")
    reading = read(in_parts(part(b"Outer", PLAIN), part(inner, b"Content-Type: message/rfc822")))
    (attachment,) = reading.parts
    assert (attachment.media_type, attachment.data, attachment.name) == ("message/rfc822", inner, None)


def test_parts_without_a_boundary_or_an_end() -> None:
    field, body = multipart(part(b"One", PLAIN), part(b"Two", PLAIN))
    nameless = read(mail(body, b"Content-Type: multipart/mixed"))
    assert [text for _, text in texts(nameless)] == ["One", "Two"]
    wrong = read(mail(body, b"Content-Type: multipart/mixed; boundary=other"))
    assert [text for _, text in texts(wrong)] == ["One", "Two"]
    cut = read(mail(body.partition(b"Two")[0] + b"Tw", field))
    assert [text for _, text in texts(cut)] == ["One", "Tw"]
    assert cut.note == "cut-short"
    assert texts(read(mail(b"No parts at all", field)))[0][1] == "No parts at all"
    beside = read(mail(b"Before them\r\n" + body + b"After them", field))
    assert told(beside, "text-beside-parts") == ["Before them", "After them"]


def test_inline_pictures_keep_their_content_id() -> None:
    picture = part(
        b"R0lGODlh", b"Content-Type: image/gif", b"Content-ID: <p1>", b"Content-Transfer-Encoding: base64"
    )
    reading = read(in_parts(part(b'<img src="cid:p1">Look', HTML), picture, kind=b"related"))
    (one,) = reading.parts
    assert (one.media_type, one.data, told(one, "content-id")) == ("image/gif", b"GIF89a"[:6], ["<p1>"])


def test_signed_mail_says_so_and_where_what_is_signed_stands() -> None:
    body, signature = (
        part(b"The road is open.", PLAIN),
        part(b"-----BEGIN PGP", b"Content-Type: application/pgp-signature"),
    )
    field, told_parts = multipart(body, signature, kind=b'signed; protocol="application/pgp-signature"')
    data = mail(
        told_parts, b'Content-Type: multipart/signed; protocol="application/pgp-signature"; boundary="between"'
    )
    reading = read(data)
    assert field
    assert told(reading, "signed") == ["pgp-mime"]
    start, end = map(int, told(reading, "signed-bytes")[0].split("-"))
    assert data[start:end] == body
    assert [one.media_type for one in reading.parts] == ["application/pgp-signature"]
    inline = read(mail(b"-----BEGIN PGP SIGNED MESSAGE-----\r\nHash: SHA256\r\n\r\nThe road is open.\r\n"))
    assert told(inline, "signed") == ["pgp-inline"]


def test_encrypted_mail_says_so() -> None:
    control = part(b"Version: 1", b"Content-Type: application/pgp-encrypted")
    sealed = part(b"-----BEGIN PGP MESSAGE-----", b"Content-Type: application/octet-stream; name=a.asc")
    reading = read(in_parts(control, sealed, kind=b"encrypted"))
    assert [(one.reason, one.data is None) for one in reading.parts] == [(None, False), ("encrypted", True)]
    assert reading.note == "parts-unread"
    der = bytes.fromhex("308006092a864886f70d010703a080")
    field = b"Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m"
    smime = read(mail(base64.encodebytes(der), field, b"Content-Transfer-Encoding: base64"))
    assert [one.reason for one in smime.parts] == ["encrypted"]
    signed = read(
        mail(
            base64.encodebytes(der.replace(b"\x03\xa0", b"\x02\xa0")), field, b"Content-Transfer-Encoding: base64"
        )
    )
    assert told(signed, "signed") == ["s-mime"]
    assert [one.reason for one in signed.parts] == [None]


def test_apple_mail_wraps_a_message_in_its_length_and_notes() -> None:
    message = mail(b"Hello\n")
    notes = b"<?xml version='1.0'?><plist><dict><key>flags</key><integer>8590195713</integer></dict></plist>"
    data = str(len(message)).encode() + b"      \n" + message + notes
    reading = read(data)
    assert texts(reading) == [("body/1", "Hello")]
    assert told(reading, "emlx:flags") == ["8590195713"]
    assert MailMessage().recognises("text/plain", data[:4096], "1234")


def test_attachments_beyond_what_may_be_unpacked_are_told_and_not_given() -> None:
    limits = MailMessage.limits
    data = in_parts(
        part(b"Hello", PLAIN), attached(b"x" * 2_000, b"filename=a"), attached(b"y" * 10, b"filename=b")
    )
    from dataclasses import replace

    reading = MailMessage().read(io.BytesIO(data), "a", replace(limits, unpacked_bytes=1_000))
    assert [(one.name, one.reason, one.data) for one in reading.parts] == [
        ("a", "too-large", None),
        ("b", None, b"y" * 10),
    ]
    assert reading.note == "parts-unread"


def test_ten_thousand_parts_a_thousand_levels_and_a_line_without_end() -> None:
    wide = read(in_parts(*[part(b"x", b"Content-Type: application/octet-stream")] * 10_000))
    assert len(wide.parts) == 5_000
    assert wide.note == "left-out"
    deep = mail(b"at last", PLAIN)
    body, field = b"at last", PLAIN
    for level in range(1_000):
        boundary = b"b%d" % level
        field, body = multipart(part(body, field), boundary=boundary)
    reading = read(mail(body, field))
    assert [one.reason for one in reading.parts] == ["too-deep"]
    assert reading.note == "parts-unread"
    assert deep
    long_line = read(mail(b"Hello", b"Subject: " + b"a" * 100_000, b"X-Long: " + b"=?utf-8?Q?" * 200_000))
    assert long_line.title is not None
    assert len(long_line.title) <= 500
    assert long_line.note == "left-out"


def test_many_fields_are_told_up_to_a_limit_and_counted() -> None:
    reading = read(HEADER + b"X-A: 1\r\n" * 5_000 + b"\r\nHello")
    assert len(reading.facts) <= 1_000
    assert reading.note == "left-out"


def test_a_message_without_its_empty_line_loses_nothing() -> None:
    reading = read(b"From: Samira <samira@example.org>\nSubject: Hello\nThis is the text.\n")
    assert reading.title == "Hello"
    assert texts(reading) == [("body/1", "This is the text.")]


def test_hostile_html_is_read_in_a_straight_line() -> None:
    for piece in (
        b"<!--",
        b"<a ",
        b'<a "',
        b"<style>",
        b"<head>",
        b"<",
        b"&#" + b"9" * 50 + b";",
        b"</",
        b"<title>",
        b"<![CDATA[",
    ):
        assert read(mail(piece * (1_000_000 // len(piece)), HTML)).note in {None, "no-text"}
    assert texts(read(mail(b"a &#99999999999999999999; b", HTML)))[0][1] == "a \ufffd b"
