"""The bodies and the counter at work: a session open, a list drawn, a course ended, letters that ask for an answer."""

import re
import time

from .acts import Acts
from .calendar import DAY, now, write

HOUR = 3_600_000
READER = "lectrice@valmont.example"


def moment(days):
    """As a field of date and hour holds it."""
    return time.strftime("%Y-%m-%dT%H:%M", time.localtime(time.time() + days * 86400))


class BusyBodies(Acts):
    """What people did in the bodies and at the counter. Begun once `Busy` has moved the phases of the budget."""

    def __init__(self, site, people):
        super().__init__(site, people)
        self.keeper = people["assembly-officer"]
        self.live(self.neighbourhood_letter, self.news_of_a_neighbourhood, self.meetings, self.drawn_from_a_list, self.course, self.invited_to_the_panel, self.told_by_mail,
                  self.group_minutes, self.workshop_told, self.answer_on_paper, self.space_of_the_members, self.events, self.absences)

    def events(self):
        """The programme of a forum, and the day of an event that has taken place."""
        forum, = self.site.query("select id from events where kind = 'forum' and published_at is not null")[0]
        past, = self.site.query("select id from events where published_at is not null and cancelled_at is null and ends_at < ?", now())[0]
        self.meet(self.visitor, f"/agenda/{forum}", f"/agenda/{forum}/stands")
        self.meet(self.officer, f"/bureau/agenda/{past}/jour")

    def absences(self):
        self.meet(self.keeper, "/bureau/instances/vieux-ponts/absences")

    def meetings(self):
        """The next meeting begins now; the minutes of a former one are adopted."""
        body, meeting = self.site.query("select a.slug, m.id from meetings m join assemblies a on a.id = m.assembly_id "
                                        "where m.convened_at is not null and m.opened_at is null and a.slug = 'vieux-ponts' order by m.id")[0]
        write(self.site, "update meetings set starts_at = ?, ends_at = ? where id = ?", now(), now() + 2 * HOUR, meeting)
        address = f"/instances/{body}/reunions/{meeting}"
        self.act(self.resident, address + "/seance", "/ouverture")
        self.meet(self.resident, address + "/ecran", address + "/presence")
        adopted, = self.site.query("select id from meetings where adopted_at is not null and is_public order by id")[0]
        self.meet(self.visitor, f"/instances/{body}/reunions/{adopted}/compte-rendu-adopte")

    def drawn_from_a_list(self):
        """Two members of a full college resign; the two who follow are drawn from a list."""
        body, college = self.site.query("select a.slug, c.id from colleges c join assemblies a on a.id = c.assembly_id "
                                        "where c.entry = 'draw' and not exists (select 1 from draws d where d.college_id = c.id) order by c.id")[0]
        for gender in ("woman", "man"):
            seat, = self.site.query("select id from seats where college_id = ? and rank = 'member' and gender = ? and left_at is null order by id desc",
                                    college, gender)[0]
            self.act(self.keeper, f"/bureau/instances/{body}/membres/{seat}", "/fin", departure="resigned", reason="Elle part vivre ailleurs.")
        address = f"/bureau/instances/{body}/colleges/{college}/liste"
        page = self.keeper.get(address)
        form = self.form(page, "/liste")
        form.fields = [(name, {"quotas": "genre,femme,1,1\ngenre,homme,1,1", "size": "2", "seed_source": "Les cinq numéros du Loto du samedi",
                               "seed_at": moment(1)}.get(name, value)) for name, value in form.fields]
        people = "".join(f"Personne{rank},{('Ada', 'Abel')[rank % 2]},{rank} rue du Pont,tiree{rank}@valmont.example,{('femme', 'homme')[rank % 2]}\n"
                         for rank in range(1, 13))
        sent = self.keeper.send_file(page, form, "file", "liste.csv", ("nom,prenom,adresse,courriel,genre\n" + people).encode())
        assert sent.status == 200, f"{sent.status} {sent.markup.words[-600:]}"
        write(self.site, "update draws set announced_at = ?, seed_at = ? where college_id = ?", now() - 2 * HOUR, now() - HOUR, college)
        self.act(self.keeper, address, "/graine", seed="2 7 11 23 41")
        called, = self.site.query("select p.email from listed_people p join draws d on d.id = p.draw_id where d.college_id = ? and p.state = 'called' "
                                  "order by p.id", college)[0]
        self.meet(self.keeper, address)
        self.meet(self.visitor, self.letter_to(called, "/reponse"))

    def course(self):
        """Somebody took a place in a course; it took place, and she was there."""
        training, session = self.site.query("select s.training_id, s.id from training_sessions s join trainings t on t.id = s.training_id "
                                            "where t.audience = 'everyone' order by s.id")[0]
        self.act(self.resident, f"/formations/{training}", f"/sessions/{session}/inscription")
        write(self.site, "update training_sessions set starts_at = ?, ends_at = ? where id = ?", now() - 2 * HOUR, now() - HOUR, session)
        account, = self.site.query("select id from accounts where email = ?", self.resident.login["email"])[0]
        self.act(self.keeper, f"/formations/{training}", f"/sessions/{session}/presences", present=account)
        self.meet(self.resident, f"/formations/{training}/attestation/{session}")

    def neighbourhood_letter(self):
        self.act(self.visitor, "/lettre-de-quartier", "/lettre-de-quartier", email=READER)
        confirm = self.letter_to(READER, "/lettre-de-quartier/")
        self.meet(self.visitor, confirm)
        self.act(self.visitor, confirm, confirm)
        # A week later there is news: the letter leaves when its job, which looks every minute, finds that its time has come.
        self.act(self.resident, "/instances/vieux-ponts/nouvelles", "/nouvelles", title="La fontaine coule de nouveau",
                 body="Elle rafraîchit la place tous les jours, jusqu’à l’automne.")
        write(self.site, "update letter_subscriptions set confirmed_at = ? where email = ?", now() - 8 * DAY, READER)
        write(self.site, "update leases set next_at = ? where name = 'neighbourhood-letters'", now())

    def news_of_a_neighbourhood(self):
        territory, = self.site.query("select id from territories where parent_id is not null order by id")[0]
        self.meet(self.visitor, f"/quartiers/{territory}/nouvelles")

    def weekly_letter(self, seconds=90):
        """Says at its end how to receive no more of it. Asked for last: others are at work while it waits."""
        end = time.monotonic() + seconds
        while not (letters := self.site.query("select body from letters where address = ? and body like '%/fin%'", READER)):
            assert time.monotonic() < end, "the letter of the neighbourhood does not leave"
            time.sleep(0.2)
        self.meet(self.visitor, re.search(r"/lettre-de-quartier/\S+/fin", letters[0][0]).group())

    def invited_to_the_panel(self):
        selection, = self.site.query("select s.id from selections s join editions e on e.id = s.edition_id where e.slug = '2026' order by s.id desc")[0]
        address, email = f"/bureau/editions/2026/preselection/{selection}/candidats", "marthe.volontaire@valmont.example"
        self.act(self.officer, address, "/candidats", origin="volunteer", seats="1", lines=f"Marthe Volontaire ; {email} ; femmes")
        self.act(self.officer, address, "/inviter")
        self.meet(self.officer, address)
        self.meet(self.visitor, self.letter_to(email, "/panel/"))

    def told_by_mail(self):
        number, = self.site.query("select p.number from proposals p join editions e on e.id = p.edition_id where e.slug = '2026' and p.number is not null "
                                  "and p.withdrawn_at is null and p.hidden_at is null and p.merged_into is null order by p.number")[0]
        self.act(self.visitor, f"/editions/2026/propositions/{number}/prevenez-moi", "/prevenez-moi", email="voisine@valmont.example")
        self.meet(self.visitor, self.letter_to("voisine@valmont.example", "/prevenez-moi/"))

    def group_minutes(self):
        """The cross-department group met, confirmed a decision, and closed its session."""
        edition, session = self.site.query("select e.slug, s.id from review_sessions s join editions e on e.id = s.edition_id where s.closed_at is null and s.kind = 'check'")[0]
        address = f"/bureau/editions/{edition}/recevabilite/seances/{session}"
        members = [row[0] for row in self.site.query("select account_id from review_session_members where session_id = ?", session)]
        self.act(self.officer, address, "/presences", present=members)
        item, = self.site.query("select i.id from review_session_items i join eligibility_reviews r on r.id = i.review_id where i.session_id = ? "
                                "and r.decided_by <> (select id from accounts where email = ?) order by i.id", session, self.officer.login["email"])[0]
        self.act(self.officer, address, "/ensemble", item=item)
        self.act(self.officer, address, "/cloture", remarks="Rien à ajouter.")
        self.meet(self.officer, address + "/compte-rendu")

    def workshop_told(self):
        """The officer calls people together around an idea; once it was held, she tells what came of it."""
        study = "/bureau/editions/ecoles-2026/etudes/1"
        self.act(self.officer, study + "/atelier", "/atelier", title="Le potager de la cour", place="École des Alizés", held_at=moment(3),
                 words="Dessinons ensemble le potager.")
        workshop, = self.site.query("select max(id) from workshops")[0]
        write(self.site, "update workshops set held_at = ? where id = ?", now() - HOUR, workshop)
        self.meet(self.officer, f"{study}/ateliers/{workshop}")

    def answer_on_paper(self):
        question, = self.site.query("select q.id from questions q join question_turns t on t.question_id = q.id where t.kind = 'answer' order by q.id")[0]
        self.meet(self.people["reception-agent"], f"/bureau/questions/{question}/lettre")

    def space_of_the_members(self):
        """A subject, a message that somebody reported, a file: read by the members and by who moderates."""
        body = "/instances/vieux-ponts"
        topic = self.act(self.resident, body + "/discussions", "/discussions", title="Les bancs du quai", text="Deux sont cassés depuis le printemps.")
        post, = self.site.query("select max(id) from topic_posts")[0]
        address = topic.address.split("?")[0].split("#")[0]
        self.act(self.keeper, address, f"/messages/{post}/signalement", reason="Un nom de famille est écrit.")
        self.meet(self.resident, body + "/annuaire", body + "/discussions", address)
        self.meet(self.keeper, body + "/moderation")
        self.act(self.resident, address, address, text="Le troisième aussi, depuis hier.")
        hidden, = self.site.query("select max(id) from topic_posts")[0]
        self.act(self.keeper, address, f"/messages/{hidden}/signalement", reason="Le nom d’un voisin y est.")
        self.act(self.keeper, body + "/moderation", f"/moderation/{hidden}/masquage", reason="Un nom de famille est écrit.")
        self.meet(self.resident, f"{address}/messages/{hidden}/recours")
        self.act(self.resident, body + "/fichiers", "/dossiers", name="Fête de l’île")
        page = self.resident.get(body + "/fichiers")
        form = self.form(page, "/fichiers")
        form.fields = [(name, "Le plan des stands" if name == "file_title" else value) for name, value in form.fields]
        shared = self.resident.send_file(page, form, "file", "plan.csv", b"stand,place\n1,quai\n")
        self.meet(self.resident, body + "/fichiers", shared.address.split("?")[0])
        training, = self.site.query("select id from trainings where audience = 'everyone' order by id")[0]
        self.meet(self.keeper, f"/formations/{training}/supports")
