"""How bodies are filled and held, by the people who do it, in French and in English: a citizens' assembly drawn by lot, convened,
renewed by a third; a children's council elected by its classes; the quarterly session of a CICA."""

import datetime
import json
import re

import pytest

from rig.calendar import DAY, now, write
from rig.mail import links_of
from rig.people import Person
from rig.site import run
from rig.walk import WAYS, way_name

HOUR = 3_600_000
YEAR = 366 * DAY
VOLUNTEERS = "Tirage au sort parmi les volontaires"


def day(days):
    return (datetime.date.today() + datetime.timedelta(days=days)).isoformat()


def moment(days, hour):
    return day(days) + f"T{hour:02}:00"


def residents(site, count):
    """Addresses of residents without a role and without a seat, Sylvie Marchandeau aside."""
    return [row[0] for row in site.query(
        "select email from accounts where email like '%@valmont.example' and id not in (select account_id from grants)"
        " and id not in (select account_id from seats) and email not like 'sylvie%' order by id desc limit ?", count)]


def create(officer, kind, slug, name, purpose, place=None):
    """The officer creates a body of a kind and publishes its charter."""
    officer.go("/bureau")
    officer.follow("Tableau des instances")
    officer.press("Nouvelle instance")
    officer.press(kind)
    officer.fill("Nom dans l’adresse", slug)
    officer.fill("Nom de l’instance", name)
    officer.fill("À quoi elle sert", purpose)
    if place:
        officer.check(place)
    officer.press("Créer l’instance")
    officer.press("Enregistrer le brouillon")
    officer.fill("Motif", "Délibération n° 31 du 3 novembre")
    officer.press("Publier la charte")
    officer.reads("La charte est publiée : l’instance est ouverte aux habitants.")


def volunteer(walk, body, gender):
    walk.go("/instances")
    walk.press(body)
    walk.press("Participer", exact=True)
    walk.check(VOLUNTEERS)
    walk.check(gender, exact=True)
    walk.press("Envoyer", exact=True)
    walk.reads("La lettre d’engagement est à accepter pour siéger.")
    walk.check("J’accepte la lettre d’engagement et la charte")
    walk.press("Envoyer", exact=True)
    walk.reads("Votre demande est arrivée. Vous recevrez la réponse par courrier électronique.")


def also_volunteers(site, email, slug, gender):
    """The same form, sent without a browser: the others who ask to sit."""
    person = Person(site, {"role": "resident", "email": email, "password": site.logins[0]["password"]})
    page = person.get(f"/instances/{slug}/participer")
    form = next(form for form in page.markup.forms if form.action.endswith("/participer"))
    college, = site.query("select c.id from colleges c join assemblies a on a.id = c.assembly_id where a.slug = ? and c.name = ?", slug, VOLUNTEERS)[0]
    answer = person.send(page, form, college=str(college), gender=gender, engaged="1", shown_as="name")
    assert answer.status == 200 and "arrivée" in answer.text, answer.markup.words[:600]


def draw(site, officer, visitor, slug, size, seed):
    """The pool is fixed and published, then the public seed comes, then the lot; the command finds the same people."""
    officer.go(f"/bureau/instances/{slug}/candidatures")
    officer.press(f"Tirage au sort : {VOLUNTEERS}")
    officer.fill("Personnes à tirer", str(size))
    officer.fill("Ce qui donnera la graine", "Les cinq numéros du Loto de samedi, dans l’ordre de leur sortie")
    officer.fill("Quand on la connaîtra", moment(-1, 20))
    officer.press("Fixer et publier")
    officer.reads("Choisissez un moment à venir.")
    officer.fill("Quand on la connaîtra", moment(2, 20))
    officer.press("Fixer et publier")
    published = officer.path.split("?")[0]
    visitor.go(published)
    visitor.reads("Le tirage n’est pas fait : la graine n’est pas encore connue. Ce dont on tire est fixé et ne changera plus.", "Refaire le tirage")
    officer.go(f"/bureau/instances/{slug}/candidatures")
    officer.press(f"Tirage au sort : {VOLUNTEERS}")
    officer.reads("La graine sera connue le … : on ne tire pas avant.")
    number = published.rsplit("/", 1)[1]
    write(site, "update draws set announced_at = ?, seed_at = ? where id = ?", now() - DAY, now() - 1000, number)
    officer.go(officer.path)
    officer.fill("La graine", "demain")
    officer.press("Tirer au sort")
    officer.reads("Écrivez les nombres rendus publics.")
    officer.fill("La graine", seed)
    officer.press("Tirer au sort")
    officer.reads("Le tirage est fait. Chacun est prévenu.", "Les lignes tirées")
    visitor.go(published)
    visitor.reads("Les lignes tirées")
    proven(site, visitor, published, size)


