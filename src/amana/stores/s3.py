"""A copy in an S3 bucket, on Amazon's servers or any that speak as they do (AWS_ENDPOINT_URL).

An upload takes its name when it is whole, by S3's own rule. A large object goes up in parts, and after a cut the
parts that are there stay. Each part is sent with its MD5, so the server refuses what was altered on the way.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final

from amana.errors import StoreRefused
from amana.stores.address import Address
from amana.stores.network import (
    ANSWER_WITHIN,
    CONNECT_WITHIN,
    PassingError,
    needed,
    patiently,
    unreachable,
)
from amana.stores.paths import MOST_PARTS, OBJECTS, is_name
from amana.stores.reading import Stream
from amana.stores.remote import Checked
from amana.stores.s3_parts import LARGEST_PIECE, MOST_PIECES, PIECE, Parts, Room, md5

# So many bytes are in memory at once, whatever the number of threads.
_HELD: Final = 2 * LARGEST_PIECE
# So many names in one answer: S3 gives no more.
PAGE = 1_000
_READ: Final = 1 << 20

_ABSENT: Final = ("NoSuchKey", "404", "NotFound", "NoSuchUpload")
_REFUSED: Final = {
    "NoSuchBucket": "bucket-absent",
    "AccessDenied": "EACCES",
    "403": "EACCES",
    "AllAccessDisabled": "EACCES",
    "InvalidAccessKeyId": "login-refused",
    "SignatureDoesNotMatch": "login-refused",
    "ExpiredToken": "login-refused",
    "InvalidToken": "login-refused",
    "401": "login-refused",
    "RequestTimeTooSkewed": "clock-wrong",
    "EntityTooLarge": "EFBIG",
    "QuotaExceeded": "EDQUOT",
    "XMinioStorageFull": "ENOSPC",
    "InsufficientStorage": "ENOSPC",
    "507": "ENOSPC",
    "MethodNotAllowed": "EROFS",
    "PermanentRedirect": "moved",
    "301": "moved",
}
_PASSING: Final = (
    "BadDigest",
    "InternalError",
    "OperationAborted",
    "RequestTimeout",
    "ServiceUnavailable",
    "SlowDown",
    "500",
    "502",
    "503",
    "504",
)


class S3Server:
    """As `Server`."""

    def __init__(self, address: Address) -> None:
        self.url = address.shown
        self._botocore: Any = needed("botocore.session")
        self._said: Any = needed("botocore.exceptions")
        said, http = self._said, needed("urllib3").exceptions
        self._broken = (said.HTTPClientError, said.ConnectionError, said.IncompleteReadError, http.HTTPError)
        self._bucket = address.host
        prefix = address.path.strip("/")
        self._prefix = f"{prefix}/" if prefix else ""
        self.room = Room(_HELD)
        self._client = self._open_client()

    def _open_client(self) -> Any:
        session = self._botocore.get_session()
        # Nobody is asked for a login but the environment and this person's own files.
        providers = session.get_component("credential_provider")
        for name in ("container-role", "iam-role"):
            with suppress(Exception):  # a later botocore may not have it
                providers.remove(name)
        if session.get_config_variable("region") is None:
            session.set_config_variable("region", "us-east-1")
        try:
            client = session.create_client("s3", config=self._settings())
        except (self._said.BotoCoreError, ValueError) as fault:
            raise StoreRefused(url=self.url, reason="settings-wrong") from fault
        # It would ask before each piece whether it may send it: once more there and back.
        asking_first = getattr(needed("botocore.handlers"), "add_expect_header", None)
        if asking_first is not None:
            client.meta.events.unregister("before-call.s3", asking_first)
        return client

    @staticmethod
    def _settings() -> Any:
        return needed("botocore.config").Config(
            connect_timeout=CONNECT_WITHIN,
            read_timeout=ANSWER_WITHIN,
            retries={"total_max_attempts": 1},
            tcp_keepalive=True,
            max_pool_connections=32,
            # Many servers that speak S3 do not know the checksums that botocore sends by itself.
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        )

    @contextmanager
    def asked(self) -> Iterator[Any]:
        """The client. What the server or the network says, as our errors; KeyError: there is no such thing."""
        said = self._said
        try:
            yield self._client
        except said.ClientError as fault:
            raise self._told(fault.response) from fault
        except said.NoCredentialsError as fault:
            raise StoreRefused(url=self.url, reason="no-login") from fault
        except (*self._broken, OSError) as fault:
            silent = isinstance(fault, (said.ConnectTimeoutError, said.ReadTimeoutError))
            told = unreachable(self.url, fault, "no-answer" if silent else "link-cut")
            raise told if told.facts["reason"] == "certificate-wrong" else PassingError(told) from fault
        except said.BotoCoreError as fault:
            raise StoreRefused(url=self.url, reason="settings-wrong") from fault

    def _told(self, answer: dict[str, Any]) -> Exception:
        code = str(answer.get("Error", {}).get("Code", ""))
        status = str(answer.get("ResponseMetadata", {}).get("HTTPStatusCode", ""))
        if code in _ABSENT:
            return KeyError(code)
        for one in (code, status):
            if one in _PASSING:
                return PassingError(StoreRefused(url=self.url, reason="server-error"))
            if one in _REFUSED:
                return StoreRefused(url=self.url, reason=_REFUSED[one])
        return StoreRefused(url=self.url, reason="server-error")

    def at(self, path: str) -> dict[str, str]:
        """How the server is told of this file."""
        return {"Bucket": self._bucket, "Key": self._prefix + path}

    # --- as `Server`

    def open_top(self, make: bool) -> None:
        """StoreRefused if there is no such bucket; `make` makes it. What is in it has no folders."""
        if patiently(self._is_there, few=True):
            return
        if not make:
            raise StoreRefused(url=self.url, reason="bucket-absent")
        region = self._client.meta.region_name
        where = {} if region == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": region}}
        with self.asked() as client:
            client.create_bucket(Bucket=self._bucket, **where)

    def _is_there(self) -> bool:
        try:
            with self.asked() as client:
                client.list_objects_v2(Bucket=self._bucket, Prefix=self._prefix, MaxKeys=1)
        except StoreRefused as fault:
            if fault.facts["reason"] == "bucket-absent":
                return False
            raise
        return True

    def size(self, path: str) -> int | None:
        """As `Server.size`."""
        try:
            with self.asked() as client:
                return int(client.head_object(**self.at(path))["ContentLength"])
        except KeyError:
            return None

    def send(self, path: str, source: Checked) -> int | None:
        """As `Server.send`."""
        if source.size > PIECE:
            Parts(self, path, source).run()
        else:
            with self.room.for_bytes(source.size):
                piece = source.read(PIECE + 1)
                source.check()
                tag = self.send_piece("put_object", path, piece)
            if not source.is_object and tag == md5(piece).hexdigest():
                return source.size  # most servers say the MD5 of what they got
        return self.size(path)

    def send_piece(self, verb: str, path: str, piece: bytes, **more: object) -> str:
        """Put one object, or a part of one. The tag that the server gives it."""
        checked = base64.b64encode(md5(piece).digest()).decode()
        with self.asked() as client:
            answer = getattr(client, verb)(**self.at(path), Body=piece, ContentMD5=checked, **more)
        return str(answer.get("ETag", "")).strip('"')

    def begin(self, path: str, offset: int) -> Stream | None:
        """As `Server.begin`."""
        ranged = {"Range": f"bytes={offset}-"} if offset else {}
        try:
            with self.asked() as client:
                answer = client.get_object(**self.at(path), **ranged)
        except KeyError:
            return None
        return _Download(self, answer["Body"], offset + int(answer["ContentLength"]))

    def walk(self, folder: str) -> Iterator[str]:
        """As `Server.walk`: S3 lists by name, a page at once."""
        prefix = self._prefix + (f"{folder}/" if folder else "")
        more: dict[str, str] = {}
        last = ""
        while True:
            answer = patiently(lambda: self._listed(prefix, dict(more)))  # noqa: B023 - called at once
            for one in answer.get("Contents", []):
                path = str(one["Key"])[len(self._prefix) :]
                if path <= last:
                    raise StoreRefused(url=self.url, reason="server-error")  # not in order, so perhaps not all
                last = path
                if path.count("/") < MOST_PARTS and all(map(is_name, path.split("/"))):
                    yield path
            token = answer.get("NextContinuationToken")
            if not answer.get("IsTruncated") or not token or token == more.get("ContinuationToken"):
                return
            more = {"ContinuationToken": str(token)}

    def _listed(self, prefix: str, more: dict[str, str]) -> Any:
        try:
            with self.asked() as client:
                return client.list_objects_v2(Bucket=self._bucket, Prefix=prefix, MaxKeys=PAGE, **more)
        except KeyError as fault:
            raise StoreRefused(url=self.url, reason="bucket-absent") from fault

    def remove(self, path: str) -> None:
        """As `Server.remove`."""
        with suppress(KeyError), self.asked() as client:
            gone = client.delete_object(**self.at(path))
            if gone.get("VersionId") or gone.get("DeleteMarker"):
                self._remove_versions(path)
        if path.startswith(f"{OBJECTS}/"):
            for upload in self.uploads(path):
                self.abort(path, upload)

    def _remove_versions(self, path: str) -> None:
        """Where the bucket keeps what was deleted: those too."""
        more: dict[str, Any] = {}
        for _ in range(MOST_PIECES):
            with self.asked() as client:
                said = client.list_object_versions(Bucket=self._bucket, Prefix=self._prefix + path, **more)
                for one in [*said.get("Versions", []), *said.get("DeleteMarkers", [])]:
                    if one["Key"] == self._prefix + path:
                        client.delete_object(**self.at(path), VersionId=one["VersionId"])
            if not said.get("IsTruncated"):
                return
            more = {"KeyMarker": said["NextKeyMarker"], "VersionIdMarker": said["NextVersionIdMarker"]}

    # --- uploads in parts

    def uploads(self, path: str) -> list[str]:
        """Those that were begun for this name and not ended."""
        try:
            with self.asked() as client:
                answer = client.list_multipart_uploads(Bucket=self._bucket, Prefix=self._prefix + path)
        except StoreRefused:
            return []  # whoever may put is not always allowed to ask this
        key = self._prefix + path
        return [str(one["UploadId"]) for one in answer.get("Uploads", []) if one.get("Key") == key]

    def abort(self, path: str, upload: str) -> None:
        """Forget it."""
        with suppress(KeyError), self.asked() as client:
            client.abort_multipart_upload(**self.at(path), UploadId=upload)

    def close(self) -> None:
        """As `Server.close`."""
        self._client.close()


class _Download:
    """As `Stream`: the body of one answer, as it comes."""

    def __init__(self, server: S3Server, body: Any, size: int) -> None:
        self.size = size
        self._server, self._body = server, body

    def read(self, most: int) -> bytes:
        """As `Stream.read`."""
        with self._server.asked():
            return bytes(self._body.read(min(most, _READ)))

    def close(self) -> None:
        """As `Stream.close`."""
        self._body.close()
