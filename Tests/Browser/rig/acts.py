"""What people do by forms and letters, and the addresses that only they or their letters lead to."""

import sqlite3
import traceback

from .people import Person

PASSWORD = "neuf ponts une ville"


class Acts:
    """`addresses` tells each address met and whom it is for; `faults` tells what could not be done."""

    def __init__(self, site, people):
        self.site, self.people = site, people
        self.addresses, self.faults = [], []
        self.officer, self.resident, self.visitor = people["project-officer"], people["resident"], people["visitor"]

    def live(self, *scenes):
        """One after the other: what fails in one is told, and does not hide what the others lead to."""
        for scene in scenes:
            try:
                scene()
            except (AssertionError, IndexError, sqlite3.Error) as fault:
                line = traceback.extract_tb(fault.__traceback__)[-1]
                self.faults.append(f"{type(self).__name__}.{scene.__name__} ({line.filename.rsplit('/', 1)[-1]}:{line.lineno}): {fault!r}")

    def person(self, sql, *values):
        """The person whose address a question finds; every account of the town has the same password."""
        email = self.site.query(sql, *values)[0][0]
        for known in self.people.values():
            if known.login and known.login["email"] == email:
                return known
        return Person(self.site, {"role": "resident", "email": email, "password": PASSWORD})

    def form(self, page, action):
        for form in page.markup.forms:
            if form.method == "post" and (form.action or page.address).split("?")[0].endswith(action) and not form.action.endswith("/deconnexion"):
                return form
        raise AssertionError(f"{page.address} answers {page.status} and has no form to {action}: {[f.action for f in page.markup.forms]}")

    def act(self, person, page, action="", **typed):
        """Sends the form of a page whose address ends so; the page one comes to."""
        shown = person.get(page)
        answer = person.send(shown, self.form(shown, action), **typed)
        assert answer.status == 200, f"{page} {action} answers {answer.status}: {answer.markup.words[:600]}"
        return answer

    def meet(self, person, *addresses):
        """Pages to look at as this person, each of which must open."""
        for address in addresses:
            answer = person.ask("GET", address)
            assert answer.status == 200, f"{person.role}: {address} answers {answer.status}: {answer.markup.words[-400:]}"
            self.addresses.append((person, address))

    def letter_to(self, email, part):
        """The address of the button of the latest letter to somebody that leads there."""
        rows = self.site.query(
            "select button_path from letters where (address = ? or account_id = (select id from accounts where email = ?)) "
            "and button_path like ? order by id desc", email, email, f"%{part}%")
        assert rows, f"no letter to {email} leads to {part}"
        return self.resident.resolve("/", rows[0][0])
