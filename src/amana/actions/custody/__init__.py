"""What vouches for an archive: custody, times, cosigners, proofs, audits; and giving back what it holds."""
