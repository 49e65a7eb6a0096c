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