def proven(site, visitor, published, size):
    """Anybody draws again, with the two files and the command that the page gives, and finds the rows that the page shows."""
    files = {}
    for name in ("vivier.csv", "quotas.csv"):
        answer = visitor.page.request.get(site.address + published + "/" + name)
        assert answer.status == 200
        files[name] = site.log.parent / name
        files[name].write_text(answer.text())
    command = visitor.page.locator("main pre").inner_text()
    seed = re.search(r'--seed "([^"]+)"', command).group(1)
    method = re.search(r"--method (\w+)", command).group(1)
    told = json.loads(run("draw", "--pool", files["vivier.csv"], "--categories", files["quotas.csv"], "--size", size, "--method", method, "--seed", seed, "--json"))
    shown = re.search(re.escape(visitor.said("Les lignes tirées")) + r"\s+([\d, ]+)", visitor.words).group(1)
    assert sorted(told["panel"]) == sorted(int(row) for row in shown.split(",")) and len(told["panel"]) == size


@pytest.mark.parametrize("way", WAYS, ids=way_name)
def test_an_assemblee_citoyenne_is_drawn_convened_and_renewed_by_a_third(own_site, mailbox, walks, way):
    officer = walks(own_site, "assembly-officer", way=way, name="drawn-officer")
    visitor = walks(own_site, None, way=way, name="drawn-visitor")
    create(officer, "Assemblée citoyenne", "eau", "Assemblée de l’eau", "Des habitants tirés au sort débattent de l’eau dans la ville.")
    officer.press("Collèges", exact=True)
    officer.page.locator("main summary", has_text=officer.said("Modifier")).nth(1).click()
    with officer.inside(officer.page.locator("main form[action$='/colleges']").nth(1)):
        officer.fill("Sièges", "5")
        officer.press("Enregistrer")
    officer.reads("La parité demande un nombre pair de sièges.")
    with officer.inside(officer.page.locator("main form[action$='/colleges']").nth(1)):
        officer.fill("Sièges", "6")
        officer.fill("Suppléants", "2")
        officer.press("Enregistrer")
    officer.reads("Le collège est enregistré.")

    # Five women and five men, two of them in a browser.
    emails = residents(own_site, 10)
    for email, gender in zip(emails[:2], ("Femme", "Homme")):
        volunteer(walks(own_site, email, way=way, name="drawn-volunteer"), "Assemblée de l’eau", gender)
    for place, email in enumerate(emails[2:]):
        also_volunteers(own_site, email, "eau", ("woman", "man")[place % 2])
    draw(own_site, officer, visitor, "eau", 6, "7 - 12 - 23 - 31 - 44")
    seats = own_site.query("select s.gender, s.rank, a.email from seats s join accounts a on a.id = s.account_id"
                           " join assemblies b on b.id = s.assembly_id where b.slug = 'eau'")
    drawn = [email for _, rank, email in seats if rank == "member"]
    assert sorted(gender for gender, rank, _ in seats if rank == "member") == ["man"] * 3 + ["woman"] * 3
    assert sum(rank == "substitute" for _, rank, _ in seats) == 2
    mailbox.wait_for(drawn[0], "Vous avez été tiré·e au sort")
    unlucky = next(email for email in emails if email not in [seat[2] for seat in seats])
    mailbox.wait_for(unlucky, "le sort ne vous a pas désigné·e")

    # Convened, within the notice of the charter; a member answers.
    officer.go("/bureau/instances/eau")
    officer.press("Préparer une réunion")
    officer.fill("Titre", "Première session")
    officer.fill("Début", moment(30, 9))
    officer.fill("Fin", moment(30, 17))
    officer.fill("Lieu et adresse", "Maison des associations")
    officer.check("Garde d’enfants prévue")
    officer.press("Continuer vers l’ordre du jour")
    officer.reads("L’ordre du jour est vide : ajoutez au moins un sujet.")
    officer.fill("Sujet", "La nappe et la rivière")
    officer.press("Ajouter", exact=True)
    officer.press("Convoquer les membres")
    meeting = officer.path.split("?")[0].removesuffix("/preparation")
    letter = mailbox.wait_for(drawn[1], "La nappe et la rivière")
    member = walks(own_site, drawn[1], way=way, name="drawn-member")
    member.go(next(link for link in links_of(letter) if meeting in link).split("?")[0])
    member.reads("La nappe et la rivière", "Convoquée", "Garde prévue")
    member.check("Je viens")
    member.fill("Vos besoins", "Garde pour un enfant")
    member.press("Répondre", exact=True)
    member.reads("Vient")
    officer.go(meeting + "/preparation")
    officer.reads("Garde pour un enfant")

    # A third leaves: who it is was known from the first day.
    officer.go("/bureau/instances/eau")
    officer.press("Renouvellement", exact=True)
    officer.reads("Mandats qui finissent le …")
    leaving = [row[0] for row in own_site.query(
        "select a.email from seats s join accounts a on a.id = s.account_id join assemblies b on b.id = s.assembly_id where b.slug = 'eau' and s.rank = 'member'"
        " and s.until_at = (select min(until_at) from seats where assembly_id = s.assembly_id) order by s.id")]
    assert len(leaving) == 2, "a third of six"
    officer.press("Ouvrir le renouvellement")
    officer.must_correct()
    officer.fill("L’appel", "Deux sièges s’ouvrent à l’assemblée de l’eau. Portez-vous volontaire avant l’été.")
    officer.press("Ouvrir le renouvellement")
    officer.reads("Le renouvellement est ouvert. Les membres qui partent sont prévenus.")
    mailbox.wait_for(leaving[0], "votre siège est à renouveler")
    visitor.go("/instances/eau")
    visitor.press("Le renouvellement")
    visitor.reads("Deux sièges s’ouvrent à l’assemblée de l’eau.", "Sièges à pourvoir")
    # A year passes for this body.
    eau, = own_site.query("select id from assemblies where slug = 'eau'")[0]
    for sql in ("update assemblies set starts_at = starts_at - ? where id = ?", "update renewals set due_at = due_at - ? where assembly_id = ?",
                "update seats set from_at = from_at - ?1, until_at = until_at - ?1 where assembly_id = ?2"):
        write(own_site, sql, YEAR, eau)
    gone = walks(own_site, leaving[0], way=way, name="drawn-gone")
    gone.go("/instances/eau")
    gone.does_not_read("Vous êtes membre")
    volunteers = residents(own_site, 4)
    for email, gender in zip(volunteers, ("woman", "man", "woman", "man")):
        also_volunteers(own_site, email, "eau", gender)
    draw(own_site, officer, visitor, "eau", 2, "3, 9, 18, 40, 41")
    newcomers = own_site.query("select count(*) from seats s join accounts a on a.id = s.account_id where s.assembly_id = ? and s.rank = 'member'"
                               " and s.from_at > ?", eau, now() - HOUR)[0][0]
    assert newcomers == 2
    assert sorted(row[0] for row in own_site.query("select gender from seats where assembly_id = ? and rank = 'member' and left_at is null and until_at > ?", eau, now())) \
        == ["man"] * 3 + ["woman"] * 3, "with those who stay, the whole assembly is half women, half men"
    officer.go("/instances/eau/renouvellement")
    officer.fill("Ce qu’il en est", "Deux membres sont partis, deux personnes tirées au sort siègent depuis aujourd’hui.")
    officer.press("Clore le renouvellement")
    officer.reads("Le renouvellement est clos.")
    visitor.go("/instances/eau/renouvellement")
    visitor.reads("Renouvellements passés", "Deux membres sont partis")


