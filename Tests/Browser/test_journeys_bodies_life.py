"""What bodies live between their meetings, by the people who do it: an election, the mail of a body, a training day.

In French and in English."""

import datetime

import pytest

from rig.calendar import now, write
from rig.walk import WAYS, way_name

HOUR = 3_600_000


def moment(days, hour):
    return (datetime.date.today() + datetime.timedelta(days=days)).isoformat() + f"T{hour:02}:00"


@pytest.mark.parametrize("way", WAYS, ids=way_name)
def test_an_election_from_its_candidates_to_its_proclamation(own_site, walks, way):
    officer = walks(own_site, "assembly-officer", way=way, name="election-officer")
    member = walks(own_site, "resident", way=way, name="election-member")
    visitor = walks(own_site, None, way=way, name="election-visitor")
    officer.go("/instances/vieux-ponts")
    officer.press("Les élections")
    officer.press("Élection : Porte-parole")
    election = officer.path
    officer.reads("Candidatures ouvertes", "Clémence Hautbois")
    member.go(election)
    member.unfold("Me présenter")
    member.fill("Pourquoi vous", "court")
    member.press("Me présenter", exact=True)
    member.must_correct()
    member.fill("Pourquoi vous", "Je connais chaque rue du quartier, et je sais écouter.")
    member.press("Me présenter", exact=True)
    member.reads("Vous êtes candidat·e.")
    visitor.go(election)
    visitor.reads("Sylvie Marchandeau", "je sais écouter")

    number = election.rsplit("/", 1)[1]
    write(own_site, f"update elections set candidates_until = ? where id = {number}", now() - HOUR)
    write(own_site, f"update election_rounds set opens_at = ?, closes_at = ? where election_id = {number}", now() - HOUR, now() + HOUR)
    member.go(election)
    member.press("Mettre dans l’urne")
    member.reads("Choisissez quelqu’un, ou cochez le vote blanc.")
    member.check("Sylvie Marchandeau")
    member.press("Mettre dans l’urne")
    member.reads("Votre bulletin est dans l’urne.")
    member.go(election)
    member.reads("Vous avez voté. Personne ne sait pour qui.")
    officer.go(election)
    officer.does_not_read("Bulletins : …, dont blancs : …. Exprimés : ….", "Ont la majorité : ….")

    write(own_site, f"update election_rounds set closes_at = ? where election_id = {number}", now() - 1000)
    officer.go(election)
    officer.reads("Ont la majorité : Sylvie Marchandeau.")
    officer.press("Proclamer")
    visitor.go(election)
    visitor.reads("Résultat du premier tour", "Élu·e", "Bulletins : 1, dont blancs : 0. Exprimés : 1.")
    visitor.go("/instances/vieux-ponts")
    visitor.reads("Sylvie Marchandeau, " + visitor.said("Porte-parole"))


@pytest.mark.parametrize("way", WAYS, ids=way_name)
def test_a_message_reaches_the_bureau_and_is_answered(own_site, walks, way):
    visitor = walks(own_site, None, way=way, name="mail-visitor")
    chair = walks(own_site, "resident", way=way, name="mail-chair")
    visitor.go("/instances/vieux-ponts")
    visitor.press("Écrire à l’instance")
    visitor.press("Envoyer", exact=True)
    visitor.must_correct()
    visitor.fill("Votre nom", "Ada Lenoir")
    visitor.fill("Adresse électronique", "ada.lenoir@ville.example")
    visitor.fill("Sujet", "Une poubelle sur le quai")
    visitor.fill("Votre message", "Il en manque une entre les deux ponts.")
    visitor.press("Envoyer", exact=True)
    visitor.reads("Votre message est parti. Le bureau vous répond par courriel.")
    chair.go("/instances/vieux-ponts")
    chair.press("Courrier")
    chair.reads("Une poubelle sur le quai", "À répondre")
    chair.press("Une poubelle sur le quai")
    chair.fill("La réponse de l’instance", "Merci, nous le demandons à la ville.")
    chair.press("Envoyer", exact=True)
    chair.reads("La réponse est partie.", "nous le demandons à la ville")
    thread = chair.path
    assert visitor.go(thread) == 404, "the thread is theirs"


@pytest.mark.parametrize("way", WAYS, ids=way_name)
def test_a_training_day_from_the_catalogue_to_the_certificate(own_site, walks, way):
    officer = walks(own_site, "assembly-officer", way=way, name="training-officer")
    member = walks(own_site, "resident", way=way, name="training-member")
    officer.go("/bureau")
    officer.follow("Formations")
    officer.unfold("Ajouter une formation")
    officer.fill("Titre", "Écrire une demande")
    officer.fill("Programme", "Une idée, une raison, un lieu, et à qui la porter.")
    officer.press("Ajouter", exact=True)
    officer.unfold("Ajouter une session")
    officer.fill("Début", moment(5, 9))
    officer.fill("Fin", moment(5, 12))
    officer.fill("Lieu", "Maison des associations")
    officer.press("Ajouter", exact=True)
    training = officer.path
    member.go("/formations")
    member.press("Écrire une demande")
    member.press("M’inscrire")
    member.reads("Votre place est retenue.", "Rendre ma place")
    write(own_site, f"update training_sessions set starts_at = ?, ends_at = ? where training_id = {training.rsplit('/', 1)[1]}", now() - 2 * HOUR, now() - HOUR)
    officer.go(training)
    officer.unfold("Présences")
    officer.check("Sylvie Marchandeau")
    officer.press("Enregistrer", exact=True)
    officer.reads("Les présences sont notées. Les attestations sont prêtes.")
    member.go(training)
    member.press("Mon attestation")
    member.reads("… atteste que Sylvie Marchandeau a suivi « Écrire une demande ».")
    member.back()
    member.unfold("Donner mon avis")
    member.check("Très utile")
    member.fill("Ce que vous en pensez", "Je sais enfin à qui écrire.")
    member.press("Envoyer", exact=True)
    officer.go(training)
    officer.reads("Avis : 1, moyenne … sur 4.", "Je sais enfin à qui écrire.")
