# What is printed on a word card. It is read in twenty years, by people who do not know Amana.

card-number = Card { $index } of { $shares }
card-any = { GIVEN($all) ->
    [yes] All { $shares } cards together open the archive.
   *[no] Any { $threshold } of the { $shares } cards open the archive.
}
card-set = Archive { $archive } · set { $set }
card-what = What this is
card-what-text = One part of a key to the archive. By itself, or with fewer cards than it says above, it opens nothing and tells nothing of what the archive holds.
card-keep = Keeping it
card-keep-text = Keep it secret, dry, and away from the other cards. Do not photograph, scan or send it; type its words only to open the archive. Do not write on it who has the others.
card-open = To open the archive
card-open-together = Bring enough cards of this set together, and a copy of the archive: the cards hold nothing of it.
card-open-amana = On a computer that you trust, in the archive's folder:
card-open-words = It asks for the words; four letters of each will do.
card-open-without = Without Amana: these are SLIP-39 words (one group, no passphrase). Together they give the 32 secret bytes of an age identity of the kind { $kind }. README.txt in the archive says more.
card-lost = If it is lost, or was seen
card-lost-text = Tell whoever keeps the archive: they remove this set and make a new one.
card-note = Note