@pytest.mark.parametrize("way", WAYS, ids=way_name)
def test_a_class_elects_its_delegates_to_the_childrens_council(own_site, mailbox, walks, way):
    council = "/instances/conseil-des-enfants"
    teacher_mail = residents(own_site, 1)[0]
    officer = walks(own_site, "assembly-officer", way=way, name="children-officer")
    officer.go("/bureau/instances/conseil-des-enfants")
    officer.press("Classes", exact=True)
    officer.unfold("Inscrire une classe")
    officer.fill("École", "École Rosa-Parks")
    officer.fill("Classe", "CM2 de M. Aubry", exact=True)
    officer.fill("Adresse électronique de l’adulte qui la porte", "personne@exemple.fr")
    officer.press("Inscrire", exact=True)
    officer.reads("Personne n’a de compte à cette adresse : cette personne doit d’abord en créer un.")
    officer.fill("Adresse électronique de l’adulte qui la porte", teacher_mail)
    officer.press("Inscrire", exact=True)
    officer.reads("La classe est inscrite. La personne qui la porte est prévenue.", "Vote à venir")

    letter = mailbox.wait_for(teacher_mail, "vous portez la classe")
    link = next(link for link in links_of(letter) if "/classes/" in link).split("?")[0].removeprefix(own_site.address)
    teacher = walks(own_site, teacher_mail, way=way, name="children-teacher")
    teacher.go(link)
    teacher.fill("Filles", "Zoé\nMila")
    teacher.fill("Garçons", "Noé 2")
    teacher.press("Inscrire", exact=True)
    teacher.reads("Un prénom par ligne, sans nom de famille.")
    teacher.fill("Garçons", "Noé\nYanis\nElias")
    teacher.press("Inscrire", exact=True)
    teacher.reads("Les prénoms sont inscrits. Notez maintenant les autorisations reçues.", "Aucun élève n’a encore l’autorisation de ses parents.")
    with teacher.inside("form[action$='/autorisations']"):
        for child in ("Zoé", "Mila", "Noé", "Yanis"):
            teacher.check(child)
        teacher.press("Enregistrer", exact=True)
    teacher.reads("Les autorisations sont notées.")

    def count(**votes):
        with teacher.inside("form[action$='/vote']"):
            for child, number in votes.items():
                teacher.fill(child, str(number))
            teacher.press("Enregistrer le vote")

    with teacher.inside("form[action$='/vote']"):
        teacher.fill("Votants", "20")
        assert teacher.page.get_by_label("Elias").and_(teacher.page.locator("input[type=number]")).count() == 0, "no parents' agreement, no candidate"
    count(Zoé=15, Mila=10, Noé=14, Yanis=6)
    teacher.reads("Chacun vote pour une fille et pour un garçon : il y a trop de voix.")
    count(Zoé=10, Mila=10, Noé=14, Yanis=6)
    teacher.reads("Le vote de la classe est noté. La personne qui anime le conseil le confirme.")
    assert not teacher.sees("Confirmer les délégués"), "who counts confirms"
    officer.go(link)
    officer.reads("Des élèves sont à égalité : le sort doit les départager, devant la classe.")
    teacher.go(link)
    with teacher.inside("form[action$='/vote']"):
        teacher.page.locator("form[action$='/vote']").get_by_role("checkbox", name="Mila").check(force=True)
        teacher.press("Enregistrer le vote")
    officer.go(link)
    officer.press("Confirmer les délégués")
    officer.reads("Les délégués siègent.", "Délégués élus")
    mailbox.wait_for(teacher_mail, "Siègent pour la classe : Mila")
    seated = own_site.query("select p.given_name, s.gender from seats s join pupils p on p.id = s.pupil_id where p.class_id = ? and s.left_at is null order by 1",
                            link.rsplit("/", 1)[1])
    assert seated == [("Mila", "woman"), ("Noé", "man")]

    # Nobody outside reads a child's name.
    visitor = walks(own_site, None, way=way, name="children-visitor")
    visitor.go(council)
    visitor.does_not_read("Mila", "Noé")
    visitor.reads("… membres, qui n’ont pas souhaité figurer ici.")
    visitor.press("Les classes")
    visitor.reads("École Rosa-Parks", "Délégués élus")
    visitor.does_not_read("Mila", "Noé")
    assert not visitor.sees("CM2 de M. Aubry")
    visitor.go(link)
    visitor.is_at("^/connexion")


