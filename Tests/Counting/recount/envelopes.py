"""Money set aside for a territory, a theme or what is in no territory, served before the whole city: None is the envelope of the whole city."""

from .election import NotCounted


def covers(envelope, project):
    if envelope is None:
        return True
    if envelope["kind"] == "theme":
        return envelope["name"] in project.categories
    return project.district == (envelope["name"] if envelope["kind"] == "territory" else None)


def stays(envelope, rule):
    """Whether what an envelope leaves is lost to the whole city."""
    return not rule.get("carriesOver", True) or envelope.get("isRingFenced", False)


def paid_first(election, envelopes, mandatory):
    """The envelope of each mandatory project: the first that covers it and still has its cost, else that of the whole city."""
    purses = [envelope["cents"] for envelope in envelopes[:-1]]
    purses.append(election.budget - sum(purses))
    payers = {}
    for place in dict.fromkeys(mandatory):
        cost = election.projects[place].cost
        payer = next((rank for rank, envelope in enumerate(envelopes) if covers(envelope, election.projects[place]) and purses[rank] >= cost), None)
        if payer is None:
            raise NotCounted("a mandatory project that no envelope can pay")
        purses[payer] -= cost
        payers[place] = payer
    return payers


def electorate(election, envelope):
    """Who shares an envelope, ballot by ballot: all for the whole city, else who chose one of the projects it may pay, in the running or not."""
    return [
        ballot.times if envelope is None or any(covers(envelope, election.projects[place]) for place in ballot.choices) else 0
        for ballot in election.ballots]
