"""Who and what opens an archive: custodians, devices, identities, words for one."""