@pytest.mark.parametrize("way", WAYS, ids=way_name)
def test_a_cica_holds_its_quarterly_session(own_site, mailbox, walks, way):
    officer = walks(own_site, "assembly-officer", way=way, name="cica-officer")
    create(officer, "Comité d’initiative et de consultation (CICA)", "cica", "CICA des Tanneurs",
           "Les associations de l’arrondissement prennent part à ses débats.", place="Les Tanneurs")
    chair_mail, other_mail = residents(own_site, 2)
    chair, other = (walks(own_site, email, way=way, name=name) for email, name in ((chair_mail, "cica-chair"), (other_mail, "cica-member")))
    for walk, association, rna in ((chair, "Les Amis du canal", "W691234567"), (other, "Vélo pour tous", "W691234568")):
        walk.go("/instances/cica")
        walk.press("Participer", exact=True)
        walk.fill("Nom de l’association", association)
        walk.fill("Numéro RNA", "691234567")
        walk.check("J’accepte la lettre d’engagement et la charte")
        walk.press("Envoyer", exact=True)
        walk.reads("Un numéro RNA est un W suivi de neuf chiffres.")
        walk.fill("Numéro RNA", rna)
        walk.page.locator("main input[name=statutes]").set_input_files(
            {"name": "statuts.txt", "mimeType": "text/plain", "buffer": f"Statuts de l’association {association}\n".encode()})
        walk.press("Envoyer", exact=True)
        walk.reads("Votre demande est arrivée. Vous recevrez la réponse par courrier électronique.")
    for rest in (1, 0):
        officer.go("/bureau/instances/cica/candidatures")
        officer.reads("Statuts : ")
        officer.check("Membre titulaire")
        officer.check("J’ai lu les statuts et vérifié le numéro RNA")
        officer.press("Répondre", exact=True)
        officer.reads("La réponse est partie.")
        assert officer.page.locator("main form[action*='/candidatures/']").count() == rest
    mailbox.wait_for(chair_mail, "Votre candidature est acceptée")
    officer.press("Membres", exact=True)
    officer.press(own_site.query("select display_name from accounts where email = ?", chair_mail)[0][0])
    with officer.inside("form[action$='/fonction']"):
        officer.check("Présidence")
        officer.press("Enregistrer")

    # The chair prepares four sessions, one each quarter; a member has her subject put on the agenda of the first.
    chair.go("/instances/cica")
    chair.press("Préparer une réunion")
    chair.select("Nature", "Séance trimestrielle")
    chair.fill("Titre", "Séance d’hiver")
    chair.fill("Début", moment(30, 18))
    chair.fill("Fin", moment(30, 20))
    chair.fill("Lieu et adresse", "Mairie d’arrondissement, salle du conseil")
    chair.page.locator("main details", has=chair.page.locator("select[name=repeat]")).locator("summary").click()
    chair.page.locator("main select[name=repeat]").select_option(label=chair.said("Chaque trimestre"))
    chair.page.locator("main input[name=times]").fill("4")
    chair.press("Continuer vers l’ordre du jour")
    preparation = chair.path.split("?")[0]
    meeting = preparation.removesuffix("/preparation")
    assert own_site.query("select count(*) from meetings m join assemblies a on a.id = m.assembly_id where a.slug = 'cica'")[0][0] == 4
    chair.fill("Sujet", "Le bilan de l’année")
    chair.press("Ajouter", exact=True)
    chair.press("Convoquer les membres")
    mailbox.wait_for(other_mail, "Le bilan de l’année")
    other.go(meeting)
    other.unfold("Proposer un sujet")
    other.fill("Sujet", "Les arceaux à vélos")
    other.fill("Précisions", "Quarante associations en demandent.")
    other.press("Proposer", exact=True)
    other.reads("Votre sujet est proposé. Le bureau vous répond.")
    chair.go(preparation)
    chair.reads("Sujets proposés par les membres", "Les arceaux à vélos")
    chair.check("Inscrire à l’ordre du jour", exact=True)
    chair.press("Répondre", exact=True)
    chair.reads("La réponse est enregistrée.")
    # Ten days before, the day to notify subjects has passed.
    identity = meeting.rsplit("/", 1)[1]
    write(own_site, "update meetings set starts_at = ?, ends_at = ? where id = ?", now() + 10 * DAY, now() + 10 * DAY + 2 * HOUR, identity)
    other.go(meeting)
    other.does_not_read("Proposer un sujet")

    # The session: no quorum is asked, the voice is consultative, the city answers.
    write(own_site, "update meetings set starts_at = ?, ends_at = ? where id = ?", now(), now() + 2 * HOUR, identity)
    chair.go(meeting + "/seance")
    chair.press("Ouvrir la séance")
    for email in (chair_mail, other_mail):
        name, = own_site.query("select display_name from accounts where email = ?", email)[0]
        chair.select(f"Présence de {name}", "Présent·e")
    chair.press("Enregistrer les présences")
    chair.reads("La charte ne demande pas de quorum. Présents : 2, représentés : 0.")
    bikes = chair.page.locator("main form[action$='/vote']").last
    chair.page.locator("main summary", has_text=chair.said("Noter un vote")).last.click()
    with chair.inside(bikes):
        chair.fill("Pour", "3")
        chair.press("Enregistrer le vote")
    chair.must_correct()
    with chair.inside(chair.page.locator("main form[action$='/vote']").last):
        chair.fill("Pour", "2")
        chair.press("Enregistrer le vote")
    chair.reads("Avis favorable : 2 pour, 0 contre, abstentions : 0.")
    chair.confirm("Clore la séance")

    # Minutes: written, sent, corrected by a member, then public.
    chair.go(meeting + "/compte-rendu")
    chair.press("Enregistrer", exact=True)
    chair.press("Envoyer aux membres")
    mailbox.wait_for(other_mail, "compte rendu")
    other.go(meeting)
    other.press("Lire et corriger le projet")
    other.unfold("Demander une correction")
    other.fill("Ce qui est à corriger", "Nous avons dit quatre-vingts arceaux.")
    other.press("Envoyer", exact=True)
    chair.go(meeting + "/compte-rendu")
    chair.reads("Nous avons dit quatre-vingts arceaux.")
    chair.check("Prise en compte", exact=True)
    chair.press("Répondre", exact=True)
    visitor = walks(own_site, None, way=way, name="cica-visitor")
    visitor.go(meeting)
    visitor.reads("Séance d’hiver", "Les arceaux à vélos", "Avis favorable : 2 pour, 0 contre, abstentions : 0.",
                  "Il sera publié quand la réunion suivante l’aura adopté. Les votes ci-dessus sont définitifs.")
