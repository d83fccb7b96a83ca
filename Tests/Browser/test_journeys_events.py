"""An event, from its announcement to its report: who comes, who waits, who helps; and the forum where each project has its place."""

import time

import pytest

from rig.calendar import DAY, now, write
from rig.mail import links_of
from rig.walk import WAYS, way_name

HOUR = DAY // 24


def moment(days, hour):
    """As a field of date and hour holds it."""
    return time.strftime("%Y-%m-%d", time.localtime(time.time() + days * 86400)) + f"T{hour:02}:00"


@pytest.mark.parametrize("way", WAYS, ids=way_name)
def test_an_event_is_announced_waited_for_helped_at_and_told(own_site, walks, mailbox, way):
    agent = walks(own_site, "reception-agent", way=way, name="events-agent")
    agent.go("/bureau")
    agent.press("Agenda", exact=True, within=agent.page.locator(".side"))
    agent.press("Annoncer un événement")
    agent.select("Nature", "Stand")
    agent.fill("Titre", "Un banc, une idée")
    agent.fill("Ce que l’on y fera", "Asseyez-vous, dites-nous ce qui manque à la place.")
    agent.fill("Début", moment(6, 10))
    agent.fill("Fin", moment(6, 12))
    agent.check("Sur inscription")
    agent.fill("Places", "1")
    agent.press("Enregistrer", exact=True)
    agent.must_correct()
    agent.fill("Lieu", "Place de la Gare", exact=True)
    agent.press("Enregistrer", exact=True)
    agent.reads("L’événement est préparé. Relisez-le, puis publiez-le.")
    desk = agent.path.split("?")[0]
    agent.press("Publier", exact=True)
    agent.reads("L’événement est dans l’agenda.")
    agent.press("Les coups de main")
    agent.fill("Ce qu’il y a à faire", "Inviter les passants")
    agent.press("Proposer", exact=True)
    agent.reads("L’heure est proposée aux habitants.")

    visitor = walks(own_site, None, way=way, name="events-visitor")
    visitor.go("/")
    visitor.follow("Agenda", exact=True)
    visitor.press("Un banc, une idée")
    page = visitor.path.split("?")[0]
    visitor.fill("Nom", "Jeanne Morel", exact=True)
    visitor.press("Je viens", exact=True)
    visitor.must_correct()
    visitor.fill("Adresse électronique", "jeanne@exemple.fr")
    visitor.press("Je viens", exact=True)
    visitor.reads("Regardez votre boîte : un courriel vous demande de confirmer votre venue.")
    letter = mailbox.wait_for("jeanne@exemple.fr", visitor.said("Confirmez votre venue : …").split("…")[0].strip())
    own = next(link[link.index("/agenda/suivi/"):] for link in links_of(letter) if "/agenda/suivi/" in link)
    visitor.go(own)
    visitor.press("Confirmer ma venue")
    visitor.reads("Votre place est retenue.")

    resident = walks(own_site, "resident", way=way, name="events-resident")
    resident.go(page)
    resident.press("M’inscrire en liste d’attente")
    resident.reads("C’est complet : vous êtes en liste d’attente, nous vous prévenons si une place se libère.")
    visitor.go(own)
    visitor.confirm("Annuler mon inscription")
    visitor.reads("Votre place est rendue. Merci de nous avoir prévenus.")
    resident.go(page)
    resident.reads("Inscrit·e")
    resident.press("Voir les heures")
    resident.press("Je viens aider")
    resident.reads("Merci ! Nous comptons sur vous.")

    # The day has come, and gone.
    for table, condition in (("events", "id = ?"), ("event_help_slots", "event_id = ?")):
        write(own_site, f"update {table} set starts_at = ?, ends_at = ? where {condition}", now() - 3 * HOUR, now() - HOUR, int(page.rsplit("/", 1)[1]))
    agent.go(desk)
    agent.press("Compter et raconter")
    agent.fill("Combien de personnes sont venues", "27")
    agent.check("Sylvie Marchandeau")
    agent.press("Enregistrer", exact=True)
    agent.reads("Les présences sont notées.")
    agent.fill("Compte rendu", "Vingt-sept personnes se sont assises ; il manque de l’ombre et une fontaine.", exact=True)
    agent.fill("Idées recueillies", "5")
    agent.press("Publier le compte rendu")
    agent.reads("Le compte rendu est publié.")
    resident.go(page + "/aide")
    resident.fill("Combien de personnes avez-vous rencontrées ?", "14")
    resident.fill("Ce qui s’est dit", "On voudrait une fontaine.")
    resident.press("Envoyer", exact=True)
    resident.reads("Merci : l’équipe lira votre récit.")
    agent.go(desk + "/aide")
    agent.reads("On voudrait une fontaine.")
    visitor.go("/agenda?quand=passes")
    visitor.reads("il manque de l’ombre et une fontaine")


@pytest.mark.parametrize("way", WAYS, ids=way_name)
def test_a_proposer_chooses_her_place_at_the_forum(own_site, walks, way):
    proposer = walks(own_site, "resident", way=way, name="forum-proposer")
    proposer.go("/agenda?nature=forum")
    proposer.press("Le forum des projets", exact=True)
    proposer.press("Choisir la place de mon projet")
    proposer.page.locator("main select[name=stand]").select_option(index=1)
    proposer.press("Prendre cette place")
    proposer.reads("La place est à vous.", "Des arbres place du Marché-aux-Toiles")
    officer = walks(own_site, "project-officer", way=way, name="forum-officer")
    officer.go("/bureau/agenda")
    officer.press("Le forum des projets", exact=True)
    officer.press("Le programme du forum")
    officer.reads("Des arbres place du Marché-aux-Toiles")
    officer.press("Inviter les porteurs de projet")
    officer.reads("Les porteurs de projet sont invités.")
    proposer.go("/agenda?nature=forum")
    proposer.press("Le forum des projets", exact=True)
    proposer.press("Lire le programme")
    proposer.press("Rendre cette place")
    proposer.reads("La place est rendue.")
