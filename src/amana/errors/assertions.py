"""What goes wrong with what people assert."""

from amana.errors.root import WrongUsage


class AssertionUnknown(WrongUsage):
    """No assertion has this id. Facts: assertion."""

    code = "assertion-unknown"


class AssertionAmbiguous(WrongUsage):
    """Several assertions begin with this id. Facts: assertion."""

    code = "assertion-ambiguous"


class SubjectUnknown(WrongUsage):
    """Nothing that can be spoken of has this id. Facts: id."""

    code = "subject-unknown"


class SubjectAmbiguous(WrongUsage):
    """Several things begin with this id. Facts: id, count."""

    code = "subject-ambiguous"


class AssertionFallen(WrongUsage):
    """An assertion that is to be taken back and does not stand any more. Facts: assertion, by (ids)."""

    code = "assertion-fallen"


class JudgementRefused(WrongUsage):
    """Two things that cannot be said to be the same or different. Facts: one, other, reason, types."""

    code = "judgement-refused"


class JudgementClash(WrongUsage):
    """Somebody said the opposite, and it stands. Facts: one, other, assertion."""

    code = "judgement-clash"


class BasisUnreadable(WrongUsage):
    """What is to be a place in an item is none. Facts: basis, reason."""

    code = "basis-unreadable"


class ValueAbsent(WrongUsage):
    """A value that is to be withdrawn and that the person never gave. Facts: property, subject."""

    code = "value-absent"
