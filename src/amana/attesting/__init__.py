"""What outsiders say of a checkpoint: cosignatures, RFC 3161 timestamps, OpenTimestamps proofs."""
